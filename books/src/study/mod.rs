//! **Học tập, quán triệt.** Study sessions: planned, held, attended, made up.

mod actions;
mod due;
mod edit;
mod list;
mod make_up;
mod papers;
mod show;
mod store;

pub use actions::{Refusal, Session, create};
pub use due::due;
pub(crate) use papers::paper_kinds;
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/hoc-tap", Right::SeePeople, list::show)
        .get("/van-phong/hoc-tap/moi", Right::KeepRecords, edit::new)
        .post("/van-phong/hoc-tap/moi", Right::KeepRecords, edit::create)
        .get("/van-phong/hoc-tap/hoc-bu", Right::SeePeople, make_up::list)
        .get("/van-phong/hoc-tap/{id}", Right::SeePeople, show::show)
        .get("/van-phong/hoc-tap/{id}/sua", Right::KeepRecords, edit::show)
        .post("/van-phong/hoc-tap/{id}/sua", Right::KeepRecords, edit::save)
        .post("/van-phong/hoc-tap/{id}/bo", Right::KeepRecords, edit::remove)
        .post("/van-phong/hoc-tap/{id}/hoc-bu", Right::TakeAttendance, make_up::save)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<study_session::Entity>(), kind::<study_mark::Entity>()]
}
