//! The room's tables. What is sealed has neither order nor time, and on SQLite no hidden row number either.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, integer_null, text, text_null, uuid};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

/// The rounds that are counted, and the ballots in work.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "congress-2-counting"
    }
}

/// Without a rowid the table is a tree of its random keys: nothing in the file tells what came first.
const SEALED_SQLITE: &str = "CREATE TABLE sealed_ballots (id uuid_text NOT NULL PRIMARY KEY, round_id uuid_text NOT NULL, \
    body blob NOT NULL) WITHOUT ROWID";
const SEALED_POSTGRES: &str =
    "CREATE TABLE sealed_ballots (id uuid NOT NULL PRIMARY KEY, round_id uuid NOT NULL, body bytea NOT NULL)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(counting_round()).await?;
        let one =
            Index::create().name("counting_round_one").table("counting_round").col("election_id").col("round").unique().to_owned();
        manager.create_index(one).await?;
        let sealed = if manager.get_database_backend() == DbBackend::Sqlite { SEALED_SQLITE } else { SEALED_POSTGRES };
        manager.get_connection().execute_unprepared(sealed).await?;
        manager.create_index(Index::create().name("sealed_ballots_round").table("sealed_ballots").col("round_id").to_owned()).await
    }
}

fn counting_round() -> TableCreateStatement {
    Table::create()
        .table("counting_round")
        .col(uuid("id").primary_key())
        .col(uuid("election_id"))
        .col(integer("round"))
        .col(text("presence"))
        .col(integer("issued"))
        .col(integer_null("returned"))
        .col(integer("bundle"))
        .col(boolean("sealed"))
        .col(text_null("scan"))
        .col(text_null("keyed"))
        .col(text_null("hand"))
        .col(text_null("alone"))
        .col(text("corrections"))
        .col(boolean("entered"))
        .to_owned()
}
