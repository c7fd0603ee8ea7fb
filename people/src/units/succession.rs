//! What happens to units by a decision: founded, renamed, moved, merged, split, ended. Nothing that was is overwritten.

use super::store::unit;
use super::time::{Unit, Units, unit_event, unit_past};
use chibo_core::day::Day;
use chibo_core::name::tidy;
use chibo_core::unit::{self as rules, Life, Succession, UnitKind};
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why a unit is not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such unit.
    NotThere,
    /// The decision has no number.
    NoDecision,
    /// No other unit was chosen, or the unit itself.
    NoOther,
    /// The unit above is not of a higher level.
    NotAbove,
    /// The other unit does not stand on that day: its name.
    OtherNotStanding(String),
    /// Units still belong to it: their names.
    Below(Vec<String>),
    /// There is no such level on that day: the last day of it.
    NoLevel(Day),
    /// The rules of time say no.
    Time(rules::Refusal),
}

/// **Quyết định.** By which a unit changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// Its number, such as `1679/NQ-UBTVQH15`.
    pub number: String,
    /// Its day.
    pub decided_on: Option<Day>,
    /// Who decided.
    pub issuer: String,
}

/// What happens to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is called otherwise.
    Rename(String),
    /// It belongs to this unit.
    Move(Uuid),
    /// It becomes part of this unit, and what belonged to it follows.
    Merge(Uuid),
    /// A unit of this name, beside it, comes out of it.
    Split(String),
    /// It stands no more.
    End,
}

/// A unit to be founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its level.
    pub kind: UnitKind,
    /// Its name.
    pub name: String,
    /// The unit above.
    pub parent: Option<Uuid>,
    /// Its first day; none where it has stood since before anybody asks.
    pub first: Option<Day>,
    /// A unit without a known superior that belongs to it.
    pub below: Option<Uuid>,
}

/// What one act writes.
struct Pen<'a> {
    app: &'a App,
    tx: &'a DatabaseTransaction,
    act: &'a Act,
    decision: &'a Decision,
}

impl Pen<'_> {
    /// Writes a unit's life as it is now, and what it was before.
    async fn life(&self, unit: &Unit, after: Life) -> anyhow::Result<()> {
        if let Some(past) = after.past.iter().find(|past| !unit.life.past.contains(past)) {
            let (id, unit_id) = (self.app.new_id(), unit.row.id);
            let row = unit_past::Model { id, unit_id, until: past.until, name: past.name.clone(), parent_id: past.parent };
            record::put::<unit_past::Entity>(self.app, self.tx, self.act, None, row).await?;
        }
        let row = unit::Model { name: after.name, parent_id: after.parent, valid_to: after.last, ..unit.row.clone() };
        record::put::<unit::Entity>(self.app, self.tx, self.act, Some(unit.row.clone()), row).await?;
        Ok(())
    }

    async fn event(&self, unit_id: Uuid, kind: Succession, on_day: Day, other_id: Option<Uuid>) -> anyhow::Result<()> {
        let full = |text: &str| Some(tidy(text)).filter(|text| !text.is_empty());
        let Decision { number, decided_on, issuer } = self.decision;
        let (number, issuer, kind) = (tidy(number), full(issuer), code(&kind));
        let row =
            unit_event::Model { id: self.app.new_id(), unit_id, kind, on_day, other_id, number, decided_on: *decided_on, issuer };
        record::put::<unit_event::Entity>(self.app, self.tx, self.act, None, row).await?;
        Ok(())
    }

    async fn found(&self, kind: UnitKind, name: String, parent_id: Option<Uuid>, first: Option<Day>) -> anyhow::Result<Uuid> {
        let id = self.app.new_id();
        let row = unit::Model { id, kind: code(&kind), name, parent_id, valid_from: first, valid_to: None };
        record::put::<unit::Entity>(self.app, self.tx, self.act, None, row).await?;
        if let Some(first) = first {
            self.event(id, Succession::Found, first, None).await?;
        }
        Ok(id)
    }
}

/// Founds a unit. One whose first day is known cites its decision.
pub async fn found(app: &App, account: Option<Uuid>, new: New, decision: &Decision) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let units = Units::read(&tx).await?;
    let name = tidy(&new.name);
    let below = match may_found(&units, &new, &name, decision) {
        Ok(below) => below,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let act = record::begin(app, &tx, account, "unit-found", &name).await?;
    let pen = Pen { app, tx: &tx, act: &act, decision };
    let id = pen.found(new.kind, name, new.parent, new.first).await?;
    if let Some(below) = below {
        let row = unit::Model { parent_id: Some(id), ..below.row.clone() };
        record::put::<unit::Entity>(app, &tx, &act, Some(below.row.clone()), row).await?;
    }
    tx.commit().await?;
    Ok(Ok(id))
}

