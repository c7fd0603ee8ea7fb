//! One article as visitors read it, on the screen and on paper.

use super::around::{Around, time};
use super::asking::Asking;
use super::kept::Made;
use super::lists::{List, Of};
use super::said::{self, Said};
use super::share::Share;
use super::store::{self, Row, publication, publication_tag};
use crate::photos;
use crate::sites::At;
use crate::visits;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError, html};
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// How many of the same category stand under an article.
const MORE: u64 = 5;

/// The page of an article, published or looked at before.
#[derive(Template)]
#[template(path = "reading/article.html")]
struct Shown {
    page: Page,
    around: Around,
    preview: bool,
    headline: String,
    author: String,
    category: Option<String>,
    published: DateTime<Utc>,
    corrected: Option<DateTime<Utc>>,
    main: String,
    /// How often people opened it.
    reads: Option<u64>,
    notes: String,
    path: String,
    tags: Vec<publication_tag::Model>,
    share: Option<Share>,
    before: Option<Row>,
    after: Option<Row>,
    more: Vec<Row>,
}

/// The article alone, as it is printed.
#[derive(Template)]
#[template(path = "reading/printed.html")]
struct Printed {
    page: Page,
    at: At,
    row: publication::Model,
    category: Option<String>,
    address: String,
}

impl Printed {
    fn time(&self, at: &DateTime<Utc>) -> String {
        time(&self.page, *at)
    }

    fn back(&self) -> String {
        self.at.href(&format!("/tin/{}", self.row.slug))
    }
}

impl Shown {
    fn time(&self, at: &DateTime<Utc>) -> String {
        time(&self.page, *at)
    }

    fn to_print(&self) -> String {
        self.around.href(&format!("{}/in", self.path))
    }
}

/// The part of the path that names an article.
#[derive(Deserialize)]
pub(crate) struct Named {
    slug: String,
}

/// The article.
pub(crate) async fn show(asking: Asking, Path(Named { slug }): Path<Named>) -> Result<Response, PageError> {
    let path = format!("/tin/{slug}");
    asking.answer(&path, async move |app: App, page: Page, at: At| make(&app, page, at, &slug).await).await
}

/// The article alone, to be printed.
pub(crate) async fn print(asking: Asking, Path(Named { slug }): Path<Named>) -> Result<Response, PageError> {
    let path = format!("/tin/{slug}/in");
    asking
        .answer(&path, async move |app: App, page: Page, at: At| {
            let row = find(&app, &at, &slug).await?;
            let category = category_name(&app, row.category.as_deref()).await?;
            let address = belongs(&at, &row);
            let article = Some(row.article_id);
            Ok(Made { article, ..Made::from(Printed { page, at, row, category, address }.render()?) })
        })
        .await
}

async fn make(app: &App, page: Page, at: At, slug: &str) -> Result<Made, PageError> {
    let row = find(app, &at, slug).await?;
    let id = row.article_id;
    let category = category_name(app, row.category.as_deref()).await?;
    let tags = store::list_tags(&app.db, id).await?;
    let address = belongs(&at, &row);
    let said = said(&at, &row, category.as_deref(), &address);
    let share = Some(Share::of(&address, &row.headline));
    let around = Around::at(app, &page, at, said).await?;
    let shown = Shown { share, ..shown(app, page, around, row, category, tags).await? };
    Ok(Made { article: Some(id), ..Made::from(shown.render()?) })
}

/// A page as visitors of its site will read it, before it is published; its photos are where the newsroom finds them.
pub(crate) async fn preview(
    app: &App,
    page: Page,
    row: publication::Model,
    tags: Vec<publication_tag::Model>,
) -> Result<Response, PageError> {
    let first = At::first(app, page.lang).await?;
    let at = first.other(row.site_id).unwrap_or(first);
    let around = Around::at(app, &page, at, Said::plainly(&page.path)).await?;
    let category = category_name(app, row.category.as_deref()).await?;
    let row = publication::Model { html: photos::of_newsroom(&row.html), ..row };
    Ok(html(&Shown { preview: true, ..shown(app, page, around, row, category, tags).await? })?.into_response())
}

/// What programs are told of an article.
fn said(at: &At, row: &publication::Model, category: Option<&str>, address: &str) -> Said {
    let path = format!("/tin/{}", row.slug);
    let of_category = row.category.as_ref().zip(category).map(|(slug, name)| (name.to_owned(), format!("/chuyen-muc/{slug}")));
    Said {
        path: path.clone(),
        description: row.lead.clone(),
        picture: row.picture.clone().map(|file| (file, row.picture_alt.clone())),
        article: true,
        crumbs: of_category.into_iter().chain([(row.headline.clone(), path)]).collect(),
        data: Some(said::news_article(at, row, address, category)),
        canonical: Some(address.to_owned()),
        ..Said::default()
    }
}

async fn shown(
    app: &App,
    page: Page,
    around: Around,
    row: publication::Model,
    category: Option<String>,
    tags: Vec<publication_tag::Model>,
) -> anyhow::Result<Shown> {
    let sites = [row.site_id];
    let of = row.category.as_deref().map_or(Of::All, Of::Category);
    let list = List { sites: &sites, of };
    let (before, after) = list.beside(&app.db, &row).await?;
    let mut more = list.rows(&app.db, &list.months(&app.db).await?, 0, MORE + 1).await?;
    more.retain(|other| other.article_id != row.article_id);
    more.truncate(usize::try_from(MORE).unwrap_or(usize::MAX));
    let id = row.article_id;
    Ok(Shown {
        around,
        page,
        preview: false,
        category,
        published: row.published_at,
        corrected: Some(row.updated_at).filter(|at| *at != row.published_at),
        reads: visits::reads(app, &[id]).await?.get(&id).copied(),
        path: format!("/tin/{}", row.slug),
        headline: row.headline,
        author: row.author,
        main: row.html,
        notes: row.notes,
        tags,
        share: None,
        before,
        after,
        more,
    })
}

/// The published page of this address, if it stands at this site.
async fn find(app: &App, at: &At, slug: &str) -> Result<publication::Model, PageError> {
    let row = store::find_by_slug(&app.db, slug).await?;
    row.filter(|row| at.gathered().contains(&row.site_id)).ok_or(PageError::NotFound)
}

/// Where an article belongs, for the whole world: at its own site, wherever it is read.
fn belongs(at: &At, row: &publication::Model) -> String {
    let path = format!("/tin/{}", row.slug);
    at.other(row.site_id).map_or_else(|| at.absolute(&path), |own| own.absolute(&path))
}

/// The category as it is written; articles of the first release hold its name itself.
async fn category_name(app: &App, slug: Option<&str>) -> anyhow::Result<Option<String>> {
    let Some(slug) = slug else { return Ok(None) };
    Ok(Some(store::find_category(&app.db, slug).await?.map_or_else(|| slug.to_owned(), |category| category.name)))
}
