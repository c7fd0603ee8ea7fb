//! The room's tables: what a cell released, and what a ward took in.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, boolean_null, date, integer, integer_null, string, string_null, text, timestamp_with_time_zone, uuid,
};

/// The room's tables.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "ward-1-exchange"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![made(), release(), waiting(), cell_key(), figure()];
        create(manager, tables, &[("release", "cell_id"), ("released_figure", "cell_id"), ("released_figure", "release_id")]).await
    }
}

/// A file's own words: its number, its days, and what was signed.
fn file(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("id").primary_key())
        .col(integer("number"))
        .col(date("as_of"))
        .col(timestamp_with_time_zone("made_at"))
        .col(text("content_hash"))
        .col(text("body"))
        .to_owned()
}

fn made() -> TableCreateStatement {
    file("release_made")
        .col(uuid("cell_id"))
        .foreign_key(ForeignKey::create().from("release_made", "cell_id").to("unit", "id"))
        .to_owned()
}

fn release() -> TableCreateStatement {
    file("release")
        .col(uuid("cell_id"))
        .col(timestamp_with_time_zone("received_at"))
        .foreign_key(ForeignKey::create().from("release", "cell_id").to("unit", "id"))
        .to_owned()
}

/// What waits for the ward's word. Whose it is, is only said by the file, so nothing refers to a unit.
fn waiting() -> TableCreateStatement {
    file("release_waiting")
        .col(uuid("sent_as"))
        .col(text("name"))
        .col(text("public_key"))
        .col(timestamp_with_time_zone("received_at"))
        .to_owned()
}

fn cell_key() -> TableCreateStatement {
    Table::create()
        .table("cell_key")
        .col(uuid("cell_id").primary_key())
        .col(uuid("sent_as").unique_key())
        .col(text("public_key"))
        .col(timestamp_with_time_zone("confirmed_at"))
        .foreign_key(ForeignKey::create().from("cell_key", "cell_id").to("unit", "id"))
        .to_owned()
}

fn figure() -> TableCreateStatement {
    Table::create()
        .table("released_figure")
        .col(uuid("id").primary_key())
        .col(uuid("release_id"))
        .col(uuid("cell_id"))
        .col(integer("position"))
        .col(string("measure"))
        .col(string("period"))
        .col(big_integer_null("numerator"))
        .col(big_integer_null("denominator"))
        .col(string_null("level"))
        .col(boolean_null("granted"))
        .col(integer_null("evidence"))
        .col(boolean_null("reached"))
        .col(text("goal"))
        .foreign_key(ForeignKey::create().from("released_figure", "release_id").to("release", "id"))
        .foreign_key(ForeignKey::create().from("released_figure", "cell_id").to("unit", "id"))
        .to_owned()
}
