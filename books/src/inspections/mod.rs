//! The plan of inspections and supervisions, its steps and conclusions; and the notes that only named people read.

mod actions;
pub(crate) mod confidential;
mod due;
mod edit;
mod list;
mod papers;
mod schema;
mod show;
mod store;
mod words;

pub use actions::{Conclusion, Refusal, conclude, copy_year, remove, save, save_steps};
pub use confidential::{Subject, write as write_note};
pub use due::due;
pub(crate) use papers::paper_kinds;
pub use store::{inspection, inspection_step, list};

use chibo_frame::private::Table;
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/kiem-tra", Right::SeePeople, list::show)
        .post("/van-phong/kiem-tra/chep", Right::KeepRecords, list::copy)
        .get("/van-phong/kiem-tra/moi", Right::KeepRecords, edit::new)
        .post("/van-phong/kiem-tra/moi", Right::KeepRecords, edit::add)
        .get("/van-phong/kiem-tra/{id}", Right::SeePeople, show::show)
        .get("/van-phong/kiem-tra/{id}/sua", Right::KeepRecords, edit::show)
        .post("/van-phong/kiem-tra/{id}/sua", Right::KeepRecords, edit::change)
        .post("/van-phong/kiem-tra/{id}/buoc", Right::KeepRecords, show::save_steps)
        .post("/van-phong/kiem-tra/{id}/ket-luan", Right::KeepRecords, show::conclude)
        .post("/van-phong/kiem-tra/{id}/bo", Right::KeepRecords, edit::remove)
        .and(confidential::routes())
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<inspection::Entity>(), kind::<inspection_step::Entity>()]
}

pub(crate) fn private() -> Vec<Table> {
    confidential::private()
}
