//! The slice's tables as the first release made them, and what the sites, the categories and the newsroom's ways added.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, integer_null, string, string_null, string_uniq, text, text_null, timestamp_with_time_zone,
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

/// Sites of several units, categories and tags, articles that wait for a reader or a day, notes of what was corrected.
pub(crate) struct Sites;

impl MigrationName for Sites {
    fn name(&self) -> &'static str {
        "portal-2-sites"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Sites {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![category(), article_note(), publication_tag()];
        create(manager, tables, &[("article_note", "article_id"), ("publication_tag", "slug")]).await?;
        for (table, columns) in [
            (
                "site",
                vec![
                    string_null("path"),
                    string_null("host"),
                    integer_null("parent_id"),
                    string("colours").default("red").to_owned(),
                ],
            ),
            (
                "article",
                vec![
                    integer("site_id").default(1).to_owned(),
                    text("tags").default("").to_owned(),
                    timestamp_with_time_zone_null("publish_at"),
                ],
            ),
            (
                "publication",
                vec![
                    integer("site_id").default(1).to_owned(),
                    text("tags").default("").to_owned(),
                    text("notes").default("").to_owned(),
                ],
            ),
        ] {
            for column in columns {
                manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
            }
        }
        Ok(())
    }
}

fn category() -> TableCreateStatement {
    Table::create().table("category").col(string("slug").primary_key()).col(text("name")).col(integer("position")).to_owned()
}

fn article_note() -> TableCreateStatement {
    Table::create()
        .table("article_note")
        .col(uuid("id").primary_key())
        .col(uuid("article_id"))
        .col(timestamp_with_time_zone("at"))
        .col(text("words"))
        .foreign_key(ForeignKey::create().from("article_note", "article_id").to("article", "id"))
        .to_owned()
}

fn publication_tag() -> TableCreateStatement {
    Table::create()
        .table("publication_tag")
        .col(uuid("article_id"))
        .col(string("slug"))
        .col(text("name"))
        .primary_key(Index::create().col("article_id").col("slug"))
        .to_owned()
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
