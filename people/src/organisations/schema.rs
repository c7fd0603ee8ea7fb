//! The room's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, integer_null, string, string_null, text, uuid};

/// Organisations, their heads, their activities.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-organisations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![organisation(), head(), activity()];
        let indexed =
            [("organisation", "cell_id"), ("organisation_head", "organisation_id"), ("organisation_activity", "organisation_id")];
        create(manager, tables, &indexed).await
    }
}

fn organisation() -> TableCreateStatement {
    Table::create()
        .table("organisation")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(string("name"))
        .col(integer_null("members"))
        .foreign_key(ForeignKey::create().from("organisation", "cell_id").to("unit", "id"))
        .to_owned()
}

fn head() -> TableCreateStatement {
    Table::create()
        .table("organisation_head")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(string("name"))
        .col(string_null("phone"))
        .col(date("from_day"))
        .col(date_null("to_day"))
        .foreign_key(ForeignKey::create().from("organisation_head", "organisation_id").to("organisation", "id"))
        .to_owned()
}

fn activity() -> TableCreateStatement {
    Table::create()
        .table("organisation_activity")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(date("on_day"))
        .col(text("text"))
        .foreign_key(ForeignKey::create().from("organisation_activity", "organisation_id").to("organisation", "id"))
        .to_owned()
}
