//! What the photos' room added: which page shows which photo, and how large the first one is.

use super::address::named_in;
use chibo_frame::schema::create;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, uuid};
use sea_orm_migration::sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Photos of published pages, by which a visitor sees those and no others.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-3-photos"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("publication_photo")
            .col(uuid("article_id"))
            .col(string("file"))
            .primary_key(Index::create().col("article_id").col("file"))
            .to_owned();
        create(manager, vec![table], &[("publication_photo", "file"), ("photo", "file")]).await?;
        for column in ["picture_width", "picture_height"] {
            let add = Table::alter().table("publication").add_column(integer(column).default(0)).to_owned();
            manager.alter_table(add).await?;
        }
        measure(manager).await?;
        list(manager).await
    }
}

/// Writes down how large the first photo of each page is.
async fn measure(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let of_photo = |column| format!("COALESCE((SELECT MAX({column}) FROM photo WHERE photo.file = publication.picture), 0)");
    let sql = format!("UPDATE publication SET picture_width = {}, picture_height = {}", of_photo("width"), of_photo("height"));
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Writes down the photos of the pages that stand.
async fn list(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let pages = Query::select().column("article_id").column("html").column("picture").from("publication").to_owned();
    for page in db.query_all(&pages).await? {
        let article: Uuid = page.try_get("", "article_id")?;
        let html: String = page.try_get("", "html")?;
        let picture: Option<String> = page.try_get("", "picture")?;
        for file in named_in(&html).into_iter().chain(picture).collect::<std::collections::BTreeSet<_>>() {
            let row = [article.into(), file.into()];
            let insert =
                Query::insert().into_table("publication_photo").columns(["article_id", "file"]).values_panic(row).to_owned();
            db.execute(&insert).await?;
        }
    }
    Ok(())
}
