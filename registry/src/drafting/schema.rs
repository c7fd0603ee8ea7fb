//! The room's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, string, string_null, text, timestamp_with_time_zone, uuid};

/// Drafts, and what is being typed into them. Subjects lie in other slices: their keys are kept without a reference.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "registry-1-drafts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let paper = Table::create()
            .table("paper")
            .col(uuid("id").primary_key())
            .col(uuid("cell_id"))
            .col(string("kind"))
            .col(uuid("subject_id"))
            .col(string("period"))
            .col(string("label"))
            .col(string_null("issuer"))
            .col(date("day"))
            .col(boolean("own_day"))
            .col(text("wording"))
            .col(text("figures"))
            .col(timestamp_with_time_zone("figures_at"))
            .foreign_key(ForeignKey::create().from("paper", "cell_id").to("unit", "id"))
            .to_owned();
        let typed = Table::create()
            .table("paper_typed")
            .col(uuid("paper_id").primary_key())
            .col(text("wording"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(
                ForeignKey::create().from("paper_typed", "paper_id").to("paper", "id").on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        create(manager, vec![paper, typed], &[("paper", "cell_id"), ("paper", "subject_id")]).await
    }
}
