//! **Các lần sửa.** Every state in which an article was saved, read from the record of changes; what differs between two of
//! them; going back to an earlier one.

mod compare;
mod list;
mod restore;
mod states;

use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/tin-bai/{id}/lan-sua", Right::WriteNews, list::show).post(
        "/van-phong/tin-bai/{id}/lan-sua/{act}",
        Right::WriteNews,
        restore::post,
    )
}
