//! The room's tables: the sheet of a month and of a year. Each keeps the criteria under which it was filled.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean_null, date_null, integer, integer_null, string_null, text, uuid};

/// The sheets of the model cell.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-four-goods"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![month(), year()], &[]).await
    }
}

fn month() -> TableCreateStatement {
    Table::create()
        .table("four_goods_month")
        .col(uuid("cell_id"))
        .col(integer("year"))
        .col(integer("month"))
        .col(text("criteria"))
        .col(text("marks"))
        .primary_key(Index::create().col("cell_id").col("year").col("month"))
        .foreign_key(ForeignKey::create().from("four_goods_month", "cell_id").to("unit", "id"))
        .to_owned()
}

fn year() -> TableCreateStatement {
    Table::create()
        .table("four_goods_year")
        .col(uuid("cell_id"))
        .col(integer("year"))
        .col(text("criteria"))
        .col(date_null("registered_on"))
        .col(text("scores"))
        .col(date_null("voted_on"))
        .col(integer_null("base"))
        .col(integer_null("agree"))
        .col(integer_null("disagree"))
        .col(boolean_null("recognised"))
        .col(string_null("decision_no"))
        .col(date_null("decided_on"))
        .primary_key(Index::create().col("cell_id").col("year"))
        .foreign_key(ForeignKey::create().from("four_goods_year", "cell_id").to("unit", "id"))
        .to_owned()
}
