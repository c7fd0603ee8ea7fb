//! **Chuyển dữ liệu.** From a data directory into a PostgreSQL database and back: every record is carried and read again, the
//! log and the records are looked at where they are now, and only then does the new place count. The old one stays as it was;
//! an SQLite file is put aside, so that nobody goes on writing into it by mistake.

use crate::house;
use anyhow::Context;
use chibo_frame::app::vietnam;
use chibo_frame::backup::moving::{self, Target};
use chibo_frame::backup::tables::{Sums, Told, carry};
use chibo_frame::backup::{self, BEFORE_UPGRADE, DATABASE};
use chibo_frame::check::{Fault, Report, check};
use chibo_frame::{App, db, key};
use sea_orm::{ConnectionTrait, DbBackend};
use std::fs::File;
use std::path::PathBuf;

/// Where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// A PostgreSQL database of this address; files stay in the data directory.
    Database(String),
    /// A new data directory with an SQLite file.
    Directory(PathBuf),
}

impl Goal {
    /// As it was typed.
    pub fn parse(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Database(text.to_owned())
        } else {
            Self::Directory(PathBuf::from(text))
        }
    }
}

/// Why nothing is moved, or what was moved is not used.
#[derive(Debug)]
pub enum Refusal {
    /// The database holds something already.
    Holds,
    /// The directory holds something already.
    NotEmpty,
    /// What arrived does not hold; it is marked as unfinished.
    Unsound(Report),
}

/// What was moved.
#[derive(Debug)]
pub struct Moved {
    /// What stands in each table, on both sides.
    pub sums: Sums,
    /// What was looked at where it is now.
    pub report: Report,
    /// Where the SQLite file was put, if there was one.
    pub aside: Option<PathBuf>,
}

impl Moved {
    /// How many rows there are.
    pub fn rows(&self) -> u64 {
        self.sums.values().map(|sum| sum.rows).sum()
    }
}

/// Moves everything. Nobody else may use the data directory meanwhile.
pub async fn move_to(app: App, goal: &Goal, told: Told<'_>) -> anyhow::Result<Result<Moved, Refusal>> {
    let there = match open(&app, goal).await? {
        Ok(there) => there,
        Err(refusal) => return Ok(Err(refusal)),
    };
    moving::begin(&there.db, house::migrations).await?;
    let sums = carry(&app, &there.db, told).await?;
    let report = check(&there).await?;
    if !holds(&report) {
        return Ok(Err(Refusal::Unsound(report)));
    }
    moving::finish(&there.db).await?;
    settle(there, goal).await?;
    let aside = if app.db.get_database_backend() == DbBackend::Sqlite { Some(put_aside(app).await?) } else { None };
    Ok(Ok(Moved { sums, report, aside }))
}

/// A file that was damaged before is damaged after; it holds nobody up.
fn holds(report: &Report) -> bool {
    report.faults.iter().all(|fault| matches!(fault, Fault::File { .. }))
}

/// The application at its new place, its database still empty.
async fn open(app: &App, goal: &Goal) -> anyhow::Result<Result<App, Refusal>> {
    match goal {
        Goal::Database(url) => {
            let to = db::connect(url).await?;
            Ok(match moving::look(&to).await? {
                Target::Holds => Err(Refusal::Holds),
                Target::Empty | Target::Unfinished => Ok(app.on(to, app.data.to_path_buf())),
            })
        }
        Goal::Directory(dir) if std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) => {
            Ok(Err(Refusal::NotEmpty))
        }
        Goal::Directory(dir) => {
            let part = backup::beside(dir);
            if part.exists() {
                std::fs::remove_dir_all(&part).context("remove what an earlier move left")?;
            }
            std::fs::create_dir_all(&part).context("make the new data directory")?;
            backup::copy_files(app, &part).await?;
            if app.key_file() == Some(&app.data.join(key::FILE)) {
                app.key().keep(&part)?;
            }
            Ok(Ok(app.on(db::connect_passing(&db::sqlite_url(&part)).await?, part)))
        }
    }
}

/// What arrived stays there, whatever happens to the machine; a directory gets its name.
async fn settle(there: App, goal: &Goal) -> anyhow::Result<()> {
    let Goal::Directory(dir) = goal else { return there.db.close().await.context("close the new database") };
    let file = close(&there).await?;
    File::open(file).and_then(|file| file.sync_all()).context("keep the new database")?;
    if dir.exists() {
        std::fs::remove_dir(dir).context("put the new data directory in its place")?;
    }
    std::fs::rename(&*there.data, dir).context("put the new data directory in its place")
}

/// Closes an SQLite database, all of which then stands in this file.
async fn close(app: &App) -> anyhow::Result<PathBuf> {
    app.db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.context("settle the database")?;
    app.db.clone().close().await.context("close the database")?;
    Ok(app.data.join(DATABASE))
}

/// Puts the file that was moved aside, where no backup takes it and no command finds it.
async fn put_aside(app: App) -> anyhow::Result<PathBuf> {
    let folder = app.data.join(BEFORE_UPGRADE);
    let aside = folder.join(format!("truoc-khi-chuyen-{}.sqlite", vietnam(app.now()).format("%Y-%m-%d-%H%M%S")));
    let file = close(&app).await?;
    std::fs::create_dir_all(&folder).context("make a folder for the old database")?;
    std::fs::rename(file, &aside).context("put the old database aside")?;
    Ok(aside)
}
