//! What the room adds to the first release's table, and its own tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, string, string_null, text, text_null, timestamp_with_time_zone, uuid};

/// Days, steps, follow-up, confidential notes.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-inspections"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            date_null("starts_on"),
            date_null("ends_on"),
            string_null("period"),
            string_null("in_charge"),
            text_null("team"),
            string_null("procedure"),
            text_null("follow_up"),
            date_null("follow_up_by"),
            date_null("followed_up_on"),
        ];
        for column in columns {
            manager.alter_table(Table::alter().table("inspection").add_column(column).to_owned()).await?;
        }
        create(manager, vec![step(), note()], &[("confidential_note", "subject_id")]).await
    }
}

fn step() -> TableCreateStatement {
    Table::create()
        .table("inspection_step")
        .col(uuid("inspection_id"))
        .col(string("step"))
        .col(date_null("due_on"))
        .col(date_null("done_on"))
        .primary_key(Index::create().col("inspection_id").col("step"))
        .foreign_key(ForeignKey::create().from("inspection_step", "inspection_id").to("inspection", "id"))
        .to_owned()
}

fn note() -> TableCreateStatement {
    Table::create()
        .table("confidential_note")
        .col(uuid("id").primary_key())
        .col(string("subject_kind"))
        .col(uuid("subject_id"))
        .col(text("body"))
        .col(uuid("written_by"))
        .col(timestamp_with_time_zone("at"))
        .col(text("readers"))
        .to_owned()
}
