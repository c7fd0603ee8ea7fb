//! The round that is counted: its election, its place, its ballot, and how far the tellers are.

use super::refusal::Refusal;
use super::store::{self, counting_round};
use crate::preparing::congress;
use crate::results::{self, election};
use anyhow::Context;
use chibo_core::election::{ElectionRecord, Round, Slate};
use chibo_frame::record::{self, Act, put};
use chibo_frame::typed::Typed;
use chibo_frame::{App, PageError, Transaction, live};
use serde::Serialize;
use uuid::Uuid;

/// The last round of an election, with its counting.
pub(super) struct Counting {
    pub(super) congress: congress::Model,
    pub(super) row: election::Model,
    pub(super) held: ElectionRecord,
    /// The round's place, from 0.
    pub(super) place: usize,
    pub(super) round: Round,
    /// None until its papers were handed out.
    pub(super) work: Option<counting_round::Model>,
}

impl Counting {
    /// The round of the election that a path names.
    pub(super) async fn find(app: &App, (congress, election): (Uuid, Uuid)) -> Result<Self, PageError> {
        let (congress, row) = results::find_election(app, congress, election).await?;
        let held = row.read()?;
        let (place, round) = held.rounds.iter().cloned().enumerate().next_back().context("an election without a round")?;
        let work = store::find_round(&app.db, row.id, place).await?;
        Ok(Self { congress, row, held, place, round, work })
    }

    /// The path of the election's page.
    pub(super) fn election_path(&self) -> String {
        format!("/van-phong/dai-hoi/{}/bau-cu/{}", self.congress.id, self.row.id)
    }

    /// The path of its counting.
    pub(super) fn path(&self) -> String {
        format!("{}/kiem-phieu", self.election_path())
    }

    /// Refuses a form that was opened for an earlier round.
    pub(super) fn same_round(&self, typed: &Typed) -> Result<(), Refusal> {
        let same = typed.value("round").parse() == Ok(self.place);
        if same { Ok(()) } else { Err(Refusal::Election(results::Refusal::NotTheRound)) }
    }

    pub(super) fn slate(&self) -> &Slate {
        &self.round.slate
    }
}

/// What an act's line in the log says of the counting: totals and places of bundles, never a paper.
#[derive(Serialize)]
pub(super) struct Detail {
    pub(super) election: Uuid,
    pub(super) round: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bundle: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) looked_again: Option<u32>,
}

impl Detail {
    pub(super) fn of(counting: &Counting) -> Self {
        Self { election: counting.row.id, round: counting.place + 1, bundle: None, looked_again: None }
    }
}

/// One change of a round's counting, in a transaction of its own: the round is locked, changed, and written with its history.
pub(super) struct Change<'a> {
    pub(super) app: &'a App,
    pub(super) tx: Transaction,
    pub(super) account: Uuid,
    /// As it stood; none where nothing did.
    pub(super) before: Option<counting_round::Model>,
}

impl<'a> Change<'a> {
    /// Begins, if the election is still open and this is still its last round.
    pub(super) async fn begin(app: &'a App, account: Uuid, counting: &Counting) -> anyhow::Result<Result<Self, Refusal>> {
        let tx = app.begin().await?;
        let row = results::find_locked(&tx, counting.row.id).await?;
        let Some(row) = row else { return Ok(Err(Refusal::Election(results::Refusal::NotThere))) };
        if row.closed {
            return Ok(Err(Refusal::Election(results::Refusal::Closed)));
        }
        if row.read()?.rounds.len() != counting.place + 1 {
            return Ok(Err(Refusal::Election(results::Refusal::NotTheRound)));
        }
        let before = store::find_round_locked(&tx, counting.row.id, counting.place).await?;
        Ok(Ok(Self { app, tx, account, before }))
    }

    /// The round, if its box was opened.
    pub(super) fn opened(&self) -> Result<counting_round::Model, Refusal> {
        let work = self.before.clone().ok_or(Refusal::NotIssued)?;
        if work.returned.is_none() { Err(Refusal::NotOpened) } else { Ok(work) }
    }

    /// Puts an act down.
    pub(super) async fn act(&self, verb: &str, detail: &impl Serialize) -> anyhow::Result<Act> {
        record::begin(self.app, &self.tx, Some(self.account), verb, detail).await
    }

    /// Writes the round with its history.
    pub(super) async fn put(&self, act: &Act, work: counting_round::Model) -> anyhow::Result<()> {
        put::<counting_round::Entity>(self.app, &self.tx, act, self.before.clone(), work).await?;
        Ok(())
    }

    /// Ends it without a word: nothing that anybody else sees has changed.
    pub(super) async fn commit_quietly(self) -> anyhow::Result<()> {
        self.tx.commit().await
    }

    /// Ends it, and says so to who follows the congress.
    pub(super) async fn commit(self, congress: Uuid) -> anyhow::Result<()> {
        self.tx.commit().await?;
        live::announce(self.app, congress);
        Ok(())
    }
}
