//! Preparing and running a congress: its programme, guests, bodies, attendance, votes by card, and the congress after it.

mod actions;
mod edit;
mod gather;
mod guests;
mod list;
mod programme;
mod show;
mod store;
mod words;

pub(crate) use actions::{blank, open_next, open_of, put_body, put_programme, save_texts, usual_programme};
pub use gather::find_congress;
pub(crate) use gather::*;
pub(crate) use show::item_title;
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi", Right::SeeElections, list::show)
        .post("/van-phong/dai-hoi/ke-tiep", Right::RunCongress, list::open_next)
        .post("/van-phong/dai-hoi/cua-nhiem-ky", Right::RunCongress, list::open_of)
        .get("/van-phong/dai-hoi/{id}", Right::SeeElections, show::show)
        .get("/van-phong/dai-hoi/{id}/sua", Right::RunCongress, edit::show)
        .post("/van-phong/dai-hoi/{id}/sua", Right::RunCongress, edit::save)
        .get("/van-phong/dai-hoi/{id}/chuong-trinh", Right::RunCongress, programme::show)
        .post("/van-phong/dai-hoi/{id}/chuong-trinh", Right::RunCongress, programme::save)
        .get("/van-phong/dai-hoi/{id}/khach-moi", Right::RunCongress, guests::show)
        .post("/van-phong/dai-hoi/{id}/khach-moi", Right::RunCongress, guests::add)
        .post("/van-phong/dai-hoi/{id}/khach-moi/{guest}/bo", Right::RunCongress, guests::remove)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<congress::Entity>(),
        kind::<programme_item::Entity>(),
        kind::<guest::Entity>(),
        kind::<body_member::Entity>(),
        kind::<congress_attendance::Entity>(),
        kind::<card_vote::Entity>(),
    ]
}
