//! Tasks: what a meeting concluded, with an owner and a day, shown until done.

mod actions;
mod due;
mod list;
mod schema;
mod show;
mod store;
mod words;

pub(crate) use actions::give_in;
pub use actions::{NewTask, Refusal, change, finish, give, reopen};
pub use due::due;
pub use store::*;
pub(crate) use words::{Line, line, told};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/nhiem-vu", Right::SeePeople, list::show)
        .post("/van-phong/nhiem-vu", Right::KeepRecords, list::add)
        .get("/van-phong/nhiem-vu/{id}", Right::SeePeople, show::show)
        .post("/van-phong/nhiem-vu/{id}", Right::KeepRecords, show::change)
        .post("/van-phong/nhiem-vu/{id}/xong", Right::KeepRecords, show::finish)
        .post("/van-phong/nhiem-vu/{id}/mo-lai", Right::KeepRecords, show::reopen)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<task::Entity>()]
}
