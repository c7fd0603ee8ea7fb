//! The room's own tables: the year's sheet and its lines.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, integer, integer_null, string_null, text_null, uuid};

/// The sheets of yearly review.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-ratings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![sheet(), line()], &[("rating_line", "cell_id")]).await
    }
}

fn sheet() -> TableCreateStatement {
    Table::create()
        .table("rating_sheet")
        .col(uuid("cell_id"))
        .col(integer("year"))
        .col(date_null("voted_on"))
        .col(integer_null("base"))
        .col(integer_null("issued"))
        .col(integer_null("returned"))
        .col(integer_null("valid"))
        .col(string_null("cell_self"))
        .col(integer_null("cell_excellent"))
        .col(integer_null("cell_good"))
        .col(integer_null("cell_fulfilled"))
        .col(integer_null("cell_not_fulfilled"))
        .col(string_null("cell_proposed"))
        .col(string_null("cell_decided"))
        .col(string_null("cell_decision_no"))
        .col(date_null("cell_decided_on"))
        .primary_key(Index::create().col("cell_id").col("year"))
        .foreign_key(ForeignKey::create().from("rating_sheet", "cell_id").to("unit", "id"))
        .to_owned()
}

fn line() -> TableCreateStatement {
    Table::create()
        .table("rating_line")
        .col(uuid("member_id"))
        .col(integer("year"))
        .col(uuid("cell_id"))
        .col(string_null("circumstance"))
        .col(string_null("self_level"))
        .col(integer_null("self_points"))
        .col(date_null("self_on"))
        .col(text_null("self_text"))
        .col(text_null("committee_opinion"))
        .col(text_null("organisations_opinion"))
        .col(text_null("residence_opinion"))
        .col(integer_null("excellent"))
        .col(integer_null("good"))
        .col(integer_null("fulfilled"))
        .col(integer_null("not_fulfilled"))
        .col(string_null("proposed"))
        .col(string_null("decided"))
        .col(string_null("decision_no"))
        .col(date_null("decided_on"))
        .primary_key(Index::create().col("member_id").col("year"))
        .foreign_key(ForeignKey::create().from("rating_line", "member_id").to("member", "id"))
        .foreign_key(ForeignKey::create().from("rating_line", "cell_id").to("unit", "id"))
        .to_owned()
}
