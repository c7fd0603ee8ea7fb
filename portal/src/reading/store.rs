//! What visitors read: published pages and their tags, where they stood before, and the queries on them.

use crate::newsroom::store::{article, category};
use crate::photos::{Pictured, Place, Shown, picture};
use anyhow::Context;
use chibo_frame::record::{self, Recorded};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, QueryOrder};

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
        /// How wide its largest file is; 0 where it is not known.
        #[serde(default)]
        pub picture_width: i32,
        /// How high.
        #[serde(default)]
        pub picture_height: i32,
        /// When it was first published.
        pub published_at: DateTimeUtc,
        /// When it was published last.
        pub updated_at: DateTimeUtc,
        /// The site it belongs to.
        #[serde(default = "crate::sites::the_first")]
        pub site_id: i32,
        /// Tags as typed, parted by commas; `publication_tag` finds them.
        #[serde(default)]
        pub tags: String,
        /// What was corrected, as the readers see it: HTML.
        #[serde(default)]
        pub notes: String,
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

/// A tag of a published page.
pub(crate) mod publication_tag {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "publication_tag")]
    pub(crate) struct Model {
        /// The article.
        #[sea_orm(primary_key, auto_increment = false)]
        pub article_id: Uuid,
        /// The tag's address.
        #[sea_orm(primary_key, auto_increment = false)]
        pub slug: String,
        /// The tag as written.
        pub name: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for publication_tag::Entity {
    const KIND: &'static str = "publication_tag";

    fn key(row: &publication_tag::Model) -> String {
        format!("{} {}", row.article_id, row.slug)
    }
}

/// **Địa chỉ cũ.** Where an article stood before: on an earlier site, or under a slug it no longer has.
pub(crate) mod old_address {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "old_address")]
    pub(crate) struct Model {
        /// The path as it was asked for, with what followed a `?`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub path: String,
        /// The article that stands elsewhere now.
        pub article_id: Uuid,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for old_address::Entity {
    const KIND: &'static str = "old_address";

    fn key(row: &old_address::Model) -> String {
        row.path.clone()
    }
}

/// A published page as lists show it: all but its main part.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Row {
    /// The article.
    pub article_id: Uuid,
    /// The address.
    pub slug: String,
    /// Tiêu đề.
    pub headline: String,
    /// Sapo.
    pub lead: String,
    /// Category.
    pub category: Option<String>,
    /// The first photo's file.
    pub picture: Option<String>,
    /// What it shows.
    pub picture_alt: String,
    /// How wide its largest file is; 0 where it is not known.
    pub picture_width: i32,
    /// How high.
    pub picture_height: i32,
    /// When it was first published.
    pub published_at: DateTime<Utc>,
    /// When it was published last.
    pub updated_at: DateTime<Utc>,
    /// The site it belongs to.
    pub site_id: i32,
}

impl Row {
    /// What is read of a page for it.
    pub(crate) const COLUMNS: [publication::Column; 12] = [
        publication::Column::ArticleId,
        publication::Column::Slug,
        publication::Column::Headline,
        publication::Column::Lead,
        publication::Column::Category,
        publication::Column::Picture,
        publication::Column::PictureAlt,
        publication::Column::PictureWidth,
        publication::Column::PictureHeight,
        publication::Column::PublishedAt,
        publication::Column::UpdatedAt,
        publication::Column::SiteId,
    ];

    /// Its address on its site.
    pub(crate) fn path(&self) -> String {
        format!("/tin/{}", self.slug)
    }

    /// Its picture as the front page shows the newest one.
    pub(crate) fn large(&self) -> Option<Pictured<'_>> {
        Some(picture(self.shown()?, Place::Front, true))
    }

    /// Its picture beside the headline, which says all: without words of its own.
    pub(crate) fn small(&self) -> Option<Pictured<'_>> {
        Some(picture(Shown { alt: "", ..self.shown()? }, Place::List, false))
    }

    fn shown(&self) -> Option<Shown<'_>> {
        let file = self.picture.as_deref()?;
        Some(Shown { file, width: self.picture_width, height: self.picture_height, alt: &self.picture_alt })
    }

    /// The picture of the card by which a page is shared, and what it shows.
    pub(crate) fn card(&self) -> Option<(String, String)> {
        self.picture.clone().map(|file| (file, self.picture_alt.clone()))
    }
}

/// The published page of an article.
pub(crate) async fn find_publication<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Option<publication::Model>> {
    Ok(publication::Entity::find_by_id(article).one(db).await?)
}

/// The page of an article as visitors read it last, where none stands any more.
pub(crate) async fn find_withdrawn_page<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Option<publication::Model>> {
    let history = record::history::<publication::Entity, _>(db, &[article.to_string()]).await?;
    let last = history.iter().rev().find_map(|(_, change)| change.before.as_deref());
    last.map(|page| serde_json::from_str(page).context("read an earlier page")).transpose()
}

/// The published page at an address.
pub(crate) async fn find_by_slug<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<Option<publication::Model>> {
    Ok(publication::Entity::find().filter(publication::Column::Slug.eq(slug)).one(db).await?)
}

/// The tags of a published page.
pub(crate) async fn list_tags<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Vec<publication_tag::Model>> {
    let find = publication_tag::Entity::find().filter(publication_tag::Column::ArticleId.eq(article));
    Ok(find.order_by_asc(publication_tag::Column::Slug).all(db).await?)
}

/// A tag as it is written.
pub(crate) async fn find_tag<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<Option<String>> {
    let tag = publication_tag::Entity::find().filter(publication_tag::Column::Slug.eq(slug)).one(db).await?;
    Ok(tag.map(|tag| tag.name))
}

/// Why the article of this address was taken off, where it was: the words may be empty.
pub(crate) async fn find_withdrawn<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<Option<String>> {
    if publication::Entity::find().filter(publication::Column::Slug.eq(slug)).count(db).await? > 0 {
        return Ok(None);
    }
    let row = article::Entity::find().filter(article::Column::Slug.eq(slug)).one(db).await?;
    Ok(row.map(|row| row.withdrawn_because))
}

/// Where the article stands now that stood at this path before: its slug.
pub(crate) async fn find_moved<C: ConnectionTrait>(db: &C, path: &str) -> anyhow::Result<Option<String>> {
    let Some(old) = old_address::Entity::find_by_id(path).one(db).await? else { return Ok(None) };
    Ok(find_publication(db, old.article_id).await?.map(|page| page.slug))
}

/// A category as the site shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Category {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The categories under which any of these sites has a page, in their order.
pub(crate) async fn list_filled<C: ConnectionTrait>(db: &C, sites: &[i32]) -> anyhow::Result<Vec<Category>> {
    let filled = super::lists::filled(db, sites).await?;
    let find = category::Entity::find().filter(category::Column::Slug.is_in(filled));
    let found = find.order_by_asc(category::Column::Position).order_by_asc(category::Column::Slug).all(db).await?;
    Ok(found.into_iter().map(|row| Category { slug: row.slug, name: row.name }).collect())
}

/// A category by its address.
pub(crate) async fn find_category<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<Option<Category>> {
    let found = category::Entity::find_by_id(slug).one(db).await?;
    Ok(found.map(|row| Category { slug: row.slug, name: row.name }))
}
