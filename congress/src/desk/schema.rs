//! The room's tables, and the figures frozen with each vote by card. A line of the desk bears no time, and the lines are made
//! in the order of names before anybody is checked in: nothing in them tells who came before whom.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, integer_null, string, text_null, uuid, uuid_null};

/// The desk.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "congress-2-desk"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for figure in ["summoned", "official", "voting", "quorum", "base"] {
            let column = Table::alter().table("card_vote").add_column(integer_null(figure)).to_owned();
            manager.alter_table(column).await?;
        }
        manager.alter_table(Table::alter().table("card_vote").add_column(text_null("corrected")).to_owned()).await?;
        create(manager, vec![desk_line(), desk_pass()], &[("desk_pass", "congress_id")]).await?;
        for (name, table, columns) in
            [("desk_line_number", "desk_line", &["congress_id", "number"][..]), ("desk_pass_hash", "desk_pass", &["hash"])]
        {
            let mut index = Index::create().name(name).table(table).unique().to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// No reference to the member: where two lines of the roll are merged into one person, the desk's line of the other is left.
fn desk_line() -> TableCreateStatement {
    Table::create()
        .table("desk_line")
        .col(uuid("congress_id"))
        .col(uuid("member_id"))
        .col(integer("number"))
        .col(string("place"))
        .col(string("was"))
        .col(uuid_null("token"))
        .primary_key(Index::create().col("congress_id").col("member_id"))
        .foreign_key(ForeignKey::create().from("desk_line", "congress_id").to("congress", "id"))
        .to_owned()
}

fn desk_pass() -> TableCreateStatement {
    Table::create()
        .table("desk_pass")
        .col(uuid("id").primary_key())
        .col(uuid("congress_id"))
        .col(integer("desk"))
        .col(string("hash"))
        .col(boolean("revoked"))
        .foreign_key(ForeignKey::create().from("desk_pass", "congress_id").to("congress", "id"))
        .to_owned()
}
