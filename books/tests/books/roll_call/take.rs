//! Everybody on one page: all present with one press, then the exceptions.

use super::{AN, ANH, DUC, HOA, town};
use axum::http::StatusCode;
use chibo_books::meetings::attendance;
use chibo_books::roll_call::{Book, Refusal, take_attendance};
use chibo_core::exact::Share;
use chibo_core::meeting::Mark::{Excused, Exempt, Online, Present, Unexcused};
use chibo_core::meeting::{Marks, Meeting, MeetingId, MeetingKind};
use chibo_core::member::MemberId;
use chibo_core::target::{Cadence, Figure, MeasureKind, Records, Target, Threshold, read_all};
use chibo_core::term::Term;
use chibo_frame::record;
use chibo_people::roll;
use chibo_people::testing::day;

#[tokio::test]
async fn the_page_lists_who_is_required_by_name_and_the_others_apart() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let page = town.browser.get(&format!("/van-phong/sinh-hoat/{meeting}/diem-danh")).await;
    assert_eq!(page.one(".crumbs"), "Sinh hoạt thường kỳ ngày 03/11/2022");
    let names = ["1. Trần Văn An Tổ 2", "2. Lê Văn Đức Tổ 1", "3. Vũ Thị Hoa Tổ 2"];
    assert_eq!(page.all("form > .calls .name"), names);
    let others = ["Nguyễn Thị Ánh Tổ 1 (được miễn sinh hoạt)", "Phạm Hữu Ân Tổ 1 (sinh hoạt tạm thời nơi khác)"];
    assert_eq!(page.all("details .calls .name"), others);
    assert_eq!(page.all(".totals .figure"), ["3", "0", "0", "0", "3"]);
    assert!(page.all(".calls[data-required] input[checked]").is_empty(), "nobody is marked before he is");
    let group = town.browser.get(&format!("/van-phong/sinh-hoat/{meeting}/diem-danh?to=T%E1%BB%95+2")).await;
    assert_eq!(group.all("form > .calls .name"), [names[0], names[2]], "the numbers are those of the whole sheet");
}

#[tokio::test]
async fn all_present_then_the_exceptions_in_one_form() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh");
    let all = town.browser.get(&format!("{path}?con_lai=present")).await;
    assert_eq!(all.all(".calls[data-required] input[checked][value=present]").len(), 3);
    assert_eq!(all.all(".totals .figure"), ["3", "3", "0", "0", "0"]);
    assert_eq!(town.marked(meeting).await, [None; 6], "nothing is written before it is saved");

    let fields = [
        (town.field("m", AN), "present"),
        (town.field("m", DUC), "excused"),
        (town.field("r", DUC), " đi  viện "),
        (town.field("m", HOA), "online"),
        (town.field("r", HOA), "không ghi"),
        (town.field("m", ANH), ""),
    ];
    let saved = town.post(&path, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(town.marked(meeting).await, [None, Some(Present), Some(Excused), None, None, Some(Online)]);
    let marks = town.marks(meeting).await;
    assert_eq!(marks[&town.people[DUC]].1.as_deref(), Some("đi viện"));
    assert_eq!(marks[&town.people[HOA]].1, None, "who came has no reason");
    let page = town.browser.get(saved.location.as_deref().unwrap()).await;
    assert_eq!(page.one(".notice"), "Đã ghi 3 người.");
    assert_eq!(page.all(".totals .figure"), ["3", "2", "1", "0", "0"]);
}

/// How many changes of attendance were ever recorded.
async fn written(app: &chibo_frame::App) -> i64 {
    let acts: Vec<_> = record::list_acts_before(&app.db, None, 100).await.unwrap().iter().map(|act| act.id).collect();
    let summaries = record::summaries(&app.db, &acts).await.unwrap();
    summaries.iter().filter(|summary| summary.kind == "attendance").map(|summary| summary.count).sum()
}

#[tokio::test]
async fn only_differences_are_written_and_an_exempt_member_may_come_and_be_taken_back() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh");
    let first = [(town.field("m", AN), "present"), (town.field("m", ANH), "present")];
    town.post(&path, &first).await;
    assert_eq!(written(&town.house.app).await, 2);
    let again = [
        (town.field("was", AN), "present "),
        (town.field("m", AN), "present"),
        (town.field("was", ANH), "present "),
        (town.field("m", ANH), "exempt"),
    ];
    town.post(&path, &again).await;
    assert_eq!(written(&town.house.app).await, 3, "one mark was changed");
    assert_eq!(town.marked(meeting).await, [Some(Exempt), Some(Present), None, None, None, None]);
}

