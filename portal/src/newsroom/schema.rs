//! What the newsroom's ways added to an article.

use chibo_core::name::fold;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, uuid_null};
use sea_orm_migration::sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Why it was sent back or withdrawn, the meeting it tells of, its headline as it is sought.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-3-newsroom"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [text("reason").default("").to_owned(), uuid_null("meeting_id"), text("folded").default("").to_owned()];
        for column in columns {
            manager.alter_table(Table::alter().table("article").add_column(column).to_owned()).await?;
        }
        for columns in [["status", "publish_at"].as_slice(), &["updated_at", "id"]] {
            let mut index = Index::create().name(format!("article_{}", columns.join("_"))).table("article").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        let db = manager.get_connection();
        let articles = Query::select().column("id").column("headline").from("article").to_owned();
        for row in db.query_all(&articles).await? {
            let (id, headline): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "headline")?);
            let update =
                Query::update().table("article").value("folded", fold(&headline)).and_where(Expr::col("id").eq(id)).to_owned();
            db.execute(&update).await?;
        }
        Ok(())
    }
}
