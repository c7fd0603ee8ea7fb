//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

/// Passkeys of accounts.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-7-passkeys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("passkey")
            .col(text("id").primary_key())
            .col(uuid("account_id"))
            .col(string("device"))
            .col(string("site"))
            .col(text("public_key"))
            .col(string("state"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(ForeignKey::create().from("passkey", "account_id").to("account", "id"))
            .to_owned();
        create(manager, vec![table], &[("passkey", "account_id")]).await
    }
}
