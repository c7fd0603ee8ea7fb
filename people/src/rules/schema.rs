//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, string, text, uuid};

/// Dated rules.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-rules"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("dated_rule")
            .col(uuid("id").primary_key())
            .col(uuid("cell_id"))
            .col(string("kind"))
            .col(date("valid_from"))
            .col(text("version"))
            .foreign_key(ForeignKey::create().from("dated_rule", "cell_id").to("unit", "id"))
            .to_owned();
        create(manager, vec![table], &[("dated_rule", "cell_id")]).await
    }
}
