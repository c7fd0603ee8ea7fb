//! The tables of this room.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string, text, text_null, uuid};

/// Which member an account is.
pub(super) struct AccountMember;

impl MigrationName for AccountMember {
    fn name(&self) -> &'static str {
        "people-4-account-member"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for AccountMember {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("account_member")
            .col(uuid("account_id").primary_key())
            .col(uuid("member_id"))
            .foreign_key(ForeignKey::create().from("account_member", "account_id").to("account", "id"))
            .to_owned();
        create(manager, vec![table], &[("account_member", "member_id")]).await
    }
}

/// Records whose use is restricted, records that were erased, what members asked for. No reference binds them to the roll: two
/// lines of it may become one, and the row that says that somebody was erased outlives him.
pub(super) struct Restriction;

impl MigrationName for Restriction {
    fn name(&self) -> &'static str {
        "people-5-restriction"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Restriction {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let restriction = Table::create()
            .table("restriction")
            .col(uuid("id").primary_key())
            .col(uuid("member_id"))
            .col(date("from_day"))
            .col(text("reason"))
            .col(date_null("lifted_on"))
            .col(text_null("lift_reason"))
            .to_owned();
        let erasure = Table::create()
            .table("erasure")
            .col(uuid("member_id").primary_key())
            .col(date("on_day"))
            .col(date("left_on"))
            .col(text("reason"))
            .to_owned();
        let request = Table::create()
            .table("data_request")
            .col(uuid("id").primary_key())
            .col(uuid("member_id"))
            .col(string("kind"))
            .col(date("asked_on"))
            .col(text("words"))
            .col(date_null("answered_on"))
            .col(text_null("answer"))
            .to_owned();
        let indexed = [("restriction", "member_id"), ("data_request", "member_id")];
        create(manager, vec![restriction, erasure, request], &indexed).await
    }
}
