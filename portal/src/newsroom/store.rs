//! The newsroom's tables and every query on them.

pub(crate) use crate::photos::store::{Use, article_photo, list_photos, list_uses};
use crate::reading::{publication, publication_tag};
use crate::sites::site;
use crate::slug::slug_of;
use chibo_core::name::fold;
use chibo_frame::db::code;
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// **Tin bài.** An article as its editor works on it; what visitors read is `reading::publication`.
pub(crate) mod article {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "article")]
    pub(crate) struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The address, made at the first publishing and kept for ever.
        pub slug: Option<String>,
        /// `super::Status`.
        pub status: String,
        /// Tiêu đề.
        pub headline: String,
        /// Sapo.
        pub lead: String,
        /// The body: HTML in the form of `body`, or plain words, see `prose`.
        pub body: String,
        /// The by-line.
        pub author: String,
        /// Category.
        pub category: Option<String>,
        /// The congress it was drafted from.
        pub congress_id: Option<Uuid>,
        /// When it was begun.
        pub created_at: DateTimeUtc,
        /// When it last changed.
        pub updated_at: DateTimeUtc,
        /// The site it is written for.
        #[serde(default = "crate::reading::the_first")]
        pub site_id: i32,
        /// Tags as typed, parted by commas.
        #[serde(default)]
        pub tags: String,
        /// When it is to be published by itself.
        #[serde(default)]
        pub publish_at: Option<DateTimeUtc>,
        /// Why it was sent back: for the newsroom.
        #[serde(default)]
        pub reason: String,
        /// The meeting it was drafted from.
        #[serde(default)]
        pub meeting_id: Option<Uuid>,
        /// The headline in small letters without accents, by which it is sought.
        #[serde(default)]
        pub folded: String,
        /// Why it was withdrawn, until it is published again: visitors read it.
        #[serde(default)]
        pub withdrawn_because: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for article::Entity {
    const KIND: &'static str = "article";

    fn key(row: &article::Model) -> String {
        row.id.to_string()
    }
}

/// **Chuyên mục.** A category, the same for all sites.
pub(crate) mod category {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "category")]
    pub(crate) struct Model {
        /// Its address, which articles name in their `category`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its place among the others, from 0.
        pub position: i32,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for category::Entity {
    const KIND: &'static str = "category";

    fn key(row: &category::Model) -> String {
        row.slug.clone()
    }
}

/// **Đính chính.** What was put right in an article after it was published, told to its readers.
pub(crate) mod article_note {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "article_note")]
    pub(crate) struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The article.
        pub article_id: Uuid,
        /// When it was put right.
        pub at: DateTimeUtc,
        /// What was wrong and what is right.
        pub words: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for article_note::Entity {
    const KIND: &'static str = "article_note";

    fn key(row: &article_note::Model) -> String {
        row.id.to_string()
    }
}

/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// Bản nháp.
    Draft,
    /// Chờ duyệt.
    Review,
    /// Hẹn giờ đăng.
    Scheduled,
    /// Đã đăng.
    Published,
    /// Đã gỡ.
    Withdrawn,
}

impl Status {
    /// All, in the order of an article's life.
    pub(crate) const ALL: [Self; 5] = [Self::Draft, Self::Review, Self::Scheduled, Self::Published, Self::Withdrawn];
}

/// The unfinished draft about a congress or a meeting, if there is one; the newest of several.
pub(crate) async fn find_draft_of<C: ConnectionTrait>(db: &C, about: Uuid) -> anyhow::Result<Option<article::Model>> {
    let about_it = Condition::any().add(article::Column::CongressId.eq(about)).add(article::Column::MeetingId.eq(about));
    let find = article::Entity::find().filter(about_it);
    Ok(find.filter(article::Column::Status.eq(code(&Status::Draft))).order_by_desc(article::Column::Id).one(db).await?)
}

/// One article.
pub(crate) async fn find_article<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<article::Model>> {
    Ok(article::Entity::find_by_id(id).one(db).await?)
}

/// One article that changes: nobody else changes it, or what belongs to it, before the transaction ends.
pub(crate) async fn lock_article<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<article::Model>> {
    Ok(article::Entity::find_by_id(id).lock_exclusive().one(db).await?)
}

/// An address made of the headline's letters that no other article has.
pub(crate) async fn free_slug<C: ConnectionTrait>(db: &C, headline: &str) -> anyhow::Result<String> {
    let base = Some(slug_of(headline)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| String::from("tin"));
    let mut slug = base.clone();
    let mut n = 1;
    while article::Entity::find().filter(article::Column::Slug.eq(&slug)).count(db).await? > 0 {
        n += 1;
        slug = format!("{base}-{n}");
    }
    Ok(slug)
}

