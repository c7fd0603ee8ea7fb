//! The books, each with what it is for.

use askama::Template;
use axum::response::Html;
use chibo_frame::{Page, PageError, Right, html};

#[derive(Template)]
#[template(path = "shelf/list.html")]
struct Shelf {
    page: Page,
}

/// Each book: where it stands and the key of its words.
const BOOKS: [(&str, &str); 13] = [
    ("/van-phong/nhiem-vu", "shelf-tasks"),
    ("/van-phong/hoc-tap", "shelf-study"),
    ("/van-phong/xep-loai", "shelf-ratings"),
    ("/van-phong/kiem-tra", "shelf-inspections"),
    ("/van-phong/phat-trien", "shelf-admissions"),
    ("/van-phong/dang-phi", "shelf-fees"),
    ("/van-phong/bon-tot", "shelf-four-goods"),
    ("/van-phong/chuc-vu", "shelf-mandates"),
    ("/van-phong/doan-the", "shelf-organisations"),
    ("/van-phong/don-vi", "shelf-units"),
    ("/van-phong/quy-dinh", "shelf-rules"),
    ("/van-phong/nhat-ky", "shelf-acts"),
    ("/van-phong/bieu-mau", "shelf-templates"),
];

pub(super) async fn show(page: Page) -> Result<Html<String>, PageError> {
    html(&Shelf { page })
}
