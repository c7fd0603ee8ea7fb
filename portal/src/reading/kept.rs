//! Public pages in memory as bytes, at most a second old. Whoever comes first after that second makes the page anew;
//! the others wait for his and make none of their own.

use crate::hash::hash;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use chibo_frame::{App, PageError};
use chrono::{DateTime, TimeDelta, Utc};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{PoisonError, RwLock};
use tokio::sync::Mutex;

/// How old a live figure on a public page may be.
const OLDEST: TimeDelta = TimeDelta::seconds(1);
/// How many pages are kept; beyond it all are forgotten, which costs one making each.
const MOST: usize = 512;

/// The pages in memory.
#[derive(Default)]
pub(crate) struct Pages {
    kept: RwLock<HashMap<String, Kept>>,
    making: Mutex<()>,
}

#[derive(Clone)]
struct Kept {
    made: DateTime<Utc>,
    etag: String,
    body: Bytes,
    /// The same, compressed once for all visitors.
    gzip: Bytes,
}

impl Pages {
    fn find(&self, key: &str, now: DateTime<Utc>) -> Option<Kept> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).filter(|page| now - page.made < OLDEST).cloned()
    }

    fn keep(&self, key: &str, page: Kept) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key.to_owned(), page);
    }
}

/// Makes the next visitor see the newest state at once.
pub(crate) fn forget_pages(app: &App) {
    app.shared.of::<Pages>().kept.write().unwrap_or_else(PoisonError::into_inner).clear();
}

/// Answers with the kept page, or with a newly made one. `making` is not begun unless it is needed.
pub(crate) async fn answer(
    app: &App,
    asked: &HeaderMap,
    key: &str,
    making: impl Future<Output = Result<String, PageError>> + Send,
) -> Result<Response, PageError> {
    let pages = app.shared.of::<Pages>();
    if let Some(page) = pages.find(key, app.now()) {
        return Ok(respond(asked, page));
    }
    let _one_at_a_time = pages.making.lock().await;
    if let Some(page) = pages.find(key, app.now()) {
        return Ok(respond(asked, page));
    }
    let html = making.await?;
    let etag = format!("\"{}\"", hash(html.as_bytes()));
    let page = Kept { made: app.now(), etag, gzip: compressed(html.as_bytes())?, body: Bytes::from(html) };
    pages.keep(key, page.clone());
    Ok(respond(asked, page))
}

fn respond(asked: &HeaderMap, page: Kept) -> Response {
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let headers = [
        (header::ETAG, page.etag.clone()),
        (header::CACHE_CONTROL, String::from("no-cache")),
        (header::VARY, String::from("accept-encoding")),
    ];
    if known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == page.etag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if accepted.contains("gzip") {
        return (headers, html, [(header::CONTENT_ENCODING, "gzip")], page.gzip).into_response();
    }
    (headers, html, page.body).into_response()
}

fn compressed(html: &[u8]) -> std::io::Result<Bytes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(html)?;
    Ok(Bytes::from(gzip.finish()?))
}
