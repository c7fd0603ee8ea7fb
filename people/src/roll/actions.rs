//! Writing the roll: a new member, a correction, a movement, a Party group's name, a saved list. Each is one act.

use super::filter::Asked;
use super::members::members;
use super::store::{self, member, movement, saved_list};
use crate::mandates::{self, mandate};
use chibo_core::day::Day;
use chibo_core::member::{Member, MovementKind};
use chibo_core::movements::{self, Fault, WrongDays};
use chibo_core::name::{fold, tidy};
use chibo_core::particulars;
use chibo_frame::db::code;
use chibo_frame::record::Act;
use chibo_frame::{App, record};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why the roll is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The record is gone.
    NotThere,
    /// The line cannot be so.
    Line(particulars::Refusal),
    /// Another member has this card.
    CardTaken {
        /// The number.
        card: String,
        /// Whose it is.
        by: String,
    },
    /// The movement contradicts others, or another contradicts it.
    Movement(Fault),
    /// The days of the transfer.
    Days(WrongDays),
    /// The member has this movement on this day already.
    SameMovement,
    /// A list or a group needs a name.
    NoName,
    /// Another saved list has this name.
    ListTaken(String),
}

/// A movement to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMovement {
    /// What happened.
    pub kind: MovementKind,
    /// From which day it holds.
    pub on: Day,
    /// Note.
    pub note: Option<String>,
    /// Of a transfer: the day of the decision.
    pub decided_on: Option<Day>,
    /// Of a transfer: the day of its completion.
    pub completed_on: Option<Day>,
}

impl NewMovement {
    fn row(self, id: Uuid, member_id: Uuid) -> movement::Model {
        let transfer = |day: Option<Day>| day.filter(|_| self.kind.is_transfer());
        movement::Model {
            id,
            member_id,
            on_day: self.on,
            kind: code(&self.kind),
            decided_on: transfer(self.decided_on),
            completed_on: transfer(self.completed_on),
            note: self.note,
        }
    }
}

/// Enters a member, with the movement by which he came, if one is known. Who was admitted joined on that day, unless his
/// line says another.
pub async fn enrol(
    app: &App,
    account: Option<Uuid>,
    mut row: member::Model,
    came: Option<NewMovement>,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    let admitted = came.as_ref().filter(|came| came.kind == MovementKind::Admission).map(|came| came.on);
    row.joined = row.joined.or(admitted);
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "enrol", &row.id).await?;
    let entered = enter(app, &tx, &act, row, came).await?;
    if entered.is_ok() {
        tx.commit().await?;
    }
    Ok(entered)
}

/// The same as a part of an act.
pub(crate) async fn enter(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    row: member::Model,
    came: Option<NewMovement>,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    if let Err(refusal) = line_holds(app, tx, &row).await? {
        return Ok(Err(refusal));
    }
    let id = row.id;
    let came = came.map(|came| came.row(app.new_id(), id));
    if let Err(refusal) = movements_hold(app, &row, &[], came.as_slice())? {
        return Ok(Err(refusal));
    }
    record::put::<member::Entity>(app, tx, act, None, row).await?;
    if let Some(came) = came {
        record::put::<movement::Entity>(app, tx, act, None, came).await?;
    }
    Ok(Ok(id))
}

/// Writes a new movement as a part of an act.
pub(crate) async fn add_movement(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    member: &member::Model,
    wanted: NewMovement,
) -> anyhow::Result<Result<(), Refusal>> {
    let before = store::list_movements_of(tx, member.id).await?;
    let new = wanted.row(app.new_id(), member.id);
    let after: Vec<movement::Model> = before.iter().cloned().chain([new.clone()]).collect();
    if let Err(refusal) = movements_hold(app, member, &before, &after)? {
        return Ok(Err(refusal));
    }
    record::put::<movement::Entity>(app, tx, act, None, new).await?;
    Ok(Ok(()))
}

/// Writes what was changed in a member's line.
pub async fn correct(app: &App, account: Option<Uuid>, row: member::Model) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_member(&tx, row.id).await? else { return Ok(Err(Refusal::NotThere)) };
    if let Err(refusal) = line_holds(app, &tx, &row).await? {
        return Ok(Err(refusal));
    }
    let movements = store::list_movements_of(&tx, row.id).await?;
    let (before, after) = (as_member(&standing, &movements)?, as_member(&row, &movements)?);
    if let Err(fault) = movements::check(&before, &after, app.today()) {
        return Ok(Err(Refusal::Movement(fault)));
    }
    if standing != row {
        let act = record::begin(app, &tx, account, "correct", &row.id).await?;
        record::put::<member::Entity>(app, &tx, &act, Some(standing), row).await?;
        tx.commit().await?;
    }
    Ok(Ok(()))
}

/// Writes a movement: a new one, or in place of the one that stands.
pub async fn write_movement(
    app: &App,
    account: Option<Uuid>,
    member: Uuid,
    standing: Option<Uuid>,
    wanted: NewMovement,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = store::find_member(&tx, member).await? else { return Ok(Err(Refusal::NotThere)) };
    let before = store::list_movements_of(&tx, member).await?;
    let old = before.iter().find(|old| Some(old.id) == standing).cloned();
    if old.is_none() && standing.is_some() {
        return Ok(Err(Refusal::NotThere));
    }
    let new = wanted.row(standing.unwrap_or_else(|| app.new_id()), member);
    let mut after: Vec<movement::Model> = before.iter().filter(|old| old.id != new.id).cloned().collect();
    if after.iter().any(|other| (other.on_day, &other.kind) == (new.on_day, &new.kind)) {
        return Ok(Err(Refusal::SameMovement));
    }
    after.push(new.clone());
    if let Err(refusal) = movements_hold(app, &row, &before, &after)? {
        return Ok(Err(refusal));
    }
    if old.as_ref() != Some(&new) {
        let act = record::begin(app, &tx, account, "movement", &row.id).await?;
        record::put::<movement::Entity>(app, &tx, &act, old, new).await?;
        tx.commit().await?;
    }
    Ok(Ok(()))
}

