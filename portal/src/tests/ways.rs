//! From one state to the next: who may, when, with which words, and what visitors then see.

use super::newsroom::{new_article, texts};
use super::{Answer, PAGE, Town, png};
use crate::newsroom::publish_due;
use crate::newsroom::store::find_article;
use crate::reading::publication_tag;
use axum::http::StatusCode;
use chibo_frame::app::Clock;
use chibo_frame::key::Place;
use chibo_frame::{App, Words};
use chrono::TimeDelta;
use sea_orm::EntityTrait;
use uuid::Uuid;

pub(super) async fn deed(town: &Town, path: &str, deed: &str, more: &[(&str, &str)]) -> Answer {
    let mut form = texts(more);
    form.push(("do", deed));
    town.send_form(path, &form, &[]).await
}

pub(super) async fn status(town: &Town, id: Uuid) -> String {
    find_article(&town.app.db, id).await.unwrap().unwrap().status
}

pub(super) fn hidden(page: &str, name: &str) -> String {
    let start = page.find(&format!("name=\"{name}\" value=\"")).unwrap() + name.len() + 15;
    page[start..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_writer_sends_to_review_and_gets_it_back_with_words() {
    let town = Town::with_editor().await;
    let writer = town.as_writer().await;
    let (path, id) = new_article(&writer).await;
    let empty = deed(&writer, &path, "send", &[("headline", " "), ("body", "")]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.body.contains("Chưa có tiêu đề."), "{}", empty.body);
    for way in ["publish", "schedule", "withdraw", "return"] {
        assert_eq!(deed(&writer, &path, way, &[]).await.status, StatusCode::FORBIDDEN, "{way}");
    }
    assert!(!writer.get(&path).await.body.contains("value=\"publish\""));
    assert_eq!(deed(&writer, &path, "send", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(status(&town, id).await, "review");
    assert_eq!(deed(&writer, &path, "send", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "already there");
    assert!(town.get("/van-phong/tin-bai").await.body.contains("1 bài chờ duyệt"));

    let silent = deed(&town, &path, "return", &[]).await;
    assert!(silent.status == StatusCode::UNPROCESSABLE_ENTITY && silent.body.contains("Chưa ghi cần sửa gì."));
    deed(&town, &path, "return", &[("words", "Ghi thêm giờ khai mạc.")]).await;
    assert_eq!(status(&town, id).await, "draft");
    let back = writer.get(&path).await.body;
    assert!(back.contains("Ghi thêm giờ khai mạc.") && back.contains("trả lại bài này lúc 22/11/2026"), "{back}");
    assert!(writer.get("/van-phong/tin-bai").await.body.contains("Trả lại để sửa"));
    deed(&writer, &path, "send", &[]).await;
    assert!(!writer.get(&path).await.body.contains("Ghi thêm giờ khai mạc."));
    deed(&town, &path, "publish", &[]).await;
    assert_eq!(town.get(PAGE).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_article_is_published_at_its_hour_after_a_restart_too() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    for (day, hour, words) in [
        ("", "", "Chưa chọn ngày và giờ"),
        ("2026-11-22", "15:59", "Giờ này đã qua"),
        ("2026-11-31", "07:00", "Chưa chọn ngày và giờ"),
    ] {
        let refused = deed(&town, &path, "schedule", &[("on-day", day), ("at-hour", hour)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(words), "{words}");
    }
    // 09:00 in Greenwich is 16:00 in Vietnam.
    assert_eq!(
        deed(&town, &path, "schedule", &[("on-day", "2026-11-22"), ("at-hour", "16:30")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(town.get(&path).await.body.contains("Bài sẽ tự đăng lúc 22/11/2026 16:30."));

    let early = town.later(TimeDelta::seconds(1799)).await;
    publish_due(&early.app).await.unwrap();
    assert_eq!(status(&town, id).await, "scheduled");
    let then = super::start() + TimeDelta::minutes(30);
    let (db, data) = (town.app.db.clone(), town.app.data.to_path_buf());
    let restarted =
        App::new(db, Words::new([crate::SLICE.words]), (crate::SLICE.kinds)(), data, Place::made_up(), Clock::Fixed(then));
    publish_due(&restarted).await.unwrap();
    assert_eq!(status(&town, id).await, "published");
    let page = town.later(TimeDelta::minutes(31)).await.get(PAGE).await;
    assert!(page.status == StatusCode::OK && page.body.contains("16:30"));
}

#[tokio::test]
async fn what_is_not_ready_at_its_hour_goes_back_with_the_reason() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "schedule", &[("on-day", "2026-11-22"), ("at-hour", "16:30")]).await;
    town.send_form(&path, &[("do", "save")], &[("a.png", &png(3))]).await;
    assert_eq!(status(&town, id).await, "scheduled");
    publish_due(&town.later(TimeDelta::hours(1)).await.app).await.unwrap();
    assert_eq!(status(&town, id).await, "review");
    assert!(town.get(&path).await.body.contains("Đến giờ hẹn nhưng bài chưa đăng được: Ảnh 1 chưa có chú thích."));
    assert_eq!(town.get(PAGE).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_writer_who_changes_what_waits_for_its_hour_sends_it_back_to_review() {
    let town = Town::with_editor().await;
    let writer = town.as_writer().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "schedule", &[("on-day", "2026-11-22"), ("at-hour", "16:30")]).await;
    deed(&writer, &path, "save", &[]).await;
    assert_eq!(status(&town, id).await, "scheduled", "nothing changed");
    deed(&writer, &path, "save", &[("lead", "Sapo khác")]).await;
    assert_eq!(status(&town, id).await, "review");
}

#[tokio::test]
async fn what_readers_saw_is_put_right_with_a_note_or_as_a_slip() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "publish", &[("note", "Không ai đọc lời này.")]).await;
    assert_eq!(deed(&town, &path, "publish", &[]).await.status, StatusCode::SEE_OTHER, "nothing changed");

    let later = town.later(TimeDelta::minutes(5)).await;
    let wrong = ("lead", "Chiều 3/7, Chi bộ khu 5B tổ chức Đại hội lần thứ 5.");
    let silent = deed(&later, &path, "publish", &[wrong]).await;
    assert!(silent.status == StatusCode::UNPROCESSABLE_ENTITY && silent.body.contains("hãy ghi đính chính"), "{}", silent.body);
    assert!(!later.get(PAGE).await.body.contains("lần thứ 5."));
    let note = ("note", "Bản trước ghi “lần thứ V”;\nđúng là “lần thứ 5” <b>.");
    assert_eq!(deed(&later, &path, "publish", &[wrong, note]).await.status, StatusCode::SEE_OTHER);
    let notes = crate::reading::find_publication(&town.app.db, id).await.unwrap().unwrap().notes;
    assert!(notes.contains("16:05, 22/11/2026") && notes.contains("<br>đúng là “lần thứ 5” &#60;b&#62;."), "{notes}");
    assert!(!notes.contains("Không ai đọc"));

    let slip = [("lead", "Sửa dấu."), ("slip", "1")];
    assert_eq!(deed(&later, &path, "publish", &slip).await.status, StatusCode::SEE_OTHER);
    let page = crate::reading::find_publication(&town.app.db, id).await.unwrap().unwrap();
    assert!(page.notes == notes && page.lead == "Sửa dấu.");
}

#[tokio::test]
async fn a_change_of_what_readers_see_can_be_reviewed_while_they_see_the_old_text() {
    let town = Town::with_editor().await;
    let writer = town.later(TimeDelta::minutes(1)).await.as_writer().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "publish", &[("tags", "Đại hội, khu 5B; đại hội")]).await;
    assert_eq!(publication_tag::Entity::find().all(&town.app.db).await.unwrap().len(), 2);
    deed(&writer, &path, "send", &[("lead", "Sapo mới")]).await;
    assert_eq!(status(&town, id).await, "review");
    assert!(!town.get(PAGE).await.body.contains("Sapo mới"));
    deed(&town, &path, "return", &[("lead", "Sapo mới"), ("words", "Thôi.")]).await;
    assert_eq!(status(&town, id).await, "published");
    assert!(town.get("/van-phong/tin-bai").await.body.contains("Đã đăng, có phần sửa chưa đăng"));
    deed(&town, &path, "withdraw", &[("words", "Tin chưa kiểm chứng.")]).await;
    let row = find_article(&town.app.db, id).await.unwrap().unwrap();
    assert_eq!((row.status.as_str(), row.withdrawn_because.as_str()), ("withdrawn", "Tin chưa kiểm chứng."));
    assert!(publication_tag::Entity::find().all(&town.app.db).await.unwrap().is_empty());
    let gone = town.get(PAGE).await;
    assert!(gone.status == StatusCode::GONE && gone.body.contains("Lý do: Tin chưa kiểm chứng."), "{}", gone.body);
    assert_eq!(deed(&town, &path, "withdraw", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    deed(&town, &path, "publish", &[]).await;
    assert_eq!(town.later(TimeDelta::minutes(1)).await.get(PAGE).await.status, StatusCode::OK, "under its old address");
}

#[tokio::test]
async fn visitors_read_why_an_article_was_withdrawn_and_not_why_its_text_was_sent_back() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "publish", &[]).await;
    assert!(town.get(&path).await.body.contains("hiện cho người đọc ở địa chỉ cũ"));
    deed(&town, &path, "withdraw", &[("words", "Tin chưa kiểm chứng.")]).await;
    let gone = || async { town.get(PAGE).await.body };
    assert!(gone().await.contains("Lý do: Tin chưa kiểm chứng."));
    deed(&town, &path, "send", &[]).await;
    assert!(gone().await.contains("Lý do: Tin chưa kiểm chứng."), "while it waits for a reader");
    deed(&town, &path, "return", &[("words", "Đồng chí A khai sai.")]).await;
    assert_eq!(status(&town, id).await, "withdrawn");
    let page = gone().await;
    assert!(page.contains("Lý do: Tin chưa kiểm chứng.") && !page.contains("Đồng chí A"), "{page}");
    let desk = town.get(&path).await.body;
    assert!(desk.contains("Đồng chí A khai sai.") && desk.contains("Tin chưa kiểm chứng."));
    deed(&town, &path, "publish", &[("slip", "1")]).await;
    assert_eq!(find_article(&town.app.db, id).await.unwrap().unwrap().withdrawn_because, "");
}

#[tokio::test]
async fn what_is_withdrawn_and_published_again_keeps_its_first_date_and_owes_its_readers_a_note() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "publish", &[]).await;
    let later = town.later(TimeDelta::minutes(5)).await;
    let wrong = ("lead", "Chiều 3/7, Chi bộ khu 5B tổ chức Đại hội lần thứ 5.");
    deed(&later, &path, "publish", &[wrong, ("note", "Lần đầu.")]).await;
    deed(&later, &path, "withdraw", &[]).await;
    assert!(later.get(&path).await.body.contains("name=\"note\""));
    let hour = [("lead", "Sapo khác"), ("on-day", "2026-11-22"), ("at-hour", "16:30")];
    for way in ["publish", "schedule"] {
        let silent = deed(&later, &path, way, &hour).await;
        assert!(silent.status == StatusCode::UNPROCESSABLE_ENTITY && silent.body.contains("hãy ghi đính chính"), "{way}");
    }
    let last = town.later(TimeDelta::minutes(20)).await;
    let told = [hour.as_slice(), &[("note", "Lần hai.")]].concat();
    assert_eq!(deed(&last, &path, "schedule", &told).await.status, StatusCode::SEE_OTHER);
    publish_due(&town.later(TimeDelta::minutes(30)).await.app).await.unwrap();
    let page = crate::reading::find_publication(&town.app.db, id).await.unwrap().unwrap();
    assert_eq!((page.published_at, page.updated_at), (super::start(), super::start() + TimeDelta::minutes(30)));
    assert!(page.notes.contains("Lần đầu.") && page.notes.contains("Lần hai."), "{}", page.notes);

    deed(&last, &path, "withdraw", &[]).await;
    assert_eq!(deed(&last, &path, "publish", &[("lead", "Sửa dấu"), ("slip", "1")]).await.status, StatusCode::SEE_OTHER);
    let page = last.later(TimeDelta::minutes(40)).await.get(PAGE).await.body;
    assert!(page.contains("16:00") && page.contains("Cập nhật 22/11/2026 16:20"), "{page}");
}

#[tokio::test]
async fn links_that_lead_nowhere_are_listed() {
    let town = Town::with_editor().await;
    let there = town.published("Tin khác").await;
    let (path, _) = new_article(&town).await;
    let body = format!(
        "<p><a href=\"{there}\">còn</a> <a href=\"/tin/da-mat\">mất</a> <a href=\"https://baoquangninh.vn/tin\">ngoài</a> \
         <a href=\"/van-phong/tin-bai\">trong</a> <a href=\"/chuyen-muc/dai-hoi\">mục</a> <a href=\"/chuyen-muc/khong-co\">không</a></p>"
    );
    deed(&town, &path, "save", &[("body", &body)]).await;
    let page = town.get(&path).await.body;
    let listed: Vec<&str> = page.split("class=\"address\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(listed, ["/chuyen-muc/khong-co", "/tin/da-mat", "/van-phong/tin-bai"]);
}

#[tokio::test]
async fn the_list_is_narrowed_and_parted() {
    let town = Town::with_editor().await;
    for n in 0..60 {
        let draft =
            crate::Draft {
                headline: format!("Bài số {n}"), category: Some(String::from("thong-bao")), ..crate::Draft::default()
            };
        crate::create_draft(&town.app, None, draft).await.unwrap();
    }
    town.published("Đại hội Chi bộ").await;
    let rows = |page: &Answer| page.body.matches("<th scope=\"row\"").count();
    let list = |query: &'static str| town.get(query);
    assert_eq!(rows(&list("/van-phong/tin-bai").await), 50);
    let first = list("/van-phong/tin-bai?chuyen-muc=thong-bao").await;
    assert!(
        first.body.contains("Bài 1 đến 50 trong 60 bài") && first.body.contains("chuyen-muc=thong-bao&amp;trang-tin=&amp;trang=2")
            || first.body.contains("trang=2"),
        "{}",
        first.body
    );
    assert_eq!(rows(&list("/van-phong/tin-bai?chuyen-muc=thong-bao&trang=2").await), 10);
    for query in
        ["/van-phong/tin-bai?q=dai%20hoi%20CHI", "/van-phong/tin-bai?q=%C4%91%E1%BA%A1i", "/van-phong/tin-bai?tinh-trang=published"]
    {
        let found = list(query).await;
        assert!(rows(&found) == 1 && found.body.contains("Đại hội Chi bộ"), "{query}");
    }
    assert_eq!(rows(&list("/van-phong/tin-bai?q=%25").await), 50, "a sign alone is no word");
    assert!(list("/van-phong/tin-bai?q=khongco").await.body.contains("Không có bài nào như vậy."));
    assert_eq!(rows(&list("/van-phong/tin-bai?trang=99").await), 0);
}
