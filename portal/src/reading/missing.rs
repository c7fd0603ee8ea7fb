//! The page that stands where there is none.

use super::around::Around;
use super::kept::answer;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError};

#[derive(Template)]
#[template(path = "reading/missing.html")]
struct Missing {
    page: Page,
    around: Around,
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    self::page(&app, page).await
}

/// Says that there is no such page, in the site's look. One page for all addresses, so that asking for a thousand
/// addresses that are not there costs nothing.
pub(crate) async fn page(app: &App, page: Page) -> Result<Response, PageError> {
    let key = format!("missing {}", page.lang.code());
    let body = answer(app, &HeaderMap::new(), &key, make(app, page)).await?;
    Ok((StatusCode::NOT_FOUND, body).into_response())
}

async fn make(app: &App, page: Page) -> Result<String, PageError> {
    let around = Around::of(app, &page).await?;
    Ok(Missing { page, around }.render()?)
}
