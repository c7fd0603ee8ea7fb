//! The resolution and the article's draft.

use crate::house::{House, day};
use axum::http::StatusCode;
use chibo_congress::counting::{Totals, counting_round};
use chibo_congress::hall::{hall, hall_item};
use chibo_congress::{Paper, draft_facts, resolution_pdf};
use chibo_core::election::{Office, Spoilt};
use chibo_frame::Role::{Secretary, Teller};
use chibo_paper::writing::plain;
use chibo_people::papers::{Draft, Subject, paper_of};
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A paper of the house.
pub(crate) async fn draft(house: &House, kind: &str, id: Uuid, period: &str) -> Option<Draft> {
    let kind = chibo_congress::paper_kinds().into_iter().find(|one| one.name == kind).unwrap();
    let cell = house.find(house.congress).await.cell_id;
    paper_of(&house.app, &kind, &Subject { cell, id, period: period.into() }).await.unwrap()
}

/// What a paper says, as plain lines.
pub(crate) async fn said(house: &House, kind: &str, id: Uuid) -> String {
    plain::of(&draft(house, kind, id, "").await.unwrap().paper)
}

#[tokio::test]
async fn the_resolution_is_the_same_pdf_each_time() {
    let house = House::fifth().await;
    let pdf = async || match resolution_pdf(&house.app, house.congress).await.unwrap() {
        Paper::Pdf(pdf) => pdf,
        Paper::Letter(letter) => panic!("{letter}"),
        Paper::NoCongress | Paper::NotYet => panic!("no congress"),
    };
    let first = pdf().await;
    assert!(first.starts_with(b"%PDF"));
    assert!(first == pdf().await);
    let mut browser = house.signed_in(&[Secretary]).await;
    let page = browser.get(&house.path("/nghi-quyet.pdf")).await;
    assert!(page.bytes == first);
}

#[tokio::test]
async fn what_cannot_be_printed_is_said() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let form = browser.get(&house.path("/nghi-quyet")).await;
    assert!(form.one("#solutions").starts_with("Công tác xây dựng Đảng"));
    browser.post(&house.path("/nghi-quyet"), &[("aim", "Vươn lên 🚀"), ("signer", "Lương Văn Quân")]).await;
    let page = browser.get(&house.path("/nghi-quyet.pdf")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("🚀"));
}

#[tokio::test]
async fn the_article_tells_the_congress() {
    let house = House::fifth().await;
    let article = draft_facts(&house.app, house.congress).await.unwrap().unwrap();
    assert_eq!(article.headline, "Chi bộ khu 5B tổ chức Đại hội lần thứ V, nhiệm kỳ 2022-2025");
    for said in [
        "có 112 đảng viên",
        "triệu tập 110 đảng viên chính thức; 100 đồng chí có mặt",
        "gồm 05 đồng chí: Hồ Minh Long, Nguyễn Thanh Bình, Vũ Thị Loan, Đoàn Công Hòa, Trần Thanh Thủy",
        "Đồng chí Hồ Minh Long được bầu giữ chức Bí thư",
        "12 chỉ tiêu chủ yếu và 2 nhóm giải pháp",
        "- 100% đảng viên được học tập",
        "- Hằng năm trên 90% đảng viên hoàn thành tốt nhiệm vụ trở lên, trong đó 20% hoàn thành xuất sắc nhiệm vụ.",
        "- Kết nạp từ 01 đảng viên mới trở lên trong nhiệm kỳ.",
        "- Từ 95% trở lên số hộ trong khu",
        "- Hằng năm Chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên.",
    ] {
        assert!(article.body.contains(said), "{said}\n{}", article.body);
    }
    let place = |name: &str| article.body.find(name).unwrap();
    assert!(place("Trịnh Quốc Khải") < place("Lưu Thị Minh Hà") && place("Lưu Thị Minh Hà") < place("Phan Đình Trọng"));
    assert_eq!(article.body.matches("\n- ").count() + 1, 12 + 1, "twelve lines");
}

