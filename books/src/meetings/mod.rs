//! Meetings: prepared, held, written up, scored; and who attended.

mod actions;
mod agenda;
mod agenda_words;
mod article;
mod due;
mod edit;
mod findings;
mod gather;
mod invitation;
mod list;
mod minutes;
mod next;
mod papers;
mod quality;
mod schema;
mod show;
mod store;
mod words;

pub use actions::{Refusal, prepare_next, remove, save_agenda, save_facts};
pub use article::{ArticleFacts, draft_facts};
pub use due::due;
pub use gather::{State, attendances, members};
pub use minutes::{
    NewTask, Written, add as add_to_minutes, find_minutes, list_addenda, list_signed, minutes_addendum, sign, signed_minutes,
    write_up,
};
pub(crate) use papers::paper_kinds;
pub use quality::{find_quality, meeting_quality, save as save_quality};
pub(crate) use show::title;
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/sinh-hoat", Right::SeePeople, list::show)
        .post("/van-phong/sinh-hoat/ke-tiep", Right::KeepRecords, next::prepare)
        .get("/van-phong/sinh-hoat/{id}", Right::SeePeople, show::show)
        .get("/van-phong/sinh-hoat/{id}/sua", Right::KeepRecords, edit::show)
        .post("/van-phong/sinh-hoat/{id}/sua", Right::KeepRecords, edit::save)
        .post("/van-phong/sinh-hoat/{id}/bo", Right::KeepRecords, edit::remove)
        .get("/van-phong/sinh-hoat/{id}/chuong-trinh", Right::KeepRecords, agenda::show)
        .post("/van-phong/sinh-hoat/{id}/chuong-trinh", Right::KeepRecords, agenda::save)
        .get("/van-phong/sinh-hoat/{id}/giay-moi", Right::SeePeople, invitation::show)
        .get("/van-phong/sinh-hoat/{id}/giay-moi.pdf", Right::SeePeople, invitation::pdf)
        .and(minutes::routes())
        .and(quality::routes())
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<meeting::Entity>(),
        kind::<attendance::Entity>(),
        kind::<agenda_item::Entity>(),
        kind::<signed_minutes::Entity>(),
        kind::<minutes_addendum::Entity>(),
        kind::<meeting_quality::Entity>(),
    ]
}
