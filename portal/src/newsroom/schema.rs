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

/// Why an article was withdrawn, apart from why it was sent back.
pub(crate) struct Withdrawals;

impl MigrationName for Withdrawals {
    fn name(&self) -> &'static str {
        "portal-4-newsroom"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Withdrawals {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = text("withdrawn_because").default("").to_owned();
        manager.alter_table(Table::alter().table("article").add_column(column).to_owned()).await?;
        let db = manager.get_connection();
        for row in db.query_all(&withdrawn()).await? {
            let after: String = row.try_get("", "after")?;
            let Ok(Withdrawn { id, reason }) = serde_json::from_str(&after) else { continue };
            let published = Query::select().column("article_id").from("publication").to_owned();
            let mut set = Query::update().table("article").value("withdrawn_because", &reason).to_owned();
            set.and_where(Expr::col("id").eq(id)).and_where(Expr::col("id").not_in_subquery(published));
            db.execute(&set).await?;
        }
        let same = Expr::col("reason").equals("withdrawn_because");
        db.execute(&Query::update().table("article").value("reason", "").and_where(same).to_owned()).await?;
        Ok(())
    }
}

/// An article as it was withdrawn.
#[derive(serde::Deserialize)]
struct Withdrawn {
    id: Uuid,
    reason: String,
}

/// How each withdrawal left its article, the first one first: only the record tells its words from those of who sent the
/// text back.
fn withdrawn() -> SelectStatement {
    let of_act = Expr::col(("act", "id")).equals(("change", "act_id"));
    let mut find = Query::select().column(("change", "after")).from("change").inner_join("act", of_act).to_owned();
    find.and_where(Expr::col(("act", "verb")).eq("withdraw_article")).and_where(Expr::col(("change", "kind")).eq("article"));
    find.and_where(Expr::col(("change", "after")).is_not_null()).order_by(("change", "id"), Order::Asc).to_owned()
}
