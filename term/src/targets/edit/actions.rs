//! What is done to a target: one transaction each, recorded.

use crate::targets::store::{self, target, target_version, term};
use chibo_core::day::Day;
use chibo_core::target::{Cadence, MeasureKind, Target, Threshold, Useless};
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, difference, put, save};
use uuid::Uuid;

/// What a target shall say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its number in the resolution.
    pub number: u32,
    /// The words of the resolution, where they are not the measure's own.
    pub wording: Option<String>,
    /// What is measured.
    pub measure: MeasureKind,
    /// What must be reached.
    pub threshold: Threshold,
    /// For the term, each year, or both.
    pub cadence: Cadence,
}

/// Why a target is not written as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such term or target.
    #[error("there is no such target")]
    NotThere,
    /// Nobody should promise this.
    #[error("{0}")]
    Useless(Useless),
    /// A version must begin after the term's first day and by its last.
    #[error("the day lies outside {from} to {to}")]
    OutsideTerm {
        /// The term's first day.
        from: Day,
        /// Its last.
        to: Day,
    },
    /// A version begins on this day already.
    #[error("a version of this day is there already")]
    SameDay(Day),
}

impl Wanted {
    fn check(&self) -> Result<(), Refused> {
        let Self { number, measure, threshold, cadence, .. } = *self;
        Target { number, measure, threshold, cadence }.useless().map_or(Ok(()), |useless| Err(Refused::Useless(useless)))
    }
}

/// Adds a target at the end of a term's list.
pub async fn add_target(app: &App, account: Option<Uuid>, term: Uuid, wanted: Wanted) -> anyhow::Result<Result<Uuid, Refused>> {
    if let Err(refused) = wanted.check() {
        return Ok(Err(refused));
    }
    let tx = app.begin().await?;
    if store::find_term_row(&tx, term).await?.is_none() {
        return Ok(Err(Refused::NotThere));
    }
    let last = store::list_targets(&tx, term).await?.iter().map(|row| row.position).max().unwrap_or(0);
    let id = app.new_id();
    let act = record::begin(app, &tx, account, "add_target", &id).await?;
    let row = target::Model {
        id,
        term_id: term,
        number: i32::try_from(wanted.number)?,
        position: last + 1,
        measure: code(&wanted.measure),
        threshold: serde_json::to_string(&wanted.threshold)?,
        cadence: code(&wanted.cadence),
        wording: wanted.wording,
    };
    put::<target::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// Puts right what a target says: its last version, or the congress's own where there is no later one. The number is the
/// target's in all its versions.
pub async fn correct_target(app: &App, account: Option<Uuid>, id: Uuid, wanted: Wanted) -> anyhow::Result<Result<(), Refused>> {
    if let Err(refused) = wanted.check() {
        return Ok(Err(refused));
    }
    let tx = app.begin().await?;
    let Some((standing, _, versions)) = find(&tx, id).await? else { return Ok(Err(Refused::NotThere)) };
    let act = record::begin(app, &tx, account, "correct_target", &id).await?;
    let (measure, threshold) = (code(&wanted.measure), serde_json::to_string(&wanted.threshold)?);
    let (cadence, wording) = (code(&wanted.cadence), wanted.wording);
    let mut row = target::Model { number: i32::try_from(wanted.number)?, ..standing.clone() };
    if let Some(last) = versions.into_iter().next_back() {
        let wanted = target_version::Model { wording, measure, threshold, cadence, ..last.clone() };
        put::<target_version::Entity>(app, &tx, &act, Some(last), wanted).await?;
    } else {
        row = target::Model { measure, threshold, cadence, wording, ..row };
    }
    put::<target::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Changes a target from a day on, as a later resolution decided; what it said before stays, for its own years. The number is
/// the target's in all its versions.
pub async fn change_target(
    app: &App,
    account: Option<Uuid>,
    id: Uuid,
    from: Day,
    decision: Option<String>,
    wanted: Wanted,
) -> anyhow::Result<Result<(), Refused>> {
    if let Err(refused) = wanted.check() {
        return Ok(Err(refused));
    }
    let tx = app.begin().await?;
    let Some((standing, term, versions)) = find(&tx, id).await? else { return Ok(Err(Refused::NotThere)) };
    if from <= term.starts || from > term.ends {
        return Ok(Err(Refused::OutsideTerm { from: term.starts, to: term.ends }));
    }
    if versions.iter().any(|version| version.from_day == from) {
        return Ok(Err(Refused::SameDay(from)));
    }
    let act = record::begin(app, &tx, account, "change_target", &id).await?;
    let row = target_version::Model {
        id: app.new_id(),
        target_id: id,
        from_day: from,
        wording: wanted.wording,
        measure: code(&wanted.measure),
        threshold: serde_json::to_string(&wanted.threshold)?,
        cadence: code(&wanted.cadence),
        decision,
    };
    put::<target_version::Entity>(app, &tx, &act, None, row).await?;
    let numbered = target::Model { number: i32::try_from(wanted.number)?, ..standing.clone() };
    put::<target::Entity>(app, &tx, &act, Some(standing), numbered).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Moves a target one place up or down; false where there is no such target. At the end of the list it stays.
pub(super) async fn move_target(app: &App, account: Uuid, id: Uuid, up: bool) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(target) = store::find_target(&tx, id).await? else { return Ok(false) };
    let standing = store::list_targets(&tx, target.term_id).await?;
    let mut order = standing.clone();
    let Some(place) = order.iter().position(|row| row.id == id) else { return Ok(false) };
    let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < order.len()) };
    let Some(other) = other else { return Ok(true) };
    order.swap(place, other);
    let wanted = (1..).zip(order).map(|(position, row)| target::Model { position, ..row }).collect();
    let act = record::begin(app, &tx, Some(account), "move_target", &id).await?;
    save::<target::Entity>(app, &tx, &act, difference::<target::Entity>(&standing, wanted)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes a target off the list with all its versions; false where there is none. The log of acts takes it back.
pub(super) async fn remove_target(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some((target, _, versions)) = find(&tx, id).await? else { return Ok(false) };
    let act = record::begin(app, &tx, Some(account), "remove_target", &id).await?;
    for version in versions {
        record::remove::<target_version::Entity>(app, &tx, &act, version).await?;
    }
    record::remove::<target::Entity>(app, &tx, &act, target).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes a later version of a target away; false where there is none.
pub(super) async fn remove_version(app: &App, account: Uuid, target: Uuid, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some((_, _, versions)) = find(&tx, target).await? else { return Ok(false) };
    let Some(version) = versions.into_iter().find(|version| version.id == id) else { return Ok(false) };
    let act = record::begin(app, &tx, Some(account), "remove_target_version", &id).await?;
    record::remove::<target_version::Entity>(app, &tx, &act, version).await?;
    tx.commit().await?;
    Ok(true)
}

/// A target, its term and its later versions, oldest first.
async fn find<C: sea_orm::ConnectionTrait>(
    db: &C,
    id: Uuid,
) -> anyhow::Result<Option<(target::Model, term::Model, Vec<target_version::Model>)>> {
    let Some(target) = store::find_target(db, id).await? else { return Ok(None) };
    let Some(term) = store::find_term_row(db, target.term_id).await? else { return Ok(None) };
    let versions = store::list_versions(db, std::slice::from_ref(&target)).await?;
    Ok(Some((target, term, versions)))
}
