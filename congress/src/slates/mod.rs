//! Candidates before the ballot: nominations, self-nominations, withdrawals, and the list that the congress votes on.

mod actions;
mod deeds;
mod gather;
mod list;
mod named;
mod schema;
mod store;
mod words;

pub(crate) use actions::propose;
pub(crate) use gather::{convening, of_office, standing};
pub(crate) use named::{Named, named};
pub use store::{candidate, slate};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/ung-cu/{office}", Right::SeeElections, list::show)
        .post("/van-phong/dai-hoi/{id}/ung-cu/{office}", Right::RunCongress, deeds::nominate)
        .post("/van-phong/dai-hoi/{id}/ung-cu/{office}/chot", Right::RunCongress, deeds::settle)
        .post("/van-phong/dai-hoi/{id}/ung-cu/{office}/mo-lai", Right::RunCongress, deeds::reopen)
        .post("/van-phong/dai-hoi/{id}/ung-cu/{office}/mo-bau", Right::RunCongress, deeds::open)
        .post("/van-phong/dai-hoi/{id}/ung-cu/{office}/{candidate}", Right::RunCongress, deeds::change)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Slates)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<slate::Entity>(), kind::<candidate::Entity>()]
}