/// The articles whose hour has come.
pub(crate) async fn list_due<C: ConnectionTrait>(db: &C, now: DateTimeUtc) -> anyhow::Result<Vec<article::Model>> {
    let find = article::Entity::find().filter(article::Column::Status.eq(code(&Status::Scheduled)));
    Ok(find.filter(article::Column::PublishAt.lte(now)).order_by_asc(article::Column::PublishAt).all(db).await?)
}

/// The notes of correction of an article.
pub(crate) async fn list_notes<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Vec<article_note::Model>> {
    Ok(article_note::Entity::find().filter(article_note::Column::ArticleId.eq(article)).all(db).await?)
}

/// The tags of an article's page.
pub(crate) async fn list_page_tags<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Vec<publication_tag::Model>> {
    Ok(publication_tag::Entity::find().filter(publication_tag::Column::ArticleId.eq(article)).all(db).await?)
}

/// By-lines and tags of the articles touched last, for an editor to choose from.
pub(crate) async fn list_lately_typed<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<(String, String)>> {
    const LATELY: u64 = 200;
    let find = article::Entity::find().select_only().column(article::Column::Author).column(article::Column::Tags);
    Ok(find.order_by_desc(article::Column::UpdatedAt).limit(LATELY).into_tuple().all(db).await?)
}

/// The sites an article may be written for: key and name.
pub(crate) async fn list_sites<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<(i32, String)>> {
    let rows = site::Entity::find().order_by_asc(site::Column::Id).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// Whether a published page has this tag.
pub(crate) async fn is_tag<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<bool> {
    Ok(publication_tag::Entity::find().filter(publication_tag::Column::Slug.eq(slug)).count(db).await? > 0)
}

/// Which articles are wanted; what is not said does not matter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    /// In this state.
    pub status: Option<Status>,
    /// For this site.
    pub site: Option<i32>,
    /// In this category.
    pub category: Option<String>,
    /// With these words in the headline, whatever their accents.
    pub words: String,
}

impl Wanted {
    fn find(&self) -> Select<article::Entity> {
        let mut find = article::Entity::find();
        if let Some(status) = &self.status {
            find = find.filter(article::Column::Status.eq(code(status)));
        }
        if let Some(site) = self.site {
            find = find.filter(article::Column::SiteId.eq(site));
        }
        if let Some(category) = &self.category {
            find = find.filter(article::Column::Category.eq(category));
        }
        let folded = fold(&self.words);
        let words = folded.split_whitespace().map(|word| word.replace(['%', '_', '\\'], " "));
        words.fold(find, |find, word| find.filter(article::Column::Folded.contains(word.trim())))
    }
}

/// What a list shows of an article.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Line {
    /// The key.
    pub id: Uuid,
    /// `Status`.
    pub status: String,
    /// Tiêu đề.
    pub headline: String,
    /// The by-line.
    pub author: String,
    /// The category's address.
    pub category: Option<String>,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// When it is to be published.
    pub publish_at: Option<DateTimeUtc>,
    /// Its address.
    pub slug: Option<String>,
    /// Why it was sent back.
    pub reason: String,
    /// Its site.
    pub site_id: i32,
}

/// A part of the wanted articles, the one touched last first.
pub(crate) async fn list_articles<C: ConnectionTrait>(db: &C, wanted: &Wanted, from: u64, most: u64) -> anyhow::Result<Vec<Line>> {
    let columns = [
        article::Column::Id,
        article::Column::Status,
        article::Column::Headline,
        article::Column::Author,
        article::Column::Category,
        article::Column::UpdatedAt,
        article::Column::PublishAt,
        article::Column::Slug,
        article::Column::Reason,
        article::Column::SiteId,
    ];
    let find = wanted.find().select_only().columns(columns);
    let find = find.order_by_desc(article::Column::UpdatedAt).order_by_desc(article::Column::Id);
    Ok(find.offset(from).limit(most).into_model().all(db).await?)
}

/// How many are wanted.
pub(crate) async fn count_articles<C: ConnectionTrait>(db: &C, wanted: &Wanted) -> anyhow::Result<u64> {
    Ok(wanted.find().count(db).await?)
}

/// How many articles wait for a reader.
pub(crate) async fn count_in<C: ConnectionTrait>(db: &C, status: Status) -> anyhow::Result<u64> {
    count_articles(db, &Wanted { status: Some(status), ..Wanted::default() }).await
}

/// Those of these articles that visitors see, and since when as they are.
pub(crate) async fn list_on_site<C: ConnectionTrait>(
    db: &C,
    articles: impl Iterator<Item = Uuid>,
) -> anyhow::Result<BTreeMap<Uuid, DateTimeUtc>> {
    let columns = [publication::Column::ArticleId, publication::Column::UpdatedAt];
    let find = publication::Entity::find().select_only().columns(columns);
    let ids: Vec<(Uuid, DateTimeUtc)> = find.filter(publication::Column::ArticleId.is_in(articles)).into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}
