//! The tables of the first release: the books', and those of the term, which stood in one slice with them then.

use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, integer, string, string_null, text, text_null, uuid, uuid_null};

/// The tables of the first release.
pub struct Migration;

/// By hand: the derived name is the file's, and every slice has a `schema.rs`.
impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "term-1"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, tables(), &INDEXED).await
    }
}

/// What is looked up by more than its key.
const INDEXED: [(&str, &str); 12] = [
    ("term", "cell_id"),
    ("target", "term_id"),
    ("evidence", "cell_id"),
    ("meeting", "cell_id"),
    ("attendance", "member_id"),
    ("study_session", "cell_id"),
    ("study_mark", "member_id"),
    ("rating", "cell_id"),
    ("inspection", "cell_id"),
    ("inspection", "subject_id"),
    ("admission", "cell_id"),
    ("admission", "member_id"),
];

/// The tables, in the order in which they refer to one another.
fn tables() -> Vec<TableCreateStatement> {
    vec![
        term(),
        target(),
        evidence(),
        meeting(),
        attendance(),
        study_session(),
        study_mark(),
        rating(),
        cell_rating(),
        inspection(),
        admission(),
    ]
}

fn term() -> TableCreateStatement {
    Table::create()
        .table("term")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(integer("congress_number"))
        .col(date("starts"))
        .col(date("ends"))
        .foreign_key(ForeignKey::create().from("term", "cell_id").to("unit", "id"))
        .to_owned()
}

fn target() -> TableCreateStatement {
    Table::create()
        .table("target")
        .col(uuid("id").primary_key())
        .col(uuid("term_id"))
        .col(integer("number"))
        .col(integer("position"))
        .col(string("measure"))
        .col(text("threshold"))
        .col(string("cadence"))
        .foreign_key(ForeignKey::create().from("target", "term_id").to("term", "id"))
        .to_owned()
}

fn evidence() -> TableCreateStatement {
    Table::create()
        .table("evidence")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(string("measure"))
        .col(integer("year"))
        .col(date_null("on_day"))
        .col(text("note"))
        .foreign_key(ForeignKey::create().from("evidence", "cell_id").to("unit", "id"))
        .to_owned()
}

fn meeting() -> TableCreateStatement {
    Table::create()
        .table("meeting")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(date("on_day"))
        .col(string("kind"))
        .col(string_null("title"))
        .foreign_key(ForeignKey::create().from("meeting", "cell_id").to("unit", "id"))
        .to_owned()
}

fn attendance() -> TableCreateStatement {
    Table::create()
        .table("attendance")
        .col(uuid("meeting_id"))
        .col(uuid("member_id"))
        .col(string("mark"))
        .primary_key(Index::create().col("meeting_id").col("member_id"))
        .foreign_key(ForeignKey::create().from("attendance", "meeting_id").to("meeting", "id"))
        .foreign_key(ForeignKey::create().from("attendance", "member_id").to("member", "id"))
        .to_owned()
}

fn study_session() -> TableCreateStatement {
    Table::create()
        .table("study_session")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(date("on_day"))
        .col(string_null("title"))
        .foreign_key(ForeignKey::create().from("study_session", "cell_id").to("unit", "id"))
        .to_owned()
}

fn study_mark() -> TableCreateStatement {
    Table::create()
        .table("study_mark")
        .col(uuid("session_id"))
        .col(uuid("member_id"))
        .col(string("mark"))
        .primary_key(Index::create().col("session_id").col("member_id"))
        .foreign_key(ForeignKey::create().from("study_mark", "session_id").to("study_session", "id"))
        .foreign_key(ForeignKey::create().from("study_mark", "member_id").to("member", "id"))
        .to_owned()
}

fn rating() -> TableCreateStatement {
    Table::create()
        .table("rating")
        .col(uuid("member_id"))
        .col(integer("year"))
        .col(uuid("cell_id"))
        .col(string("level"))
        .primary_key(Index::create().col("member_id").col("year"))
        .foreign_key(ForeignKey::create().from("rating", "member_id").to("member", "id"))
        .foreign_key(ForeignKey::create().from("rating", "cell_id").to("unit", "id"))
        .to_owned()
}

fn cell_rating() -> TableCreateStatement {
    Table::create()
        .table("cell_rating")
        .col(uuid("cell_id"))
        .col(integer("year"))
        .col(string("level"))
        .primary_key(Index::create().col("cell_id").col("year"))
        .foreign_key(ForeignKey::create().from("cell_rating", "cell_id").to("unit", "id"))
        .to_owned()
}

fn inspection() -> TableCreateStatement {
    Table::create()
        .table("inspection")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(integer("year"))
        .col(integer("line"))
        .col(string("form"))
        .col(text("topic"))
        .col(string("subject"))
        .col(uuid_null("subject_id"))
        .col(string_null("planned"))
        .col(date_null("done_on"))
        .col(text_null("conclusion"))
        .foreign_key(ForeignKey::create().from("inspection", "cell_id").to("unit", "id"))
        .foreign_key(ForeignKey::create().from("inspection", "subject_id").to("member", "id"))
        .to_owned()
}

fn admission() -> TableCreateStatement {
    Table::create()
        .table("admission")
        .col(uuid("id").primary_key())
        .col(uuid("cell_id"))
        .col(string("name"))
        .col(string("folded"))
        .col(date_null("birth"))
        .col(string_null("sex"))
        .col(date_null("class_on"))
        .col(date_null("resolved_on"))
        .col(date_null("decided_on"))
        .col(date_null("admitted_on"))
        .col(date_null("official_on"))
        .col(uuid_null("member_id"))
        .foreign_key(ForeignKey::create().from("admission", "cell_id").to("unit", "id"))
        .foreign_key(ForeignKey::create().from("admission", "member_id").to("member", "id"))
        .to_owned()
}
