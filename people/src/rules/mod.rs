//! Dated rules: what the law or the place fixes for a time, as the cell keeps it.

mod actions;
mod edit;
mod list;
mod schema;
mod show;
mod store;
mod words;

pub use actions::{Refusal, edit as edit_version, make, remove};
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    let routes = Routes::new().get("/van-phong/quy-dinh", Right::SeePeople, list::show).about_nobody();
    let routes = routes.get("/van-phong/quy-dinh/{kind}", Right::SeePeople, show::show).about_nobody();
    let routes = routes.get("/van-phong/quy-dinh/{kind}/moi", Right::KeepRecords, edit::new).about_nobody();
    let routes = routes.post("/van-phong/quy-dinh/{kind}/moi", Right::KeepRecords, edit::make);
    let routes = routes.get("/van-phong/quy-dinh/{kind}/{id}", Right::KeepRecords, edit::show).about_nobody();
    let routes = routes.post("/van-phong/quy-dinh/{kind}/{id}", Right::KeepRecords, edit::save);
    routes.post("/van-phong/quy-dinh/{kind}/{id}/bo", Right::KeepRecords, edit::remove)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<dated_rule::Entity>()]
}
