//! The room's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, date, date_null, integer, string, string_null, text_null, uuid};

/// Categories, reliefs, receipts.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-fees"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexed =
            [("fee_category", "member_id"), ("fee_relief", "member_id"), ("fee_receipt", "member_id"), ("fee_receipt", "month")];
        create(manager, vec![category(), relief(), receipt()], &indexed).await
    }
}

fn category() -> TableCreateStatement {
    Table::create()
        .table("fee_category")
        .col(uuid("member_id"))
        .col(date("valid_from"))
        .col(string("category"))
        .col(big_integer_null("income"))
        .primary_key(Index::create().col("member_id").col("valid_from"))
        .foreign_key(ForeignKey::create().from("fee_category", "member_id").to("member", "id"))
        .to_owned()
}

fn relief() -> TableCreateStatement {
    Table::create()
        .table("fee_relief")
        .col(uuid("id").primary_key())
        .col(uuid("member_id"))
        .col(integer("percent"))
        .col(date("valid_from"))
        .col(date("valid_to"))
        .col(string_null("decision"))
        .foreign_key(ForeignKey::create().from("fee_relief", "member_id").to("member", "id"))
        .to_owned()
}

fn receipt() -> TableCreateStatement {
    Table::create()
        .table("fee_receipt")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(uuid("member_id"))
        .col(date("month"))
        .col(big_integer("amount"))
        .col(date("paid_on"))
        .col(integer("year"))
        .col(integer("number"))
        .col(date_null("voided_on"))
        .col(text_null("void_reason"))
        .foreign_key(ForeignKey::create().from("fee_receipt", "cell_id").to("unit", "id"))
        .foreign_key(ForeignKey::create().from("fee_receipt", "member_id").to("member", "id"))
        .index(Index::create().unique().name("fee_receipt_number").col("cell_id").col("year").col("number"))
        .to_owned()
}