#[tokio::test]
async fn two_people_at_once_do_not_overwrite_each_other_unseen() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh");
    let theirs = [(town.field("m", AN), "excused"), (town.field("m", DUC), "present")];
    town.post(&path, &theirs).await;
    // Another page, opened before that: nobody had a mark then.
    let ours = [(town.field("m", AN), "unexcused"), (town.field("m", DUC), "present"), (town.field("m", HOA), "present")];
    let answer = town.post(&path, &ours).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.all("[role=alert] li"), ["Trần Văn An: người khác vừa ghi “Vắng có phép”, ở đây chọn “Vắng không phép”."]);
    assert_eq!(
        town.marked(meeting).await,
        [None, Some(Excused), Some(Present), None, None, Some(Present)],
        "all but the clash is saved"
    );
    assert!(
        answer.body.contains(&format!("name=\"was-{}\" value=\"excused \"", town.people[AN])),
        "the page now knows what stands"
    );
    let checked = format!("input[name=m-{}][value=unexcused][checked]", town.people[AN]);
    assert_eq!(answer.all(&checked.replace("m-", "\"m-").replace("][value", "\"][value")).len(), 1, "what was chosen is kept");
    let insist = [(town.field("was", AN), "excused "), (town.field("m", AN), "unexcused")];
    assert_eq!(town.post(&path, &insist).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.marked(meeting).await[AN], Some(Unexcused));
}

#[tokio::test]
async fn a_mark_that_his_standing_does_not_know_is_refused() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh");
    for (person, mark) in [(4, "present"), (3, "present"), (ANH, "excused"), (AN, "away")] {
        let fields = [(town.field("m", person), mark)];
        let answer = town.post(&path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{person} {mark}");
    }
    assert_eq!(town.marked(meeting).await, [None; 6]);
    let nowhere = take_attendance(&town.house.app, None, Book::Study, meeting, &Marks::new()).await.unwrap();
    assert_eq!(nowhere, Err(Refusal::NotThere));
}

/// The measure reads exactly the marks that were saved.
#[tokio::test]
async fn the_target_reads_what_was_saved() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let fields = [
        (town.field("m", AN), "online"),
        (town.field("m", DUC), "excused"),
        (town.field("m", HOA), "by_group"),
        (town.field("m", ANH), "present"),
    ];
    town.post(&format!("/van-phong/sinh-hoat/{meeting}/diem-danh"), &fields).await;
    let db = &town.house.app.db;
    let mut records = Records::new(day("31/12/2022"));
    let movements = roll::list_movements(db, town.cell).await.unwrap();
    records.members = roll::members(roll::list_members(db, town.cell).await.unwrap(), movements).unwrap();
    let marks = town.marks(meeting).await.into_iter().map(|(member, (mark, _))| (MemberId(member), mark)).collect();
    records.meetings = vec![Meeting { id: MeetingId(meeting), on: day("3/11/2022"), kind: MeetingKind::Regular, marks }];
    let target = Target {
        number: 6,
        measure: MeasureKind::Attendance,
        threshold: Threshold::AtLeast(Share::percent(85)),
        cadence: Cadence::EachYear,
    };
    let term = Term { congress: 5, from: day("3/7/2022"), to: day("30/6/2025") };
    let judged = read_all(&[target], &records, &term);
    assert_eq!(judged[0].readings[0].figure, Figure::Share(Share::new(2, 3)));
    assert_eq!(<attendance::Entity as record::Recorded>::KIND, "attendance");
}

#[tokio::test]
async fn a_page_of_nothing_is_not_found() {
    let mut town = town().await;
    let study = town.study("5/11/2022").await;
    for path in [
        "/van-phong/sinh-hoat/01890000-0000-7000-8000-000000000000/diem-danh".to_owned(),
        "/van-phong/sinh-hoat/abc/diem-danh".to_owned(),
        format!("/van-phong/sinh-hoat/{study}/diem-danh"),
    ] {
        assert_eq!(town.browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = town.browser.get(&format!("/van-phong/hoc-tap/{study}/diem-danh")).await;
    assert_eq!((page.status, page.one(".crumbs")), (StatusCode::OK, "Buổi học ngày 05/11/2022".to_owned()));
    assert_eq!(page.all(".calls[data-required] input[value=made_up]").len(), 3);
}
