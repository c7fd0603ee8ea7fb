//! A file is taken in: a member whom another cell sends, or the answer to one who was sent. The same file twice changes nothing.

use super::body::{ANSWER, Answer, State, TRANSFER, Transfer};
use super::leaving::own_fingerprint;
use super::store::{self, transfer_in, transfer_out};
use crate::roll::actions::{self, NewMovement};
use crate::roll::{self, member};
use crate::units::unit;
use chibo_core::member::MovementKind;
use chibo_frame::db::code;
use chibo_frame::parcel::{BadFile, Opened, content_hash, fingerprint, open, own_key};
use chibo_frame::{App, record};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody is sent here and waits for the word.
    Waits(Uuid),
    /// He was taken in before: nothing changes.
    Known(Uuid),
    /// He is sent to another cell: its name and its digits.
    Elsewhere(String, String),
    /// This cell made the file itself.
    Own,
    /// Another file of the same transfer was taken in, or sent.
    Differs,
    /// The other cell has received the member: he has left.
    Left(Uuid),
    /// The other cell has declined: the member stays.
    Stays(Uuid),
    /// The answer was taken in before: nothing changes.
    Answered(Uuid),
    /// The answer is to nothing that was sent from here.
    Unknown,
    /// The answer bears another key than that of the cell to which the member was sent.
    WrongKey(String),
    /// The other cell has received him, and the roll here does not let him leave on that day.
    Contradicts(Uuid, actions::Refusal),
    /// It is not taken.
    Bad(BadFile),
}

/// Takes a file in.
pub async fn take(app: &App, account: Option<Uuid>, cell: &unit::Model, bytes: &[u8]) -> anyhow::Result<Outcome> {
    match open(bytes, TRANSFER) {
        Ok(opened) => match Transfer::read(&opened.signed) {
            Ok(transfer) => arrives(app, account, cell, &transfer, opened).await,
            Err(bad) => Ok(Outcome::Bad(bad)),
        },
        Err(BadFile::OtherFormat) => match open(bytes, ANSWER).and_then(|opened| Ok((Answer::read(&opened.signed)?, opened))) {
            Ok((answer, opened)) => answered(app, account, cell, &answer, &opened).await,
            Err(bad) => Ok(Outcome::Bad(bad)),
        },
        Err(bad) => Ok(Outcome::Bad(bad)),
    }
}

async fn arrives(
    app: &App,
    account: Option<Uuid>,
    cell: &unit::Model,
    transfer: &Transfer,
    opened: Opened,
) -> anyhow::Result<Outcome> {
    if opened.key == own_key(app)? {
        return Ok(Outcome::Own);
    }
    if transfer.to.key != own_fingerprint(app)? {
        return Ok(Outcome::Elsewhere(transfer.to.name.clone(), transfer.to.key.clone()));
    }
    let (tx, hash) = (app.begin().await?, content_hash(&opened.signed));
    if let Some(known) = store::find_in(&tx, transfer.id).await? {
        let same = known.content_hash == hash && known.from_key == opened.key;
        return Ok(if same { Outcome::Known(known.id) } else { Outcome::Differs });
    }
    let row = transfer_in::Model {
        id: transfer.id,
        cell_id: cell.id,
        member_id: None,
        name: transfer.member.name.clone(),
        from_name: transfer.from.clone(),
        from_key: opened.key,
        on_day: transfer.on,
        made_on: transfer.made_on,
        received_on: app.today(),
        state: code(&State::Open),
        answered_on: None,
        reason: None,
        content_hash: hash,
        body: opened.signed,
        answer: String::new(),
    };
    let act = record::begin(app, &tx, account, "transfer-take", &row.id).await?;
    record::put::<transfer_in::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Outcome::Waits(transfer.id))
}

/// The answer counts when it bears the key to which the member was sent, and speaks of what was sent.
async fn answered(
    app: &App,
    account: Option<Uuid>,
    cell: &unit::Model,
    answer: &Answer,
    opened: &Opened,
) -> anyhow::Result<Outcome> {
    let tx = app.begin().await?;
    let Some(row) = store::find_out(&tx, answer.transfer).await?.filter(|row| row.cell_id == cell.id) else {
        return Ok(Outcome::Unknown);
    };
    if fingerprint(&opened.key) != row.to_key {
        return Ok(Outcome::WrongKey(row.to_name));
    }
    if (&answer.content, answer.on) != (&row.content_hash, row.on_day) {
        return Ok(Outcome::Differs);
    }
    let to = if answer.accepted { State::Accepted } else { State::Declined };
    let member = row.member_id;
    if row.is(to) {
        return Ok(Outcome::Answered(member));
    }
    // Who was received there has left, also where the file was taken back meanwhile. What was received is not declined.
    if row.is(State::Accepted) {
        return Ok(Outcome::Differs);
    }
    let act = record::begin(app, &tx, account, "transfer-answer", &member).await?;
    if answer.accepted
        && let Err(refusal) = depart(app, &tx, &act, &row, answer).await?
    {
        return Ok(Outcome::Contradicts(member, refusal));
    }
    let after = transfer_out::Model {
        state: code(&to),
        answered_on: Some(answer.answered_on),
        reason: answer.reason.clone(),
        body: String::new(),
        ..row.clone()
    };
    record::put::<transfer_out::Entity>(app, &tx, &act, Some(row), after).await?;
    tx.commit().await?;
    Ok(if answer.accepted { Outcome::Left(member) } else { Outcome::Stays(member) })
}

/// The member leaves on the day agreed on. Where the secretary has written that already, it stands.
async fn depart(
    app: &App,
    tx: &DatabaseTransaction,
    act: &record::Act,
    row: &transfer_out::Model,
    answer: &Answer,
) -> anyhow::Result<Result<(), actions::Refusal>> {
    let Some(member) = roll::find_member(tx, row.member_id).await? else { return Ok(Err(actions::Refusal::NotThere)) };
    if changes_on(tx, &member, row.on_day).await? == (true, false) {
        return Ok(Ok(()));
    }
    let gone = NewMovement {
        kind: MovementKind::Departure,
        on: row.on_day,
        note: Some(row.to_name.clone()),
        decided_on: None,
        completed_on: Some(answer.answered_on.min(app.today())),
    };
    actions::add_movement(app, tx, act, &member, gone).await
}

/// Whether a member stood on the roll the day before this one, and whether he does on it.
pub(super) async fn changes_on(
    tx: &DatabaseTransaction,
    member: &member::Model,
    day: chibo_core::day::Day,
) -> anyhow::Result<(bool, bool)> {
    let moved = roll::list_movements_of(tx, member.id).await?;
    let Some(rules) = roll::members(vec![member.clone()], moved)?.pop() else { return Ok((false, false)) };
    let on = |day| rules.standing_on(day).on_roll;
    Ok((day.pred_opt().is_some_and(on), on(day)))
}
