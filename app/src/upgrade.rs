//! Bringing an existing database up to date: first a backup, then the new tables, then a look at everything. SQLite is upgraded
//! as a copy that takes the old file's place when it holds; PostgreSQL within its own transactions. Whatever fails, the old
//! database is as it was, or its backup is named.

use crate::house::{self, migrations};
use anyhow::{Context, bail};
use chibo_frame::alone::{self, Alone};
use chibo_frame::app::{Clock, vietnam};
use chibo_frame::backup::moving;
use chibo_frame::key::{Given, Place};
use chibo_frame::{App, Message, Page, backup, check, db, record};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use std::fmt;
use std::path::{Path, PathBuf};

/// Why a database is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// Another process, of this number, serves the data directory or upgrades it.
    Held(String),
    /// The database was written by a newer version: it has a change of this name.
    Newer(String),
    /// Everything was to be moved into this database, and not all of it is there.
    Unfinished,
    /// The upgrade failed with these words; the backup that was made first.
    Failed(String, PathBuf),
    /// The upgraded copy does not hold in so many places, and is not used; the backup that was made first.
    Unsound(usize, PathBuf),
    /// The database was upgraded, and does not hold in so many places; the backup that was made first.
    UnsoundThere(usize, PathBuf),
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stopped {}

impl Stopped {
    /// What happened and what to do, in words.
    pub fn message(&self, page: &Page) -> Message {
        let (key, text) = match self {
            Self::Held(holder) => ("cli-held", page.t1("cli-held", "holder", holder)),
            Self::Newer(name) => ("cli-newer", page.t1("cli-newer", "name", name)),
            Self::Unfinished => ("cli-move-unfinished", page.t("cli-move-unfinished")),
            Self::Failed(fault, _) => ("cli-upgrade-failed", page.t1("cli-upgrade-failed", "fault", fault)),
            Self::Unsound(faults, _) => ("cli-upgrade-unsound", page.t1("cli-upgrade-unsound", "faults", page.number(faults))),
            Self::UnsoundThere(faults, _) => {
                ("cli-upgrade-unsound-there", page.t1("cli-upgrade-unsound-there", "faults", page.number(faults)))
            }
        };
        let remedy = format!("{key}-remedy");
        match self {
            Self::Failed(_, backup) | Self::Unsound(_, backup) | Self::UnsoundThere(_, backup) => {
                Message::new(text).remedy(page.t1(&remedy, "file", backup.display()))
            }
            _ => Message::new(text).remedy(page.t(&remedy)),
        }
    }
}

/// Takes the data directory for this process.
pub fn hold(data: &Path) -> anyhow::Result<Alone> {
    match alone::hold(data).context("lock the data directory")? {
        Ok(alone) => Ok(alone),
        Err(taken) => Err(Stopped::Held(taken.0).into()),
    }
}

/// Takes the data directory for a server: alone where the database stands in it, together with others where it is elsewhere.
pub fn hold_to_serve(data: &Path, app: &App) -> anyhow::Result<Alone> {
    if app.db.get_database_backend() == DbBackend::Sqlite {
        return hold(data);
    }
    match alone::share(data).context("lock the data directory")? {
        Ok(alone) => Ok(alone),
        Err(taken) => Err(Stopped::Held(taken.0).into()),
    }
}

/// What an opened database needs.
enum Needs {
    /// Nothing.
    Nothing,
    /// All tables: it is new.
    Tables,
    /// What came since.
    Upgrade,
}

/// Opens a database, makes its tables if it is new, and upgrades it if it is old.
pub async fn open(data: &Path, url: &str, key: Option<&Given>, clock: Clock) -> anyhow::Result<App> {
    let database = db::connect(url).await?;
    let mut needs = needs(&database).await?;
    // Of several servers that start at once, one makes the tables and the others find them made.
    let one = if matches!(needs, Needs::Nothing) { None } else { db::one_at_a_time(&database).await? };
    if one.is_some() {
        needs = self::needs(&database).await?;
    }
    let key = Place::of(data, key, record::sealed_with(&database).await?.as_deref())?;
    match needs {
        Needs::Nothing => Ok(house::app(database, data, &key, clock)),
        Needs::Tables => {
            db::migrate(&database, migrations).await?;
            adopted(house::app(database, data, &key, clock)).await
        }
        Needs::Upgrade => {
            let _alone = if one.is_some() { None } else { Some(hold(data)?) };
            let old = house::app(database, data, &key, clock);
            let file = data.join(backup::BEFORE_UPGRADE).join(name(&old));
            std::fs::create_dir_all(data.join(backup::BEFORE_UPGRADE)).context("make a folder for the backup")?;
            backup::make(&old, &file).await.context("make a backup before the upgrade")?;
            let upgraded = if old.db.get_database_backend() == DbBackend::Sqlite {
                as_copy(old, data, (&key, clock), &file).await
            } else {
                in_place(old, &file).await
            };
            upgraded.map_err(|error| match error.downcast::<Stopped>() {
                Ok(stopped) => stopped.into(),
                Err(error) => Stopped::Failed(format!("{error:#}"), file).into(),
            })
        }
    }
}

