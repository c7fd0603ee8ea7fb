//! **Sổ văn bản đi, đến.** Numbers that run from 01 through the term, papers issued and frozen, cancelled ones beside them,
//! papers received, and of confidential ones the bare entry.

mod actions;
mod book;
mod confidential;
mod due;
mod incoming;
mod issue;
mod issued;
mod list;
mod receiving;
mod schema;
mod store;

pub(crate) use actions::set;
pub(crate) use due::due;
pub(crate) use issued::title_of;
pub(crate) use store::{find, find_frozen};
pub use store::{frozen_paper, incoming_paper, outgoing_paper};

use chibo_frame::private::{Table, table};
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/van-ban", Right::SeePeople, list::show)
        .get("/van-phong/van-ban/mat", Right::KeepRecords, confidential::show)
        .post("/van-phong/van-ban/mat", Right::KeepRecords, confidential::enter)
        .get("/van-phong/van-ban/den/moi", Right::KeepRecords, incoming::new)
        .post("/van-phong/van-ban/den/moi", Right::KeepRecords, incoming::receive)
        .get("/van-phong/van-ban/den/{id}", Right::SeePeople, incoming::show)
        .post("/van-phong/van-ban/den/{id}", Right::KeepRecords, incoming::save)
        .post("/van-phong/van-ban/den/{id}/xong", Right::KeepRecords, incoming::done)
        .get("/van-phong/van-ban/{id}", Right::SeePeople, issued::show)
        .get("/van-phong/van-ban/{id}/van-ban.pdf", Right::SeePeople, issued::pdf)
        .get("/van-phong/van-ban/{id}/van-ban.docx", Right::SeePeople, issued::docx)
        .get("/van-phong/van-ban/{id}/ban-hanh", Right::KeepRecords, issue::show)
        .post("/van-phong/van-ban/{id}/ban-hanh", Right::KeepRecords, issue::confirm)
        .post("/van-phong/van-ban/{id}/huy", Right::KeepRecords, issued::cancel)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<store::outgoing_paper::Entity>(), kind::<store::incoming_paper::Entity>()]
}

/// What is frozen is no recorded kind.
pub(crate) fn private() -> Vec<Table> {
    vec![table::<frozen_paper::Entity>()]
}
