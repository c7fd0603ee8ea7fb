//! Every kind of paper of the slice: its fields are all known, it can be set, and what the records lack is said.

use crate::house::House;
use crate::papers::{draft, said};
use chibo_congress::preparing::{congress_attendance, guest, personnel_plan};
use chibo_congress::results::election;
use chibo_congress::slates::candidate;
use chibo_frame::Role::Secretary;
use chibo_frame::private::Find;
use chibo_frame::record;
use chibo_paper::writing::{pdf, plain};
use chibo_people::papers::{Choice, Draft, PaperKind, Subject, in_vietnamese, paper_of};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// All that a kind can be made of, with the paper of each; of a kind for many only the first five.
async fn made(house: &House, kind: &PaperKind) -> Vec<(Choice, Draft)> {
    let cell = house.find(house.congress).await.cell_id;
    let page = in_vietnamese(&house.app);
    let mut made = Vec::new();
    for choice in (kind.choices)(&house.app, &page, cell).await.unwrap().into_iter().take(5) {
        let subject = Subject { cell, id: choice.id, period: choice.period.clone() };
        let draft = paper_of(&house.app, kind, &subject).await.unwrap().unwrap_or_else(|| panic!("{} {}", kind.name, choice.label));
        made.push((choice, draft));
    }
    made
}

/// Somebody put forward from outside the committee's list, with a poll of the congress, and a plan.
async fn put_forward(house: &House) -> candidate::Model {
    let attendance = congress_attendance::Entity::find().filter(congress_attendance::Column::Status.eq("present"));
    let member = attendance.one(&house.app.db).await.unwrap().unwrap().member_id;
    let row = candidate::Model {
        id: house.app.new_id(),
        congress_id: house.congress,
        office: "committee".into(),
        member_id: member,
        source: "self_nominated".into(),
        nominator_id: None,
        withdrawal: "none".into(),
        agree: Some(40),
        attending: Some(100),
        decided: Some(true),
        place: None,
    };
    candidate::Entity::insert(candidate::ActiveModel::from(row.clone())).exec(&house.app.db).await.unwrap();
    let plan = personnel_plan::Model { congress_id: house.congress, seats: 5, surplus: 1, note: "Có cán bộ nữ.".into() };
    personnel_plan::Entity::insert(personnel_plan::ActiveModel::from(plan)).exec(&house.app.db).await.unwrap();
    row
}

#[tokio::test]
async fn every_field_is_known_and_every_paper_can_be_set() {
    let house = House::fifth().await;
    put_forward(&house).await;
    let mut seen = BTreeSet::new();
    for kind in chibo_congress::paper_kinds() {
        for (choice, draft) in made(&house, &kind).await {
            let unknown: Vec<_> = draft.gaps.iter().filter(|gap| gap.why.is_none()).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", kind.name);
            let text = plain::of(&draft.paper);
            assert!(!text.contains('{') && !text.contains('}') && !text.contains("[]"), "{}: {text}", kind.name);
            assert!(!choice.file.is_empty() && !choice.label.is_empty(), "{}", kind.name);
            assert!(kind.rule_on(draft.paper.day).is_some(), "{}", kind.name);
            let bytes = pdf(&[draft.paper]).unwrap();
            seen.insert(kind.name);
            assert!(bytes.starts_with(b"%PDF"), "{}", kind.name);
        }
    }
    assert_eq!(seen.len(), chibo_congress::paper_kinds().len(), "every kind has something to be made of: {seen:?}");
}

/// A congress of which nothing is recorded yet, without guests and deputy: each paper can be set, and says what it lacks.
#[tokio::test]
async fn what_is_missing_is_a_sentence() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let sixth = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap();
    guest::Entity::delete_many().exec(&house.app.db).await.unwrap();
    let mut sentences = BTreeSet::new();
    for kind in chibo_congress::paper_kinds() {
        for (choice, draft) in made(&house, &kind).await.into_iter().filter(|(choice, _)| choice.file.contains("VI")) {
            for gap in &draft.gaps {
                let why = gap.why.clone().unwrap_or_else(|| panic!("{}: {}", kind.name, gap.field));
                assert!(why.ends_with('.') && why.contains(' '), "{why}");
                sentences.insert(why);
            }
            assert!(pdf(&[draft.paper]).is_ok(), "{} {}", kind.name, choice.label);
        }
    }
    for said in ["Chưa điểm danh đại hội", "Chưa có bí thư trúng cử", "Chưa soạn mục tiêu", "chưa chốt kết quả"]
    {
        assert!(sentences.iter().any(|one| one.contains(said)), "{said}: {sentences:?}");
    }
    let id = sixth.rsplit_once('/').unwrap().1.parse().unwrap();
    let plan = said(&house, "congress-plan", id).await;
    assert!(!plan.contains("khách mời:") && plan.contains("Đề án nhân sự | 02/5/2025"), "{plan}");
}

