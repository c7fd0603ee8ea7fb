//! Opening a term and registering evidence.

use super::store::{self, evidence, target, term};
use chibo_core::day::Day;
use chibo_core::target::{MeasureKind, Target};
use chibo_frame::record::{self, put};
use chibo_frame::{App, db::code};
use chibo_people::units;
use serde::Serialize;
use uuid::Uuid;

/// A term to open.
#[derive(Debug, Clone, Serialize)]
pub struct NewTerm {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The ordinal number of the congress that opens it.
    pub congress: u32,
    /// The targets of its resolution.
    #[serde(skip)]
    pub targets: Vec<Target>,
}

/// The rules say no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No cell was made in this data directory.
    #[error("there is no cell yet")]
    NoCell,
    /// The last day is not after the first.
    #[error("the term ends on {to}, before it starts on {from}")]
    EndsBeforeItStarts {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Another term holds some of these days.
    #[error("the days are held by the term {other}")]
    Overlaps {
        /// The other term's label.
        other: String,
    },
    /// A target whose threshold is not of its measure's kind.
    #[error("target {number}: the threshold does not fit the measure {measure}")]
    Misfit {
        /// The target's number.
        number: u32,
        /// The measure.
        measure: MeasureKind,
    },
    /// The measure is computed from records and takes no evidence.
    #[error("{0} is computed from the records and takes no evidence")]
    Computed(MeasureKind),
    /// Evidence without words.
    #[error("the note is empty")]
    EmptyNote,
}

/// Opens a term with its targets.
pub async fn open_term(app: &App, account: Option<Uuid>, new: NewTerm) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let Some(cell) = units::find_cell(&tx).await? else { return Ok(Err(Refusal::NoCell)) };
    if new.to <= new.from {
        return Ok(Err(Refusal::EndsBeforeItStarts { from: new.from, to: new.to }));
    }
    if let Some(misfit) = new.targets.iter().find(|target| !target.fits()) {
        return Ok(Err(Refusal::Misfit { number: misfit.number, measure: misfit.measure }));
    }
    let others = store::list_terms(&tx, cell.id).await?;
    if let Some(other) = others.iter().find(|other| other.starts <= new.to && new.from <= other.ends) {
        return Ok(Err(Refusal::Overlaps { other: super::days(other).label() }));
    }
    let act = record::begin(app, &tx, account, "open_term", &new).await?;
    let row = term::Model {
        id: app.new_id(),
        cell_id: cell.id,
        congress_number: i32::try_from(new.congress)?,
        starts: new.from,
        ends: new.to,
    };
    let id = row.id;
    put::<term::Entity>(app, &tx, &act, None, row).await?;
    for (position, target) in new.targets.iter().enumerate() {
        put::<target::Entity>(app, &tx, &act, None, target_row(app, id, position, target)?).await?;
    }
    tx.commit().await?;
    Ok(Ok(id))
}

fn target_row(app: &App, term: Uuid, position: usize, target: &Target) -> anyhow::Result<target::Model> {
    Ok(target::Model {
        id: app.new_id(),
        term_id: term,
        number: i32::try_from(target.number)?,
        position: i32::try_from(position + 1)?,
        measure: code(&target.measure),
        threshold: serde_json::to_string(&target.threshold)?,
        cadence: code(&target.cadence),
        wording: None,
    })
}

/// Registers evidence for a target that takes it.
pub async fn add_evidence(
    app: &App,
    account: Option<Uuid>,
    measure: MeasureKind,
    year: i32,
    on: Option<Day>,
    note: &str,
) -> anyhow::Result<Result<(), Refusal>> {
    if !measure.takes_evidence() {
        return Ok(Err(Refusal::Computed(measure)));
    }
    let note = note.trim();
    if note.is_empty() {
        return Ok(Err(Refusal::EmptyNote));
    }
    let tx = app.begin().await?;
    let Some(cell) = units::find_cell(&tx).await? else { return Ok(Err(Refusal::NoCell)) };
    let act = record::begin(app, &tx, account, "add_evidence", &(measure, year)).await?;
    let row =
        evidence::Model { id: app.new_id(), cell_id: cell.id, measure: code(&measure), year, on_day: on, note: note.to_owned() };
    put::<evidence::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes a piece of evidence away; false where there is none of this key.
pub(crate) async fn remove_evidence(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(row) = store::find_evidence(&tx, id).await? else { return Ok(false) };
    let act = record::begin(app, &tx, Some(account), "remove_evidence", &id).await?;
    record::remove::<evidence::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(true)
}
