//! The room's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string_null, text_null, uuid};

/// The approval of a congress's elections, and whom it left out.
pub(super) struct Approvals;

impl MigrationName for Approvals {
    fn name(&self) -> &'static str {
        "congress-2-approvals"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Approvals {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_congress = |name: &'static str| ForeignKey::create().from(name, "congress_id").to("congress", "id").to_owned();
        let approval = Table::create()
            .table("approval")
            .col(uuid("congress_id").primary_key())
            .col(date_null("received_on"))
            .col(string_null("number"))
            .col(date_null("decided_on"))
            .col(string_null("issuer"))
            .foreign_key(&mut of_congress("approval"))
            .to_owned();
        let refused = Table::create()
            .table("not_approved")
            .col(uuid("congress_id"))
            .col(uuid("member_id"))
            .col(date("from_day"))
            .col(text_null("reason"))
            .primary_key(Index::create().col("congress_id").col("member_id"))
            .foreign_key(&mut of_congress("not_approved"))
            .foreign_key(ForeignKey::create().from("not_approved", "member_id").to("member", "id"))
            .to_owned();
        create(manager, vec![approval, refused], &[]).await
    }
}
