//! The board of the desk: everybody summoned with his number and whether he is in the hall, and moving one of them. A move is
//! one statement on one line; asked again by the same device it is the same move, and not a second one.

use super::store::{self, desk_line};
use crate::preparing::{self, Summoned, congress};
use crate::results;
use chibo_core::congress::{Attendance, Place, numbered};
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chibo_frame::live;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One who is summoned, as the desk sees him.
pub(crate) struct Expected {
    /// His number on the list.
    pub(crate) number: u32,
    /// Who he is and how he attends.
    pub(crate) who: Summoned,
    /// The name; a namesake carries the year of birth.
    pub(crate) called: String,
}

impl Expected {
    /// Where the desk sees him.
    pub(crate) fn place(&self) -> Place {
        Place::of(self.who.status)
    }
}

/// **Danh sách triệu tập.** Everybody summoned, by number.
pub(crate) async fn expected<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Vec<Expected>> {
    let summoned = preparing::summoned(db, congress).await?;
    let lines = store::list_lines(db, congress.id).await?;
    let given: Vec<Option<u32>> = summoned.iter().map(|one| number_in(&lines, one.member.id.0)).collect();
    let namesakes = preparing::namesakes(&summoned);
    let called: Vec<String> = summoned.iter().map(|one| one.called(&namesakes)).collect();
    let rows = summoned.into_iter().zip(numbered(&given)).zip(called);
    let mut expected: Vec<Expected> = rows.map(|((who, number), called)| Expected { number, who, called }).collect();
    expected.sort_by_key(|one| one.number);
    Ok(expected)
}

fn number_in(lines: &BTreeMap<Uuid, desk_line::Model>, member: Uuid) -> Option<u32> {
    lines.get(&member).and_then(|line| u32::try_from(line.number).ok())
}

/// What the desk knows of a congress's members; nothing of who has no line.
pub(crate) async fn places<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<BTreeMap<Uuid, Place>> {
    let lines = store::list_lines(db, congress).await?;
    lines.into_iter().map(|(member, line)| Ok((member, from_code(&line.place)?))).collect()
}

/// Makes the lines that are missing, in the order of the list. The congress must be locked.
pub(super) async fn open_lines<C: ConnectionTrait>(tx: &C, congress: &congress::Model) -> anyhow::Result<()> {
    let standing = store::list_lines(tx, congress.id).await?;
    let line = |one: Expected| {
        Ok(desk_line::Model {
            congress_id: congress.id,
            member_id: one.who.member.id.0,
            number: i32::try_from(one.number)?,
            place: code(&one.place()),
            was: code(&Place::Awaited),
            token: None,
        })
    };
    let missing = expected(tx, congress).await?.into_iter().filter(|one| !standing.contains_key(&one.who.member.id.0));
    store::add_lines(tx, missing.map(line).collect::<anyhow::Result<_>>()?).await
}

/// What a desk does with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Move {
    /// Có mặt: he came, or came back.
    In,
    /// Ra về: he left the hall.
    Out,
    /// Taken back: he is again where he was before the act with the same number.
    Back,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Came {
    /// Done, by this act.
    Done,
    /// Somebody had done so before.
    Twice,
    /// Not on the list of this congress, or nothing to take back.
    Nobody,
}

/// Whether the desk may still write: on the congress's day always, since people come and go between two ballots; on other
/// days until an election was counted, as then the attendance stands.
pub(super) async fn is_open(app: &App, congress: &congress::Model) -> anyhow::Result<bool> {
    Ok(app.today() == congress.held_on || !results::was_counted(&app.db, congress.id).await?)
}

/// Moves somebody.
pub(super) async fn step(app: &App, congress: &congress::Model, member: Uuid, step: Move, token: Uuid) -> anyhow::Result<Came> {
    let tx = app.begin().await?;
    let mut line = store::find_line(&tx, congress.id, member).await?;
    if line.is_none() {
        preparing::find_locked(&tx, congress.id).await?;
        open_lines(&tx, congress).await?;
        line = store::find_line(&tx, congress.id, member).await?;
    }
    if line.is_none() {
        return Ok(Came::Nobody);
    }
    let moved = match step {
        Move::In => store::move_line(&tx, congress.id, member, not_at(Place::Here), Place::Here, Some(token)).await?,
        Move::Out => store::move_line(&tx, congress.id, member, at(Place::Here), Place::Left, Some(token)).await?,
        Move::Back => store::move_back(&tx, congress.id, member, token).await?,
    };
    let now = store::find_line(&tx, congress.id, member).await?;
    tx.commit().await?;
    if moved {
        live::announce(app, congress.id);
        return Ok(Came::Done);
    }
    Ok(match (step, now) {
        (Move::Back, _) | (_, None) => Came::Nobody,
        (_, Some(line)) if line.token == Some(token) => Came::Done,
        _ => Came::Twice,
    })
}

fn at(place: Place) -> Expr {
    desk_line::Column::Place.eq(code(&place))
}

fn not_at(place: Place) -> Expr {
    desk_line::Column::Place.ne(code(&place))
}

/// Puts somebody where the form says, as the secretary's own word.
pub(super) async fn put_place<C: ConnectionTrait>(tx: &C, congress: Uuid, member: Uuid, status: Attendance) -> anyhow::Result<()> {
    let to = Place::of(Some(status));
    store::move_line(tx, congress, member, not_at(to), to, None).await?;
    Ok(())
}
