//! From the list of kinds to a draft: words, figures, what is missing.

use super::{Office, office, value};
use axum::http::StatusCode;
use chibo_frame::{Role, record};
use chibo_people::papers::Subject;
use chibo_people::roll::{member, movement};
use chibo_registry::{kinds, making};

#[tokio::test]
async fn kinds_stand_in_groups_and_lead_to_the_paper() {
    let mut office = office().await;
    let list = office.browser.get("/van-phong/van-ban/loai").await;
    assert!(list.all(".paper-kinds a").contains(&"Công văn".to_owned()), "{}", list.body);
    let only = office.browser.get("/van-phong/van-ban/loai/letter").await;
    assert_eq!(only.location, Some(format!("/van-phong/van-ban/lap/letter/{}", office.cell)), "one choice is no choice");
    let paper = office.browser.get(&only.location.unwrap()).await;
    assert_eq!(paper.one(".paper-sheet .party"), "ĐẢNG CỘNG SẢN VIỆT NAM");
    assert!(paper.body.contains("…-CV/CB"), "a number not given yet is dots");
    assert!(paper.one(".warning").contains("bí thư"), "nobody holds the office: a gap");
    assert_eq!(office.browser.get("/van-phong/van-ban/loai/khong-co").await.status, StatusCode::NOT_FOUND);
    let pdf = office.browser.get(&format!("/van-phong/van-ban/lap/letter/{}/van-ban.pdf", office.cell)).await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let docx = office.browser.get(&format!("/van-phong/van-ban/lap/letter/{}/van-ban.docx", office.cell)).await;
    assert!(docx.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn words_are_kept_while_typed_and_saved_with_the_day() {
    let mut office = office().await;
    let id = office.draft("letter").await;
    assert_eq!(office.draft("letter").await, id, "the draft that stands goes on");
    let (path, keep) = (format!("/van-phong/van-ban/{id}"), format!("/van-phong/van-ban/{id}/tu-luu"));
    let seen = office.seen(&path).await;
    let kept = office.browser.post(&keep, &[("words", "V/v thử\r\n-----\r\nĐang gõ {số đảng viên}"), ("seen", &seen)]).await;
    assert_eq!(kept.status, StatusCode::OK);
    assert!(kept.body.contains("Đã lưu lúc 09:00:00"), "{}", kept.body);
    let page = office.browser.get(&path).await;
    assert!(page.one("textarea").contains("Đang gõ {số đảng viên}"), "a page that died lost nothing");
    let late = office.browser.post(&keep, &[("words", "Khác"), ("seen", &seen)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "two who write at once");
    let late = office.browser.post(&path, &[("day", "2/7/2024"), ("words", "Khác hẳn"), ("seen", &seen)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.one("textarea").contains("Khác hẳn"), "what was typed stays");
    let wrong = office.write(id, "31/2/2024", "V/v thử\n-----\nChữ mới").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.one("textarea").contains("Chữ mới"));
    assert_eq!(office.write(id, "2/7/2024", "V/v thử\n-----\nChữ mới").await.status, StatusCode::SEE_OTHER);
    let page = office.browser.get(&path).await;
    assert_eq!(value(&page, "#day"), "2/7/2024");
    assert!(page.one(".paper-sheet").contains("ngày 02 tháng 7 năm 2024"), "{}", page.one(".paper-sheet"));
}

#[tokio::test]
async fn figures_are_shown_beside_the_new_ones_before_they_are_taken() {
    let mut office = office().await;
    let id = office.draft("announcement").await;
    let (path, figures) = (format!("/van-phong/van-ban/{id}"), format!("/van-phong/van-ban/{id}/so-lieu"));
    assert!(office.browser.get(&figures).await.one(".notice").contains("đúng như sổ sách"));
    leave(&office, "Trần Văn An", "1/6/2024").await;
    let draft = office.browser.get(&path).await;
    assert!(draft.body.contains("khác bản thảo ở 1 chỗ"), "{}", draft.all(".warning").join("|"));
    assert!(draft.one(".paper-sheet").contains("5 đảng viên"), "the draft keeps its figures");
    let shown = office.browser.get(&figures).await;
    assert_eq!((shown.one(".changes del"), shown.one(".changes ins")), ("5".to_owned(), "4".to_owned()));
    let stale = office.browser.post(&figures, &[("seen", "khac")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "only what was shown is taken");
    let seen = value(&shown, "input[name=seen]");
    assert_eq!(office.browser.post(&figures, &[("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    assert!(office.browser.get(&path).await.one(".paper-sheet").contains("4 đảng viên"));
}

/// Writes a member's leaving.
pub(super) async fn leave(office: &Office, name: &str, on: &str) {
    let app = &office.house.app;
    let members = chibo_people::roll::list_members(&app.db, office.cell).await.unwrap();
    let gone: &member::Model = members.iter().find(|member| member.name == name).unwrap();
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"roi").await.unwrap();
    let row = movement::Model {
        id: app.new_id(),
        member_id: gone.id,
        on_day: super::on(on),
        kind: "departure".into(),
        note: None,
        decided_on: None,
        completed_on: None,
    };
    record::put::<movement::Entity>(app, &tx, &act, None, row).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn one_function_makes_the_paper_from_what_stands() {
    let mut office = office().await;
    let kind = kinds::find("announcement").unwrap();
    let subject = Subject { cell: office.cell, id: office.cell, period: String::new() };
    let text = |draft: chibo_people::papers::Draft| chibo_paper::writing::plain::of(&draft.paper);
    let made = making::paper(&office.house.app, &kind, &subject).await.unwrap().unwrap();
    assert!(text(made).contains("5 đảng viên"));
    let id = office.draft("announcement").await;
    office.write(id, "2/7/2024", "THÔNG BÁO\nvề việc họp\n-----\nBản thảo.").await;
    let made = making::paper(&office.house.app, &kind, &subject).await.unwrap().unwrap();
    assert!(text(made).contains("Bản thảo."), "the draft's words");
    office.issue(id).await;
    let made = making::paper(&office.house.app, &kind, &subject).await.unwrap().unwrap();
    assert!(text(made).contains("01-TB/CB"), "what was issued");
    let reason = [("reason", "Nhầm")];
    office.browser.post(&format!("/van-phong/van-ban/{id}/huy"), &reason).await;
    let made = making::paper(&office.house.app, &kind, &subject).await.unwrap().unwrap();
    assert!(text(made).contains("5 đảng viên"), "a cancelled one is none");
}

#[tokio::test]
async fn a_draft_goes_and_comes_back_with_the_log() {
    let mut office = office().await;
    let id = office.draft("letter").await;
    let gone = office.browser.post(&format!("/van-phong/van-ban/{id}/xoa"), &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(office.browser.get(&format!("/van-phong/van-ban/{id}")).await.status, StatusCode::NOT_FOUND);
    let acts = record::list_acts(&office.house.app.db, "paper-discard").await.unwrap();
    let tx = office.house.app.begin().await.unwrap();
    record::undo(&office.house.app, &tx, None, acts[0].clone()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(office.browser.get(&format!("/van-phong/van-ban/{id}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_may_only_read_sees_the_paper_and_no_editor() {
    let mut office = office().await;
    let id = office.draft("letter").await;
    let mut reader = office.house.signed_in("chiuy", &[Role::Committee]).await;
    let led = reader.get(&format!("/van-phong/van-ban/{id}")).await;
    let page = reader.get(&led.location.unwrap()).await;
    assert!(page.all("textarea").is_empty() && page.all("main form").is_empty(), "nothing to write with");
    assert_eq!(reader.post(&format!("/van-phong/van-ban/{id}/xoa"), &[]).await.status, StatusCode::FORBIDDEN);
    let mut member = office.house.signed_in("dangvien", &[Role::Member]).await;
    assert_eq!(member.get("/van-phong/van-ban").await.status, StatusCode::FORBIDDEN);
}
