//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string, text, text_null, uuid, uuid_null};

/// Tasks.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-tasks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("task")
            .col(uuid("id").primary_key())
            .col(uuid("cell_id"))
            .col(uuid_null("meeting_id"))
            .col(uuid_null("member_id"))
            .col(text("title"))
            .col(string("owner"))
            .col(date("given_on"))
            .col(date_null("due_on"))
            .col(date_null("done_on"))
            .col(text_null("note"))
            .foreign_key(ForeignKey::create().from("task", "cell_id").to("unit", "id"))
            .foreign_key(ForeignKey::create().from("task", "meeting_id").to("meeting", "id"))
            .foreign_key(ForeignKey::create().from("task", "member_id").to("member", "id"))
            .to_owned();
        create(manager, vec![table], &[("task", "cell_id"), ("task", "meeting_id"), ("task", "member_id")]).await
    }
}
