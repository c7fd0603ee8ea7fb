//! Opening the database and bringing it up to date. One text of queries serves SQLite and PostgreSQL.

use anyhow::Context;
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use sea_orm_migration::{MigrationTrait, MigratorTraitSelf};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::time::Duration;

/// The URL of the SQLite file in a data directory.
pub fn sqlite_url(data: &Path) -> String {
    format!("sqlite://{}?mode=rwc", data.join("chibo.sqlite").display())
}

/// Opens the database. SQLite runs in WAL mode with foreign keys and a patient lock, and overwrites what is deleted: a
/// freed page keeps nothing of it.
pub async fn connect(url: &str) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).connect_timeout(Duration::from_secs(10));
    if url.starts_with("sqlite") {
        options.max_connections(4).map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
                .pragma("secure_delete", "ON")
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
        });
    }
    Database::connect(options).await.context("open the database")
}

/// The migrations of all slices, in order, as one migrator.
pub struct Migrations(pub fn() -> Vec<Box<dyn MigrationTrait>>);

impl MigratorTraitSelf for Migrations {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        (self.0)()
    }
}

/// Brings the database up to date; whether there was anything to do.
pub async fn migrate(db: &DatabaseConnection, migrations: fn() -> Vec<Box<dyn MigrationTrait>>) -> anyhow::Result<bool> {
    let migrations = Migrations(migrations);
    let pending = migrations.get_pending_migrations(db).await.context("look for what the database lacks")?;
    migrations.up(db, None).await.context("bring the database up to date")?;
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
