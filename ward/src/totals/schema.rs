//! The sums and the triggers that keep them: right after each release, each undoing, each unit that comes, moves or goes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

/// The tables and triggers.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "ward-5-totals"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let own = match manager.get_database_backend() {
            DatabaseBackend::Postgres => include_str!("schema.postgres.sql"),
            _ => include_str!("schema.sqlite.sql"),
        };
        for statement in own.split("\n\n") {
            db.execute_unprepared(statement).await?;
        }
        db.execute_unprepared(super::AGAIN).await?;
        Ok(())
    }
}
