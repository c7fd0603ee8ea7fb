//! The tables of the visits beside the total of the first release: each day, each article, each process that counted.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

/// Visits by day and by article, and how much of each journal is in them.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-3-visits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![day(), article(), journal()], &[("visit_article", "people")]).await?;
        for (column, of) in [("undated", "counted"), ("undated_bots", "bots")] {
            let column_of = big_integer(column).default(0).to_owned();
            manager.alter_table(Table::alter().table("visit_total").add_column(column_of).to_owned()).await?;
            let standing = Query::update().table("visit_total").value(column, Expr::col(of)).to_owned();
            manager.execute(standing).await?;
        }
        Ok(())
    }
}

/// Who is online at which server.
pub(crate) struct Elsewhere;

impl MigrationName for Elsewhere {
    fn name(&self) -> &'static str {
        "portal-6-visits-elsewhere"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Elsewhere {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        table.table("visit_online").col(uuid("server").primary_key());
        table.col(timestamp_with_time_zone("at")).col(big_integer("people"));
        manager.create_table(table).await
    }
}

fn day() -> TableCreateStatement {
    Table::create().table("visit_day").col(date("day").primary_key()).col(big_integer("people")).col(big_integer("bots")).to_owned()
}

fn article() -> TableCreateStatement {
    Table::create()
        .table("visit_article")
        .col(uuid("article_id").primary_key())
        .col(big_integer("people"))
        .col(big_integer("bots"))
        .to_owned()
}

fn journal() -> TableCreateStatement {
    Table::create()
        .table("visit_journal")
        .col(uuid("id").primary_key())
        .col(timestamp_with_time_zone("begun_at"))
        .col(timestamp_with_time_zone("added_at"))
        .col(big_integer("number"))
        .col(big_integer("people"))
        .col(big_integer("bots"))
        .col(big_integer("recovered"))
        .col(big_integer("recovered_bots"))
        .col(timestamp_with_time_zone_null("recovered_at"))
        .to_owned()
}
