//! The desk at the door: members checked in by several devices at once, who is in the hall at any second, and votes by card.

mod actions;
mod attendance;
mod board;
mod schema;
mod sentence;
mod store;
mod takings;
mod votes;
mod words;

pub(crate) use actions::Refusal;
pub(crate) use board::{expected, places};
pub(crate) use sentence::{Sentence, lines, presence_line, vote_sentence};
pub(crate) use takings::{NewVote, freeze, take_card_vote};
pub(crate) use words::refusal;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/diem-danh", Right::RunCongress, attendance::show)
        .post("/van-phong/dai-hoi/{id}/diem-danh", Right::RunCongress, attendance::save)
        .get("/van-phong/dai-hoi/{id}/bieu-quyet", Right::RunCongress, votes::show)
        .post("/van-phong/dai-hoi/{id}/bieu-quyet", Right::RunCongress, votes::add)
        .get("/van-phong/dai-hoi/{id}/bieu-quyet/{vote}/sua", Right::RunCongress, votes::edit)
        .post("/van-phong/dai-hoi/{id}/bieu-quyet/{vote}/sua", Right::RunCongress, votes::correct)
        .post("/van-phong/dai-hoi/{id}/bieu-quyet/{vote}/bo", Right::RunCongress, votes::remove)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<store::desk_pass::Entity>()]
}
