//! The desk at the door: members checked in by several devices at once, who is in the hall at any second, and votes by card.

mod actions;
mod at;
mod attendance;
mod board;
mod heard;
mod live;
mod pass_page;
mod passes;
mod schema;
mod seek;
mod sentence;
mod show;
mod store;
mod takings;
mod votes;
mod words;

pub(crate) use actions::Refusal;
pub(crate) use board::{Expected, expected, places};
pub use store::{desk_line, desk_pass};

pub(crate) use sentence::{Sentence, lines, presence_line, vote_sentence};
pub(crate) use takings::{NewVote, freeze, take_card_vote};
pub(crate) use words::refusal;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    let desks = Routes::new()
        .get("/ban-don/{pass}", Right::Public, at::enter)
        .get("/ban-don", Right::Public, show::show)
        .post("/ban-don", Right::Public, show::act)
        .get("/ban-don/tinh-hinh", Right::Public, live::show)
        .post("/ban-don/gui", Right::Public, live::take)
        .get("/van-phong/dai-hoi/{id}/ban-don", Right::CheckIn, show::show)
        .post("/van-phong/dai-hoi/{id}/ban-don", Right::CheckIn, show::act)
        .get("/van-phong/dai-hoi/{id}/ban-don/tinh-hinh", Right::CheckIn, live::show)
        .post("/van-phong/dai-hoi/{id}/ban-don/gui", Right::CheckIn, live::take)
        .get("/van-phong/dai-hoi/{id}/ban-don/ma", Right::RunCongress, pass_page::show)
        .post("/van-phong/dai-hoi/{id}/ban-don/ma", Right::RunCongress, pass_page::make)
        .post("/van-phong/dai-hoi/{id}/ban-don/ma/{pass}/thu-hoi", Right::RunCongress, pass_page::revoke)
        .post("/van-phong/dai-hoi/{id}/ban-don/dong", Right::RunCongress, pass_page::close);
    desks
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
