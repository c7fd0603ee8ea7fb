//! Terms and their targets: what the resolution promised and what the records say of it.

mod actions;
mod behind;
mod drawing;
pub mod edit;
mod file;
mod gather;
mod json;
mod kept;
mod outlook;
mod plot;
mod plots;
mod register;
mod schema;
mod show;
mod store;
mod words;

pub use actions::{NewTerm, Refusal, add_evidence, open_term};
pub(crate) use drawing::pictures;
pub use file::TargetsFile;
pub use gather::gather;
pub use json::report_json;
pub use kept::records;
pub(crate) use outlook::{Shown, look};
pub(crate) use plot::{Plot, of_meetings, of_years};
pub use store::{evidence, list_evidence, list_targets, list_terms, target, target_version, term};
pub(crate) use words::{Worded, cells, target_text, worded};
pub use words::{count_text, level_text, measure_text, period_text, reading_line, refusal_text, target_line, threshold_text};

use chibo_core::target::{Promise, Target, Version};
use chibo_core::term::{Period, Term};
use chibo_frame::db::from_code;
use chibo_frame::{App, PageError, Right, Routes};
use chibo_people::units;
use sea_orm_migration::MigrationTrait;
use uuid::Uuid;

/// The tables of the first release stand with those of the books, from which they were parted later.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Versions)]
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/nhiem-ky/{term}/chi-tieu/{position}/{period}", Right::SeePeople, show::show)
        .get("/van-phong/nhiem-ky/{term}/bieu-do", Right::SeeTargets, plots::show)
        .get("/van-phong/nhiem-ky/{term}/minh-chung", Right::KeepRecords, register::list)
        .post("/van-phong/nhiem-ky/{term}/minh-chung", Right::KeepRecords, register::add)
        .post("/van-phong/nhiem-ky/{term}/minh-chung/{id}/bo", Right::KeepRecords, register::remove)
        .and(edit::routes())
}

/// A term of the cell with its targets.
#[derive(Debug, Clone)]
pub struct OpenTerm {
    /// Its key.
    pub id: Uuid,
    /// The cell's key.
    pub cell_id: Uuid,
    /// The cell's name.
    pub cell: String,
    /// The days of the term.
    pub term: Term,
    /// The targets of its resolution, each as the term ends with it.
    pub targets: Vec<Target>,
    /// The same targets with all their versions, in the same order.
    pub promises: Vec<Promise>,
}

/// A term by its label (`2022-2025`), or the newest one.
pub async fn find_term(app: &App, label: Option<&str>) -> anyhow::Result<Option<OpenTerm>> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Ok(None) };
    let terms = store::list_terms(&app.db, cell.id).await?;
    let wanted = terms.into_iter().rev().find(|row| label.is_none_or(|label| days(row).label() == label));
    let Some(row) = wanted else { return Ok(None) };
    let (term, rows) = (days(&row), store::list_targets(&app.db, row.id).await?);
    let versions = store::list_versions(&app.db, &rows).await?;
    let promises = rows.iter().map(|row| promise_of(&term, row, &versions)).collect::<anyhow::Result<Vec<_>>>()?;
    let targets = promises.iter().map(|promise| promise.of(Period::Term, &term).target).collect();
    Ok(Some(OpenTerm { id: row.id, cell_id: cell.id, cell: cell.name, term, targets, promises }))
}

/// The term of an address, or there is no such page.
pub(crate) async fn term_of_path(app: &App, label: &str) -> Result<OpenTerm, PageError> {
    find_term(app, Some(label)).await?.ok_or(PageError::NotFound)
}

/// The days of a stored term.
pub fn days(row: &store::term::Model) -> Term {
    Term { congress: u32::try_from(row.congress_number).unwrap_or(0), from: row.starts, to: row.ends }
}

/// A target with its versions: its own row is the first, in force since the term began.
fn promise_of(term: &Term, row: &store::target::Model, versions: &[target_version::Model]) -> anyhow::Result<Promise> {
    let target = target_of(row.number, &row.measure, &row.threshold, &row.cadence)?;
    let first = Version { from: term.from, wording: row.wording.clone(), target, decision: None };
    let later = versions.iter().filter(|version| version.target_id == row.id).map(|version| {
        let target = target_of(row.number, &version.measure, &version.threshold, &version.cadence)?;
        let (wording, decision) = (version.wording.clone(), version.decision.clone());
        Ok(Version { from: version.from_day, wording, target, decision })
    });
    Ok(Promise::new(first, later.collect::<anyhow::Result<_>>()?))
}

fn target_of(number: i32, measure: &str, threshold: &str, cadence: &str) -> anyhow::Result<Target> {
    Ok(Target {
        number: u32::try_from(number)?,
        measure: from_code(measure)?,
        threshold: serde_json::from_str(threshold)?,
        cadence: from_code(cadence)?,
    })
}
