//! The word on somebody who is sent here: received from the day agreed on, or declined. Either way there is an answer to take
//! back to the cell that sent him.

use super::alike::alike;
use super::body::{ANSWER, Answer, State, Transfer};
use super::store::{self, transfer_in};
use super::taking::changes_on;
use crate::roll::actions::{self, NewMovement};
use crate::roll::{self, member};
use crate::units::unit;
use anyhow::Context;
use chibo_core::member::MovementKind;
use chibo_frame::db::code;
use chibo_frame::parcel::{Parcel, seed};
use chibo_frame::record::{self, Act};
use chibo_frame::{App, Transaction};
use uuid::Uuid;

/// Why somebody is not received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// He does not wait.
    NotThere,
    /// He stands in the books already, under this name: it is to be said that he is the one.
    Alike(String),
    /// He stands on the roll since before the day agreed on.
    OnRoll,
    /// The roll refuses his line, or his coming on that day.
    Roll(actions::Refusal),
}

/// Receives somebody: as a new member, or as one who stands in the books already.
pub(super) async fn accept(
    app: &App,
    account: Uuid,
    cell: &unit::Model,
    id: Uuid,
    known: Option<Uuid>,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = waiting(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let transfer = Transfer::read(&row.body).ok().context("a transfer that waits cannot be read")?;
    let likely = alike(&tx, cell.id, &transfer.member).await?;
    let known = match known {
        Some(known) => match likely.into_iter().find(|one| one.row.id == known) {
            Some(one) => Some(one.row),
            None => return Ok(Err(Refusal::NotThere)),
        },
        None => match likely.into_iter().find(|one| one.certain) {
            Some(one) => return Ok(Err(Refusal::Alike(one.row.name))),
            None => None,
        },
    };
    let act = record::begin(app, &tx, Some(account), "transfer-accept", &id).await?;
    let member = match enter(app, &tx, &act, &row, transfer, known).await? {
        Ok(member) => member,
        Err(refusal) => return Ok(Err(refusal)),
    };
    answer(app, &tx, &act, cell, row, Ok(member)).await?;
    tx.commit().await?;
    Ok(Ok(member))
}

/// Declines somebody, and forgets what the file says of him.
pub(super) async fn decline(app: &App, account: Uuid, cell: &unit::Model, id: Uuid, reason: String) -> anyhow::Result<Option<()>> {
    let tx = app.begin().await?;
    let Some(row) = waiting(&tx, cell, id).await? else { return Ok(None) };
    let act = record::begin(app, &tx, Some(account), "transfer-decline", &id).await?;
    answer(app, &tx, &act, cell, row, Err(reason)).await?;
    tx.commit().await?;
    Ok(Some(()))
}

async fn waiting(tx: &Transaction, cell: &unit::Model, id: Uuid) -> anyhow::Result<Option<transfer_in::Model>> {
    Ok(store::find_in(tx, id).await?.filter(|row| row.cell_id == cell.id && row.is(State::Open)))
}

/// Puts him on the roll from the day agreed on.
async fn enter(
    app: &App,
    tx: &Transaction,
    act: &Act,
    row: &transfer_in::Model,
    transfer: Transfer,
    known: Option<member::Model>,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    let came = NewMovement {
        kind: MovementKind::Arrival,
        on: row.on_day,
        note: Some(row.from_name.clone()),
        decided_on: None,
        completed_on: Some(app.today()),
    };
    let done = match known {
        None => actions::enter(app, tx, act, transfer.member.row(app.new_id(), row.cell_id), Some(came)).await?,
        Some(known) => match changes_on(tx, &known, row.on_day).await? {
            // The secretary has written his coming already.
            (false, true) => Ok(known.id),
            (true, true) => return Ok(Err(Refusal::OnRoll)),
            _ => actions::add_movement(app, tx, act, &known, came).await?.map(|()| known.id),
        },
    };
    Ok(done.map_err(Refusal::Roll))
}

/// Writes the answer: who he became, or why not. What the file said of him stands on the roll, or nowhere.
async fn answer(
    app: &App,
    tx: &Transaction,
    act: &Act,
    cell: &unit::Model,
    row: transfer_in::Model,
    word: Result<Uuid, String>,
) -> anyhow::Result<()> {
    let (member_id, reason) = match word {
        Ok(member) => (Some(member), None),
        Err(reason) => (None, Some(reason)),
    };
    let answer = Answer {
        format: ANSWER.0.to_owned(),
        transfer: row.id,
        content: row.content_hash.clone(),
        by: cell.name.clone(),
        accepted: member_id.is_some(),
        on: row.on_day,
        answered_on: app.today(),
        reason: reason.clone(),
    };
    let after = transfer_in::Model {
        member_id,
        state: code(&if member_id.is_some() { State::Accepted } else { State::Declined }),
        answered_on: Some(app.today()),
        reason,
        body: String::new(),
        answer: serde_json::to_string(&answer)?,
        ..row.clone()
    };
    record::put::<transfer_in::Entity>(app, tx, act, Some(row), after).await?;
    Ok(())
}

/// The file of an answer.
pub(super) fn file(app: &App, row: &transfer_in::Model) -> anyhow::Result<Vec<u8>> {
    Parcel::sign(ANSWER, row.answer.clone(), &seed(app)?).bytes()
}

/// The member whom somebody became, if he stands in the books.
pub(super) async fn became(app: &App, row: &transfer_in::Model) -> anyhow::Result<Option<member::Model>> {
    match row.member_id {
        Some(member) => roll::find_member(&app.db, member).await,
        None => Ok(None),
    }
}
