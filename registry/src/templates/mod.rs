//! **Mẫu riêng.** A cell's own wording of a kind of paper, beside the product's.

mod actions;
mod edit;
mod schema;
mod store;

pub use store::own_wording;
pub(crate) use store::{find, kinds_of};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/van-ban/mau/{kind}", Right::KeepRecords, edit::show)
        .post("/van-phong/van-ban/mau/{kind}", Right::KeepRecords, edit::save)
        .post("/van-phong/van-ban/mau/{kind}/bo", Right::KeepRecords, edit::reset)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<store::own_wording::Entity>()]
}
