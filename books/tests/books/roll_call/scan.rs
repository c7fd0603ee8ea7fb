//! Attendance by card, by number and by name at the door; the cards.

use super::{AN, ANH, DUC, HOA, town};
use axum::http::StatusCode;
use chibo_core::meeting::Mark::{Excused, Present};
use chibo_core::meeting::MeetingKind;

#[tokio::test]
async fn a_card_marks_its_member_once() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh/quet");
    let card = format!("CHIBO:{}", town.people[HOA].as_u128());
    let done = town.browser.post(&path, &[("text", &card)]).await;
    assert_eq!((done.one(".notice .figure"), done.one(".notice p + p")), ("Vũ Thị Hoa".into(), "Đã ghi có mặt.".into()));
    assert_eq!(done.one(".lead"), "Có mặt 1/3");
    assert!(done.body.contains("autofocus"), "the field waits for the next card");
    let again = town.browser.post(&path, &[("text", &card)]).await;
    assert_eq!(again.one(".warning p + p"), "Người này đã điểm danh rồi.");
    assert_eq!(town.marked(meeting).await, [None, None, None, None, None, Some(Present)]);
}

#[tokio::test]
async fn a_number_or_a_part_of_a_name_is_as_good_as_a_card() {
    let mut town = town().await;
    let meeting = town.meeting("3/11/2022", MeetingKind::Regular).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh/quet");
    assert_eq!(town.browser.post(&path, &[("text", "2")]).await.one(".notice .figure"), "Lê Văn Đức");
    let several = town.browser.post(&path, &[("text", "van")]).await;
    assert_eq!(several.all("form button[name=who]"), ["Trần Văn An", "Lê Văn Đức"]);
    assert_eq!(several.one(".warning"), "Có 2 người như vậy. Bấm vào đúng người:");
    let who = town.people[AN].to_string();
    assert_eq!(town.browser.post(&path, &[("who", &who)]).await.one(".notice .figure"), "Trần Văn An");
    assert_eq!(town.browser.post(&path, &[("text", "9")]).await.one(".warning .figure"), "9");
    assert_eq!(town.browser.post(&path, &[("text", " ")]).await.all(".warning").len(), 1);
    assert_eq!(town.marked(meeting).await, [None, Some(Present), Some(Present), None, None, None]);
}

#[tokio::test]
async fn who_is_not_required_is_said_and_who_was_excused_and_comes_is_present() {
    let mut town = town().await;
    let meeting = town.held("3/11/2022", &[(DUC, Excused)]).await;
    let path = format!("/van-phong/sinh-hoat/{meeting}/diem-danh/quet");
    let card = |person: usize| format!("chibo:{}", town.people[person].as_u128());
    let (duc, anh, away, left) = (card(DUC), card(ANH), card(4), card(3));
    let said = town.browser.post(&path, &[("text", &duc)]).await;
    assert_eq!(said.one(".notice p + p"), "Đã ghi có mặt. Trước đó ghi: Vắng có phép.");
    let said = town.browser.post(&path, &[("text", &anh)]).await;
    assert_eq!(said.one(".notice p + p"), "Đã ghi có mặt. Người này được miễn sinh hoạt, không tính vào tỷ lệ.");
    let said = town.browser.post(&path, &[("text", &away)]).await;
    assert_eq!(said.one(".warning p + p"), "Không ghi: người này sinh hoạt tạm thời nơi khác.");
    for stranger in [left.as_str(), "chibo:1"] {
        let said = town.browser.post(&path, &[("text", stranger)]).await;
        assert_eq!(said.one(".warning"), "Thẻ này không phải của người có tên trong danh sách ngày họp.");
    }
    assert_eq!(town.marked(meeting).await, [Some(Present), None, Some(Present), None, None, None]);
}

#[tokio::test]
async fn a_card_bears_name_group_and_a_code_and_nothing_else() {
    let mut town = town().await;
    let page = town.browser.get("/van-phong/danh-sach/the").await;
    assert_eq!(page.status, StatusCode::OK);
    let cards = page.all(".cards li p");
    assert_eq!(cards[0], "Trần Văn AnTổ 2Chi bộ khu 5B", "three lines");
    assert_eq!((cards.len(), page.all(".cards svg path").len()), (5, 5));
    assert!(!page.body.contains("0900"), "no telephone");
    assert_eq!(town.browser.get("/van-phong/danh-sach/the?to=T%E1%BB%95+1").await.all(".cards li").len(), 3);
    assert!(town.browser.get("/van-phong/danh-sach/the?phan=7").await.all(".cards li").is_empty());
}
