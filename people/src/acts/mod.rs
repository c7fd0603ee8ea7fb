//! Who did what: the log of acts, and taking one back.

mod list;
mod show;
mod verify;
mod words;

pub use words::{dependents, kind_text, verb_text};

use chibo_frame::record::Kind;
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/nhat-ky", Right::SeePeople, list::show)
        .get("/van-phong/nhat-ky/kiem-tra", Right::VerifyRecords, verify::show)
        .post("/van-phong/nhat-ky/kiem-tra", Right::VerifyRecords, verify::ask)
        .get("/van-phong/nhat-ky/{id}", Right::SeePeople, show::show)
        .post("/van-phong/nhat-ky/{id}/hoan-tac", Right::KeepRecords, show::undo)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    Vec::new()
}
