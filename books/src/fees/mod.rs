//! Party fees: what each member owes by the rule of the day, receipts, the yearly table.

mod actions;
mod book;
mod categories;
mod due;
mod month;
mod papers;
mod receipt;
mod relief_papers;
mod reliefs;
mod schema;
mod store;
mod words;
mod year;

pub use actions::{CategoryTyped, Refusal, collect, relieve, set_categories, void};
pub(crate) use book::{PaidYear, paid_year, taken_in_year};
pub use due::due;
pub(crate) use papers::paper_kinds;
pub(crate) use relief_papers::paper_kinds as relief_paper_kinds;
pub(crate) use store::taken_on;
pub use store::{fee_category, fee_receipt, fee_relief};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dang-phi", Right::SeePeople, month::show)
        .post("/van-phong/dang-phi", Right::KeepRecords, month::collect)
        .get("/van-phong/dang-phi/nam/{year}", Right::SeePeople, year::show)
        .get("/van-phong/dang-phi/dien", Right::KeepRecords, categories::show)
        .post("/van-phong/dang-phi/dien", Right::KeepRecords, categories::save)
        .get("/van-phong/dang-phi/mien-giam", Right::KeepRecords, reliefs::show)
        .post("/van-phong/dang-phi/mien-giam", Right::KeepRecords, reliefs::add)
        .get("/van-phong/dang-phi/phieu/{id}", Right::SeePeople, receipt::show)
        .post("/van-phong/dang-phi/phieu/{id}/huy", Right::KeepRecords, receipt::void)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<fee_category::Entity>(), kind::<fee_relief::Entity>(), kind::<fee_receipt::Entity>()]
}
