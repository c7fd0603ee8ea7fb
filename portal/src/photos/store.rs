//! The photos' tables and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Ảnh.** A photo, whose files lie in the data directory under the names that `address` makes.
pub(crate) mod photo {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "photo")]
    pub(crate) struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The hash of the large JPEG, by which all its files are called.
        pub file: String,
        /// The kind of the large file.
        pub mime: String,
        /// Width of the large file in pixels.
        pub width: i32,
        /// Its height.
        pub height: i32,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for photo::Entity {
    const KIND: &'static str = "photo";

    fn key(row: &photo::Model) -> String {
        row.id.to_string()
    }
}

/// A photo's use in an article: caption, alternative text and credit belong to the use.
pub(crate) mod article_photo {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "article_photo")]
    pub(crate) struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The article.
        pub article_id: Uuid,
        /// The photo.
        pub photo_id: Uuid,
        /// The place in the article, from 0.
        pub position: i32,
        /// Chú thích.
        pub caption: String,
        /// What the photo shows, for who does not see it.
        pub alt: String,
        /// Who took it.
        pub credit: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for article_photo::Entity {
    const KIND: &'static str = "article_photo";

    fn key(row: &article_photo::Model) -> String {
        row.id.to_string()
    }
}

/// A photo's use together with the photo.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    /// The use.
    pub row: article_photo::Model,
    /// The photo.
    pub photo: photo::Model,
}

impl Use {
    /// A use with its photo, which is among these.
    pub(crate) fn of(row: article_photo::Model, photos: &[photo::Model]) -> Option<Self> {
        let photo = photos.iter().find(|photo| photo.id == row.photo_id)?.clone();
        Some(Self { row, photo })
    }
}

/// A photo that a published page shows, by which visitors may see it.
pub(crate) mod publication_photo {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "publication_photo")]
    pub(crate) struct Model {
        /// The article.
        #[sea_orm(primary_key, auto_increment = false)]
        pub article_id: Uuid,
        /// The photo's name.
        #[sea_orm(primary_key, auto_increment = false)]
        pub file: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for publication_photo::Entity {
    const KIND: &'static str = "publication_photo";

    fn key(row: &publication_photo::Model) -> String {
        format!("{} {}", row.article_id, row.file)
    }
}

/// Whether a published page shows this photo.
pub(crate) async fn is_published<C: ConnectionTrait>(db: &C, file: &str) -> anyhow::Result<bool> {
    Ok(publication_photo::Entity::find().filter(publication_photo::Column::File.eq(file)).count(db).await? > 0)
}

/// The photos that an article's published page shows.
pub(crate) async fn list_published<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Vec<publication_photo::Model>> {
    Ok(publication_photo::Entity::find().filter(publication_photo::Column::ArticleId.eq(article)).all(db).await?)
}

/// A photo by its name.
pub(crate) async fn find_photo<C: ConnectionTrait>(db: &C, file: &str) -> anyhow::Result<Option<photo::Model>> {
    Ok(photo::Entity::find().filter(photo::Column::File.eq(file)).one(db).await?)
}

/// Photos by their keys.
pub(crate) async fn list_photos<C: ConnectionTrait>(db: &C, keys: impl Iterator<Item = Uuid>) -> anyhow::Result<Vec<photo::Model>> {
    Ok(photo::Entity::find().filter(photo::Column::Id.is_in(keys)).all(db).await?)
}

/// The photos of an article, in order.
pub(crate) async fn list_uses<C: ConnectionTrait>(db: &C, article: Uuid) -> anyhow::Result<Vec<Use>> {
    let rows = article_photo::Entity::find()
        .filter(article_photo::Column::ArticleId.eq(article))
        .order_by_asc(article_photo::Column::Position)
        .order_by_asc(article_photo::Column::Id)
        .all(db)
        .await?;
    let photos = list_photos(db, rows.iter().map(|row| row.photo_id)).await?;
    Ok(rows.into_iter().filter_map(|row| Use::of(row, &photos)).collect())
}
