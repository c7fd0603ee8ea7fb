//! What the room's tables gained after the first release: what a unit was before, and by which decision it changed.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string, string_null, uuid, uuid_null};

/// Whose data directory it is, where it is not a cell's.
pub(super) struct House;

impl MigrationName for House {
    fn name(&self) -> &'static str {
        "people-8-house"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for House {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let house = Table::create()
            .table("house")
            .col(uuid("unit_id").primary_key())
            .foreign_key(ForeignKey::create().from("house", "unit_id").to("unit", "id"))
            .to_owned();
        create(manager, vec![house], &[]).await
    }
}

/// Units in time.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "people-2-units"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![past(), event()], &[("unit_past", "unit_id"), ("unit_event", "unit_id")]).await
    }
}

fn past() -> TableCreateStatement {
    Table::create()
        .table("unit_past")
        .col(uuid("id").primary_key())
        .col(uuid("unit_id"))
        .col(date("until"))
        .col(string("name"))
        .col(uuid_null("parent_id"))
        .foreign_key(ForeignKey::create().from("unit_past", "unit_id").to("unit", "id"))
        .to_owned()
}

fn event() -> TableCreateStatement {
    Table::create()
        .table("unit_event")
        .col(uuid("id").primary_key())
        .col(uuid("unit_id"))
        .col(string("kind"))
        .col(date("on_day"))
        .col(uuid_null("other_id"))
        .col(string("number"))
        .col(date_null("decided_on"))
        .col(string_null("issuer"))
        .foreign_key(ForeignKey::create().from("unit_event", "unit_id").to("unit", "id"))
        .to_owned()
}
