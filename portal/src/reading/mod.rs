//! The public site: front page, categories, tags, archive, articles. Without session or cookie; pages are kept as
//! bytes and made anew by time, never by visit. Each page stands at every site: by its path, or by the site's own host.

mod around;
mod article;
mod asking;
mod feeds;
mod front;
mod index;
mod kept;
mod listing;
mod lists;
pub(crate) mod missing;
mod moved;
mod packed;
mod paging;
mod said;
pub(crate) mod schema;
mod search;
mod share;
mod sitemap;
mod store;
mod words;

pub(crate) use crate::sites::the_first;
pub(crate) use around::{Around, time};
pub(crate) use article::preview;
pub(crate) use asking::Asking;
pub use index::keep_up;
pub(crate) use kept::{FromMemory, Kept, Made, Pages, Version, answer, follow_others, forget_pages};
#[cfg(test)]
pub(crate) use lists::{List, Of};
pub(crate) use moved::plain;
pub(crate) use said::Said;
pub(crate) use store::{find_by_slug, find_publication, find_withdrawn_page, old_address, publication, publication_tag};

use chibo_frame::{Right, Routes};

/// Pages of every site: each under its path, and under that of a site below `/trang`.
macro_rules! pages {
    ($($path:literal => $handler:path),* $(,)?) => {
        Routes::new()$(.get($path, Right::Public, $handler).get(concat!("/trang/{site}", $path), Right::Public, $handler))*
    };
}

/// This room's paths.
pub(crate) fn routes() -> Routes {
    pages! {
        "/" => front::show,
        "/chuyen-muc/{slug}" => listing::category,
        "/the/{slug}" => listing::tag,
        "/luu-tru" => listing::archive,
        "/luu-tru/{year}/{month}" => listing::month,
        "/tin/{slug}" => article::show,
        "/tin/{slug}/in" => article::print,
        "/tim" => search::show,
        "/rss.xml" => feeds::rss,
        "/atom.xml" => feeds::atom,
        "/chuyen-muc/{slug}/rss.xml" => feeds::category_rss,
        "/chuyen-muc/{slug}/atom.xml" => feeds::category_atom,
        "/sitemap.xml" => sitemap::index,
        "/sitemap/{file}" => sitemap::part,
        "/robots.txt" => sitemap::robots,
        "/{*path}" => missing::show,
    }
    .get("/trang/{site}", Right::Public, front::show)
}
