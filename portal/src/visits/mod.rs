//! Visits of the public site: how many in all, each day and each article, how many now. No cookie, no address stored.

mod audit;
mod book;
mod counts;
mod elsewhere;
mod fold;
mod journal;
mod ledger;
#[cfg(test)]
mod measure;
mod online;
mod open;
mod plot;
mod schema;
mod show;
mod store;
mod visitor;

pub use fold::set_migrated_visits;
pub use visitor::Proxies;

pub(crate) use counts::Pair;
pub(crate) use fold::{Figures, begin, figures, fold, note_down, reads};
pub(crate) use ledger::{Reader, Visit, Visits};
pub(crate) use schema::{Elsewhere, Migration};
pub(crate) use visitor::{Visitor, reader};

use chibo_frame::{Right, Routes};
use chrono::TimeDelta;

/// A visitor is online for so long after each visit.
pub(crate) const ONLINE: TimeDelta = TimeDelta::minutes(online::MINUTES.cast_signed());

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/thong-ke", Right::Public, show::show)
        .get("/trang/{site}/thong-ke", Right::Public, show::show)
        .get("/thong-ke.csv", Right::Public, open::days)
        .get("/thong-ke/bai-viet.csv", Right::Public, open::articles)
        .get("/van-phong/luot-truy-cap", Right::WriteNews, audit::show)
}
