//! What the books of marks gained: why somebody was absent, and where a study session was held.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;

/// Reasons and places.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-roll-call"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [("attendance", "reason"), ("study_mark", "reason"), ("study_session", "place")] {
            manager.alter_table(Table::alter().table(table).add_column(string_null(column)).to_owned()).await?;
        }
        Ok(())
    }
}
