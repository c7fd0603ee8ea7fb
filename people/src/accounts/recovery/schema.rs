//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, uuid};

/// Codes that open an account once.
pub(in crate::accounts) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-6-recovery-codes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("recovery_code")
            .col(string("code_hash").primary_key())
            .col(uuid("account_id"))
            .foreign_key(ForeignKey::create().from("recovery_code", "account_id").to("account", "id"))
            .to_owned();
        create(manager, vec![table], &[("recovery_code", "account_id")]).await
    }
}
