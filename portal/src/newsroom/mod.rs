//! The newsroom: articles and their photos, from draft to published page.

mod actions;
mod body;
mod check;
mod edit;
mod form;
mod list;
mod preview;
mod printed;
mod prose;
pub(crate) mod store;
mod upload;
mod words;

pub use actions::{Draft, create_draft, draft_of, publish};
pub use check::Missing;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/tin-bai", Right::WriteNews, list::show)
        .post("/van-phong/tin-bai/moi", Right::WriteNews, list::create)
        .get("/van-phong/tin-bai/{id}", Right::WriteNews, edit::show)
        .post("/van-phong/tin-bai/{id}", Right::WriteNews, edit::save.layer(DefaultBodyLimit::max(form::MOST_BYTES)))
        .post("/van-phong/tin-bai/{id}/anh", Right::WriteNews, upload::add.layer(DefaultBodyLimit::max(form::MOST_BYTES)))
        .get("/van-phong/tin-bai/{id}/xem", Right::WriteNews, preview::show)
        .post("/van-phong/tin-bai/{id}/go-bai", Right::WriteNews, edit::withdraw)
        .post("/van-phong/tin-bai/{id}/xoa", Right::WriteNews, edit::discard)
}
