//! Backups that are made by themselves: every day or every week into a folder, old ones thinned. A folder that is not there,
//! such as a stick that is not plugged in, is asked for again until it is.

use super::folder::{self, Found};
use super::thin::to_remove;
use super::{Contents, Refusal};
use crate::app::{App, vietnam};
use crate::due::Told;
use crate::once::once;
use crate::record;
use crate::trouble::Trouble;
use anyhow::Context;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// The plan's file in a data directory. It is this machine's and in no backup: what is brought back elsewhere must not write
/// among the backups of what it was brought back from.
pub const FILE: &str = "sao-luu.json";
/// The verb of a plan that was made or changed.
const VERB: &str = "backup_plan";
/// How often it is looked whether one is due.
const EVERY: std::time::Duration = std::time::Duration::from_mins(10);

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// Every day.
    Day,
    /// Every week.
    Week,
}

/// Where backups are made by themselves, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The folder.
    pub folder: PathBuf,
    /// How often.
    pub often: Often,
}

/// Why a folder is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadFolder {
    /// It is not written from the root on, or not there.
    NotThere,
    /// It is within the data directory, which would be copied into itself.
    Inside,
    /// Nothing can be written into it.
    Closed,
}

/// How the backups of a plan stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The plan.
    pub plan: Plan,
    /// What stands in the folder, the newest first; none where the folder is not there.
    pub found: Option<Vec<Found>>,
    /// Whether one is due.
    pub due: bool,
    /// Why the last try failed, where it did.
    pub failed: Option<Failed>,
}

/// A try that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed {
    /// When.
    pub at: DateTime<Utc>,
    /// What was wrong, as far as it is known.
    pub trouble: Option<Trouble>,
}

/// What became of looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// There is no plan, or it is not time yet.
    NotDue,
    /// The folder is not there.
    Away,
    /// One was made.
    Made(Contents),
}

/// What the process remembers: the last try that failed, and which backups were read to their end.
#[derive(Default)]
struct Memory(Mutex<(Option<Failed>, BTreeMap<String, Read>)>);

/// A backup that was read: how long it was, when, and whether it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    bytes: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it held.
    pub holds: bool,
}

impl Plan {
    /// The plan of a data directory. One that cannot be read is none: it is made again on the page.
    pub fn find(data: &Path) -> Option<Self> {
        let text = std::fs::read(data.join(FILE)).ok()?;
        let read = serde_json::from_slice(&text);
        read.inspect_err(|error| tracing::warn!(error = %error, "the plan of backups cannot be read")).ok()
    }
}

/// Makes, changes or ends the plan. `words` stand in the folder for who finds it.
pub async fn keep(app: &App, account: Option<Uuid>, plan: Option<Plan>, words: &str) -> anyhow::Result<Result<(), BadFolder>> {
    if let Some(plan) = &plan
        && let Err(bad) = open_folder(&app.data, &plan.folder, words)
    {
        return Ok(Err(bad));
    }
    let tx = app.begin().await?;
    record::begin(app, &tx, account, VERB, &plan).await?;
    write(&app.data, plan.as_ref())?;
    tx.commit().await?;
    app.shared.of::<Memory>().0.lock().unwrap_or_else(PoisonError::into_inner).0 = None;
    app.shared.of::<Told>().anew();
    Ok(Ok(()))
}

fn open_folder(data: &Path, folder: &Path, words: &str) -> Result<(), BadFolder> {
    let real = folder.canonicalize().ok().filter(|real| folder.is_absolute() && real.is_dir()).ok_or(BadFolder::NotThere)?;
    if data.canonicalize().is_ok_and(|data| real.starts_with(data)) {
        return Err(BadFolder::Inside);
    }
    folder::mark(folder, words).map_err(|_| BadFolder::Closed)
}

/// Written beside its name first, so that it is whole whenever the power goes.
fn write(data: &Path, plan: Option<&Plan>) -> anyhow::Result<()> {
    let (file, part) = (data.join(FILE), data.join("sao-luu.json.part"));
    let Some(plan) = plan else {
        return match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).context("end the plan of backups"),
            _ => Ok(()),
        };
    };
    let mut out = std::fs::File::create(&part).context("keep the plan of backups")?;
    out.write_all(&serde_json::to_vec_pretty(plan)?).and_then(|()| out.sync_all()).context("keep the plan of backups")?;
    std::fs::rename(&part, &file).context("keep the plan of backups")
}

/// How the plan's backups stand; none where there is no plan.
pub async fn state(app: &App) -> anyhow::Result<Option<State>> {
    let Some(plan) = Plan::find(&app.data) else { return Ok(None) };
    let (folder, key) = (plan.folder.clone(), app.key().name());
    // A folder that cannot be read is not there for us.
    let found = spawn_blocking(move || folder::list(&folder, &key).unwrap_or_default()).await?;
    let now = vietnam(app.now()).naive_local();
    let due = found.as_ref().is_none_or(|found| is_due(found, plan.often, now));
    let failed = app.shared.of::<Memory>().0.lock().unwrap_or_else(PoisonError::into_inner).0;
    Ok(Some(State { plan, found, due, failed }))
}

