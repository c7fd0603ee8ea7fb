//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string, string_null, text_null, uuid, uuid_null};

/// Mandates. An election lies in a slice above: its key is kept without a reference.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-mandates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("mandate")
            .col(uuid("id").primary_key())
            .col(uuid("cell_id"))
            .col(uuid("member_id"))
            .col(string("office"))
            .col(string_null("group_name"))
            .col(date("from_day"))
            .col(date_null("to_day"))
            .col(uuid_null("election_id"))
            .col(text_null("note"))
            .foreign_key(ForeignKey::create().from("mandate", "cell_id").to("unit", "id"))
            .foreign_key(ForeignKey::create().from("mandate", "member_id").to("member", "id"))
            .to_owned();
        create(manager, vec![table], &[("mandate", "cell_id"), ("mandate", "member_id")]).await
    }
}
