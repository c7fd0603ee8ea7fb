//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, text, uuid};

/// A cell's own wordings.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "registry-2-wordings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("own_wording")
            .col(uuid("cell_id"))
            .col(string("kind"))
            .col(text("wording"))
            .primary_key(Index::create().col("cell_id").col("kind"))
            .foreign_key(ForeignKey::create().from("own_wording", "cell_id").to("unit", "id"))
            .to_owned();
        create(manager, vec![table], &[]).await
    }
}