/// Takes a movement from the books that was written by mistake.
pub async fn remove_movement(app: &App, account: Option<Uuid>, member: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = store::find_member(&tx, member).await? else { return Ok(Err(Refusal::NotThere)) };
    let before = store::list_movements_of(&tx, member).await?;
    let (gone, after): (Vec<_>, Vec<_>) = before.iter().cloned().partition(|old| old.id == id);
    let Some(gone) = gone.into_iter().next() else { return Ok(Err(Refusal::NotThere)) };
    if let Err(refusal) = movements_hold(app, &row, &before, &after)? {
        return Ok(Err(refusal));
    }
    let act = record::begin(app, &tx, account, "movement", &row.id).await?;
    record::remove::<movement::Entity>(app, &tx, &act, gone).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Renames a Party group: all its members and the mandates of its heads in one act. A name that another group has joins the two. How many were moved.
pub async fn rename_group(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    old: &str,
    new: &str,
) -> anyhow::Result<Result<usize, Refusal>> {
    let new = tidy(new);
    if new.is_empty() {
        return Ok(Err(Refusal::NoName));
    }
    let tx = app.begin().await?;
    let standing: Vec<member::Model> =
        store::list_members(&tx, cell).await?.into_iter().filter(|row| row.group_name.as_deref() == Some(old)).collect();
    if standing.is_empty() {
        return Ok(Err(Refusal::NotThere));
    }
    let wanted = standing.iter().cloned().map(|row| member::Model { group_name: Some(new.clone()), ..row }).collect();
    let difference = record::difference::<member::Entity>(&standing, wanted);
    let moved = difference.changed.len();
    if moved > 0 {
        let act = record::begin(app, &tx, account, "group", &(old, &new)).await?;
        record::save::<member::Entity>(app, &tx, &act, difference).await?;
        let heads = mandates::list(&tx, cell).await?.into_iter().filter(|head| head.group_name.as_deref() == Some(old));
        for head in heads {
            let renamed = mandate::Model { group_name: Some(new.clone()), ..head.clone() };
            record::put::<mandate::Entity>(app, &tx, &act, Some(head), renamed).await?;
        }
        tx.commit().await?;
    }
    Ok(Ok(moved))
}

/// Keeps a question to the roll under a name; `standing` is the list that is renamed. A day that is today stays open.
pub async fn save_list(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    name: &str,
    query: &str,
    standing: Option<Uuid>,
) -> anyhow::Result<Result<(), Refusal>> {
    let name = tidy(name);
    if name.is_empty() {
        return Ok(Err(Refusal::NoName));
    }
    let tx = app.begin().await?;
    let lists = store::list_saved(&tx, cell).await?;
    let old = lists.iter().find(|list| Some(list.id) == standing).cloned();
    if lists.iter().any(|list| Some(list.id) != standing && fold(&list.name) == fold(&name)) {
        return Ok(Err(Refusal::ListTaken(name)));
    }
    let query = match (&old, standing) {
        (Some(old), _) => old.query.clone(),
        (None, Some(_)) => return Ok(Err(Refusal::NotThere)),
        (None, None) => Asked::of_query(query).unwrap_or_default().query(),
    };
    let row = saved_list::Model { id: standing.unwrap_or_else(|| app.new_id()), cell_id: cell, name, query };
    let act = record::begin(app, &tx, account, "saved_list", &row.name).await?;
    record::put::<saved_list::Entity>(app, &tx, &act, old, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes a saved list away.
pub async fn remove_list(app: &App, account: Option<Uuid>, cell: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = store::list_saved(&tx, cell).await?.into_iter().find(|list| list.id == id) else {
        return Ok(Err(Refusal::NotThere));
    };
    let act = record::begin(app, &tx, account, "saved_list", &row.name).await?;
    record::remove::<saved_list::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Whether a member's line can be so, and his card is nobody else's.
async fn line_holds(app: &App, tx: &DatabaseTransaction, row: &member::Model) -> anyhow::Result<Result<(), Refusal>> {
    if let Some(refusal) = row.particulars().refusals(app.today()).into_iter().next() {
        return Ok(Err(Refusal::Line(refusal)));
    }
    let Some(card) = &row.card_no else { return Ok(Ok(())) };
    let other = store::find_card(tx, row.cell_id, card, row.id).await?;
    Ok(other.map_or(Ok(()), |other| Err(Refusal::CardTaken { card: card.clone(), by: other.name })))
}

/// Whether a member's movements may be changed so.
fn movements_hold(
    app: &App,
    row: &member::Model,
    before: &[movement::Model],
    after: &[movement::Model],
) -> anyhow::Result<Result<(), Refusal>> {
    for new in after.iter().filter(|new| !before.contains(new)) {
        if let Err(wrong) = movements::check_days(new.decided_on, new.completed_on, app.today()) {
            return Ok(Err(Refusal::Days(wrong)));
        }
    }
    let (before, after) = (as_member(row, before)?, as_member(row, after)?);
    Ok(movements::check(&before, &after, app.today()).map_err(Refusal::Movement))
}

/// The rows of one member as the rules know them.
fn as_member(row: &member::Model, movements: &[movement::Model]) -> anyhow::Result<Member> {
    let member = members(vec![row.clone()], movements.to_vec())?.pop();
    member.ok_or_else(|| anyhow::anyhow!("one row is one member"))
}
