//! What the roll's tables gained after the first release.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, string, string_null, text, uuid};

/// A deeper record of a member, the days of a transfer, and saved lists.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-roll"
    }
}

/// What is new on a member.
const OF_MEMBER: [&str; 7] = ["home_town", "address", "ethnicity", "education", "theory", "workplace", "email"];

/// What is new on a movement.
const OF_MOVEMENT: [&str; 2] = ["decided_on", "completed_on"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in OF_MEMBER {
            manager.alter_table(Table::alter().table("member").add_column(string_null(column)).to_owned()).await?;
        }
        for column in OF_MOVEMENT {
            manager.alter_table(Table::alter().table("movement").add_column(date_null(column)).to_owned()).await?;
        }
        create(manager, vec![saved_list()], &[("saved_list", "cell_id")]).await
    }
}

fn saved_list() -> TableCreateStatement {
    Table::create()
        .table("saved_list")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(string("name"))
        .col(text("query"))
        .foreign_key(ForeignKey::create().from("saved_list", "cell_id").to("unit", "id"))
        .to_owned()
}

/// The name stands alone: what was computed from it gave it away, sealed or not.
pub(super) struct NameAlone;

impl MigrationName for NameAlone {
    fn name(&self) -> &'static str {
        "people-3-name-alone"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for NameAlone {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["folded", "sort_key"] {
            manager.alter_table(Table::alter().table("member").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
