//! A cell's own wording of a kind.

use super::office;
use axum::http::StatusCode;

#[tokio::test]
async fn an_own_wording_is_used_by_drafts_made_later_and_can_be_given_up() {
    let mut office = office().await;
    let path = "/van-phong/van-ban/mau/announcement";
    let page = office.browser.get(path).await;
    assert!(page.body.contains("mẫu của phần mềm"));
    assert!(page.all("[data-field]").len() > 10, "the fields it may use");
    let before = office.draft("announcement").await;
    let words = "THÔNG BÁO RIÊNG\n-----\nMẫu của chúng tôi: {số đảng viên}, {sai tên}.";
    let tried = office.browser.post(path, &[("words", words), ("then", "preview")]).await;
    assert_eq!(tried.status, StatusCode::OK);
    assert!(tried.one(".paper-sheet").contains("Mẫu của chúng tôi: 5"));
    assert!(tried.one(".warning").contains("{sai tên}"), "a field that is not known is flagged");
    assert!(office.browser.get(path).await.body.contains("Chi bộ đang dùng mẫu của phần mềm"), "a preview keeps nothing");
    assert_eq!(office.browser.post(path, &[("words", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    office.browser.post(path, &[("words", words)]).await;
    let draft = office.browser.get(&format!("/van-phong/van-ban/{before}")).await;
    assert!(!draft.one("textarea").contains("Mẫu của chúng tôi"), "a draft made before keeps its words");
    office.browser.post(&format!("/van-phong/van-ban/{before}/xoa"), &[]).await;
    let later = office.draft("announcement").await;
    assert!(office.browser.get(&format!("/van-phong/van-ban/{later}")).await.one("textarea").contains("Mẫu của chúng tôi"));
    assert!(office.browser.get("/van-phong/van-ban/loai").await.body.contains("dùng mẫu riêng"));
    office.browser.post(&format!("{path}/bo"), &[]).await;
    let page = office.browser.get(path).await;
    assert!(!page.one("textarea").contains("Mẫu của chúng tôi"));
    assert!(page.one("pre.wording").contains("Mẫu của chúng tôi"), "its versions are kept");
}
