//! **Gói bài.** An article that travels: copied as a new draft, exported with its photos as one file, taken in again. Words
//! stay with their photos and photos in their order.

mod copy;
mod export;
mod import;
mod pack;
mod parcel;
#[cfg(test)]
mod tests;

pub(crate) use copy::copy;

use crate::newsroom::MOST_BYTES;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/tin-bai/{id}/xuat", Right::WriteNews, export::send)
        .get("/van-phong/tin-bai/nhap", Right::WriteNews, import::show)
        .post("/van-phong/tin-bai/nhap", Right::WriteNews, import::take.layer(DefaultBodyLimit::max(MOST_BYTES)))
}
