//! Preparing and running a congress: its programme, guests, bodies, attendance, votes by card, and the congress after it.

mod actions;
mod edit;
mod gather;
mod guests;
mod list;
mod next;
mod papers;
mod personnel;
mod programme;
mod schema;
mod scripts;
mod show;
mod store;
mod summons;
mod words;
mod worklist;

pub(crate) use actions::{blank, put_body, put_programme, save_texts};
pub use gather::find_congress;
pub(crate) use gather::*;
pub(crate) use next::{open_next, open_of, usual_programme};
pub use papers::congress_paper;
pub(crate) use papers::{dated, due};
pub use personnel::personnel_plan;
pub(crate) use personnel::{plan_of, seats_of, structure_of};
pub use scripts::{congress_script, script_of};
pub(crate) use show::{clock, item_title};
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
        .get("/van-phong/dai-hoi/{id}/khach-moi/{guest}", Right::RunCongress, guests::edit)
        .post("/van-phong/dai-hoi/{id}/khach-moi/{guest}", Right::RunCongress, guests::save)
        .post("/van-phong/dai-hoi/{id}/khach-moi/{guest}/bo", Right::RunCongress, guests::remove)
        .and(papers::routes())
        .and(scripts::routes())
        .and(personnel::routes())
        .and(summons::routes())
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Preparation)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<congress::Entity>(),
        kind::<programme_item::Entity>(),
        kind::<guest::Entity>(),
        kind::<body_member::Entity>(),
        kind::<congress_attendance::Entity>(),
        kind::<card_vote::Entity>(),
        kind::<congress_paper::Entity>(),
        kind::<congress_script::Entity>(),
        kind::<personnel_plan::Entity>(),
    ]
}
