//! People who stand on the roll twice: found, and merged with undo.

mod actions;
mod list;
mod schema;
mod store;

pub use actions::{Refusal, merge, set_apart};
pub use store::distinct_pair;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/trung-lap", Right::SeePeople, list::show)
        .post("/van-phong/trung-lap/gop", Right::KeepRecords, list::merge)
        .post("/van-phong/trung-lap/hai-nguoi", Right::KeepRecords, list::set_apart)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<distinct_pair::Entity>()]
}