fn may_found<'a>(units: &'a Units, new: &New, name: &str, decision: &Decision) -> Result<Option<&'a Unit>, Refusal> {
    if name.is_empty() {
        return Err(Refusal::Time(rules::Refusal::NoName));
    }
    if new.first.is_some() && tidy(&decision.number).is_empty() {
        return Err(Refusal::NoDecision);
    }
    if let Some(last) = new.kind.last_day().filter(|last| new.first.is_some_and(|first| first > *last)) {
        return Err(Refusal::NoLevel(last));
    }
    if let Some(parent) = new.parent {
        above(units, parent, new.kind, new.first)?;
    }
    let Some(below) = new.below else { return Ok(None) };
    let below = units.0.get(&below).filter(|unit| unit.row.parent_id.is_none()).ok_or(Refusal::NoOther)?;
    if new.kind < below.kind { Ok(Some(below)) } else { Err(Refusal::NotAbove) }
}

/// The unit that is to stand above one of this level on `day`.
fn above(units: &Units, parent: Uuid, kind: UnitKind, day: Option<Day>) -> Result<&Unit, Refusal> {
    let parent = units.0.get(&parent).ok_or(Refusal::NoOther)?;
    if parent.kind >= kind {
        return Err(Refusal::NotAbove);
    }
    if day.is_some_and(|day| !parent.life.stands_on(day)) {
        return Err(Refusal::OtherNotStanding(parent.row.name.clone()));
    }
    Ok(parent)
}

/// Changes a unit from `day` on, as a decision says.
pub async fn change(
    app: &App,
    account: Option<Uuid>,
    id: Uuid,
    day: Day,
    change: Change,
    decision: &Decision,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let units = Units::read(&tx).await?;
    let Some(unit) = units.0.get(&id) else { return Ok(Err(Refusal::NotThere)) };
    if tidy(&decision.number).is_empty() {
        return Ok(Err(Refusal::NoDecision));
    }
    let lives = match lives_after(&units, unit, day, &change) {
        Ok(lives) => lives,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let act = record::begin(app, &tx, account, "unit-change", &unit.row.name).await?;
    let pen = Pen { app, tx: &tx, act: &act, decision };
    for (changed, life) in lives {
        pen.life(changed, life).await?;
        if changed.row.id != id {
            let into = if let Change::Merge(into) = change { Some(into) } else { None };
            pen.event(changed.row.id, Succession::Move, day, into).await?;
        }
    }
    let (kind, other) = match change {
        Change::Rename(_) => (Succession::Rename, None),
        Change::Move(parent) => (Succession::Move, Some(parent)),
        Change::Merge(into) => (Succession::Merge, Some(into)),
        Change::End => (Succession::End, None),
        Change::Split(name) => (Succession::Split, Some(pen.found(unit.kind, tidy(&name), unit.life.on(day).1, Some(day)).await?)),
    };
    pen.event(id, kind, day, other).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The lives that a change makes: of the unit, and of those that follow it.
fn lives_after<'a>(units: &'a Units, unit: &'a Unit, day: Day, change: &Change) -> Result<Vec<(&'a Unit, Life)>, Refusal> {
    let life = &unit.life;
    let below = || units.0.values().filter(|other| other.life.on(day).1 == Some(unit.row.id) && other.life.stands_on(day));
    let one = |life: Result<Life, rules::Refusal>| life.map(|life| vec![(unit, life)]).map_err(Refusal::Time);
    match change {
        Change::Rename(name) => one(life.changed(day, &tidy(name), life.parent)),
        Change::Move(parent) => {
            let parent = above(units, *parent, unit.kind, Some(day))?;
            one(life.changed(day, &life.name, Some(parent.row.id)))
        }
        Change::Merge(into) => {
            let into = units.0.get(into).filter(|into| into.row.id != unit.row.id).ok_or(Refusal::NoOther)?;
            if !into.life.stands_on(day) {
                return Err(Refusal::OtherNotStanding(into.row.name.clone()));
            }
            let mut lives = one(life.ended(day))?;
            for follower in below() {
                let moved = follower.life.changed(day, &follower.life.name, Some(into.row.id));
                lives.push((follower, moved.map_err(Refusal::Time)?));
            }
            Ok(lives)
        }
        Change::Split(name) if tidy(name).is_empty() => Err(Refusal::Time(rules::Refusal::NoName)),
        Change::Split(_) => life.may_change(day).map(|()| Vec::new()).map_err(Refusal::Time),
        Change::End => {
            let names: Vec<String> = below().map(|unit| unit.life.on(day).0.to_owned()).collect();
            if names.is_empty() { one(life.ended(day)) } else { Err(Refusal::Below(names)) }
        }
    }
}
