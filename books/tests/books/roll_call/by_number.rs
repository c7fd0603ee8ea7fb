//! Attendance typed from the signed sheet, and the sheet itself.

use super::{AN, DUC, HOA, town};
use axum::http::StatusCode;
use chibo_core::meeting::Mark::{Excused, Online, Present, Unexcused};
use chibo_core::meeting::MeetingKind;

#[tokio::test]
async fn numbers_are_shown_as_names_before_anything_is_written() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh/theo-so");
    assert!(town.browser.get(&path).await.one("main p:not(.crumbs)").starts_with("Tờ điểm danh có 3 người."));
    let typed = [("excused", "2"), ("unexcused", ""), ("online", "3")];
    let check = town.browser.post(&path, &typed).await;
    assert_eq!(check.status, StatusCode::OK);
    assert_eq!(check.one(".lead"), "2 người có mặt.");
    let cells = ["2", "Chưa điểm danh", "Vắng có phép", "3", "Chưa điểm danh", "Trực tuyến"];
    assert_eq!(check.all("tbody td"), cells);
    assert_eq!(check.all("tbody th"), ["Lê Văn Đức", "Vũ Thị Hoa"]);
    assert_eq!(town.marked(meeting).await, [None; 6]);
    let back = town.browser.post(&path, &[&typed[..], &[("step", "edit")]].concat()).await;
    assert!(back.body.contains("name=\"excused\" value=\"2\""), "what was typed is kept");
    let saved = town.browser.post(&path, &[&typed[..], &[("step", "save")]].concat()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(town.marked(meeting).await, [None, Some(Present), Some(Excused), None, None, Some(Online)]);
}

#[tokio::test]
async fn a_number_that_cannot_be_stands_beside_its_field() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh/theo-so");
    let typed = [("excused", "1, 9"), ("unexcused", "1-2"), ("online", "hai"), ("step", "save")];
    let refused = town.browser.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.one("#excused-error"), "Tờ điểm danh không có số 9, chỉ có từ 1 đến 3.");
    assert_eq!(refused.one("#unexcused-error"), "Số 1 đã được gõ ở “vắng có phép”.");
    assert_eq!(refused.one("#online-error"), "“hai” không phải là số. Gõ như 3, 17, 45-47.");
    assert!(refused.body.contains("value=\"1-2\""), "what was typed is kept");
    assert_eq!(town.marked(meeting).await, [None; 6]);
}

#[tokio::test]
async fn what_stands_is_shown_before_it_is_changed_and_not_overwritten_unseen() {
    let mut town = town().await;
    let meeting = town.held("3/11/2022", &[(AN, Present), (DUC, Excused), (HOA, Present)]).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh/theo-so");
    let check = town.browser.post(&path, &[("excused", "3")]).await;
    assert_eq!(check.all("tbody td"), ["2", "Vắng có phép", "Có mặt", "3", "Có mặt", "Vắng có phép"]);
    // Somebody else changes Đức in the meantime.
    let other = [(town.field("was", DUC), "excused "), (town.field("m", DUC), "unexcused")];
    town.post(&format!("/van-phong/sinh-hoat/{meeting}/diem-danh"), &other).await;
    let fields = [
        ("excused".to_owned(), "3"),
        ("step".to_owned(), "save"),
        (town.field("was", AN), "present "),
        (town.field("was", DUC), "excused "),
        (town.field("was", HOA), "present "),
    ];
    let answer = town.post(&path, &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.one("[role=alert] li").starts_with("Lê Văn Đức: người khác vừa ghi “Vắng không phép”"));
    assert_eq!(town.marked(meeting).await, [None, Some(Present), Some(Unexcused), None, None, Some(Excused)]);
}

#[tokio::test]
async fn the_sheet_is_a_pdf_of_all_or_of_one_group() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/to-diem-danh");
    let all = town.browser.get(&path).await.bytes;
    let group = town.browser.get(&format!("{path}?to=T%E1%BB%95+2")).await.bytes;
    assert!(all.starts_with(b"%PDF-") && group.starts_with(b"%PDF-"));
    assert_ne!(all, group);
    assert_eq!(town.browser.get("/van-phong/sinh-hoat/abc/to-diem-danh").await.status, StatusCode::NOT_FOUND);
}
