//! **Sao lưu.** A copy of everything in one encrypted file, made while people work, read back before it counts as made; and
//! the way back into a new directory.

mod folder;
pub mod moving;
mod packing;
pub mod plan;
mod sealed;
pub mod tables;
mod thin;

pub use folder::Found;

use crate::app::App;
use crate::key::Key;
use crate::record;
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::{Path, PathBuf};
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// The form of what a backup holds.
const FORM: &str = "chibo-backup/1";
/// The database in a backup and in a data directory.
pub const DATABASE: &str = "chibo.sqlite";

/// What a backup holds, as it says itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// `FORM`.
    form: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The version of chibo that made it.
    pub version: String,
    /// Its files, the database first.
    pub files: Vec<Held>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its path in the data directory, parted by `/`.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// The SHA-256 of what it holds, in hexadecimal.
    pub hash: String,
}

/// Why no backup is made or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file is no backup of ours.
    NotABackup,
    /// It is sealed with another key, of this name.
    OtherKey(String),
    /// It was changed or cut off: what does not hold.
    Damaged(String),
    /// The directory, or the database, holds something already.
    NotEmpty,
}

/// A file that goes when it is no longer needed.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// How the copies of the database are called that a backup is made of.
const SNAPSHOT: &str = "snapshot-";
/// How a backup is called while it is sent.
pub const DOWNLOAD: &str = "download-";
/// The folder of the data directory for the backups that an upgrade makes first; it is in no backup.
pub const BEFORE_UPGRADE: &str = "sao-luu";

/// The verb of a backup that was made.
const VERB: &str = "backup";

/// When the last backup was made, and by whom; none where there is none.
pub async fn last(app: &App) -> anyhow::Result<Option<record::Act>> {
    Ok(record::list_acts(&app.db, VERB).await?.into_iter().next())
}

/// Makes a backup of everything into a file, reads it back, and only then gives it its name. `account` is who does it; nobody
/// is the command line, or the plan.
pub async fn write(app: &App, account: Option<Uuid>, to: &Path) -> anyhow::Result<Contents> {
    let contents = make(app, to).await?;
    let tx = app.begin().await?;
    record::begin(app, &tx, account, VERB, &contents.files.len()).await?;
    tx.commit().await?;
    Ok(contents)
}

/// The same without an act: before an upgrade there is no log that this version can write.
pub async fn make(app: &App, to: &Path) -> anyhow::Result<Contents> {
    let key = app.key();
    let snapshot = Passing(app.data.join(format!("{SNAPSHOT}{}.part", app.random_id().simple())));
    copy_database(app, &snapshot.0).await.context("copy the database")?;
    let (data, to, nonce, made_at) = (app.data.clone(), to.to_owned(), app.random_bytes(), app.now());
    let written = spawn_blocking(move || {
        let part = Passing(beside(&to));
        let contents = packing::list(&data, &snapshot.0, made_at)?;
        packing::pack(&contents, &data, &snapshot.0, &part.0, &key, nonce)?;
        match packing::unpack(&part.0, &key, None)? {
            Ok(read) if read == contents => {}
            other => anyhow::bail!("the backup was not read back as it was written: {other:?}"),
        }
        std::fs::rename(&part.0, &to).context("give the backup its name")?;
        packing::settle(&to)?;
        anyhow::Ok(contents)
    });
    written.await?
}

/// A copy of the database as one SQLite file, as everything stood at one moment; PostgreSQL's too, so that there is one form
/// of backup, and each database can be brought back as the other.
pub async fn copy_database(app: &App, to: &Path) -> anyhow::Result<()> {
    if app.db.get_database_backend() == DbBackend::Postgres {
        return tables::snapshot(app, to).await;
    }
    let path = to.to_str().context("the data directory has a name that cannot be written")?.replace('\'', "''");
    app.db.execute_unprepared(&format!("VACUUM INTO '{path}'")).await?;
    Ok(())
}

/// Removes copies that a process which was killed left in the data directory more than an hour ago.
pub fn sweep(app: &App) {
    let old = std::time::SystemTime::from(app.now() - chrono::Duration::hours(1));
    for entry in std::fs::read_dir(&*app.data).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let left = [SNAPSHOT, DOWNLOAD].iter().any(|begins| name.starts_with(begins)) && name.contains(".part");
        if left && entry.metadata().and_then(|file| file.modified()).is_ok_and(|made| made < old) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The name of the key that a backup is sealed with.
pub fn key_name(file: &Path) -> anyhow::Result<Option<String>> {
    sealed::key_name(File::open(file).context("open the backup")?).context("read the backup")
}

/// Reads a whole backup and compares all that it holds with what it says; nothing is written.
pub fn verify(file: &Path, key: &Key) -> anyhow::Result<Result<Contents, Refusal>> {
    packing::unpack(file, key, None)
}

/// Brings a backup back into a directory that is new or empty. It appears there whole or not at all.
pub fn restore(file: &Path, key: &Key, data: &Path) -> anyhow::Result<Result<Contents, Refusal>> {
    let holds_something = std::fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_some());
    if holds_something {
        return Ok(Err(Refusal::NotEmpty));
    }
    let part = beside(data);
    let _ = std::fs::remove_dir_all(&part);
    std::fs::create_dir_all(&part).context("make a directory for what is brought back")?;
    let read = packing::unpack(file, key, Some(&part));
    if !matches!(read, Ok(Ok(_))) {
        let _ = std::fs::remove_dir_all(&part);
        return read;
    }
    key.keep(&part)?;
    if data.exists() {
        std::fs::remove_dir(data).context("put what was brought back in its place")?;
    }
    std::fs::rename(&part, data).context("put what was brought back in its place")?;
    packing::settle(data)?;
    read
}

/// Copies the files beside the database into another directory, and reads them again; how many there were.
pub async fn copy_files(app: &App, to: &Path) -> anyhow::Result<u64> {
    let (data, to) = (app.data.clone(), to.to_owned());
    spawn_blocking(move || packing::copy_files(&data, &to)).await?
}

/// A name beside this one, for what is not whole yet.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}
