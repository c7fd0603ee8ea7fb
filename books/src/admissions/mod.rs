//! Members in the making: from the first contact to the official member, the papers of the file by name and place.

mod actions;
mod case;
mod due;
mod edit;
mod list;
mod papers;
mod schema;
mod show;
mod store;
mod words;
mod year_plan;

pub use actions::{PaperTyped, Refusal, admit, recognise, save, save_papers};
pub use due::due;
pub(crate) use papers::paper_kinds;
pub use store::{admission, admission_paper, find, list};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/phat-trien", Right::SeePeople, list::show)
        .get("/van-phong/phat-trien/moi", Right::KeepRecords, edit::new)
        .post("/van-phong/phat-trien/moi", Right::KeepRecords, edit::add)
        .get("/van-phong/phat-trien/{id}", Right::SeePeople, show::show)
        .get("/van-phong/phat-trien/{id}/sua", Right::KeepRecords, edit::show)
        .post("/van-phong/phat-trien/{id}/sua", Right::KeepRecords, edit::change)
        .post("/van-phong/phat-trien/{id}/giay-to", Right::KeepRecords, show::save_papers)
        .post("/van-phong/phat-trien/{id}/ket-nap", Right::KeepRecords, show::admit)
        .post("/van-phong/phat-trien/{id}/chinh-thuc", Right::KeepRecords, show::recognise)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration), Box::new(schema::NameAlone)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<admission::Entity>(), kind::<admission_paper::Entity>()]
}
