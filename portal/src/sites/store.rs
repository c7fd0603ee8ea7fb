//! The sites and every query on them.

use crate::newsroom::store::article;
use crate::reading::old_address;
use chibo_frame::App;
use chibo_frame::record::{self, Recorded};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::HashMap;

/// **Trang tin.** The site of a unit. That of key 1 is the first, which every house has.
pub(crate) mod site {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "site")]
    pub(crate) struct Model {
        /// The key, from 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// The quarter's name.
        pub title: String,
        /// The ward's name and what stands above it.
        pub subtitle: String,
        /// Where it stands below the first one: `/trang/PATH`. The first has none.
        #[serde(default)]
        pub path: Option<String>,
        /// The host by whose name it is called, where it has one of its own.
        #[serde(default)]
        pub host: Option<String>,
        /// The site that gathers its articles too: the ward's.
        #[serde(default)]
        pub parent_id: Option<i32>,
        /// The name of its colours.
        #[serde(default = "super::red")]
        pub colours: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for site::Entity {
    const KIND: &'static str = "site";

    fn key(row: &site::Model) -> String {
        row.id.to_string()
    }
}

const THE_SITE: i32 = 1;

/// The key of the first site.
pub(crate) fn the_first() -> i32 {
    THE_SITE
}

/// The colours that a site begins with.
pub(crate) fn red() -> String {
    String::from("red")
}

/// A site of which nothing is said yet.
pub(crate) fn blank(id: i32) -> site::Model {
    site::Model { id, title: String::new(), subtitle: String::new(), path: None, host: None, parent_id: None, colours: red() }
}

/// Names the first site: the quarter, and the ward and city above it.
pub async fn set_site(app: &App, title: &str, subtitle: &str) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = site::Entity::find_by_id(THE_SITE).one(&tx).await?;
    let act = record::begin(app, &tx, None, "name_site", &title).await?;
    let named = standing.clone().unwrap_or_else(|| blank(THE_SITE));
    let row = site::Model { title: title.to_owned(), subtitle: subtitle.to_owned(), ..named };
    record::put::<site::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    super::forget(app);
    Ok(())
}

/// All sites, in the order in which they were made.
pub(crate) async fn list_sites<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<site::Model>> {
    Ok(site::Entity::find().order_by_asc(site::Column::Id).all(db).await?)
}

/// How many old addresses there are, and the first of them with the headlines of their articles.
pub(super) async fn list_old<C: ConnectionTrait>(db: &C, most: u64) -> anyhow::Result<(u64, Vec<(String, String)>)> {
    let find = old_address::Entity::find().order_by_asc(old_address::Column::Path);
    let total = find.clone().count(db).await?;
    let rows = find.limit(most).all(db).await?;
    let articles = article::Entity::find().filter(article::Column::Id.is_in(rows.iter().map(|row| row.article_id)));
    let articles: HashMap<Uuid, String> = articles.all(db).await?.into_iter().map(|row| (row.id, row.headline)).collect();
    let named = |row: old_address::Model| (row.path, articles.get(&row.article_id).cloned().unwrap_or_default());
    Ok((total, rows.into_iter().map(named).collect()))
}

/// Those of these old addresses that are kept already.
pub(super) async fn standing_old<C: ConnectionTrait>(
    db: &C,
    paths: impl Iterator<Item = &String>,
) -> anyhow::Result<Vec<old_address::Model>> {
    let paths: Vec<&String> = paths.collect();
    let mut found = Vec::new();
    for some in paths.chunks(500) {
        found.extend(old_address::Entity::find().filter(old_address::Column::Path.is_in(some.iter().copied())).all(db).await?);
    }
    Ok(found)
}