#[tokio::test]
async fn a_paper_bears_the_ward_of_its_date() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let sixth = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap();
    let sixth = sixth.rsplit_once('/').unwrap().1.parse().unwrap();
    let pdf = async |congress| match resolution_pdf(&house.app, congress).await.unwrap() {
        Paper::Pdf(pdf) => pdf,
        Paper::Letter(_) | Paper::NoCongress | Paper::NotYet => panic!("no paper"),
    };
    let before = (pdf(house.congress).await, pdf(sixth).await);
    chibo_people::units::load_succession(&house.app).await.unwrap();
    assert!(pdf(house.congress).await == before.0, "that of 3 July 2022 still names phường Quang Trung");
    assert!(pdf(sixth).await != before.1, "that of 1 July 2025 names phường Uông Bí");
}

/// Every paper takes its figures from the one gathering: who was there, who was elected by how many votes.
#[tokio::test]
async fn the_papers_agree_in_every_figure() {
    let house = House::fifth().await;
    let minutes = said(&house, "congress-minutes", house.congress).await;
    let request = said(&house, "approval-request", house.congress).await;
    let resolution = said(&house, "resolution", house.congress).await;
    let mut counted = 0;
    for row in house.elections().await.iter().filter(|row| !row.practice) {
        let count = said(&house, "counting-minutes", row.id).await;
        for figure in ["được triệu tập: 110.", "có mặt, được bầu: 100.", "có lý do được chấp nhận: 2."] {
            assert!(count.contains(figure) && minutes.contains(figure), "{figure}\n{count}");
        }
        let record = row.read().unwrap();
        let decision = record.decide().unwrap();
        let (base, needed) = (decision.base.base, decision.base.votes_needed);
        assert!(count.contains(&format!("{needed} phiếu trở lên trên {base}")), "{count}");
        for name in &decision.outcome.elected {
            let votes = decision.rounds[0].candidates.iter().find(|one| one.name == *name).unwrap().votes;
            let against = if record.office == Office::Committee { "" } else { " | " };
            assert!(count.lines().any(|l| l.contains(&format!("{name} | {votes}{against}")) && l.ends_with("Trúng cử")), "{count}");
            assert!(minutes.contains(&format!("Đồng chí {name}: {votes}/{base} phiếu")), "{minutes}");
            assert!(request.lines().any(|line| line.contains(name) && line.contains(&format!("{votes}/{base}"))), "{request}");
            counted += 1;
        }
        assert!(count.contains(&decision.outcome.elected.join(", ")));
        assert!(resolution.contains(&decision.outcome.elected.join(", ")));
        assert!(count.contains("kiểm phiếu bằng tay") && count.contains("1 | Phạm Văn Phúc | Trưởng ban"), "{count}");
        assert_eq!(count.matches("| Thành viên |").count(), 4);
    }
    assert_eq!(counted, 7);
    assert!(request.ends_with("BÍ THƯ\nHồ Minh Long"), "{request}");
    for paper in [&resolution, &request] {
        assert!(paper.contains("triệu tập 110 đảng viên chính thức, có mặt 100"), "{paper}");
    }
    assert!(resolution.ends_with("T/M ĐOÀN CHỦ TỊCH\nLương Văn Quân"), "{resolution}");
}

