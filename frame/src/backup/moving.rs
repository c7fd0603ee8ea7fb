//! A database on its way into another. Until all of it is there and was found the same, the other bears a mark by which every
//! version of chibo refuses to open it: a change of the tables that no version knows.

use super::tables;
use crate::db::Migrations;
use anyhow::Context;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DbBackend, EntityTrait, Statement, TransactionTrait};
use sea_orm_migration::{MigrationTrait, MigratorTraitSelf, seaql_migrations};

/// The mark: the name of a change of the tables that there is not.
const MARK: &str = "moving-unfinished";

/// What stands in a database that is to be moved into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nothing.
    Empty,
    /// A part of what was to be moved there before; it may be begun again.
    Unfinished,
    /// Something that is not to be written over.
    Holds,
}

/// Whether a name among the changes of the tables is the mark of a move that did not end.
pub fn is_mark(name: &str) -> bool {
    name == MARK
}

/// Looks at a database that is to be moved into.
pub async fn look(db: &DatabaseConnection) -> anyhow::Result<Target> {
    let question = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), question)).await;
    let rows = rows.context("ask which tables there are")?;
    let names = rows.iter().map(|row| row.try_get::<String>("", "name")).collect::<Result<Vec<_>, _>>()?;
    if names.iter().all(|name| name == tables::MIGRATIONS) {
        return Ok(Target::Empty);
    }
    let marked = names.iter().any(|name| name == tables::MIGRATIONS)
        && seaql_migrations::Entity::find_by_id(MARK).one(db).await.context("look for the mark of a move")?.is_some();
    Ok(if marked { Target::Unfinished } else { Target::Holds })
}

/// Makes the tables and marks them as unfinished, both or neither. What an earlier move left is begun again.
pub async fn begin(db: &DatabaseConnection, migrations: fn() -> Vec<Box<dyn MigrationTrait>>) -> anyhow::Result<()> {
    let migrations = Migrations(migrations);
    migrations.get_migration_models(db).await.context("ask which tables there are")?;
    let tx = db.begin().await.context("begin to make the tables")?;
    seaql_migrations::Entity::delete_by_id(MARK).exec(&tx).await.context("begin again")?;
    migrations.up(&tx, None).await.context("make the tables")?;
    let mark = seaql_migrations::ActiveModel { version: Set(MARK.to_owned()), applied_at: Set(0) };
    seaql_migrations::Entity::insert(mark).exec_without_returning(&tx).await.context("mark the tables as unfinished")?;
    tx.commit().await.context("keep the tables")
}

/// Takes the mark off: everything is there.
pub async fn finish(db: &DatabaseConnection) -> anyhow::Result<()> {
    seaql_migrations::Entity::delete_by_id(MARK).exec(db).await.context("take the mark of the move off")?;
    Ok(())
}
