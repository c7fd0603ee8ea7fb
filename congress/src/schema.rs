//! The slice's tables. Around a ballot keys are random, and there is no column of time or order.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, integer, string, text, uuid, uuid_null};

/// The tables of the first release.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "congress-1"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![congress(), programme_item(), guest(), body_member(), congress_attendance(), card_vote(), election()];
        let indexed = ["programme_item", "guest", "body_member", "card_vote", "election"].map(|table| (table, "congress_id"));
        create(manager, tables, &indexed).await?;
        let one = Index::create().name("congress_number").table("congress").col("cell_id").col("number").unique().to_owned();
        manager.create_index(one).await
    }
}

fn congress() -> TableCreateStatement {
    Table::create()
        .table("congress")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(integer("number"))
        .col(date("held_on"))
        .col(integer("starts_at"))
        .col(string("place"))
        .col(date("term_from"))
        .col(date("term_to"))
        .col(text("texts"))
        .foreign_key(ForeignKey::create().from("congress", "cell_id").to("unit", "id"))
        .to_owned()
}

/// A table whose rows belong to one congress and have a key of their own.
fn of_congress(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(uuid("id").primary_key())
        .col(uuid("congress_id"))
        .foreign_key(ForeignKey::create().from(name, "congress_id").to("congress", "id"))
        .to_owned()
}

fn programme_item() -> TableCreateStatement {
    of_congress("programme_item")
        .col(integer("position"))
        .col(string("item"))
        .col(string("title"))
        .col(integer("minutes"))
        .col(string("vote"))
        .to_owned()
}

fn guest() -> TableCreateStatement {
    of_congress("guest")
        .col(string("name"))
        .col(string("title"))
        .col(string("level"))
        .col(string("post"))
        .col(boolean("speaks"))
        .to_owned()
}

fn body_member() -> TableCreateStatement {
    of_congress("body_member").col(string("body")).col(string("name")).col(boolean("head")).to_owned()
}

fn congress_attendance() -> TableCreateStatement {
    Table::create()
        .table("congress_attendance")
        .col(uuid("congress_id"))
        .col(uuid("member_id"))
        .col(string("status"))
        .primary_key(Index::create().col("congress_id").col("member_id"))
        .foreign_key(ForeignKey::create().from("congress_attendance", "congress_id").to("congress", "id"))
        .foreign_key(ForeignKey::create().from("congress_attendance", "member_id").to("member", "id"))
        .to_owned()
}

fn card_vote() -> TableCreateStatement {
    of_congress("card_vote")
        .col(uuid_null("programme_item_id"))
        .col(string("subject"))
        .col(integer("agree"))
        .col(integer("disagree"))
        .col(integer("abstain"))
        .col(integer("present"))
        .foreign_key(ForeignKey::create().from("card_vote", "programme_item_id").to("programme_item", "id"))
        .to_owned()
}

fn election() -> TableCreateStatement {
    of_congress("election").col(string("office")).col(text("record")).col(boolean("practice")).col(boolean("closed")).to_owned()
}