/// The page names every paper with what it lacks and where it is made; leads to the whole file.
#[tokio::test]
async fn one_page_leads_to_every_paper() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let list = browser.get(&house.path("/van-ban")).await;
    let committee = house.elections().await.into_iter().find(|row| !row.practice && row.office == "committee").unwrap();
    let links = list.all_attributes("tbody a", "href");
    for (kind, id) in [("resolution", house.congress), ("congress-minutes", house.congress), ("counting-minutes", committee.id)] {
        assert!(links.contains(&format!("/van-phong/van-ban/lap/{kind}/{id}")), "{kind}: {links:?}");
    }
    assert_eq!(list.all_attributes("input[name=ho_so]", "value"), ["Đại hội lần thứ V"], "all of them are made as one file");
    for file in ["/bien-ban.pdf", "/to-trinh.pdf", "/nghi-quyet.pdf"] {
        assert!(browser.get(&house.path(file)).await.bytes.starts_with(b"%PDF"), "{file}");
    }
    let mut teller = house.signed_in(&[Teller]).await;
    let minutes = house.path(&format!("/bau-cu/{}/bien-ban.pdf", committee.id));
    assert!(teller.get(&minutes).await.bytes.starts_with(b"%PDF"));
    let seen = teller.get(&house.path("/van-ban")).await.all_attributes("tbody a", "href");
    assert!(!seen.is_empty() && seen.iter().all(|href| href.contains("/counting-minutes/")), "{seen:?}");
}

