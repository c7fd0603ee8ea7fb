//! What was saved before: seen, compared, taken back.

use super::newsroom::{new_article, texts};
use super::{Town, png};
use crate::newsroom::store::{find_article, list_uses};
use chrono::TimeDelta;

#[tokio::test]
async fn an_earlier_text_comes_back_with_its_photos_and_their_words() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    let at = |minutes| town.later(TimeDelta::minutes(minutes));
    at(1).await.send_form(&path, &texts(&[("do", "save")]), &[("a.png", &png(1)), ("b.png", &png(200))]).await;
    let uses = list_uses(&town.app.db, id).await.unwrap();
    let caption = format!("caption-{}", uses[0].row.id);
    at(2).await.send_form(&path, &[(&caption, "Hội trường"), ("do", "save")], &[]).await;
    let out = format!("out:{}", uses[0].row.id);
    let writer = at(3).await.as_writer().await;
    writer.send_form(&path, &[("lead", "Sapo <khác>"), ("do", &out)], &[]).await;

    let page = town.get(&format!("{path}/lan-sua")).await.body;
    assert!(page.contains("Trần Văn Bút") && page.contains("Lê Thị Hoa") && page.contains("sửa bài"), "{page}");
    assert!(page.contains("&#60;khác&#62;</ins>") && page.contains("Hội trường"), "{page}");
    let restore: Vec<&str> =
        page.split("action=\"").filter_map(|rest| rest.split('"').next()).filter(|a| a.contains("/lan-sua/")).collect();
    assert_eq!(at(4).await.post(restore[0]).await.location(), path);

    let row = find_article(&town.app.db, id).await.unwrap().unwrap();
    assert!(row.lead.starts_with("Chiều 3/7"));
    let back = list_uses(&town.app.db, id).await.unwrap();
    assert_eq!(back.iter().map(|used| used.row.id).collect::<Vec<_>>(), uses.iter().map(|used| used.row.id).collect::<Vec<_>>());
    assert_eq!(back[0].row.caption, "Hội trường");
    assert_eq!(
        town.get(&format!("/van-phong/tin-bai/{}/lan-sua", uuid::Uuid::nil())).await.status,
        axum::http::StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_history_says_what_was_published_and_which_text_readers_see() {
    let town = Town::with_editor().await;
    let path = town.published("Tin").await;
    let id = crate::reading::find_by_slug(&town.app.db, "tin").await.unwrap().unwrap().article_id;
    let form = format!("/van-phong/tin-bai/{id}");
    let at = |minutes| town.later(TimeDelta::minutes(minutes));
    let lead = [("lead", "Sapo đã sửa.")];
    at(1).await.send_form(&form, &[&lead[..], &[("do", "save")]].concat(), &[]).await;
    at(2).await.send_form(&form, &[&lead[..], &[("note", "Sửa ngày họp."), ("do", "publish")]].concat(), &[]).await;
    at(3).await.send_form(&form, &[("lead", "Sapo chưa ai đọc."), ("do", "save")], &[]).await;

    let history = town.get(&format!("{form}/lan-sua")).await.body;
    let rows: Vec<&str> = history.split("<tr>").skip(2).collect();
    let seen: Vec<bool> = rows.iter().map(|row| row.contains("người đọc đang xem bản này")).collect();
    assert_eq!(seen, [false, true, false, false, false], "{history}");
    assert!(rows[1].contains("đăng bài"), "{}", rows[1]);

    at(4).await.send_form(&form, &[("do", "withdraw")], &[]).await;
    assert_eq!(town.get(&path).await.status, axum::http::StatusCode::GONE);
    assert!(!town.get(&format!("{form}/lan-sua")).await.body.contains("người đọc đang xem bản này"));
}
