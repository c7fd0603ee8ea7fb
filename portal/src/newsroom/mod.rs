//! The newsroom: articles and their photos, from draft to published page.

mod actions;
pub(crate) mod body;
mod by;
mod check;
mod edit;
mod form;
mod links;
mod list;
mod page;
mod panel;
mod preview;
pub(crate) mod printed;
mod prose;
mod publishing;
pub(crate) mod schema;
mod seen;
pub(crate) mod store;
mod upload;
mod ways;
mod words;

pub use actions::{Draft, create_draft, draft_of};
pub use body::clean as clean_text;
pub use check::Missing;
pub use publishing::publish;

pub(crate) use actions::{fresh, put, save, with_text_of};
pub(crate) use by::{By, name_of};
pub(crate) use form::{MOST_BYTES, typed, unreadable};
pub(crate) use publishing::publish_due;

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
        .post("/van-phong/tin-bai/{id}/xoa", Right::WriteNews, edit::discard)
}
