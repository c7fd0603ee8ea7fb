//! Visits of the public site: how many in all, how many now. No cookie, no address stored.

mod counter;
mod show;
mod store;
mod visitor;

pub use counter::set_migrated_visits;
pub(crate) use counter::{Figures, figures, flush};
pub(crate) use visitor::Visitor;

use chibo_frame::{Right, Routes};

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/thong-ke", Right::Public, show::show)
}