/// Three rounds, the last between two who were tied, each with its papers and what follows from it.
#[tokio::test]
async fn three_rounds_stand_in_one_minutes() {
    let house = House::fifth().await;
    let row = house.elections().await.into_iter().find(|row| row.practice).unwrap();
    let real = election::Entity::update_many().col_expr(election::Column::Practice, Expr::value(false));
    real.filter(election::Column::Id.eq(row.id)).exec(&house.app.db).await.unwrap();
    let minutes = said(&house, "counting-minutes", row.id).await;
    for said in [
        "Lần bầu thứ 1",
        "Số phiếu phát ra: 100.",
        "Lần bầu thứ 2",
        "Đoàn Công Hòa, Vũ Hữu Hùng bằng phiếu, còn 1 chỗ.",
        "Lần bầu thứ 3",
        "ai nhiều phiếu hơn thì trúng cử, không cần quá một nửa",
        "1 | Đoàn Công Hòa | 50 | 49,50% | Trúng cử",
        "Trúng cử 05 đồng chí",
    ] {
        assert!(minutes.contains(said), "{said}\n{minutes}");
    }
    let ballots = said(&house, "ballots-handover", house.congress).await;
    assert!(ballots.contains(", lần 3 | 99 |") && ballots.contains("03/01/2023"), "{ballots}");
}

#[tokio::test]
async fn a_long_name_and_who_was_put_forward_from_outside() {
    let house = House::fifth().await;
    let one = put_forward(&house).await;
    let long = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Thanh Phương Trang Anh";
    assert!(long.chars().count() >= 60);
    let guests = guest::Entity::find().rows(&house.app.db).await.unwrap();
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "test", &()).await.unwrap();
    let named = guest::Model { name: long.to_owned(), ..guests[0].clone() };
    record::put::<guest::Entity>(&house.app, &tx, &act, Some(guests[0].clone()), named).await.unwrap();
    tx.commit().await.unwrap();
    let letter = draft(&house, "guest-invitation", guests[0].id, "5").await.unwrap();
    assert!(plain::of(&letter.paper).contains(&format!("Kính gửi: Đồng chí {long}")));
    assert!(pdf(&[letter.paper]).is_ok());
    let poll = said(&house, "opinion-poll-minutes", house.congress).await;
    assert!(poll.contains("Tự ứng cử | 40/100 (40,00%)"), "{poll}");
    let cv = draft(&house, "candidate-cv", one.member_id, "5").await.unwrap();
    let text = plain::of(&cv.paper);
    assert!(text.contains("Ngày vào Đảng: 03/02/1990") && text.contains("Tuổi Đảng: 32"), "{text}");
    let plan = said(&house, "personnel-plan", house.congress).await;
    assert!(plan.contains("Đại hội bầu 05 chi ủy viên; danh sách bầu cử 06 người, số dư 01 người"), "{plan}");
}

/// The votes by card stand with the figures of their second.
#[tokio::test]
async fn the_minutes_and_reports_say_who_was_in_the_hall() {
    let house = House::fifth().await;
    let minutes = said(&house, "congress-minutes", house.congress).await;
    for said in [
        "5. Báo cáo tình hình đảng viên dự đại hội",
        "Lúc biểu quyết: triệu tập 110 đảng viên chính thức; trong hội trường có 102 người, 100 người có quyền biểu quyết.",
        "Nghị quyết Đại hội: ",
        "Đại hội làm lễ chào cờ, hát Quốc ca và Quốc tế ca.",
        "Đoàn chủ tịch: Lương Văn Quân, Nguyễn Thị Thảo, Vũ Thanh Quân.",
        "đồng chí Trịnh Quốc Khải, Phó Bí thư Thường trực Thành ủy",
    ] {
        assert!(minutes.contains(said), "{said}\n{minutes}");
    }
    let report = said(&house, "attendance-report", house.congress).await;
    for said in [
        "ĐẠI HỘI CHI BỘ KHU 5B LẦN THỨ V",
        "có 112 đảng viên, trong đó 110 đảng viên chính thức",
        "Đảng viên dự bị có mặt: 2 đồng chí",
    ] {
        assert!(report.contains(said), "{said}\n{report}");
    }
    let programme = said(&house, "action-programme", house.congress).await;
    assert!(programme.contains("| Hồ Minh Long") && programme.contains("Quy định 24-QĐ/TW, ngày 30/7/2021"), "{programme}");
}
