//! **Chuyên mục.** The categories in which articles stand, the same for all sites.

mod actions;
mod list;
pub(crate) mod schema;
pub(crate) mod store;

pub(crate) use store::list_categories;

use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/chuyen-muc", Right::WriteNews, list::show).post(
        "/van-phong/chuyen-muc",
        Right::PublishNews,
        list::save,
    )
}
