//! Elections: the tellers' tallies, what they decide, and the record files that anyone can check.

mod actions;
mod confirm;
mod deeds;
mod files;
mod mandates;
mod new;
mod pool;
mod refusal;
mod show;
mod store;
mod words;

pub(crate) use actions::{NewElection, enter_count};
pub use files::{Listed, export, list};
pub(crate) use files::{decided, file_of, opened, seats_elected, was_counted};
pub(crate) use mandates::give as give_mandates;
pub(crate) use new::open_listed;
pub(crate) use pool::committee_elected;
pub(crate) use refusal::Refusal;
pub(crate) use show::find as find_election;
pub use store::*;
pub use words::fault_line;
pub(crate) use words::{problem, refusal as refusal_words, refused};

use anyhow::bail;
use chibo_core::election::ElectionRecord;
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/bau-cu/{election}", Right::SeeElections, mandates::to_election)
        .get("/van-phong/dai-hoi/{id}/bau-cu", Right::RunCongress, new::show)
        .post("/van-phong/dai-hoi/{id}/bau-cu", Right::RunCongress, new::open)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}", Right::SeeElections, show::show)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/ho-so.json", Right::SeeElections, deeds::file)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/chot", Right::CountBallots, confirm::close)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/chot", Right::CountBallots, deeds::close)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/lan-tiep", Right::RunCongress, deeds::next_round)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/dung", Right::RunCongress, confirm::fewer)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/dung", Right::RunCongress, deeds::close_with_fewer)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/bo-lan", Right::RunCongress, confirm::withdraw)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/bo-lan", Right::RunCongress, deeds::withdraw)
}

impl election::Model {
    /// The record that the row holds.
    pub fn read(&self) -> anyhow::Result<ElectionRecord> {
        match ElectionRecord::read_prepared(&self.record) {
            Ok(record) => Ok(record),
            Err(faults) => bail!("a stored election record cannot be read: {faults:?}"),
        }
    }
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<election::Entity>()]
}