/// An hour is given, so that what is made each evening does not wander through the night.
fn is_due(found: &[Found], often: Often, now: NaiveDateTime) -> bool {
    let between = match often {
        Often::Day => Duration::hours(23),
        Often::Week => Duration::hours(7 * 24 - 1),
    };
    found.iter().map(|one| one.at).filter(|at| *at <= now).max().is_none_or(|last| last + between <= now)
}

/// Makes a backup if one is due, and thins the old ones.
pub async fn look(app: &App) -> anyhow::Result<Looked> {
    match state(app).await? {
        Some(State { found: None, .. }) => Ok(Looked::Away),
        Some(State { plan, due: true, .. }) => Ok(Looked::Made(make(app, &plan).await?)),
        _ => Ok(Looked::NotDue),
    }
}

async fn make(app: &App, plan: &Plan) -> anyhow::Result<Contents> {
    folder::sweep(&plan.folder);
    let now = vietnam(app.now()).naive_local();
    let name = folder::name(now);
    let file = plan.folder.join(&name);
    let contents = super::write(app, None, &file).await?;
    // It was read back before it got its name.
    remember(app, name, file.metadata()?.len(), true);
    let found = folder::list(&plan.folder, &app.key().name())?.unwrap_or_default();
    let old = to_remove(&found.iter().map(|one| one.at).collect::<Vec<_>>(), now);
    for one in found.iter().filter(|one| old.contains(&one.at)) {
        std::fs::remove_file(plan.folder.join(&one.name)).context("remove an old backup")?;
    }
    Ok(contents)
}

/// Makes a backup if one is due; that it failed is remembered and told. Whether the folder is away, and whether it failed. Of
/// several servers one makes it.
pub async fn attempt(app: &App) -> (bool, bool) {
    let looked = Box::pin(once(app, "backup", look(app))).await.map(|looked| looked.unwrap_or(Looked::NotDue));
    let failed = looked.as_ref().err().map(|error| {
        tracing::error!(error = format!("{error:#}"), "no backup was made");
        Failed { at: app.now(), trouble: Trouble::of(error) }
    });
    app.shared.of::<Memory>().0.lock().unwrap_or_else(PoisonError::into_inner).0 = failed;
    (matches!(looked, Ok(Looked::Away)), failed.is_some())
}

/// Looks for as long as the server lives.
pub async fn watch(app: App) {
    let mut before = None;
    loop {
        let stands = attempt(&app).await;
        if before.replace(stands) != Some(stands) {
            app.shared.of::<Told>().anew();
        }
        tokio::time::sleep(EVERY).await;
    }
}

fn remember(app: &App, name: String, bytes: u64, holds: bool) {
    let read = Read { bytes, at: app.now(), holds };
    app.shared.of::<Memory>().0.lock().unwrap_or_else(PoisonError::into_inner).1.insert(name, read);
}

/// When this process read a backup to its end, and whether it held.
pub fn read(app: &App, found: &Found) -> Option<Read> {
    let memory = app.shared.of::<Memory>();
    let memory = memory.0.lock().unwrap_or_else(PoisonError::into_inner);
    memory.1.get(&found.name).copied().filter(|read| read.bytes == found.bytes)
}

/// Reads every backup of the plan's folder to its end.
pub async fn read_all(app: &App) -> anyhow::Result<()> {
    let Some(State { plan, found: Some(found), .. }) = state(app).await? else { return Ok(()) };
    for one in found {
        let (file, key) = (plan.folder.join(&one.name), app.key());
        let verified: anyhow::Result<Result<Contents, Refusal>> = spawn_blocking(move || super::verify(&file, &key)).await?;
        remember(app, one.name, one.bytes, matches!(verified, Ok(Ok(_))));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_due_after_a_day_or_a_week_and_where_there_is_none() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let one = |text: &str| Found { name: String::new(), at: at(text), bytes: 1 };
        let now = at("2025-06-30T20:00:00");
        assert!(is_due(&[], Often::Week, now));
        assert!(is_due(&[one("2025-06-29T20:05:00")], Often::Day, now) && !is_due(&[one("2025-06-29T22:00:00")], Often::Day, now));
        assert!(
            !is_due(&[one("2025-06-24T20:00:00")], Often::Week, now) && is_due(&[one("2025-06-23T20:00:00")], Often::Week, now)
        );
        // One of a clock that stood ahead does not hold up those of today.
        assert!(is_due(&[one("2099-01-01T00:00:00")], Often::Day, now));
    }
}
