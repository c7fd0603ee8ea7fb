//! What visitors read: published pages and the site's name, and every query on them.

use chibo_frame::App;
use chibo_frame::record::{self, Recorded};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

/// A published page. One row holds all that a visitor sees of an article.
pub(crate) mod publication {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "publication")]
    pub(crate) struct Model {
        /// The article.
        #[sea_orm(primary_key, auto_increment = false)]
        pub article_id: Uuid,
        /// The address.
        pub slug: String,
        /// Tiêu đề.
        pub headline: String,
        /// Sapo.
        pub lead: String,
        /// The by-line.
        pub author: String,
        /// Category.
        pub category: Option<String>,
        /// The main part as HTML.
        pub html: String,
        /// The first photo's file.
        pub picture: Option<String>,
        /// What it shows.
        pub picture_alt: String,
        /// When it was first published.
        pub published_at: DateTimeUtc,
        /// When it was published last.
        pub updated_at: DateTimeUtc,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for publication::Entity {
    const KIND: &'static str = "publication";

    fn key(row: &publication::Model) -> String {
        row.article_id.to_string()
    }
}

/// The site's name. One row, of key 1.
pub(crate) mod site {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "site")]
    pub(crate) struct Model {
        /// 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// The quarter's name.
        pub title: String,
        /// The ward's name and what stands above it.
        pub subtitle: String,
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

/// Names the public site: the quarter, and the ward and city above it.
pub async fn set_site(app: &App, title: &str, subtitle: &str) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = find_site(&tx).await?;
    let act = record::begin(app, &tx, None, "name_site", &title).await?;
    let row = site::Model { id: THE_SITE, title: title.to_owned(), subtitle: subtitle.to_owned() };
    record::put::<site::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    super::forget_pages(app);
    Ok(())
}

/// The site's name, if it has one.
pub(crate) async fn find_site<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<site::Model>> {
    Ok(site::Entity::find_by_id(THE_SITE).one(db).await?)
}

/// The published page of an article.
pub(crate) async fn find_publication<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Option<publication::Model>> {
    Ok(publication::Entity::find_by_id(article).one(db).await?)
}

/// The published page at an address.
pub(crate) async fn find_by_slug<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<Option<publication::Model>> {
    Ok(publication::Entity::find().filter(publication::Column::Slug.eq(slug)).one(db).await?)
}

/// The newest published pages.
pub(crate) async fn list_newest<C: ConnectionTrait>(db: &C, most: u64) -> anyhow::Result<Vec<publication::Model>> {
    let newest = publication::Entity::find().order_by_desc(publication::Column::PublishedAt);
    Ok(newest.order_by_desc(publication::Column::ArticleId).limit(most).all(db).await?)
}
