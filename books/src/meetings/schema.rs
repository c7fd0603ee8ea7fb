//! What the room adds to the first release's tables: how a meeting is prepared, held, written up and scored.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date_null, integer, integer_null, string, string_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

/// Preparing, holding, writing up and scoring.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-meetings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            integer_null("starts_at"),
            string_null("place"),
            string_null("form"),
            string_null("chair"),
            string_null("clerk"),
            boolean("with_regular").default(false).to_owned(),
            date_null("papers_on"),
            integer_null("opened_at"),
            integer_null("closed_at"),
            string_null("superior"),
            text_null("remarks"),
        ];
        for column in columns {
            manager.alter_table(Table::alter().table("meeting").add_column(column).to_owned()).await?;
        }
        create(manager, tables(), &INDEXED).await
    }
}

/// What is looked up by more than its key.
const INDEXED: [(&str, &str); 2] = [("agenda_item", "meeting_id"), ("minutes_addendum", "meeting_id")];

fn tables() -> Vec<TableCreateStatement> {
    vec![agenda_item(), minutes(), minutes_addendum(), meeting_quality()]
}

fn agenda_item() -> TableCreateStatement {
    Table::create()
        .table("agenda_item")
        .col(uuid("id").primary_key())
        .col(uuid("meeting_id"))
        .col(integer("position"))
        .col(string("kind"))
        .col(text("title"))
        .col(string("prepared_by"))
        .col(integer("minutes"))
        .col(text_null("opinions"))
        .col(text_null("conclusion"))
        .col(integer_null("agree"))
        .col(integer_null("disagree"))
        .col(integer_null("abstain"))
        .foreign_key(ForeignKey::create().from("agenda_item", "meeting_id").to("meeting", "id"))
        .to_owned()
}

fn minutes() -> TableCreateStatement {
    Table::create()
        .table("minutes")
        .col(uuid("meeting_id").primary_key())
        .col(text("text"))
        .col(timestamp_with_time_zone("signed_at"))
        .col(uuid_null("signed_by"))
        .foreign_key(ForeignKey::create().from("minutes", "meeting_id").to("meeting", "id"))
        .to_owned()
}

fn minutes_addendum() -> TableCreateStatement {
    Table::create()
        .table("minutes_addendum")
        .col(uuid("id").primary_key())
        .col(uuid("meeting_id"))
        .col(text("text"))
        .col(timestamp_with_time_zone("added_at"))
        .col(uuid_null("added_by"))
        .foreign_key(ForeignKey::create().from("minutes_addendum", "meeting_id").to("meeting", "id"))
        .to_owned()
}

fn meeting_quality() -> TableCreateStatement {
    Table::create()
        .table("meeting_quality")
        .col(uuid("meeting_id").primary_key())
        .col(text("version"))
        .col(text("points"))
        .foreign_key(ForeignKey::create().from("meeting_quality", "meeting_id").to("meeting", "id"))
        .to_owned()
}
