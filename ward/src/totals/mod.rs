//! **Tổng hợp.** What stands below a ward, a province, all of them: in how many cells each target is reached and missed. The
//! sums are kept by triggers beside the released figures and the tree of units, so that a page reads as many lines as it
//! shows, however many cells stand behind them.

mod picture;
mod schema;
mod show;
mod store;

#[cfg(feature = "testing")]
pub use schema::AGAIN;
pub use store::{Total, find_total, list_totals};
pub(crate) use store::{has_units_below, list_below};

use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/tong-hop", Right::SeeWard, show::top).get("/van-phong/tong-hop/{id}", Right::SeeWard, show::unit)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

/// Kept by triggers; the view that they read begins with the name of the first.
pub(crate) const DERIVED: [&str; 2] = ["unit_total", "unit_above"];
