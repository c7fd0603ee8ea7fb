//! The room's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob, boolean, date, date_null, integer_null, string, string_null, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

/// Outgoing papers, what is frozen of them, incoming papers. The index on numbers gives no number twice.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "registry-3-register"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let frozen = Table::create()
            .table("frozen_paper")
            .col(uuid("id").primary_key())
            .col(text("paper"))
            .col(text("wording"))
            .col(text("figures"))
            .col(blob("pdf"))
            .foreign_key(ForeignKey::create().from("frozen_paper", "id").to("outgoing_paper", "id"))
            .to_owned();
        create(manager, vec![outgoing(), frozen, incoming()], &[("incoming_paper", "cell_id")]).await?;
        let numbers = Index::create()
            .name("outgoing_paper_number")
            .table("outgoing_paper")
            .unique()
            .col("cell_id")
            .col("term_id")
            .col("code")
            .col("symbol")
            .col("number")
            .to_owned();
        manager.create_index(numbers).await
    }
}

fn outgoing() -> TableCreateStatement {
    Table::create()
        .table("outgoing_paper")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(uuid("term_id"))
        .col(string_null("kind"))
        .col(uuid_null("subject_id"))
        .col(string("period"))
        .col(string_null("code"))
        .col(string("symbol"))
        .col(integer_null("number"))
        .col(date("day"))
        .col(text_null("title"))
        .col(text_null("about"))
        .col(string_null("signer"))
        .col(boolean("confidential"))
        .col(text_null("kept_at"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(uuid_null("issued_by"))
        .col(string_null("sha256"))
        .col(date_null("cancelled_on"))
        .col(text_null("cancel_reason"))
        .foreign_key(ForeignKey::create().from("outgoing_paper", "cell_id").to("unit", "id"))
        .to_owned()
}

fn incoming() -> TableCreateStatement {
    Table::create()
        .table("incoming_paper")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(boolean("confidential"))
        .col(string_null("sender"))
        .col(string("number"))
        .col(date("day"))
        .col(date_null("received_on"))
        .col(text_null("about"))
        .col(string_null("assigned_to"))
        .col(text_null("task"))
        .col(date_null("due_on"))
        .col(date_null("done_on"))
        .col(text_null("kept_at"))
        .foreign_key(ForeignKey::create().from("incoming_paper", "cell_id").to("unit", "id"))
        .to_owned()
}
