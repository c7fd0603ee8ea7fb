//! The front page: the newest article large, the others as a list.

use super::around::{Around, time};
use super::kept::answer;
use super::store::{self, publication};
use crate::photos::{Pictured, Place, Shown, picture};
use crate::visits::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use chibo_frame::{App, Page, PageError};

const MOST: u64 = 30;

#[derive(Template)]
#[template(path = "reading/front.html")]
struct Front {
    page: Page,
    around: Around,
    newest: Option<publication::Model>,
    others: Vec<publication::Model>,
}

impl Front {
    fn large(article: &publication::Model) -> Option<Pictured<'_>> {
        Some(picture(article.shown()?, Place::Front, true))
    }

    /// Beside the headline, which says all: without words of its own.
    fn small(article: &publication::Model) -> Option<Pictured<'_>> {
        Some(picture(Shown { alt: "", ..article.shown()? }, Place::List, false))
    }

    fn time(&self, article: &publication::Model) -> String {
        time(&self.page, article.published_at)
    }
}

pub(crate) async fn show(visitor: Visitor, page: Page, State(app): State<App>, asked: HeaderMap) -> Result<Response, PageError> {
    visitor.count(&app);
    let key = format!("/ {}", page.lang.code());
    answer(&app, &asked, &key, make(&app, page)).await
}

async fn make(app: &App, page: Page) -> Result<String, PageError> {
    let around = Around::of(app, &page).await?;
    let mut articles = store::list_newest(&app.db, MOST).await?.into_iter();
    let front = Front { page, around, newest: articles.next(), others: articles.collect() };
    Ok(front.render()?)
}
