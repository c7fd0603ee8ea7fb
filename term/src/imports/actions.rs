//! Importing and taking an import back.

use super::draft::{Draft, NewId};
use super::files::{File, FileDraft, open};
use super::plan::{Plan, plan};
use anyhow::Context;
use chibo_frame::App;
use chibo_frame::record::{self, Tally, Undone};
use chibo_paper::workbook::SheetContent;
use chibo_people::units;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The verb under which imports stand among the acts.
pub(super) const VERB: &str = "import";

/// How an import ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The act, by which it is taken back; none if nothing was written.
    pub batch: Option<Uuid>,
    /// Why nothing was written, if nothing was.
    pub written: Written,
    /// What came of each file.
    pub plan: Plan,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// All rows without an error.
    Rows,
    /// Nothing: everything stood there already.
    NothingNew,
    /// Nothing: no file has a row that could be written.
    NothingUsable,
    /// Nothing: there are errors, and it was to be all or nothing.
    Refused,
    /// Nothing: it was a trial.
    Trial,
}

impl Outcome {
    /// Whether the command ends with the refusal's exit code.
    pub fn is_refused(&self) -> bool {
        matches!(self.written, Written::NothingUsable | Written::Refused)
    }
}

/// What an import's act remembers of its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// The files.
    pub files: Vec<FileDetail>,
}

/// What an import's act remembers of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDetail {
    /// Its name.
    pub file: String,
    /// What it held.
    pub holds: Vec<String>,
    /// Records made.
    pub new: u32,
    /// Records changed.
    pub changed: u32,
    /// Records found as they were.
    pub identical: u32,
    /// Rows that were not written.
    pub errors: usize,
}

/// What would come of the files. Writes nothing.
pub async fn preview(app: &App, files: Vec<File>) -> anyhow::Result<Plan> {
    let (files, sheets) = read(files).await?;
    let mut draft = load(app, &app.db).await?;
    plan(&mut draft, files, &sheets)
}

/// What would come of the files, as the outcome of a trial.
pub async fn try_out(app: &App, files: Vec<File>, strict: bool) -> anyhow::Result<Outcome> {
    let plan = preview(app, files).await?;
    let written = match obstacle(&plan, strict) {
        Some(Written::NothingNew) | None => Written::Trial,
        Some(obstacle) => obstacle,
    };
    Ok(Outcome { batch: None, written, plan })
}

/// Imports the files: rows without an error, or, if strict, everything or nothing. One transaction, one act.
pub async fn import(app: &App, account: Option<Uuid>, files: Vec<File>, strict: bool) -> anyhow::Result<Outcome> {
    let (files, sheets) = read(files).await?;
    let tx = app.begin().await?;
    let mut draft = load(app, &tx).await?;
    let plan = plan(&mut draft, files, &sheets)?;
    if let Some(written) = obstacle(&plan, strict) {
        return Ok(Outcome { batch: None, written, plan });
    }
    let act = record::begin(app, &tx, account, VERB, &detail(&plan)).await?;
    draft.save(app, &tx, &act).await?;
    tx.commit().await.context("write the import")?;
    Ok(Outcome { batch: Some(act.id), written: Written::Rows, plan })
}

/// Takes an import back whole, or says what depends on it. `None`: there is no such import.
pub async fn undo(app: &App, account: Option<Uuid>, batch: Uuid) -> anyhow::Result<Option<Undone>> {
    let tx = app.begin().await?;
    let Some(act) = record::find_act(&tx, batch).await?.filter(|act| act.verb == VERB) else { return Ok(None) };
    let undone = record::undo(app, &tx, account, act).await?;
    if matches!(undone, Undone::Whole(_)) {
        tx.commit().await.context("take the import back")?;
    }
    Ok(Some(undone))
}

/// Why nothing is to be written.
fn obstacle(plan: &Plan, strict: bool) -> Option<Written> {
    if strict && plan.errors() > 0 {
        Some(Written::Refused)
    } else if plan.is_barren() && !plan.is_blank() {
        Some(Written::NothingUsable)
    } else {
        (!plan.changes_something()).then_some(Written::NothingNew)
    }
}

/// Reading takes the processor for a while: not on the threads that serve pages.
async fn read(files: Vec<File>) -> anyhow::Result<(Vec<FileDraft>, Vec<(usize, SheetContent)>)> {
    tokio::task::spawn_blocking(move || open(files)).await.context("read the workbooks")
}

async fn load<C: ConnectionTrait>(app: &App, db: &C) -> anyhow::Result<Draft> {
    let cell = units::find_cell(db).await?.context("there is no cell in this data directory yet")?;
    let keys = app.clone();
    let new_id: NewId = Box::new(move || keys.new_id());
    Draft::load(db, cell.id, new_id).await
}

fn detail(plan: &Plan) -> Detail {
    let of = |file: &super::FilePlan| {
        let Tally { new, changed, identical } = file.tally;
        let holds = file.holds.iter().map(|kind| kind.name().to_owned()).collect();
        FileDetail { file: file.file.clone(), holds, new, changed, identical, errors: file.errors().count() }
    };
    Detail { files: plan.files.iter().map(of).collect() }
}
