//! The editor's way from an empty draft to the page that visitors read.

use super::{Town, png};
use crate::newsroom::store;
use axum::http::StatusCode;
use uuid::Uuid;

const TEXTS: [(&str, &str); 5] = [
    ("category", "dai-hoi"),
    ("headline", "Đại hội Chi bộ khu 5B <lần thứ V>"),
    ("lead", "Chiều 3/7, Chi bộ khu 5B tổ chức Đại hội lần thứ V."),
    ("body", "Dự Đại hội có 112 đảng viên.\r\n\r\n## Kết quả\r\n\r\n- Bầu Chi ủy 5 đồng chí"),
    ("author", "Hoa Lê"),
];

pub(super) async fn new_article(town: &Town) -> (String, Uuid) {
    let answer = town.post("/van-phong/tin-bai/moi").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let path = answer.location().to_owned();
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    (path, id)
}

pub(super) fn texts<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    TEXTS.into_iter().chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn the_newsroom_is_closed_to_who_is_not_signed_in() {
    let town = Town::new().await;
    let answer = town.get("/van-phong/tin-bai").await;
    assert!(answer.location().starts_with("/dang-nhap"), "{}", answer.status);
}

#[tokio::test]
async fn an_article_is_written_refused_completed_published_mended_and_withdrawn() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;

    let refused = town.send_form(&path, &texts(&[("do", "publish")]), &[("hoi-truong.png", &png(200))]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Ảnh 1 chưa có chú thích.") && refused.body.contains("Ảnh 1 chưa có mô tả."));
    assert!(refused.body.contains("Ảnh 1 chưa có nguồn ảnh."));
    assert!(!refused.body.contains("Chưa có sapo."));
    assert_eq!(town.get("/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v").await.status, StatusCode::NOT_FOUND);

    let used = store::list_uses(&town.app.db, id).await.unwrap().remove(0);
    let [caption, alt, credit] = ["caption", "alt", "credit"].map(|field| format!("{field}-{}", used.row.id));
    let words = [(caption.as_str(), "Toàn cảnh Đại hội"), (&alt, "Hội trường có cờ"), (&credit, "Hoa Lê"), ("do", "publish")];
    let preview = town.get(&format!("{path}/xem")).await;
    assert!(preview.body.contains("Bản xem thử") && preview.body.contains("<h2>Kết quả</h2>"));
    assert_eq!(town.send_form(&path, &texts(&words), &[]).await.status, StatusCode::SEE_OTHER);

    let page = town.get("/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "Đại hội Chi bộ khu 5B &#60;lần thứ V&#62;",
        "<li>Bầu Chi ủy 5 đồng chí</li>",
        "Toàn cảnh Đại hội",
        "alt=\"Hội trường có cờ\"",
    ] {
        assert!(page.body.contains(part), "{part} is not in {}", page.body);
    }
    assert!(town.get("/").await.body.contains("/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v"));

    town.send_form(&path, &texts(&[("lead", "Sapo đã sửa."), ("do", "save")]), &[]).await;
    assert!(!town.get("/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v").await.body.contains("Sapo đã sửa."));

    assert_eq!(town.send_form(&path, &[("do", "withdraw")], &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.get("/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v").await.status, StatusCode::GONE);
    assert_eq!(town.post(&format!("{path}/xoa")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn everything_missing_is_listed() {
    let town = Town::with_editor().await;
    let (path, _) = new_article(&town).await;
    let answer = town.send_form(&path, &[("author", ""), ("do", "publish")], &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for missing in ["Chưa có tiêu đề.", "Chưa có sapo.", "Chưa có nội dung.", "Chưa ghi tác giả.", "Chưa chọn chuyên mục."]
    {
        assert!(answer.body.contains(missing), "{missing}");
    }
}

#[tokio::test]
async fn a_file_that_pretends_to_be_a_picture_changes_nothing_and_what_was_typed_stays() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    let files: [(&str, &[u8]); 2] = [("that.png", &png(10)), ("gia.jpg", b"<script>alert(1)</script>")];
    let answer = town.send_form(&path, &texts(&[("do", "save")]), &files).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Tệp “gia.jpg” không phải ảnh"));
    assert!(answer.body.contains("Dự Đại hội có 112 đảng viên."));
    assert!(store::list_uses(&town.app.db, id).await.unwrap().is_empty());
    assert_eq!(store::find_article(&town.app.db, id).await.unwrap().unwrap().headline, "");
    assert!(!town.app.data.join("photos").exists());
}

#[tokio::test]
async fn a_sending_too_large_is_refused_with_a_sentence() {
    let town = Town::with_editor().await;
    let (path, _) = new_article(&town).await;
    let answer = town.send_form(&path, &[], &[("to.jpg", &vec![0; 43 * 1024 * 1024])]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("nặng quá 42 MB"), "{}", answer.body);
}

#[tokio::test]
async fn words_typed_while_moving_a_photo_stay_with_their_photos() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    town.send_form(&path, &texts(&[("do", "save")]), &[("a.png", &png(1)), ("b.png", &png(200)), ("c.png", &png(90))]).await;
    let before = store::list_uses(&town.app.db, id).await.unwrap();
    let fields: Vec<(String, String)> =
        before.iter().enumerate().map(|(i, used)| (format!("caption-{}", used.row.id), format!("ảnh {i}"))).collect();
    let deed = format!("up:{}", before[2].row.id);
    let mut form: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    form.push(("do", &deed));
    assert!(town.send_form(&path, &form, &[]).await.location().ends_with("#anh"));
    let out = format!("out:{}", before[0].row.id);
    town.send_form(&path, &[("do", &out)], &[]).await;

    let after = store::list_uses(&town.app.db, id).await.unwrap();
    let seen: Vec<_> = after.iter().map(|used| (used.row.caption.as_str(), used.photo.file.as_str())).collect();
    assert_eq!(seen, [("ảnh 2", before[2].photo.file.as_str()), ("ảnh 1", before[1].photo.file.as_str())]);
}

#[tokio::test]
async fn two_articles_of_one_headline_have_two_addresses() {
    let town = Town::new().await;
    assert_eq!(town.published("Tin").await, "/tin/tin");
    assert_eq!(town.published("Tin").await, "/tin/tin-2");
}

#[tokio::test]
async fn a_draft_is_discarded_with_its_photos() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    town.send_form(&path, &[], &[("a.png", &png(1))]).await;
    assert_eq!(town.post(&format!("{path}/xoa")).await.location(), "/van-phong/tin-bai");
    assert!(store::find_article(&town.app.db, id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_body_with_signs_is_cleaned_and_its_photos_stand_where_it_places_them() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    town.send_form(&path, &texts(&[]), &[("a.png", &png(1)), ("b.png", &png(200))]).await;
    let uses = store::list_uses(&town.app.db, id).await.unwrap();
    let place = |n: usize| format!("<figure data-photo=\"{}\"></figure>", uses[n].row.id);
    let body = format!(
        "<h1 onclick=\"x()\">Kết quả</h1>{}<table><tr><th>TT</th><td>1</td></tr></table>{}<p>Hết<script>x()</script></p>",
        place(1),
        place(0)
    );
    let names: Vec<_> =
        uses.iter().flat_map(|u| ["caption", "alt", "credit"].map(|field| format!("{field}-{}", u.row.id))).collect();
    let mut form = texts(&[("body", &body), ("do", "publish")]);
    form.extend(names.iter().map(|name| (name.as_str(), "Lời của ảnh")));
    assert_eq!(town.send_form(&path, &form, &[]).await.status, StatusCode::SEE_OTHER);

    let kept = store::find_article(&town.app.db, id).await.unwrap().unwrap().body;
    assert!(kept.starts_with("<h2>Kết quả</h2><figure data-photo=") && kept.ends_with("<p>Hết</p>"), "{kept}");
    let page = town.get("/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v").await.body;
    let page = page.split("<article").nth(1).unwrap();
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part} is not in {page}"));
    let (first, second) = (format!("/anh/{}.jpg", uses[1].photo.file), format!("/anh/{}.jpg", uses[0].photo.file));
    assert!(
        at("<h2>Kết quả</h2>") < at(&first)
            && at(&first) < at("<table>")
            && at("<table>") < at(&second)
            && at(&second) < at("<p>Hết</p>")
    );
    assert!(!page.contains("x()") && !page.contains("data-photo"));
    let order: Vec<_> = store::list_uses(&town.app.db, id).await.unwrap().into_iter().map(|u| u.row.id).collect();
    assert_eq!(order, [uses[1].row.id, uses[0].row.id]);
}
