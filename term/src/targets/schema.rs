//! What this room changed after the first release.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, string, text, text_null, uuid};

/// A target's own words, and its later versions. What the congress resolved stays in `target`.
pub(super) struct Versions;

impl MigrationName for Versions {
    fn name(&self) -> &'static str {
        "term-2-targets"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Versions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("target").add_column(text_null("wording")).to_owned()).await?;
        let version = Table::create()
            .table("target_version")
            .col(uuid("id").primary_key())
            .col(uuid("target_id"))
            .col(date("from_day"))
            .col(text_null("wording"))
            .col(string("measure"))
            .col(text("threshold"))
            .col(string("cadence"))
            .col(text_null("decision"))
            .foreign_key(ForeignKey::create().from("target_version", "target_id").to("target", "id"))
            .to_owned();
        create(manager, vec![version], &[("target_version", "target_id")]).await
    }
}
