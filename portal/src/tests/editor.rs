//! What the editor of articles asks the server for.

use super::{Town, png};
use crate::newsroom::store;
use axum::http::StatusCode;
use serde_json::Value;
use uuid::Uuid;

async fn new_article(town: &Town) -> (String, Uuid) {
    let path = town.post("/van-phong/tin-bai/moi").await.location().to_owned();
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    (path, id)
}

#[tokio::test]
async fn photos_are_taken_up_one_by_one_and_answered_with_their_fields_or_a_sentence() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    let files: [(&str, &[u8]); 3] = [("a.png", &png(10)), ("gia.jpg", b"<script>alert(1)</script>"), ("b.png", &png(200))];
    let answer = town.send_form(&format!("{path}/anh"), &[], &files).await;
    assert_eq!(answer.status, StatusCode::OK);
    let all: Vec<Value> = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(all.iter().map(|one| one["file"].as_str().unwrap()).collect::<Vec<_>>(), ["a.png", "gia.jpg", "b.png"]);
    assert!(all[1]["refused"].as_str().unwrap().contains("“gia.jpg” không phải ảnh"), "{}", all[1]);

    let uses = store::list_uses(&town.app.db, id).await.unwrap();
    assert_eq!(uses.len(), 2);
    for (answer, used) in [(&all[0], &uses[0]), (&all[2], &uses[1])] {
        assert_eq!(answer["use"], used.row.id.to_string());
        assert_eq!((answer["width"].as_i64(), answer["height"].as_i64()), (Some(30), Some(20)));
        assert_eq!(town.get(answer["address"].as_str().unwrap()).await.status, StatusCode::OK);
        let form = answer["form"].as_str().unwrap();
        for field in ["caption", "alt", "credit"] {
            assert!(form.contains(&format!("name=\"{field}-{}\"", used.row.id)), "{form}");
        }
        assert!(town.get(&path).await.body.contains(&format!("data-use=\"{}\"", used.row.id)));
    }
    assert!(all[2]["form"].as_str().unwrap().contains("Ảnh 2"));
}

#[tokio::test]
async fn photos_belong_to_an_article_and_come_from_who_may_write() {
    let town = Town::with_editor().await;
    let nowhere = format!("/van-phong/tin-bai/{}/anh", Uuid::nil());
    assert_eq!(town.send_form(&nowhere, &[], &[("a.png", &png(1))]).await.status, StatusCode::NOT_FOUND);
    let stranger = Town::new().await;
    assert!(stranger.send_form(&nowhere, &[], &[]).await.location().starts_with("/dang-nhap"));
}

#[tokio::test]
async fn the_editor_gets_plain_words_as_html_and_html_as_it_is() {
    let town = Town::with_editor().await;
    let (path, _) = new_article(&town).await;
    town.send_form(&path, &[("body", "Một\n\n- hai < ba")], &[]).await;
    let page = town.get(&path).await.body;
    assert!(page.contains("data-html=\"&#60;p&#62;Một&#60;/p&#62;&#60;ul&#62;&#60;li&#62;hai &#38;lt; ba"), "{page}");
    assert!(page.contains("- hai &#60; ba</textarea>"));
    town.send_form(&path, &[("body", "<p class=x>Một</p>")], &[]).await;
    let page = town.get(&path).await.body;
    assert!(!page.contains("data-html") && page.contains("&#60;p&#62;Một&#60;/p&#62;</textarea>"), "{page}");
}
