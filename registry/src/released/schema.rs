//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid};

/// Which papers every member may read.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "registry-4-released"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("released_paper")
            .col(uuid("paper_id").primary_key())
            .col(timestamp_with_time_zone("released_at"))
            .foreign_key(ForeignKey::create().from("released_paper", "paper_id").to("outgoing_paper", "id"))
            .to_owned();
        create(manager, vec![table], &[]).await
    }
}
