//! The tables of names before the ballot. Keys are random; of a poll by ballot only the totals are kept.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, boolean_null, integer, integer_null, string, uuid, uuid_null};

/// Lists and candidates.
pub(super) struct Slates;

impl MigrationName for Slates {
    fn name(&self) -> &'static str {
        "congress-2-slates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Slates {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![slate(), candidate()], &[("candidate", "congress_id")]).await?;
        let one = Index::create().name("slate_office").table("slate").col("congress_id").col("office").unique().to_owned();
        manager.create_index(one).await?;
        let mut twice = Index::create().name("candidate_once").table("candidate").to_owned();
        let twice = twice.col("congress_id").col("office").col("member_id").unique().to_owned();
        manager.create_index(twice).await
    }
}

fn of_congress(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("id").primary_key())
        .col(uuid("congress_id"))
        .col(string("office"))
        .foreign_key(ForeignKey::create().from(table, "congress_id").to("congress", "id"))
        .to_owned()
}

fn slate() -> TableCreateStatement {
    of_congress("slate")
        .col(integer("seats"))
        .col(boolean("own_order"))
        .col(boolean("settled"))
        .col(uuid_null("card_vote_id"))
        .foreign_key(ForeignKey::create().from("slate", "card_vote_id").to("card_vote", "id").on_delete(ForeignKeyAction::SetNull))
        .to_owned()
}

fn candidate() -> TableCreateStatement {
    of_congress("candidate")
        .col(uuid("member_id"))
        .col(string("source"))
        .col(uuid_null("nominator_id"))
        .col(string("withdrawal"))
        .col(integer_null("agree"))
        .col(integer_null("attending"))
        .col(boolean_null("decided"))
        .col(integer_null("place"))
        .foreign_key(ForeignKey::create().from("candidate", "member_id").to("member", "id"))
        .to_owned()
}