#[tokio::test]
async fn a_count_that_is_not_final_is_not_printed() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let sixth = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap();
    let list = browser.get(&format!("{sixth}/van-ban")).await;
    assert!(list.body.contains("Chưa điểm danh đại hội") && !list.body.contains("/lap/approval-request/"), "{}", list.body);
    assert_eq!(browser.get(&format!("{sixth}/to-trinh.pdf")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let practice = house.elections().await.into_iter().find(|row| row.practice).unwrap();
    let minutes = house.path(&format!("/bau-cu/{}/bien-ban.pdf", practice.id));
    assert_eq!(browser.get(&minutes).await.status, StatusCode::UNPROCESSABLE_ENTITY, "practice elects nobody");
}

#[tokio::test]
async fn an_approval_is_recorded_and_who_is_left_out_ends() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = house.path("/chuan-y");
    let first = browser.get(&path).await;
    assert!(first.body.contains("lưu đến ngày 03/01/2023") && first.body.contains("Chưa ghi ngày cấp trên nhận"), "{}", first.body);
    let received = browser.post(&path, &[("received_on", "12/7/2022")]).await;
    assert_eq!(received.status, StatusCode::SEE_OTHER, "{}", received.body);
    let list = browser.get(&house.path("/van-ban")).await;
    assert!(list.body.contains("trước hết ngày 02/8/2022: đã quá"), "{}", list.body);
    let line = browser.get(&house.path("")).await.one("#elections ~ p a[href$='/chuan-y']");
    assert!(line.contains("trước hết ngày 02/8/2022"), "{line}");
    let early = browser.post(&path, &[("number", "45-QĐ/ĐU"), ("decided_on", "1/7/2022")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("Không thể trước ngày bầu (03/7/2022)") && early.body.contains("45-QĐ/ĐU"));
    let cell = house.find(house.congress).await.cell_id;
    let given = chibo_people::mandates::list(&house.app.db, cell).await.unwrap();
    let out = given.iter().find(|row| row.office == "deputy").unwrap().member_id.to_string();
    let decided = [("number", "45-QĐ/ĐU"), ("decided_on", "20/7/2022"), ("issuer", "Đảng ủy"), ("not_approved", out.as_str())];
    for _ in 0..2 {
        assert_eq!(browser.post(&path, &decided).await.status, StatusCode::SEE_OTHER);
    }
    for row in chibo_people::mandates::list(&house.app.db, cell).await.unwrap() {
        let until = (row.member_id.to_string() == out).then(|| day("19/7/2022"));
        assert_eq!(row.to_day, until, "{}", row.office);
        assert_eq!(row.note.is_some_and(|note| note.contains("45-QĐ/ĐU")), until.is_none());
    }
    let page = browser.get(&path).await;
    assert!(page.body.contains("quyết định 45-QĐ/ĐU ngày 20/7/2022") && page.body.contains("bầu bổ sung"), "{}", page.body);
}

/// What the tellers wrote down on the way stands in the minutes: which ways agreed, why papers are invalid.
#[tokio::test]
async fn how_it_was_counted_stands_in_the_minutes() {
    let house = House::fifth().await;
    let committee = house.elections().await.into_iter().find(|row| !row.practice && row.office == "committee").unwrap();
    let record = committee.read().unwrap();
    let count = record.rounds[0].count.clone().unwrap();
    let reasons = BTreeMap::from([(Spoilt::TooMany, count.ballots.invalid)]);
    let totals = |reasons| Totals {
        valid: count.ballots.valid,
        invalid: count.ballots.invalid,
        votes: count.votes.iter().map(|votes| (votes.agree(), 0)).collect(),
        reasons,
        looked_again: Vec::new(),
    };
    let text = |totals: Totals| Some(serde_json::to_string(&totals).unwrap());
    let row = counting_round::Model {
        id: house.app.random_id(),
        election_id: committee.id,
        round: 0,
        presence: "{}".into(),
        issued: count.ballots.issued.try_into().unwrap(),
        returned: Some(count.ballots.returned.try_into().unwrap()),
        bundle: 25,
        sealed: false,
        scan: None,
        keyed: text(totals(reasons)),
        hand: text(totals(BTreeMap::new())),
        alone: None,
        corrections: r#"[{"way":"hand","figure":"invalid","from":3,"to":2,"by":"Phạm Văn Phúc"}]"#.into(),
        entered: true,
    };
    let remarks = async || {
        let text = said(&house, "counting-minutes", committee.id).await;
        text.lines().skip_while(|line| !line.starts_with("6 | ")).take_while(|line| !line.starts_with("III.")).collect::<String>()
    };
    assert!(remarks().await.contains("Lý do phiếu không hợp lệ:") && !remarks().await.contains("cách"), "left to the pen");
    counting_round::Entity::insert(counting_round::ActiveModel::from(row)).exec(&house.app.db).await.unwrap();
    let said = remarks().await;
    assert!(said.contains("Phạm Văn Phúc sửa “Không hợp lệ”") && said.contains("từ 3 thành 2"), "{said}");
    assert!(said.contains("kiểm bằng 2 cách (hai người nhập, phiếu kiểm bằng tay); số liệu của các cách khớp nhau"), "{said}");
    assert!(said.contains(&format!("bầu quá số lượng ({})", count.ballots.invalid)) && !said.contains("……"), "{said}");
    let other = counting_round::Entity::update_many().col_expr(counting_round::Column::Issued, Expr::value(99));
    other.exec(&house.app.db).await.unwrap();
    assert!(!remarks().await.contains("khớp nhau"), "the record's count is another");
}

/// The minutes bear the hall's times of the day itself, not those of a rehearsal.
#[tokio::test]
async fn the_minutes_bear_the_times_of_the_day() {
    let house = House::fifth().await;
    let mut chair = house.signed_in(&[Secretary]).await;
    chair.post(&house.path("/dieu-hanh/mo"), &[]).await;
    assert_eq!(chair.post(&house.path("/dieu-hanh/buoc"), &[("step", "next")]).await.status, StatusCode::SEE_OTHER);
    let minutes = async || said(&house, "congress-minutes", house.congress).await;
    let before = minutes().await;
    assert!(!before.contains("13:31"), "a rehearsal in another year");
    assert!(before.contains("bế mạc hồi …… giờ"));
    let at: chrono::DateTime<chrono::Utc> = "2022-07-03T06:31:00Z".parse().unwrap();
    let run = hall_item::Entity::update_many().col_expr(hall_item::Column::BeganAt, Expr::value(at));
    assert_eq!(run.exec(&house.app.db).await.unwrap().rows_affected, 1);
    let closed = hall::Entity::update_many().col_expr(hall::Column::ClosedAt, Expr::value(at + chrono::TimeDelta::hours(4)));
    closed.exec(&house.app.db).await.unwrap();
    let after = minutes().await;
    assert!(after.contains("1. 13:31 – "), "{after}");
    assert!(after.contains("Hồi 13 giờ 31 phút") && after.contains("bế mạc hồi 17 giờ 31 phút"), "{after}");
}
