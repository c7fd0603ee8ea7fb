//! Opening the database and bringing it up to date. One text of queries serves SQLite and PostgreSQL.

use crate::app::App;
use anyhow::Context;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, TransactionTrait};
use sea_orm_migration::{MigrationTrait, MigratorTraitSelf, SchemaManager};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

/// The URL of the SQLite file in a data directory.
pub fn sqlite_url(data: &Path) -> String {
    format!("sqlite://{}?mode=rwc", data.join("chibo.sqlite").display())
}

/// Opens the database. SQLite runs in WAL mode with foreign keys and a patient lock, and overwrites what is deleted: a
/// freed page keeps nothing of it. What is committed is on the disk before anybody is told so.
pub async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    open(url, "FULL").await
}

/// Opens a database that may be lost with the machine's power: one that is made for a copy or a test.
pub async fn connect_passing(url: &str) -> anyhow::Result<DatabaseConnection> {
    open(url, "OFF").await
}

async fn open(url: &str, synchronous: &'static str) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).connect_timeout(Duration::from_secs(10));
    if url.starts_with("sqlite") {
        options.max_connections(4).map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", synchronous)
                .pragma("secure_delete", "ON")
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
        });
    }
    Database::connect(options).await.context("open the database")
}

/// A PostgreSQL database that need not be there yet, and is not waited for longer than this.
pub(crate) async fn connect_lazily(url: &str, patience: Duration) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).connect_lazy(true).connect_timeout(patience).acquire_timeout(patience);
    Database::connect(options).await.context("read the address of a database")
}

/// A number by which those who change the tables know one another.
const CHANGING: i64 = 0x0063_6869_626f;

/// Waits until no other process changes the tables of a database that several may open; nobody else does while the value
/// lives. SQLite's file is guarded by its data directory's lock, and so is a database that has no such thing.
pub async fn one_at_a_time(db: &DatabaseConnection) -> anyhow::Result<Option<DatabaseTransaction>> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let tx = db.begin().await.context("wait for others that change the tables")?;
    let lock = format!("SELECT pg_advisory_xact_lock({CHANGING})");
    match tx.execute_unprepared(&lock).await {
        Ok(_) => Ok(Some(tx)),
        // One that speaks PostgreSQL's protocol without having all of it.
        Err(error) if error.to_string().contains("pg_advisory_xact_lock") => Ok(None),
        Err(error) => Err(error).context("wait for others that change the tables"),
    }
}

/// The migrations of all slices, in order, as one migrator.
pub struct Migrations(pub fn() -> Vec<Box<dyn MigrationTrait>>);

impl MigratorTraitSelf for Migrations {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        (self.0)()
    }
}

/// The names of the changes of the tables that were made in a database; none in one that is empty. Writes nothing.
pub async fn applied(db: &DatabaseConnection) -> anyhow::Result<Vec<String>> {
    let none = Migrations(Vec::new);
    if !SchemaManager::new(db).has_table(none.migration_table_name().to_string()).await.context("ask which tables there are")? {
        return Ok(Vec::new());
    }
    let applied = none.get_migration_models(db).await.context("ask what was changed already")?;
    Ok(applied.into_iter().map(|migration| migration.version).collect())
}

/// The migrations of an application, those alone whose names are wanted.
struct Wanted<'a>(&'a App, BTreeSet<String>);

impl MigratorTraitSelf for Wanted<'_> {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let all = self.0.migrations.iter().flat_map(|list| list());
        all.filter(|migration| self.1.contains(migration.name())).collect()
    }
}

/// Makes the tables of another database as they stand in this application's.
pub(crate) async fn same_tables(app: &App, other: &DatabaseConnection) -> anyhow::Result<()> {
    let wanted = Wanted(app, applied(&app.db).await?.into_iter().collect());
    wanted.up(other, None).await.context("make the tables")
}

/// Brings the database up to date, all at once or not at all; whether there was anything to do.
pub async fn migrate(db: &DatabaseConnection, migrations: fn() -> Vec<Box<dyn MigrationTrait>>) -> anyhow::Result<bool> {
    let migrations = Migrations(migrations);
    let pending = migrations.get_pending_migrations(db).await.context("look for what the database lacks")?;
    let tx = db.begin().await.context("begin to change the tables")?;
    migrations.up(&tx, None).await.context("bring the database up to date")?;
    tx.commit().await.context("keep the tables")?;
    Ok(!pending.is_empty())
}

/// The word under which a value of a small enum of the domain is stored: its serde name.
pub fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        other => format!("{other:?}"),
    }
}

/// The value that a stored word stands for.
pub fn from_code<T: DeserializeOwned>(code: &str) -> anyhow::Result<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).with_context(|| format!("unknown stored word {code:?}"))
}
