//! The frame's own tables, and how a slice makes its own.

use crate::record::chain;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, string, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};

/// Sessions, acts and changes.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "frame-1"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let session = Table::create()
            .table("session")
            .col(string("key_hash").primary_key())
            .col(uuid_null("account_id"))
            .col(text("data"))
            .col(big_integer("expires"))
            .to_owned();
        let act = Table::create()
            .table("act")
            .col(uuid("id").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(uuid_null("account_id"))
            .col(string("verb"))
            .col(text("detail"))
            .col(uuid_null("undone_by"))
            .to_owned();
        let change = Table::create()
            .table("change")
            .col(uuid("id").primary_key())
            .col(uuid("act_id"))
            .col(string("kind"))
            .col(string("key"))
            .col(text_null("before"))
            .col(text_null("after"))
            .foreign_key(ForeignKey::create().from("change", "act_id").to("act", "id"))
            .to_owned();
        for table in [session, act, change] {
            manager.create_table(table).await?;
        }
        manager.create_index(Index::create().name("change_act").table("change").col("act_id").to_owned()).await?;
        manager.create_index(Index::create().name("change_record").table("change").col("kind").col("key").to_owned()).await
    }
}

/// What an act touched is counted by kind from an index alone.
pub struct CountByKind;

impl MigrationName for CountByKind {
    fn name(&self) -> &'static str {
        "frame-2"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CountByKind {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(Index::create().name("change_act_kind").table("change").col("act_id").col("kind").to_owned()).await?;
        manager.drop_index(Index::drop().name("change_act").table("change").to_owned()).await
    }
}

/// The acts become a chain.
pub struct Chain;

impl MigrationName for Chain {
    fn name(&self) -> &'static str {
        "frame-3"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Chain {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [big_integer_null("number"), text_null("seal")] {
            manager.alter_table(Table::alter().table("act").add_column(column).to_owned()).await?;
        }
        manager.create_index(Index::create().name("act_number").table("act").col("number").unique().to_owned()).await?;
        let head = Table::create()
            .table("chain_head")
            .col(integer("id").primary_key())
            .col(big_integer("number"))
            .col(text("seal"))
            .to_owned();
        manager.create_table(head).await?;
        let db = manager.get_connection();
        db.execute_unprepared("INSERT INTO chain_head (id, number, seal) VALUES (1, 0, '')").await?;
        chain::seal(db).await.map_err(|error| DbErr::Custom(format!("{error:#}")))
    }
}

/// What is private is sealed: with which key, and a key for each person in the log.
pub struct Sealing;

impl MigrationName for Sealing {
    fn name(&self) -> &'static str {
        "frame-4"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Sealing {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("chain_head").add_column(text_null("key")).to_owned()).await?;
        let log_key = Table::create().table("log_key").col(uuid("subject").primary_key()).col(text("key")).to_owned();
        manager.create_table(log_key).await
    }
}

/// Work that one of several servers does.
pub struct Jobs;

impl MigrationName for Jobs {
    fn name(&self) -> &'static str {
        "frame-5-jobs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Jobs {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(Table::create().table("job").col(string("name").primary_key()).to_owned()).await
    }
}

/// The frame's migrations, oldest first.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Migration), Box::new(CountByKind), Box::new(Chain), Box::new(Sealing), Box::new(Jobs)]
}

/// Makes a slice's tables, in the order in which they refer to one another, and an index for each `(table, column)` that
/// is looked up by more than its key.
pub async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indexed: &[(&'static str, &'static str)],
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for (table, column) in indexed.iter().copied() {
        let index = Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned();
        manager.create_index(index).await?;
    }
    Ok(())
}
