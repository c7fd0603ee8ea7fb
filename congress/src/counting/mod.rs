//! Counting a round three ways: read from pictures, keyed twice, totals of the hand tally; and whether they agree. Ballots
//! in work are kept only sealed (decision 0019); what stands in the clear are totals of the whole round.

mod account;
mod actions;
mod agreement;
mod bundle;
mod deeds;
mod differ;
mod key;
mod keying;
mod keys;
mod paper;
mod refusal;
mod round;
mod scan;
mod schema;
mod sealed;
mod show;
mod store;
mod tally;
mod view;
mod words;

pub(crate) use account::{Account, account};
pub(crate) use keys::forget;
pub use store::*;

use chibo_core::congress::Presence;
use chibo_frame::record::{Act, Kind, kind};
use chibo_frame::{App, Right, Routes, record};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use sea_orm_migration::MigrationTrait;
use uuid::Uuid;

pub(crate) fn routes() -> Routes {
    let count = Right::CountBallots;
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu", count, show::show)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/phat", count, deeds::hand_out)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/mo-hom", count, deeds::open_box)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/gach-nam", count, paper::show)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/tay", count, deeds::by_hand)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/bo-cach", count, deeds::set_aside)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/ghi", count, deeds::enter)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/nhap", count, key::start)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/nhap/{bundle}", count, key::show)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/nhap/{bundle}", count, key::save)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/nhap/{bundle}/lai", count, key::again)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/lech/{bundle}", count, differ::show)
        .post("/van-phong/dai-hoi/{id}/bau-cu/{election}/kiem-phieu/lech/{bundle}", count, differ::save)
        .and(scan::routes())
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<counting_round::Entity>()]
}

/// **Tiến độ phát phiếu, thu phiếu.** What the hall may see of a round: papers, and nothing about votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Who was in the hall when the papers were handed out.
    pub presence: Presence,
    /// Papers handed out.
    pub issued: u32,
    /// Papers in the box, once it was opened.
    pub returned: Option<u32>,
    /// Whether the count stands in the record.
    pub entered: bool,
}

/// How far the tellers are with a round of an election; none until its papers were handed out.
pub async fn progress<C: ConnectionTrait>(db: &C, election: Uuid, round: usize) -> anyhow::Result<Option<Progress>> {
    let Some(work) = find_round(db, election, round).await? else { return Ok(None) };
    let (presence, issued, returned) = (work.presence_then()?, work.papers_issued(), work.papers_returned());
    Ok(Some(Progress { presence, issued, returned, entered: work.entered }))
}

/// Whether the tellers have begun to count a round and its count does not stand in the record as they have it.
pub(crate) async fn is_unsettled<C: ConnectionTrait>(db: &C, election: Uuid, round: usize) -> anyhow::Result<bool> {
    Ok(find_round(db, election, round).await?.is_some_and(|work| !work.entered))
}

/// Takes the counting of a round back with the round: its key, whose sealed work is gone, is to be forgotten afterwards.
pub(crate) async fn withdraw(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    election: Uuid,
    round: usize,
) -> anyhow::Result<Option<Uuid>> {
    let Some(work) = find_round_locked(tx, election, round).await? else { return Ok(None) };
    let id = work.id;
    keys::discard_all(tx, id).await?;
    record::remove::<counting_round::Entity>(app, tx, act, work).await?;
    Ok(Some(id))
}
