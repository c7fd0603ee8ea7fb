//! The pages that are lists: a category, a tag, a month of the archive; and the archive's months.

use super::around::{Around, time};
use super::asking::Asking;
use super::lists::{List, Month, Of};
use super::paging::{Asked, Paging, page_of};
use super::said::Said;
use super::store::{self, Row};
use crate::sites::At;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use chibo_frame::{App, Page, PageError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reading/listing.html")]
struct Listing {
    page: Page,
    around: Around,
    title: String,
    paging: Paging,
    rows: Vec<Row>,
}

impl Listing {
    fn time(&self, row: &Row) -> String {
        time(&self.page, row.published_at)
    }
}

/// The part of the path that names a list.
#[derive(Deserialize)]
pub(crate) struct Named {
    slug: String,
}

/// What a list is called, and the crumb above it.
struct Heading {
    title: String,
    about: String,
    above: Option<(String, String)>,
    feeds: Option<String>,
}

/// A category's page.
pub(crate) async fn category(
    asking: Asking,
    Path(Named { slug }): Path<Named>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let path = format!("/chuyen-muc/{slug}");
    asking
        .answer(&numbered(&path, &asked), async move |app: App, page: Page, at: At| {
            let found = store::find_category(&app.db, &slug).await?.ok_or(PageError::NotFound)?;
            let about = page.with("reading-category-about", &[("category", &found.name), ("title", &at.site.title)]);
            let heading = Heading { title: found.name, about, above: None, feeds: Some(path.clone()) };
            make(&app, page, at, Of::Category(&slug), None, heading, &path, &asked).await
        })
        .await
}

/// A tag's page.
pub(crate) async fn tag(
    asking: Asking,
    Path(Named { slug }): Path<Named>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let path = format!("/the/{slug}");
    asking
        .answer(&numbered(&path, &asked), async move |app: App, page: Page, at: At| {
            let name = store::find_tag(&app.db, &slug).await?.ok_or(PageError::NotFound)?;
            let about = page.with("reading-tag-about", &[("tag", &name), ("title", &at.site.title)]);
            let heading = Heading { title: page.t1("reading-tag", "tag", &name), about, above: None, feeds: None };
            make(&app, page, at, Of::Tag(&slug), None, heading, &path, &asked).await
        })
        .await
}

/// The part of the path that names a month.
#[derive(Deserialize)]
pub(crate) struct InMonth {
    year: String,
    month: String,
}

/// A month of the archive.
pub(crate) async fn month(
    asking: Asking,
    Path(asked_for): Path<InMonth>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let InMonth { year, month } = asked_for;
    let path = format!("/luu-tru/{year}/{month}");
    asking
        .answer(&numbered(&path, &asked), async move |app: App, page: Page, at: At| {
            let within = format!("{year}-{month}");
            let title = month_title(&page, &within).ok_or(PageError::NotFound)?;
            let about = page.with("reading-month-about", &[("month", &title), ("title", &at.site.title)]);
            let above = Some((page.t("reading-archive"), String::from("/luu-tru")));
            make(&app, page, at, Of::All, Some(&within), Heading { title, about, above, feeds: None }, &path, &asked).await
        })
        .await
}

/// The path together with the page that is asked for.
fn numbered(path: &str, asked: &Asked) -> String {
    format!("{path}?trang={}", asked.number())
}

/// A month as people read it, if it is one.
fn month_title(page: &Page, month: &str) -> Option<String> {
    let (year, month) = month.split_once('-')?;
    let fine = year.len() == 4 && month.len() == 2 && year.bytes().chain(month.bytes()).all(|b| b.is_ascii_digit());
    let number: u8 = month.parse().ok().filter(|month| fine && (1..=12).contains(month))?;
    Some(page.with("reading-month", &[("month", &number), ("year", &year)]))
}

#[expect(clippy::too_many_arguments, reason = "one page of four kinds of lists, each with its own words")]
async fn make(
    app: &App,
    page: Page,
    at: At,
    of: Of<'_>,
    within: Option<&str>,
    heading: Heading,
    path: &str,
    asked: &Asked,
) -> Result<String, PageError> {
    let sites = at.gathered();
    let (paging, rows) = page_of(&app.db, List { sites: &sites, of }, within, path, asked).await?;
    if rows.is_empty() && !matches!(of, Of::Category(_)) {
        return Err(PageError::NotFound);
    }
    let said = Said {
        path: paging.path(paging.here),
        description: heading.about,
        picture: rows.first().and_then(Row::card),
        crumbs: heading.above.into_iter().chain([(heading.title.clone(), path.to_owned())]).collect(),
        feeds: heading.feeds,
        ..Said::default()
    };
    let around = Around::at(app, &page, at, said).await?;
    Ok(Listing { page, around, title: heading.title, paging, rows }.render()?)
}

#[derive(Template)]
#[template(path = "reading/archive.html")]
struct Archive {
    page: Page,
    around: Around,
    years: Vec<(String, Vec<Month>)>,
}

impl Archive {
    fn title(&self, month: &Month) -> String {
        month_title(&self.page, &month.month).unwrap_or_default()
    }

    fn path(&self, month: &Month) -> String {
        self.around.href(&format!("/luu-tru/{}", month.month.replace('-', "/")))
    }
}

/// The archive: its months with how many articles each has.
pub(crate) async fn archive(asking: Asking) -> Result<Response, PageError> {
    asking
        .answer("/luu-tru", async |app: App, page: Page, at: At| {
            let sites = at.gathered();
            let months = List { sites: &sites, of: Of::All }.months(&app.db).await?;
            let mut years: Vec<(String, Vec<Month>)> = Vec::new();
            for month in months {
                let year = month.month.split('-').next().unwrap_or_default();
                match years.last_mut().filter(|(last, _)| last == year) {
                    Some((_, of_year)) => of_year.push(month),
                    None => years.push((year.to_owned(), vec![month])),
                }
            }
            let said = Said {
                path: String::from("/luu-tru"),
                description: page.t1("reading-archive-about", "title", &at.site.title),
                crumbs: vec![(page.t("reading-archive"), String::from("/luu-tru"))],
                ..Said::default()
            };
            let around = Around::at(&app, &page, at, said).await?;
            Ok(Archive { page, around, years }.render()?)
        })
        .await
}
