//! Tasks: given, due, done, opened again.

use super::SLICES;
use axum::http::StatusCode;
use chibo_books::tasks;
use chibo_frame::Role::{Committee, Secretary};
use chibo_frame::{Lang, Page};
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

async fn cell() -> (House, Browser, Uuid, Vec<Uuid>) {
    let house = House::of(SLICES, "2025-11-20T02:00:00Z").await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, browser, cell, members)
}

const LIST: &str = "/van-phong/nhiem-vu";

#[tokio::test]
async fn a_task_is_shown_until_it_is_done() {
    let (house, mut browser, cell, m) = cell().await;
    for (title, owner, due) in
        [("Thăm hộ nghèo", "tran van an", "1/12/2025"), ("Dọn vệ sinh", "Tổ đảng 2", ""), ("Nộp báo cáo", "Chi ủy", "15/11/2025")]
    {
        let answer = browser.post(LIST, &[("title", title), ("owner", owner), ("due_on", due)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    let list = browser.get(LIST).await;
    assert_eq!(list.all("tbody th"), ["Nộp báo cáo", "Thăm hộ nghèo", "Dọn vệ sinh"]);
    assert_eq!(list.all("tbody .light"), ["Quá hạn từ 15/11/2025", "Hạn 01/12/2025", "Chưa xong, không ghi hạn"]);
    assert_eq!(list.all(".card .figure"), ["3", "1", "0"]);
    let rows = tasks::list(&house.app.db, cell).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.member_id).collect::<Vec<_>>(), [None, Some(m[1]), None], "a name is a member's");
    let late = format!("{LIST}/{}", rows[0].id);
    let future = browser.post(&format!("{late}/xong"), &[("done_on", "21/11/2025"), ("note", "Đã nộp")]).await;
    assert_eq!(future.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(future.one("#done_on-error").contains("sau hôm nay") && future.body.contains("Đã nộp"));
    let before = browser.post(&format!("{late}/xong"), &[("done_on", "19/11/2025")]).await;
    assert!(before.one("#done_on-error").contains("20/11/2025"), "given today");
    browser.post(&format!("{late}/xong"), &[("done_on", ""), ("note", "Đã nộp")]).await;
    let done = browser.get(&format!("{LIST}?xem=da-xong")).await;
    assert_eq!(done.one("tbody td:nth-child(4)"), "Xong ngày 20/11/2025Đã nộp");
    browser.post(&format!("{late}/mo-lai"), &[]).await;
    assert_eq!(browser.get(&format!("{LIST}?xem=qua-han")).await.all("tbody th"), ["Nộp báo cáo"]);
    let wrong = browser.post(&late, &[("title", ""), ("owner", "Ai đó"), ("due_on", "mai")]).await;
    assert_eq!((wrong.status, wrong.all(".error").len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
    browser.post(&late, &[("title", "Nộp báo cáo quý"), ("owner", "Chi ủy"), ("due_on", "30/11/2025")]).await;
    assert_eq!(browser.get(&late).await.one("h1"), "Nộp báo cáo quý");
}

#[tokio::test]
async fn what_falls_due_within_two_weeks_is_told() {
    let (house, _, cell, _) = cell().await;
    for (title, due) in [("Trễ", "19/11/2025"), ("Hôm nay", "20/11/2025"), ("Sắp", "4/12/2025"), ("Xa", "5/12/2025")] {
        let new = tasks::NewTask { title: title.into(), owner: "Chi ủy".into(), due_on: Some(day(due)) };
        tasks::give(&house.app, None, new).await.unwrap();
    }
    let page = Page::open(house.app.words.clone(), Lang::Vi, "/van-phong", false);
    let due = tasks::due(&house.app, &page, cell).await.unwrap();
    let told: Vec<(bool, &str)> = due.iter().map(|due| (due.late, due.text.as_str())).collect();
    assert_eq!(told, [(true, "Trễ (Chi ủy)"), (false, "Hôm nay (Chi ủy)"), (false, "Sắp (Chi ủy)")]);
}

#[tokio::test]
async fn the_committee_reads_tasks_and_changes_none() {
    let (house, ..) = cell().await;
    let mut browser = house.signed_in("chiuy", &[Committee]).await;
    let list = browser.get(LIST).await;
    assert!(list.status == StatusCode::OK && list.all("main form").is_empty());
    assert_eq!(browser.post(LIST, &[("title", "Việc")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get(&format!("{LIST}/{}", Uuid::nil())).await.status, StatusCode::NOT_FOUND);
}
