//! Mandates: who was secretary, deputy, committee member or head of a group, from when to when, by which election.

mod actions;
mod edit;
mod list;
mod schema;
mod store;
mod words;

pub use actions::{Refusal, Wanted, correct, grant, remove, take_over};
pub(crate) use list::lines_of;
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    let routes = Routes::new().get("/van-phong/chuc-vu", Right::SeePeople, list::show);
    let routes = routes.get("/van-phong/chuc-vu/moi", Right::KeepRecords, edit::new);
    let routes = routes.post("/van-phong/chuc-vu/moi", Right::KeepRecords, edit::grant);
    let routes = routes.get("/van-phong/chuc-vu/{id}", Right::KeepRecords, edit::show);
    let routes = routes.post("/van-phong/chuc-vu/{id}", Right::KeepRecords, edit::save);
    routes.post("/van-phong/chuc-vu/{id}/bo", Right::KeepRecords, edit::remove)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<mandate::Entity>()]
}
