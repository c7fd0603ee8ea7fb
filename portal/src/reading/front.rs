//! The front page: the newest article large, the next ones as a list, then what is new by category.

use super::around::{Around, time};
use super::asking::Asking;
use super::lists::{List, Of};
use super::said::Said;
use super::store::{Category, Row};
use crate::sites::At;
use askama::Template;
use axum::response::Response;
use chibo_frame::{App, Page, PageError};

/// How many of the newest articles the front page is made of.
const NEWEST: u64 = 100;
/// How many of them stand under the newest one, whatever their category.
const FIRST: usize = 8;
/// How many a category shows.
const OF_A_CATEGORY: usize = 4;

#[derive(Template)]
#[template(path = "reading/front.html")]
struct Front {
    page: Page,
    around: Around,
    newest: Option<Row>,
    others: Vec<Row>,
    sections: Vec<Section>,
}

/// The newest of a category that do not stand above already.
struct Section {
    category: Category,
    rows: Vec<Row>,
}

impl Front {
    fn time(&self, row: &Row) -> String {
        time(&self.page, row.published_at)
    }
}

pub(crate) async fn show(asking: Asking) -> Result<Response, PageError> {
    match asking.moved_from_front().await? {
        Some(moved) => Ok(moved),
        None => asking.answer("/", make).await,
    }
}

async fn make(app: App, page: Page, at: At) -> Result<String, PageError> {
    let sites = at.gathered();
    let list = List { sites: &sites, of: Of::All };
    let mut rows = list.rows(&app.db, &list.months(&app.db).await?, 0, NEWEST).await?.into_iter();
    let newest = rows.next();
    let said = Said {
        path: String::from("/"),
        description: page.with("reading-front-about", &[("title", &at.site.title), ("subtitle", &at.site.subtitle)]),
        picture: newest.as_ref().and_then(Row::card),
        ..Said::default()
    };
    let around = Around::at(&app, &page, at, said).await?;
    let others: Vec<Row> = rows.by_ref().take(FIRST).collect();
    let sections = sections(&around.categories, rows.as_slice());
    Ok(Front { page, around, newest, others, sections }.render()?)
}

fn sections(categories: &[Category], rows: &[Row]) -> Vec<Section> {
    let of = |category: &Category| {
        let rows = rows.iter().filter(|row| row.category.as_ref() == Some(&category.slug));
        Section { category: category.clone(), rows: rows.take(OF_A_CATEGORY).cloned().collect() }
    };
    categories.iter().map(of).filter(|section| !section.rows.is_empty()).collect()
}
