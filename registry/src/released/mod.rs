//! **Chi bộ công bố.** Issued papers that the secretary lets every member read.

mod actions;
mod list;
mod schema;
mod show;
mod store;

pub(crate) use store::find;
pub use store::released_paper;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/cong-bo", Right::OwnRecord, list::show)
        .get("/van-phong/cong-bo/{id}", Right::OwnRecord, show::show)
        .get("/van-phong/cong-bo/{id}/van-ban.pdf", Right::OwnRecord, show::pdf)
        .post("/van-phong/van-ban/{id}/cong-bo", Right::KeepRecords, actions::release)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<released_paper::Entity>()]
}
