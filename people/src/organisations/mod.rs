//! Mass organisations of the quarter: their heads and what they do.

mod actions;
mod list;
mod schema;
mod show;
mod store;

pub use actions::{Refusal, keep, note, strike, take_over};
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/doan-the", Right::SeePeople, list::show)
        .post("/van-phong/doan-the", Right::KeepRecords, list::add)
        .get("/van-phong/doan-the/{id}", Right::SeePeople, show::show)
        .post("/van-phong/doan-the/{id}", Right::KeepRecords, show::change)
        .post("/van-phong/doan-the/{id}/nguoi-dung-dau", Right::KeepRecords, show::take_over)
        .post("/van-phong/doan-the/{id}/hoat-dong", Right::KeepRecords, show::note)
        .post("/van-phong/doan-the/{id}/hoat-dong/{activity}/bo", Right::KeepRecords, show::strike)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<organisation::Entity>(), kind::<organisation_head::Entity>(), kind::<organisation_activity::Entity>()]
}
