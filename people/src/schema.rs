//! The slice's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, integer_null, string, string_null, string_uniq, text_null, uuid, uuid_null,
};

/// The tables of the first release.
pub struct Migration;

/// By hand: the derived name is the file's, and every slice has a `schema.rs`.
impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-1"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, tables(), &INDEXED).await
    }
}

/// What is looked up by more than its key.
const INDEXED: [(&str, &str); 5] = [
    ("unit", "parent_id"),
    ("member", "cell_id"),
    ("movement", "member_id"),
    ("household", "cell_id"),
    ("household_member", "member_id"),
];

/// The tables, in the order in which they refer to one another.
fn tables() -> Vec<TableCreateStatement> {
    vec![unit(), member(), movement(), household(), household_member(), household_title(), quarter_title(), account()]
}

fn unit() -> TableCreateStatement {
    Table::create()
        .table("unit")
        .col(uuid("id").primary_key())
        .col(string("kind"))
        .col(string("name"))
        .col(uuid_null("parent_id"))
        .col(date_null("valid_from"))
        .col(date_null("valid_to"))
        .foreign_key(ForeignKey::create().from("unit", "parent_id").to("unit", "id"))
        .to_owned()
}

fn member() -> TableCreateStatement {
    Table::create()
        .table("member")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(string("name"))
        .col(string("folded"))
        .col(string("sort_key"))
        .col(date_null("birth"))
        .col(string_null("sex"))
        .col(date_null("joined"))
        .col(date_null("official"))
        .col(date_null("exempt"))
        .col(string_null("card_no"))
        .col(string_null("job"))
        .col(string_null("group_name"))
        .col(string_null("phone"))
        .foreign_key(ForeignKey::create().from("member", "cell_id").to("unit", "id"))
        .to_owned()
}

fn movement() -> TableCreateStatement {
    Table::create()
        .table("movement")
        .col(uuid("id").primary_key())
        .col(uuid("member_id"))
        .col(date("on_day"))
        .col(string("kind"))
        .col(text_null("note"))
        .foreign_key(ForeignKey::create().from("movement", "member_id").to("member", "id"))
        .to_owned()
}

fn household() -> TableCreateStatement {
    Table::create()
        .table("household")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(integer("number"))
        .col(string("head"))
        .col(integer_null("persons"))
        .col(string_null("address"))
        .col(string_null("class"))
        .foreign_key(ForeignKey::create().from("household", "cell_id").to("unit", "id"))
        .to_owned()
}

fn household_member() -> TableCreateStatement {
    Table::create()
        .table("household_member")
        .col(uuid("household_id"))
        .col(uuid("member_id"))
        .primary_key(Index::create().col("household_id").col("member_id"))
        .foreign_key(ForeignKey::create().from("household_member", "household_id").to("household", "id"))
        .foreign_key(ForeignKey::create().from("household_member", "member_id").to("member", "id"))
        .to_owned()
}

fn household_title() -> TableCreateStatement {
    Table::create()
        .table("household_title")
        .col(uuid("household_id"))
        .col(integer("year"))
        .col(boolean("granted"))
        .primary_key(Index::create().col("household_id").col("year"))
        .foreign_key(ForeignKey::create().from("household_title", "household_id").to("household", "id"))
        .to_owned()
}

fn quarter_title() -> TableCreateStatement {
    Table::create()
        .table("quarter_title")
        .col(uuid("cell_id"))
        .col(integer("year"))
        .col(boolean("granted"))
        .primary_key(Index::create().col("cell_id").col("year"))
        .foreign_key(ForeignKey::create().from("quarter_title", "cell_id").to("unit", "id"))
        .to_owned()
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(uuid("id").primary_key())
        .col(string_uniq("login"))
        .col(string("name"))
        .col(string("password"))
        .col(string("roles"))
        .col(boolean("active"))
        .to_owned()
}
