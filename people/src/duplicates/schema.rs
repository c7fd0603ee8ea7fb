//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

/// Pairs that are two people.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-duplicates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("distinct_pair")
            .col(uuid("first_id"))
            .col(uuid("second_id"))
            .primary_key(Index::create().col("first_id").col("second_id"))
            .foreign_key(ForeignKey::create().from("distinct_pair", "first_id").to("member", "id"))
            .foreign_key(ForeignKey::create().from("distinct_pair", "second_id").to("member", "id"))
            .to_owned();
        create(manager, vec![table], &[]).await
    }
}
