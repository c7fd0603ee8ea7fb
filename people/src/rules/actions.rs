//! What is done to the cell's own versions: a new one from its first day, other lines in one, one taken away.

use super::store::{self, dated_rule};
use chibo_core::dated::{Line, LineFault, RuleKind, Version};
use chibo_core::day::Day;
use chibo_frame::{App, record};
use uuid::Uuid;

/// Why a version is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such version of this cell.
    NotThere,
    /// Another version of the cell begins on this day.
    SameDay(Day),
    /// A line cannot be read.
    Line(LineFault),
}

/// Keeps a new version of the cell. The one before it ends by itself on the day before.
pub async fn make(app: &App, account: Option<Uuid>, cell: Uuid, version: &Version) -> anyhow::Result<Result<Uuid, Refusal>> {
    if let Err(fault) = RuleKind::check(version) {
        return Ok(Err(Refusal::Line(fault)));
    }
    let tx = app.begin().await?;
    let standing = store::list(&tx, cell, version.kind).await?;
    if standing.iter().any(|row| row.valid_from == version.valid_from) {
        return Ok(Err(Refusal::SameDay(version.valid_from)));
    }
    let act = record::begin(app, &tx, account, "rule-make", &version.kind.name()).await?;
    let row = dated_rule::Model {
        id: app.new_id(),
        cell_id: cell,
        kind: version.kind.name().to_owned(),
        valid_from: version.valid_from,
        version: serde_json::to_string(version)?,
    };
    let id = row.id;
    record::put::<dated_rule::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// Gives one of the cell's versions another instrument and other lines; its first day stays.
pub async fn edit(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    id: Uuid,
    instrument: String,
    lines: Vec<Line>,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = store::find(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let version = Version { instrument: instrument.into(), lines, ..row.read()? };
    if let Err(fault) = RuleKind::check(&version) {
        return Ok(Err(Refusal::Line(fault)));
    }
    let act = record::begin(app, &tx, account, "rule-edit", &version.kind.name()).await?;
    let after = dated_rule::Model { version: serde_json::to_string(&version)?, ..row.clone() };
    record::put::<dated_rule::Entity>(app, &tx, &act, Some(row), after).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes one of the cell's versions away; false where there is none.
pub async fn remove(app: &App, account: Option<Uuid>, cell: Uuid, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(row) = store::find(&tx, cell, id).await? else { return Ok(false) };
    let act = record::begin(app, &tx, account, "rule-remove", &row.kind).await?;
    record::remove::<dated_rule::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(true)
}
