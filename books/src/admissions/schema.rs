//! What the room adds to the first release's table, and the table of papers.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, integer_null, string, string_null, text_null, uuid, uuid_null};

/// The whole way from the first contact, and the papers of the file.
pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "books-2-admissions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            date_null("contact_on"),
            text_null("helpers"),
            string_null("education"),
            string_null("organisation"),
            uuid_null("introducer_one"),
            date_null("introducer_one_since"),
            uuid_null("introducer_two"),
            date_null("introducer_two_since"),
            string_null("introducing_body"),
            date_null("applied_on"),
            date_null("cv_on"),
            text_null("opinions"),
            integer_null("vote_official"),
            integer_null("vote_present"),
            integer_null("vote_for"),
            integer_null("vote_against"),
            string_null("decision_no"),
            date_null("left_on"),
            text_null("note"),
        ];
        for column in columns {
            manager.alter_table(Table::alter().table("admission").add_column(column).to_owned()).await?;
        }
        let paper = Table::create()
            .table("admission_paper")
            .col(uuid("admission_id"))
            .col(string("paper"))
            .col(date_null("got_on"))
            .col(string_null("kept_at"))
            .primary_key(Index::create().col("admission_id").col("paper"))
            .foreign_key(ForeignKey::create().from("admission_paper", "admission_id").to("admission", "id"))
            .to_owned();
        create(manager, vec![paper], &[]).await
    }
}

/// The name stands alone: what was computed from it gave it away, sealed or not.
pub(super) struct NameAlone;

impl MigrationName for NameAlone {
    fn name(&self) -> &'static str {
        "books-3-admission-name-alone"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for NameAlone {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("admission").drop_column("folded").to_owned()).await
    }
}
