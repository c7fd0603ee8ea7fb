//! The newsroom: articles and their photos, from draft to published page.

mod actions;
mod body;
mod check;
mod edit;
mod form;
mod list;
mod photos;
mod picture;
mod preview;
mod printed;
mod prose;
pub(crate) mod store;
mod upload;
mod words;

pub use actions::{Draft, create_draft, draft_of, publish};
pub use check::Missing;
pub use photos::{PhotoWords, add_photo};
pub use picture::BadPhoto;
pub(crate) use picture::path as photo_path;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/tin-bai", Right::PublishNews, list::show)
        .post("/van-phong/tin-bai/moi", Right::PublishNews, list::create)
        .get("/van-phong/tin-bai/{id}", Right::PublishNews, edit::show)
        .post("/van-phong/tin-bai/{id}", Right::PublishNews, edit::save.layer(DefaultBodyLimit::max(form::MOST_BYTES)))
        .post("/van-phong/tin-bai/{id}/anh", Right::PublishNews, upload::add.layer(DefaultBodyLimit::max(form::MOST_BYTES)))
        .get("/van-phong/tin-bai/{id}/xem", Right::PublishNews, preview::show)
        .post("/van-phong/tin-bai/{id}/go-bai", Right::PublishNews, edit::withdraw)
        .post("/van-phong/tin-bai/{id}/xoa", Right::PublishNews, edit::discard)
}
