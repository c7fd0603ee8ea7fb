//! The roll of members: on any day, searched and filtered, each member's page, and writing it.

pub mod actions;
mod asked_day;
mod day_roll;
mod edit;
mod filter;
mod finder;
mod groups;
mod history;
mod list;
mod members;
mod movement_form;
mod papers;
mod saved;
mod schema;
mod show;
mod store;
mod words;

pub use day_roll::{Person, Roll, roll_of, roll_on};
pub use filter::{Asked, found};
pub use finder::{Hit, Names, names};
pub use groups::{Group, list_groups};
pub(crate) use list::is_named;
pub use members::members;
pub(crate) use papers::paper_kinds;
pub use papers::put_member;
pub use store::*;
pub(crate) use words::refusal_text;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    let list = Routes::new().get("/van-phong/danh-sach", Right::SeePeople, list::show);
    let members = list
        .get("/van-phong/danh-sach/moi", Right::KeepRecords, edit::blank)
        .post("/van-phong/danh-sach/moi", Right::KeepRecords, edit::enrol)
        .get("/van-phong/danh-sach/{id}", Right::SeePeople, show::show)
        .get("/van-phong/danh-sach/{id}/sua", Right::KeepRecords, edit::show)
        .post("/van-phong/danh-sach/{id}/sua", Right::KeepRecords, edit::correct);
    let movements = members
        .get("/van-phong/danh-sach/{id}/bien-dong", Right::KeepRecords, movement_form::blank)
        .post("/van-phong/danh-sach/{id}/bien-dong", Right::KeepRecords, movement_form::add)
        .get("/van-phong/danh-sach/{id}/bien-dong/{movement}/sua", Right::KeepRecords, movement_form::show)
        .post("/van-phong/danh-sach/{id}/bien-dong/{movement}/sua", Right::KeepRecords, movement_form::correct)
        .post("/van-phong/danh-sach/{id}/bien-dong/{movement}/bo", Right::KeepRecords, movement_form::remove);
    movements
        .get("/van-phong/danh-sach/da-luu", Right::SeePeople, saved::list)
        .post("/van-phong/danh-sach/da-luu", Right::KeepRecords, saved::save)
        .post("/van-phong/danh-sach/da-luu/{id}", Right::KeepRecords, saved::rename)
        .post("/van-phong/danh-sach/da-luu/{id}/bo", Right::KeepRecords, saved::remove)
        .get("/van-phong/danh-sach/to-dang", Right::SeePeople, groups::list)
        .post("/van-phong/danh-sach/to-dang", Right::KeepRecords, groups::rename)
}

pub(crate) fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    vec![Box::new(schema::Migration), Box::new(schema::NameAlone)]
}

pub(crate) fn kinds() -> Vec<chibo_frame::record::Kind> {
    use chibo_frame::record::kind;
    vec![kind::<member::Entity>(), kind::<movement::Entity>(), kind::<saved_list::Entity>()]
}
