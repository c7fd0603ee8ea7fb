//! The room's tables. None of them is around a ballot: what they say was said aloud in the hall, so times may stand there.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, string, string_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

/// The hall, what ran when, pauses, speakers, released results.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "congress-2-hall"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![hall(), hall_item(), hall_pause(), hall_speaker(), hall_release()];
        let indexed = [
            ("hall", "screen_code"),
            ("hall", "phone_code"),
            ("hall_item", "congress_id"),
            ("hall_pause", "congress_id"),
            ("hall_speaker", "congress_id"),
            ("hall_release", "congress_id"),
        ];
        create(manager, tables, &indexed).await
    }
}

fn hall() -> TableCreateStatement {
    Table::create()
        .table("hall")
        .col(uuid("congress_id").primary_key())
        .col(string("screen_code"))
        .col(string("phone_code"))
        .col(string_null("address"))
        .col(text("shows"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .foreign_key(ForeignKey::create().from("hall", "congress_id").to("congress", "id"))
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

/// The item is named without a foreign key: the log stays when the programme is written anew.
fn hall_item() -> TableCreateStatement {
    of_congress("hall_item")
        .col(uuid("programme_item_id"))
        .col(timestamp_with_time_zone("began_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .to_owned()
}

fn hall_pause() -> TableCreateStatement {
    of_congress("hall_pause")
        .col(timestamp_with_time_zone("began_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(integer("minutes"))
        .to_owned()
}

fn hall_speaker() -> TableCreateStatement {
    of_congress("hall_speaker")
        .col(string("name"))
        .col(string("about"))
        .col(integer("minutes"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(timestamp_with_time_zone_null("began_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .to_owned()
}

fn hall_release() -> TableCreateStatement {
    Table::create()
        .table("hall_release")
        .col(uuid("election_id").primary_key())
        .col(uuid("congress_id"))
        .col(integer("rounds"))
        .col(timestamp_with_time_zone("released_at"))
        .foreign_key(ForeignKey::create().from("hall_release", "congress_id").to("congress", "id"))
        .foreign_key(ForeignKey::create().from("hall_release", "election_id").to("election", "id"))
        .to_owned()
}
