//! The public site: front page, articles. Without session or cookie; pages are kept as bytes and made anew by
//! time, never by visit.

mod around;
mod article;
mod front;
mod kept;
mod missing;
mod store;

pub use store::set_site;

pub(crate) use around::{Around, time};
pub(crate) use article::Shown;
pub(crate) use kept::{answer, forget_pages};
pub(crate) use store::{find_by_slug, find_publication, publication, publication_tag, site, the_first};

use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/", Right::Public, front::show).get("/tin/{slug}", Right::Public, article::show).get(
        "/{*path}",
        Right::Public,
        missing::show,
    )
}
