//! The slice's tables.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, string, string_null, string_uniq, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

/// The tables of the first release.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-1"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![article(), photo(), article_photo(), publication(), site(), visit_total(), box_setting(), box_value()];
        create(manager, tables, &[("article_photo", "article_id"), ("publication", "published_at")]).await
    }
}

fn article() -> TableCreateStatement {
    Table::create()
        .table("article")
        .col(uuid("id").primary_key())
        .col(string_null("slug").unique_key())
        .col(string("status"))
        .col(text("headline"))
        .col(text("lead"))
        .col(text("body"))
        .col(text("author"))
        .col(string_null("category"))
        .col(uuid_null("congress_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned()
}

fn photo() -> TableCreateStatement {
    Table::create()
        .table("photo")
        .col(uuid("id").primary_key())
        .col(string("file"))
        .col(string("mime"))
        .col(integer("width"))
        .col(integer("height"))
        .to_owned()
}

fn article_photo() -> TableCreateStatement {
    Table::create()
        .table("article_photo")
        .col(uuid("id").primary_key())
        .col(uuid("article_id"))
        .col(uuid("photo_id"))
        .col(integer("position"))
        .col(text("caption"))
        .col(text("alt"))
        .col(text("credit"))
        .foreign_key(ForeignKey::create().from("article_photo", "article_id").to("article", "id"))
        .foreign_key(ForeignKey::create().from("article_photo", "photo_id").to("photo", "id"))
        .to_owned()
}

fn publication() -> TableCreateStatement {
    Table::create()
        .table("publication")
        .col(uuid("article_id").primary_key())
        .col(string_uniq("slug"))
        .col(text("headline"))
        .col(text("lead"))
        .col(text("author"))
        .col(string_null("category"))
        .col(text("html"))
        .col(string_null("picture"))
        .col(text("picture_alt"))
        .col(timestamp_with_time_zone("published_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(ForeignKey::create().from("publication", "article_id").to("article", "id"))
        .to_owned()
}

fn site() -> TableCreateStatement {
    Table::create().table("site").col(integer("id").primary_key()).col(text("title")).col(text("subtitle")).to_owned()
}

fn visit_total() -> TableCreateStatement {
    Table::create()
        .table("visit_total")
        .col(integer("id").primary_key())
        .col(big_integer("migrated"))
        .col(big_integer("counted"))
        .col(big_integer("bots"))
        .col(timestamp_with_time_zone("since"))
        .to_owned()
}

fn box_setting() -> TableCreateStatement {
    Table::create()
        .table("box_setting")
        .col(string("kind").primary_key())
        .col(string("mode"))
        .col(text("url"))
        .col(text("typed"))
        .col(text("source"))
        .col(timestamp_with_time_zone("changed_at"))
        .to_owned()
}

fn box_value() -> TableCreateStatement {
    Table::create()
        .table("box_value")
        .col(string("kind").primary_key())
        .col(text_null("value"))
        .col(timestamp_with_time_zone_null("at"))
        .col(timestamp_with_time_zone("tried_at"))
        .col(string_null("fault"))
        .to_owned()
}
