//! The newsroom's tables and every query on them.

pub(crate) use crate::photos::store::{Use, article_photo, list_uses};
use chibo_frame::db::code;
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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

/// All articles, the one touched last first.
pub(crate) async fn list_articles<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<article::Model>> {
    Ok(article::Entity::find().order_by_desc(article::Column::UpdatedAt).order_by_desc(article::Column::Id).all(db).await?)
}

/// The unfinished draft about a congress, if there is one; the newest of several.
pub(crate) async fn find_draft_of<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Option<article::Model>> {
    let find = article::Entity::find().filter(article::Column::CongressId.eq(congress));
    Ok(find.filter(article::Column::Status.eq(code(&Status::Draft))).order_by_desc(article::Column::Id).one(db).await?)
}

/// One article.
pub(crate) async fn find_article<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<article::Model>> {
    Ok(article::Entity::find_by_id(id).one(db).await?)
}

/// Whether an address is taken.
pub(crate) async fn is_taken<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<bool> {
    Ok(article::Entity::find().filter(article::Column::Slug.eq(slug)).count(db).await? > 0)
}
