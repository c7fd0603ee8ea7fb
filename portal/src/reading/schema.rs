//! What the database keeps beside the published pages, by triggers, so that it is right after every publishing,
//! withdrawal and undo: in which lists a page stands, how many a month there are, whose words are to be read anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

/// The tables and triggers.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-3-reading"
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
        // What stands already enters the lists as if it were published anew.
        db.execute_unprepared("UPDATE publication SET slug = slug").await?;
        Ok(())
    }
}
