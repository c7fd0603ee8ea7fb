//! Who sees which photo, and in which sizes.

use super::{Answer, Town, png};
use crate::photos::store::{Use, list_uses};
use crate::{Draft, PhotoWords, add_photo, create_draft, publish};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

const SIZES: [&str; 4] = ["", "-320", "-640", "-1024"];

/// A draft with all its words and one photo.
pub(super) async fn illustrated(town: &Town) -> (Uuid, Use) {
    let draft = Draft {
        headline: String::from("Ngày hội"),
        lead: String::from("Sapo"),
        body: String::from("Đoạn"),
        author: String::from("Hoa"),
        category: Some(String::from("dai-hoi")),
        ..Draft::default()
    };
    let id = create_draft(&town.app, None, draft).await.unwrap();
    let words = PhotoWords { caption: String::from("Chú thích"), alt: String::from("Mô tả"), credit: String::from("Hoa Lê") };
    add_photo(&town.app, None, id, png(120), words).await.unwrap().unwrap();
    (id, list_uses(&town.app.db, id).await.unwrap().remove(0))
}

fn kind(answer: &Answer) -> &str {
    answer.headers[header::CONTENT_TYPE].to_str().unwrap()
}

#[tokio::test]
async fn a_photo_is_shown_to_visitors_while_a_published_page_shows_it() {
    let town = Town::with_editor().await;
    let (id, used) = illustrated(&town).await;
    let path = format!("/anh/{}.jpg", used.photo.file);
    assert_eq!(town.get(&path).await.status, StatusCode::NOT_FOUND, "a draft's");
    assert_eq!(town.get(&format!("/van-phong{path}")).await.status, StatusCode::OK);
    let preview = town.get(&format!("/van-phong/tin-bai/{id}/xem")).await.body;
    assert!(preview.contains(&format!("src=\"/van-phong{path}\"")) && !preview.contains(&format!("\"{path}")), "{preview}");

    publish(&town.app, None, id).await.unwrap().unwrap();
    for size in SIZES {
        for (ending, mime) in [("jpg", "image/jpeg"), ("webp", "image/webp")] {
            let answer = town.get(&format!("/anh/{}{size}.{ending}", used.photo.file)).await;
            assert_eq!((answer.status, kind(&answer)), (StatusCode::OK, mime), "{size} {ending}");
            assert!(answer.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        }
    }
    let page = town.get("/tin/ngay-hoi").await.body;
    assert!(page.contains("<source type=\"image/webp\"") && page.contains("width=\"30\" height=\"20\""), "{page}");
    for name in ["..%2fchibo.sqlite", "chibo.sqlite", "0123456789abcdef0123456789abcdef.jpg"] {
        assert_eq!(town.get(&format!("/anh/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }

    // Another process withdraws it, and the clock is put back.
    town.app.db.execute_unprepared("DELETE FROM publication_photo").await.unwrap();
    assert_eq!(town.get(&path).await.status, StatusCode::OK, "it is believed for some seconds");
    assert_eq!(town.later(TimeDelta::hours(-1)).await.get(&path).await.status, StatusCode::NOT_FOUND);

    town.send_form(&format!("/van-phong/tin-bai/{id}"), &[("do", "withdraw")], &[]).await;
    assert_eq!(town.get(&path).await.status, StatusCode::NOT_FOUND, "a withdrawn article's");
}

#[tokio::test]
async fn strangers_do_not_see_the_newsroom_s_photos() {
    let town = Town::new().await;
    let (_, used) = illustrated(&town).await;
    let answer = town.get(&format!("/van-phong/anh/{}.jpg", used.photo.file)).await;
    assert!(answer.location().starts_with("/dang-nhap"), "{}", answer.status);
}

#[tokio::test]
async fn a_photo_of_an_earlier_release_grows_the_sizes_it_lacks() {
    let town = Town::with_editor().await;
    let (id, used) = illustrated(&town).await;
    publish(&town.app, None, id).await.unwrap().unwrap();
    let folder = town.app.data.join("photos");
    let large = std::fs::read(folder.join(format!("{}.jpg", used.photo.file))).unwrap();
    for file in std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
        if !file.ends_with(format!("{}.jpg", used.photo.file)) {
            std::fs::remove_file(file).unwrap();
        }
    }
    let later = town.later(TimeDelta::minutes(1)).await;
    let answer = later.get(&format!("/anh/{}-320.webp", used.photo.file)).await;
    assert_eq!((answer.status, kind(&answer)), (StatusCode::OK, "image/webp"));
    assert_eq!(std::fs::read(folder.join(format!("{}.jpg", used.photo.file))).unwrap(), large);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 8);
}
