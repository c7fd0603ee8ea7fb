//! **Soạn thảo.** From a kind and a subject to a draft: what it looks like, what is missing, its words, its figures.

mod actions;
mod choose;
mod edit;
mod fields;
mod files;
mod list;
mod preview;
mod refresh;
mod schema;
mod show;
mod store;

pub(crate) use actions::{find_draft, settle, tidy_words};
pub(crate) use edit::draft as draft_page;
pub(crate) use fields::{Field as WordingField, State as FieldState, legend};
pub(crate) use files::{docx, pdf, pdf_file};
pub(crate) use preview::Preview;
pub use store::paper;
pub(crate) use store::{find, list, list_of, words_of};

use chibo_frame::private::{Table, table};
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/van-ban/loai", Right::SeePeople, list::show)
        .about_nobody()
        .get("/van-phong/van-ban/loai/{kind}", Right::SeePeople, choose::show)
        .get("/van-phong/van-ban/lap/{kind}/{id}", Right::SeePeople, show::show)
        .post("/van-phong/van-ban/lap/{kind}/{id}", Right::KeepRecords, show::begin)
        .get("/van-phong/van-ban/lap/{kind}/{id}/van-ban.pdf", Right::SeePeople, show::pdf)
        .get("/van-phong/van-ban/lap/{kind}/{id}/van-ban.docx", Right::SeePeople, show::docx)
        .post("/van-phong/van-ban/{id}", Right::KeepRecords, edit::save)
        .post("/van-phong/van-ban/{id}/tu-luu", Right::KeepRecords, edit::keep)
        .post("/van-phong/van-ban/{id}/xoa", Right::KeepRecords, edit::discard)
        .get("/van-phong/van-ban/{id}/so-lieu", Right::KeepRecords, refresh::show)
        .post("/van-phong/van-ban/{id}/so-lieu", Right::KeepRecords, refresh::take)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<paper::Entity>()]
}

/// What is being typed is no recorded kind.
pub(crate) fn private() -> Vec<Table> {
    vec![table::<store::paper_typed::Entity>()]
}
