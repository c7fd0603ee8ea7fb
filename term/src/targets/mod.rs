//! Terms and their targets: what the resolution promised and what the records say of it.

mod actions;
mod behind;
mod file;
mod gather;
mod home;
mod json;
mod register;
mod show;
mod store;
mod words;

pub use actions::{NewTerm, Refusal, add_evidence, open_term};
pub use file::TargetsFile;
pub use gather::gather;
pub use json::report_json;
pub use store::{evidence, list_evidence, list_targets, list_terms, target, term};
pub(crate) use words::{Worded, cells, target_text, threshold_text};
pub use words::{reading_line, refusal_text, target_line};

use chibo_core::target::{Judged, Target, read_all};
use chibo_core::term::Term;
use chibo_frame::db::from_code;
use chibo_frame::{App, PageError, Right, Routes};
use chibo_people::units;
use sea_orm_migration::MigrationTrait;
use uuid::Uuid;

/// The tables of the first release stand with those of the books, from which they were parted later.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong", Right::Office, home::newest)
        .post("/van-phong/nhiem-ky", Right::KeepRecords, home::open)
        .get("/van-phong/nhiem-ky/{term}", Right::SeeTargets, home::show)
        .get("/van-phong/nhiem-ky/{term}/chi-tieu/{position}/{period}", Right::SeePeople, show::show)
        .get("/van-phong/nhiem-ky/{term}/minh-chung", Right::KeepRecords, register::list)
        .post("/van-phong/nhiem-ky/{term}/minh-chung", Right::KeepRecords, register::add)
        .post("/van-phong/nhiem-ky/{term}/minh-chung/{id}/bo", Right::KeepRecords, register::remove)
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
    /// The targets of its resolution.
    pub targets: Vec<Target>,
}

impl OpenTerm {
    /// The readings of all targets today.
    pub async fn read(&self, app: &App) -> anyhow::Result<Vec<Judged>> {
        Ok(read_all(&self.targets, &gather(&app.db, self.cell_id, app.today()).await?, &self.term))
    }
}

/// A term by its label (`2022-2025`), or the newest one.
pub async fn find_term(app: &App, label: Option<&str>) -> anyhow::Result<Option<OpenTerm>> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Ok(None) };
    let terms = store::list_terms(&app.db, cell.id).await?;
    let wanted = terms.into_iter().rev().find(|row| label.is_none_or(|label| days(row).label() == label));
    let Some(row) = wanted else { return Ok(None) };
    let targets = store::list_targets(&app.db, row.id).await?.iter().map(target_of).collect::<anyhow::Result<_>>()?;
    Ok(Some(OpenTerm { id: row.id, cell_id: cell.id, cell: cell.name, term: days(&row), targets }))
}

/// The term of an address, or there is no such page.
pub(crate) async fn term_of_path(app: &App, label: &str) -> Result<OpenTerm, PageError> {
    find_term(app, Some(label)).await?.ok_or(PageError::NotFound)
}

/// The days of a stored term.
pub fn days(row: &store::term::Model) -> Term {
    Term { congress: u32::try_from(row.congress_number).unwrap_or(0), from: row.starts, to: row.ends }
}

fn target_of(row: &store::target::Model) -> anyhow::Result<Target> {
    Ok(Target {
        number: u32::try_from(row.number)?,
        measure: from_code(&row.measure)?,
        threshold: serde_json::from_str(&row.threshold)?,
        cadence: from_code(&row.cadence)?,
    })
}
