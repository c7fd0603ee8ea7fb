//! An article copied, exported, taken in again: the same words and photos, in the same order.

use super::photos::illustrated;
use super::{Answer, Town, png};
use crate::newsroom::store::{find_article, list_uses};
use crate::{PhotoWords, add_photo};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use uuid::Uuid;

async fn bytes(town: &Town, path: &str) -> Vec<u8> {
    let request = Request::get(path).header(header::COOKIE, town.cookie.clone().unwrap()).body(Body::empty()).unwrap();
    let answer = town.ask(request).await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/zip");
    axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()
}

async fn take_in(town: &Town, file: &[u8]) -> Answer {
    let mut body = b"--ranh\r\nContent-Disposition: form-data; name=\"parcel\"; filename=\"tin.zip\"\r\n\r\n".to_vec();
    body.extend(file);
    body.extend(b"\r\n--ranh--\r\n");
    let request = Request::builder().method(Method::POST).uri("/van-phong/tin-bai/nhap");
    town.send(request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=ranh"), Body::from(body)).await
}

fn key(answer: &Answer) -> Uuid {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

/// Everything of an article but its keys; the body with its photos numbered.
async fn seen(town: &Town, id: Uuid) -> (Vec<String>, Vec<[String; 4]>) {
    let row = find_article(&town.app.db, id).await.unwrap().unwrap();
    let uses = list_uses(&town.app.db, id).await.unwrap();
    let body = uses.iter().enumerate().fold(row.body, |body, (n, used)| body.replace(&used.row.id.to_string(), &n.to_string()));
    let words = vec![row.headline, row.lead, body, row.author, row.category.unwrap_or_default(), row.tags];
    let photo = |used: &crate::photos::store::Use| {
        [used.photo.file.clone(), used.row.caption.clone(), used.row.alt.clone(), used.row.credit.clone()]
    };
    (words, uses.iter().map(photo).collect())
}

#[tokio::test]
async fn an_article_goes_round_and_comes_back_the_same() {
    let town = Town::with_editor().await;
    let (id, used) = illustrated(&town).await;
    let words = PhotoWords { caption: String::from("Hai"), alt: String::from("<b>"), credit: String::from("Bút") };
    add_photo(&town.app, None, id, png(7), words).await.unwrap().unwrap();
    let body = format!("<p>Một</p><figure data-photo=\"{}\"></figure><p>Hai</p>", used.row.id);
    let path = format!("/van-phong/tin-bai/{id}");
    let copied = town.send_form(&path, &[("body", &body), ("tags", "khu 5B"), ("do", "copy")], &[]).await;
    let wanted = seen(&town, id).await;
    let copy = key(&copied);
    assert_eq!(seen(&town, copy).await, wanted);
    assert_ne!(list_uses(&town.app.db, copy).await.unwrap()[0].row.id, list_uses(&town.app.db, id).await.unwrap()[0].row.id);

    let file = bytes(&town, &format!("{path}/xuat")).await;
    let zip = zip::ZipArchive::new(std::io::Cursor::new(&file)).unwrap();
    assert_eq!(zip.file_names().filter(|name| name.as_ref().unwrap().ends_with(".jpg")).count(), 2, "the largest of each photo");
    assert_eq!(zip.len(), 4);
    let taken = key(&take_in(&town, &file).await);
    assert_eq!(seen(&town, taken).await, wanted);

    let elsewhere = Town::with_editor().await;
    let there = seen(&elsewhere, key(&take_in(&elsewhere, &file).await)).await;
    let without_file = |photos: &[[String; 4]]| photos.iter().map(|photo| photo[1..].to_vec()).collect::<Vec<_>>();
    assert_eq!((&there.0, without_file(&there.1)), (&wanted.0, without_file(&wanted.1)));
}

#[tokio::test]
async fn a_file_that_is_no_article_is_refused_with_a_sentence() {
    let town = Town::with_editor().await;
    for (file, words) in [(b"x".as_slice(), "không phải tệp .zip"), (&png(1), "không phải tệp .zip"), (b"", "không phải tệp .zip")]
    {
        let refused = take_in(&town, file).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(words));
    }
}
