//! **Xếp loại hằng năm.** What the cells propose, held against the cap over the whole ward, and what the ward decides.

mod actions;
mod gather;
mod schema;
mod show;
mod store;

pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/xep-loai-chi-bo", Right::SeeWard, show::show).post(
        "/van-phong/xep-loai-chi-bo",
        Right::KeepWard,
        show::decide,
    )
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<ward_rating::Entity>()]
}