async fn needs(database: &DatabaseConnection) -> anyhow::Result<Needs> {
    let applied = db::applied(database).await?;
    let known = migrations();
    if applied.iter().any(|applied| moving::is_mark(applied)) {
        return Err(Stopped::Unfinished.into());
    }
    if let Some(strange) = applied.iter().find(|applied| known.iter().all(|known| known.name() != applied.as_str())) {
        return Err(Stopped::Newer(strange.clone()).into());
    }
    Ok(match applied.len() {
        0 => Needs::Tables,
        count if count < known.len() => Needs::Upgrade,
        _ => Needs::Nothing,
    })
}

fn name(app: &App) -> String {
    format!("truoc-nang-cap-{}.chibo-backup", vietnam(app.now()).format("%Y-%m-%d-%H%M%S"))
}

async fn adopted(app: App) -> anyhow::Result<App> {
    record::settle(&app).await?;
    record::adopt(&app).await?;
    Ok(app)
}

/// A copy is upgraded and looked at; then it takes the place of the file. Until then nothing of the file changes.
async fn as_copy(old: App, data: &Path, (key, clock): (&Place, Clock), file: &Path) -> anyhow::Result<App> {
    let copy = data.join("chibo.sqlite.part");
    remove_all(&copy)?;
    backup::copy_database(&old, &copy).await.context("copy the database")?;
    let rehearsed = rehearse(data, &copy, (key, clock), file).await;
    if let Err(error) = rehearsed {
        remove_all(&copy)?;
        return Err(error);
    }
    // All of the old file stands in itself before the new one takes its name: nothing of its journal may be left beside.
    old.db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.context("settle the old database")?;
    old.db.close().await.context("close the old database")?;
    let place = data.join("chibo.sqlite");
    if std::fs::metadata(data.join("chibo.sqlite-wal")).is_ok_and(|journal| journal.len() > 0) {
        bail!("another program has the database open");
    }
    std::fs::File::open(&copy).and_then(|file| file.sync_all()).context("keep the upgraded database")?;
    for ending in ["-wal", "-shm"] {
        remove(&data.join(format!("chibo.sqlite{ending}")))?;
    }
    std::fs::rename(&copy, &place).context("put the upgraded database in its place")?;
    Ok(house::app(db::connect(&db::sqlite_url(data)).await?, data, key, clock))
}

async fn rehearse(data: &Path, copy: &Path, (key, clock): (&Place, Clock), file: &Path) -> anyhow::Result<()> {
    let name = copy.to_str().context("the data directory has a name that cannot be written")?;
    let database = db::connect(&format!("sqlite://{name}?mode=rw")).await?;
    db::migrate(&database, migrations).await?;
    let new = adopted(house::app(database, data, key, clock)).await?;
    let faults = faults(&new).await?;
    new.db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.context("settle the upgraded database")?;
    new.db.close().await.context("close the upgraded database")?;
    match faults {
        0 => Ok(()),
        faults => Err(Stopped::Unsound(faults, file.to_owned()).into()),
    }
}

async fn in_place(old: App, file: &Path) -> anyhow::Result<App> {
    db::migrate(&old.db, migrations).await?;
    let new = adopted(old).await?;
    match faults(&new).await? {
        0 => Ok(new),
        faults => Err(Stopped::UnsoundThere(faults, file.to_owned()).into()),
    }
}

async fn faults(app: &App) -> anyhow::Result<usize> {
    // What another server writes meanwhile would look like a fault.
    let _still = record::still(app).await?;
    Ok(check::check(app).await.context("look at what was upgraded")?.faults.len())
}

/// Removes a database with what SQLite keeps beside it.
fn remove_all(database: &Path) -> anyhow::Result<()> {
    let name = database.file_name().unwrap_or_default().to_string_lossy();
    ["", "-wal", "-shm"].iter().try_for_each(|ending| remove(&database.with_file_name(format!("{name}{ending}"))))
}

fn remove(file: &Path) -> anyhow::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).context("remove a copy"),
        _ => Ok(()),
    }
}
