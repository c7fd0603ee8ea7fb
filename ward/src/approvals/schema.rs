//! The room's tables: what the ward decided and sent, what the cell took in and answered.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, string, string_null, text, text_null, timestamp_with_time_zone, uuid,
};

/// The room's tables.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "ward-3-answers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![congress_answer(), plan(), made(), key(), taken(), reply()];
        create(manager, tables, &[("answer_made", "cell_id"), ("answer_taken", "cell_id")]).await
    }
}

fn of_a_cell(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("cell_id"))
        .foreign_key(ForeignKey::create().from(table, "cell_id").to("unit", "id"))
        .to_owned()
}

fn congress_answer() -> TableCreateStatement {
    of_a_cell("congress_answer")
        .col(integer("congress"))
        .col(boolean("approved"))
        .col(string_null("number"))
        .col(date("decided_on"))
        .col(text_null("reason"))
        .primary_key(Index::create().col("cell_id").col("congress"))
        .to_owned()
}

fn plan() -> TableCreateStatement {
    Table::create()
        .table("ward_plan")
        .col(uuid("id").primary_key())
        .col(uuid("ward_id"))
        .col(string("kind"))
        .col(text("title"))
        .col(text("words"))
        .col(date_null("due_on"))
        .col(date("sent_on"))
        .foreign_key(ForeignKey::create().from("ward_plan", "ward_id").to("unit", "id"))
        .to_owned()
}

fn made() -> TableCreateStatement {
    of_a_cell("answer_made")
        .col(uuid("id").primary_key())
        .col(integer("number"))
        .col(timestamp_with_time_zone("made_at"))
        .col(text("content_hash"))
        .col(text("body"))
        .to_owned()
}

fn key() -> TableCreateStatement {
    Table::create()
        .table("ward_key")
        .col(uuid("cell_id").primary_key())
        .col(text("public_key"))
        .col(timestamp_with_time_zone("confirmed_at"))
        .foreign_key(ForeignKey::create().from("ward_key", "cell_id").to("unit", "id"))
        .to_owned()
}

fn taken() -> TableCreateStatement {
    of_a_cell("answer_taken")
        .col(uuid("id").primary_key())
        .col(integer("number"))
        .col(text("public_key"))
        .col(timestamp_with_time_zone("received_at"))
        .col(text("content_hash"))
        .col(text("body"))
        .to_owned()
}

fn reply() -> TableCreateStatement {
    of_a_cell("plan_reply")
        .col(uuid("plan_id").primary_key())
        .col(text("words"))
        .col(date_null("done_on"))
        .col(date("replied_on"))
        .to_owned()
}
