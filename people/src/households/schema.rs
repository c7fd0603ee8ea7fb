//! What the room added after the first release.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, uuid};

/// The class of a household by year.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-households"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("household_class")
            .col(uuid("household_id"))
            .col(integer("year"))
            .col(string("class"))
            .primary_key(Index::create().col("household_id").col("year"))
            .foreign_key(ForeignKey::create().from("household_class", "household_id").to("household", "id"))
            .to_owned();
        create(manager, vec![table], &[]).await
    }
}
