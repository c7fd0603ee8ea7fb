//! Whole sets of papers over the demonstration: ordered on a page, made in the background, fetched by who ordered them.

use super::rights::{demonstration, sign_in};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chibo::house;
use chibo_frame::Role;
use chibo_registry::kinds;
use scraper::{Html, Selector};
use std::io::Cursor;
use tower::ServiceExt;

struct Answer {
    status: StatusCode,
    location: String,
    bytes: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

async fn ask(router: &Router, cookie: &str, path: &str, form: Option<String>) -> Answer {
    let request = Request::builder().uri(path).header(header::COOKIE, cookie);
    let request = match form {
        None => request.body(Body::empty()),
        Some(form) => request
            .method("POST")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form)),
    };
    let response = router.clone().oneshot(request.unwrap()).await.unwrap();
    let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let status = response.status();
    Answer { status, location, bytes: to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec() }
}

/// Waits until a set is made, and fetches it.
async fn fetched(router: &Router, cookie: &str, job: &str) -> Vec<u8> {
    for _ in 0..600 {
        let file = ask(router, cookie, &format!("{job}/tai"), None).await;
        if file.status == StatusCode::OK {
            return file.bytes;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("{}", ask(router, cookie, job, None).await.text());
}

/// The files of a group as the page names them.
async fn files(router: &Router, cookie: &str, group: &str) -> Vec<String> {
    let page = ask(router, cookie, &format!("/van-phong/van-ban/bo?nhom={group}"), None).await;
    assert_eq!(page.status, StatusCode::OK);
    let selector = Selector::parse("button[name=ho_so]").unwrap();
    Html::parse_document(&page.text()).select(&selector).map(|button| button.value().attr("value").unwrap().to_owned()).collect()
}

fn order(group: &str, file: &str, form: &str, kinds: &[&str]) -> String {
    let fields = [("nhom", group), ("ho_so", file), ("dang", form)].into_iter().chain(kinds.iter().map(|kind| ("loai", *kind)));
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    fields.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

#[tokio::test]
async fn the_file_of_a_congress_comes_as_one_archive_with_both_forms_of_each_paper() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    let secretary = sign_in(&router, Role::Secretary).await;
    let files = files(&router, &secretary, "congress").await;
    let file = files.first().expect("a congress");
    let wanted = ["resolution", "congress-minutes", "counting-minutes"];
    let begun = ask(&router, &secretary, "/van-phong/van-ban/bo", Some(order("congress", file, "ca-hai", &wanted))).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let bytes = fetched(&router, &secretary, &begun.location).await;
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(
        names.iter().filter(|name| name.starts_with("counting-minutes/")).count(),
        6,
        "three elections, two forms each: {names:?}"
    );
    assert!(names.iter().any(|name| name.starts_with("resolution/001-") && name.contains(".docx")), "{names:?}");
    let mut first = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_index(0).unwrap(), &mut first).unwrap();
    assert!(first.starts_with(b"%PDF") || first.starts_with(b"PK"));

    let again = ask(&router, &secretary, "/van-phong/van-ban/bo", Some(order("congress", file, "ca-hai", &wanted))).await;
    assert!(bytes == fetched(&router, &secretary, &again.location).await, "the same records are the same bytes");

    let committee = sign_in(&router, Role::Committee).await;
    let strange = ask(&router, &committee, &again.location, None).await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND, "another's order is nobody's business");
}

#[tokio::test]
async fn the_forms_of_a_year_for_every_member_come_as_one_file_for_the_printer() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    let secretary = sign_in(&router, Role::Secretary).await;
    let file = "Năm 2023";
    assert!(files(&router, &secretary, "year").await.contains(&file.to_owned()));
    let begun = ask(&router, &secretary, "/van-phong/van-ban/bo", Some(order("year", file, "in", &["review-form"]))).await;
    let bytes = fetched(&router, &secretary, &begun.location).await;
    assert!(bytes.starts_with(b"%PDF"));
    let kind = kinds::find("review-form").unwrap();
    let cell = chibo_people::units::find_cell(&scratch.app.db).await.unwrap().unwrap().id;
    let page = chibo_people::papers::in_vietnamese(&scratch.app);
    let choices = (kind.choices)(&scratch.app, &page, cell).await.unwrap();
    let members = choices.iter().filter(|choice| choice.file == file).count();
    assert!(members > 90, "{members}");
    let made = ask(&router, &secretary, &begun.location, None).await.text();
    assert!(made.contains(&format!("{members} văn bản")), "{made}");
}

#[tokio::test]
async fn an_order_without_a_kind_says_so() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    let secretary = sign_in(&router, Role::Secretary).await;
    let answer = ask(&router, &secretary, "/van-phong/van-ban/bo", Some(order("year", "Năm 2023", "in", &[]))).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Chưa chọn loại văn bản nào"));
}
