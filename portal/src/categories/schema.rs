//! The categories that a house begins with, and those that articles named in words of their own.

use super::store::BEGINNING;
use crate::slug::slug_of;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, QueryResult};
use std::collections::BTreeSet;

/// Free words become categories.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-3-categories"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let standing = column(manager, "category", "slug").await?;
        let mut known: BTreeSet<String> = standing.iter().cloned().collect();
        let mut position = <i32 as TryFrom<usize>>::try_from(known.len()).unwrap_or(0);
        let begin = if standing.is_empty() { BEGINNING.as_slice() } else { &[] };
        for (slug, name) in begin {
            add(manager, slug, name, position).await?;
            known.insert((*slug).to_owned());
            position += 1;
        }
        let mut written = column(manager, "article", "category").await?;
        written.extend(column(manager, "publication", "category").await?);
        for words in written.into_iter().collect::<BTreeSet<_>>() {
            let slug = slug_of(&words);
            if known.contains(&words) {
                continue;
            }
            if !slug.is_empty() && known.insert(slug.clone()) {
                add(manager, &slug, &words, position).await?;
                position += 1;
            }
            for table in ["article", "publication"] {
                let slug = Some(slug.as_str()).filter(|slug| !slug.is_empty());
                let update =
                    Query::update().table(table).value("category", slug).and_where(Expr::col("category").eq(&words)).to_owned();
                manager.get_connection().execute(&update).await?;
            }
        }
        Ok(())
    }
}

/// The words of a column, each once.
async fn column(manager: &SchemaManager<'_>, table: &'static str, name: &'static str) -> Result<Vec<String>, DbErr> {
    let find = Query::select().distinct().column(name).from(table).and_where(Expr::col(name).is_not_null()).to_owned();
    let rows = manager.get_connection().query_all(&find).await?;
    rows.iter().map(|row: &QueryResult| row.try_get("", name)).collect()
}

async fn add(manager: &SchemaManager<'_>, slug: &str, name: &str, position: i32) -> Result<(), DbErr> {
    let row = [slug.into(), name.into(), position.into()];
    let insert = Query::insert().into_table("category").columns(["slug", "name", "position"]).values_panic(row).to_owned();
    manager.get_connection().execute(&insert).await?;
    Ok(())
}
