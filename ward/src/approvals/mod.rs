//! **Chuẩn y và giao việc.** What goes down from the ward: congresses approved or returned, ratings decided, plans. It goes as a
//! signed file, as figures come up; the cell answers the plans in its next release.

mod actions;
mod answer;
mod body;
mod cell;
mod due;
mod plans;
mod received;
mod schema;
mod store;
mod taking;

pub use body::{Answer, Approval, Decided, Plan, PlanKind};
pub(crate) use due::due;
pub(crate) use received::reply_lines;
pub use store::*;
pub use taking::{Outcome, take};

use chibo_frame::parcel::Format;
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

/// The ward's answer to a cell.
pub const ANSWER: Format = Format("chibo-answer/1");

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/ke-hoach-giao", Right::SeeWard, plans::show)
        .post("/van-phong/ke-hoach-giao", Right::KeepWard, plans::add)
        .get("/van-phong/chi-bo/{id}/tra-loi", Right::SeeWard, answer::show)
        .post("/van-phong/chi-bo/{id}/tra-loi", Right::KeepWard, answer::make)
        .post("/van-phong/chi-bo/{id}/chuan-y", Right::KeepWard, answer::decide)
        .get("/van-phong/tra-loi/{id}/tai", Right::SeeWard, answer::download)
        .get("/van-phong/tu-dang-uy", Right::KeepRecords, received::show)
        .about_nobody()
        .post("/van-phong/tu-dang-uy", Right::KeepRecords, cell::upload)
        .post("/van-phong/tu-dang-uy/{id}", Right::KeepRecords, cell::confirm)
        .post("/van-phong/tu-dang-uy/viec/{id}", Right::KeepRecords, cell::reply)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<congress_answer::Entity>(),
        kind::<ward_plan::Entity>(),
        kind::<answer_made::Entity>(),
        kind::<ward_key::Entity>(),
        kind::<answer_taken::Entity>(),
        kind::<plan_reply::Entity>(),
    ]
}
