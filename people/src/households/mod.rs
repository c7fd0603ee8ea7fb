//! Households of the quarter, the members in them, their titles and classes by year.

mod actions;
mod edit;
mod list;
mod schema;
mod store;
mod year;

pub use actions::{Refusal, house_member, keep, keep_classes, keep_titles};
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/ho-gia-dinh", Right::SeePeople, list::show)
        .get("/van-phong/ho-gia-dinh/moi", Right::KeepRecords, edit::new)
        .post("/van-phong/ho-gia-dinh/moi", Right::KeepRecords, edit::add)
        .get("/van-phong/ho-gia-dinh/{id}", Right::SeePeople, edit::show)
        .post("/van-phong/ho-gia-dinh/{id}", Right::KeepRecords, edit::change)
        .post("/van-phong/ho-gia-dinh/{id}/dang-vien", Right::KeepRecords, edit::move_in)
        .post("/van-phong/ho-gia-dinh/{id}/dang-vien/{member}/bo", Right::KeepRecords, edit::move_out)
        .get("/van-phong/ho-gia-dinh/danh-hieu/{year}", Right::KeepRecords, year::titles)
        .post("/van-phong/ho-gia-dinh/danh-hieu/{year}", Right::KeepRecords, year::keep_titles)
        .get("/van-phong/ho-gia-dinh/phan-loai/{year}", Right::KeepRecords, year::classes)
        .post("/van-phong/ho-gia-dinh/phan-loai/{year}", Right::KeepRecords, year::keep_classes)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<household::Entity>(),
        kind::<household_member::Entity>(),
        kind::<household_title::Entity>(),
        kind::<household_class::Entity>(),
        kind::<quarter_title::Entity>(),
    ]
}
