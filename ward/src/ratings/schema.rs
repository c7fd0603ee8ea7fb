//! The room's table.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, string, string_null, uuid};

/// What the ward decided of a cell's year.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "ward-2-ratings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("ward_rating")
            .col(uuid("cell_id"))
            .col(integer("year"))
            .col(integer("excellent"))
            .col(string_null("cell_level"))
            .col(string("number"))
            .col(date("decided_on"))
            .primary_key(Index::create().col("cell_id").col("year"))
            .foreign_key(ForeignKey::create().from("ward_rating", "cell_id").to("unit", "id"))
            .to_owned();
        create(manager, vec![table], &[]).await
    }
}
