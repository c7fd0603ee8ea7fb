//! The page that offers the authority's certificate: what it is for, its fingerprint to compare, how each device takes it.

use super::authority::{Authority, fingerprint};
use super::redirect::SafeAddress;
use anyhow::Context;
use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_books::roll_call::card::drawn;
use chibo_frame::{App, Page, PageError, Right, Routes, html};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/chung-chi", Right::Public, show).get("/chung-chi/chibo.crt", Right::Public, download)
}

#[derive(Template)]
#[template(path = "tls/page.html")]
struct Offer {
    page: Page,
    fingerprint: String,
    /// The fingerprint as a code: squares a side and its path.
    code: (usize, String),
    /// The house through TLS.
    safe: String,
}

/// The devices whose steps stand on the page.
const DEVICES: [&str; 4] = ["android", "iphone", "windows", "firefox"];

async fn show(page: Page, State(app): State<App>, safe: Option<Extension<SafeAddress>>) -> Result<Response, PageError> {
    let certificate = Authority::certificate_of(&app)?.ok_or(PageError::NotFound)?;
    let fingerprint = fingerprint(&certificate);
    let code = drawn(&fingerprint).context("draw the fingerprint")?;
    let safe = safe.map_or_else(|| String::from("/"), |Extension(SafeAddress(safe))| safe);
    Ok(([(header::CACHE_CONTROL, "no-store")], html(&Offer { page, fingerprint, code, safe })?).into_response())
}

async fn download(State(app): State<App>) -> Result<Response, PageError> {
    let certificate = Authority::certificate_of(&app)?.ok_or(PageError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "application/x-x509-ca-cert"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"chibo.crt\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, certificate).into_response())
}
