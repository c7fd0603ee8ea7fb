//! **Trang tin.** The sites of several units from the same data: which of them a request is for, and the office's pages
//! where they are made and changed.

mod at;
mod check;
mod edit;
mod list;
mod old;
mod save;
mod store;
mod words;

pub use save::make_site_above;
pub use store::set_site;

pub(crate) use at::{At, forget, forget_here};
#[cfg(test)]
pub(crate) use check::COLOURS;
pub(crate) use store::{site, the_first};

use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/trang-tin", Right::KeepSites, list::show)
        .get("/van-phong/trang-tin/dia-chi-cu", Right::KeepSites, old::show)
        .post("/van-phong/trang-tin/dia-chi-cu", Right::KeepSites, old::save)
        .get("/van-phong/trang-tin/{id}", Right::KeepSites, edit::show)
        .post("/van-phong/trang-tin/{id}", Right::KeepSites, edit::save)
}
