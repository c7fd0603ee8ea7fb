//! What answers where there is no page: the way to where it stands now, that it was taken off, or that there is none.

use super::around::Around;
use super::kept::answer;
use super::moved::{self, Fate};
use super::said::Said;
use crate::sites::At;
use askama::Template;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError};

#[derive(Template)]
#[template(path = "reading/missing.html")]
struct Missing {
    page: Page,
    around: Around,
    title: String,
    text: String,
    /// Why it was taken off, if that was said.
    reason: String,
}

pub(crate) async fn show(asking: super::asking::Asking) -> Result<Response, PageError> {
    asking.missing().await
}

/// Says that there is no such page, in the look of the first site.
pub(crate) async fn page(app: &App, page: Page) -> Result<Response, PageError> {
    let at = At::first(app, page.lang).await?;
    said(app, page, at, StatusCode::NOT_FOUND, "").await
}

/// What became of a page of this site that is not there.
pub(crate) async fn at(app: &App, page: Page, at: At, asked: &Uri) -> Result<Response, PageError> {
    match moved::fate(app, &at, asked).await? {
        Fate::Moved(address) => Ok(for_good(address)),
        Fate::Elsewhere(address) => Ok((StatusCode::FOUND, [(header::LOCATION, address)]).into_response()),
        Fate::Withdrawn(reason) => said(app, page, at, StatusCode::GONE, &reason).await,
        Fate::Unknown => said(app, page, at, StatusCode::NOT_FOUND, "").await,
    }
}

/// Sends to another address, now and ever after.
pub(crate) fn for_good(address: String) -> Response {
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, address)]).into_response()
}

/// One page for all addresses, so that asking for a thousand that are not there makes one.
async fn said(app: &App, page: Page, at: At, status: StatusCode, reason: &str) -> Result<Response, PageError> {
    let key = at.key(&format!("{} {reason}", status.as_str()));
    let body = answer(app, &HeaderMap::new(), &key, make(app, page, at, status, reason)).await?;
    Ok((status, body).into_response())
}

async fn make(app: &App, page: Page, at: At, status: StatusCode, reason: &str) -> Result<String, PageError> {
    let (title, text) = if status == StatusCode::GONE {
        (page.t("reading-withdrawn"), page.t("reading-withdrawn-text"))
    } else {
        (page.t("error-not-found"), page.t("error-not-found-text"))
    };
    let said = Said { path: String::from("/"), description: text.clone(), hidden: true, ..Said::default() };
    let around = Around::at(app, &page, at, said).await?;
    Ok(Missing { page, around, title, text, reason: reason.to_owned() }.render()?)
}
