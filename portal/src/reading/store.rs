//! What visitors read: published pages and the site's name, and every query on them.

use chibo_frame::App;
use chibo_frame::record::{self, Recorded};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

/// A published page. One row holds all that a visitor sees of an article.
pub(crate) mod publication {
    use crate::photos::Shown;
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
        #[serde(default = "super::the_first")]
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

    impl Model {
        /// The first photo, where there is one.
        pub(crate) fn shown(&self) -> Option<Shown<'_>> {
            let file = self.picture.as_deref()?;
            Some(Shown { file, width: self.picture_width, height: self.picture_height, alt: &self.picture_alt })
        }
    }
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
fn red() -> String {
    String::from("red")
}

/// Names the public site: the quarter, and the ward and city above it.
pub async fn set_site(app: &App, title: &str, subtitle: &str) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = find_site(&tx).await?;
    let act = record::begin(app, &tx, None, "name_site", &title).await?;
    let row = site::Model {
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        ..standing.clone().unwrap_or_else(|| site::Model {
            id: THE_SITE,
            title: String::new(),
            subtitle: String::new(),
            path: None,
            host: None,
            parent_id: None,
            colours: red(),
        })
    };
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
