//! The room's tables: who was sent to another cell, and who was sent here.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string, text, text_null, uuid, uuid_null};

/// The room's tables. No reference binds them to the roll: two lines of it may become one.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-10-transfers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = [("transfer_out", "member_id"), ("transfer_out", "cell_id"), ("transfer_in", "cell_id")];
        create(manager, vec![out(), arriving()], &indexes).await
    }
}

/// What both directions have.
fn transfer(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(date("on_day"))
        .col(date("made_on"))
        .col(string("state"))
        .col(date_null("answered_on"))
        .col(text_null("reason"))
        .col(text("content_hash"))
        .col(text("body"))
        .foreign_key(ForeignKey::create().from(table, "cell_id").to("unit", "id"))
        .to_owned()
}

fn out() -> TableCreateStatement {
    transfer("transfer_out").col(uuid("member_id")).col(text("to_name")).col(text("to_key")).to_owned()
}

fn arriving() -> TableCreateStatement {
    transfer("transfer_in")
        .col(uuid_null("member_id"))
        .col(text("name"))
        .col(text("from_name"))
        .col(text("from_key"))
        .col(date("received_on"))
        .col(text("answer"))
        .to_owned()
}
