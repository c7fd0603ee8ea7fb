//! What preparing a congress needs besides the tables of the first release: papers with their days, scripts, the personnel
//! plan.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date_null, integer, string, text, uuid};

/// Papers, scripts, the personnel plan.
pub(super) struct Preparation;

impl MigrationName for Preparation {
    fn name(&self) -> &'static str {
        "congress-2-preparing"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Preparation {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexed = ["congress_paper", "congress_script"].map(|table| (table, "congress_id"));
        create(manager, vec![paper(), script(), plan()], &indexed).await
    }
}

fn of_congress(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "congress_id").to("congress", "id").to_owned()
}

fn paper() -> TableCreateStatement {
    Table::create()
        .table("congress_paper")
        .col(uuid("id").primary_key())
        .col(uuid("congress_id"))
        .col(integer("place"))
        .col(string("code"))
        .col(string("words"))
        .col(integer("days"))
        .col(boolean("working"))
        .col(date_null("done_on"))
        .foreign_key(&mut of_congress("congress_paper"))
        .to_owned()
}

fn script() -> TableCreateStatement {
    Table::create()
        .table("congress_script")
        .col(uuid("item_id").primary_key())
        .col(uuid("congress_id"))
        .col(text("words"))
        .foreign_key(&mut of_congress("congress_script"))
        .foreign_key(ForeignKey::create().from("congress_script", "item_id").to("programme_item", "id"))
        .to_owned()
}

fn plan() -> TableCreateStatement {
    Table::create()
        .table("personnel_plan")
        .col(uuid("congress_id").primary_key())
        .col(integer("seats"))
        .col(integer("surplus"))
        .col(text("note"))
        .foreign_key(&mut of_congress("personnel_plan"))
        .to_owned()
}
