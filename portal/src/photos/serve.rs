//! A photo's file. Its name is the hash of what it holds, so a browser keeps it for ever. Visitors see the photos of
//! published pages, the newsroom sees all.

use super::address::{Kind, Name};
use super::picture;
use super::store;
use crate::fresh::is_fresh;
use anyhow::Context;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, PageError};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::sync::{PoisonError, RwLock};

/// How long an answer of the database is believed.
const BELIEVED: TimeDelta = TimeDelta::seconds(5);
/// How many answers are kept; beyond it all are forgotten, which costs a question each.
const MOST: usize = 10_000;

/// Which photos visitors may see, as far as it was asked lately.
#[derive(Default)]
struct Asked(RwLock<HashMap<String, (DateTime<Utc>, bool)>>);

/// Forgets which photos are published, after a page changed.
pub(crate) fn forget(app: &App) {
    app.shared.of::<Asked>().0.write().unwrap_or_else(PoisonError::into_inner).clear();
}

async fn is_published(app: &App, hash: &str) -> anyhow::Result<bool> {
    let (asked, now) = (app.shared.of::<Asked>(), app.now());
    let known = asked.0.read().unwrap_or_else(PoisonError::into_inner).get(hash).copied();
    if let Some((_, published)) = known.filter(|(at, _)| is_fresh(*at, now, BELIEVED)) {
        return Ok(published);
    }
    let published = store::is_published(&app.db, hash).await?;
    let mut answers = asked.0.write().unwrap_or_else(PoisonError::into_inner);
    if answers.len() >= MOST {
        answers.clear();
    }
    answers.insert(hash.to_owned(), (now, published));
    Ok(published)
}

pub(super) async fn show(State(app): State<App>, Path(file): Path<String>) -> Result<Response, PageError> {
    let name: Name = file.parse().map_err(|()| PageError::NotFound)?;
    if !is_published(&app, &name.hash).await? {
        return Err(PageError::NotFound);
    }
    let mut answer = send(&app, &name).await?;
    let for_ever = header::HeaderValue::from_static("public, max-age=31536000, immutable");
    answer.headers_mut().insert(header::CACHE_CONTROL, for_ever);
    Ok(answer)
}

pub(super) async fn show_to_editor(State(app): State<App>, Path(file): Path<String>) -> Result<Response, PageError> {
    let name: Name = file.parse().map_err(|()| PageError::NotFound)?;
    send(&app, &name).await
}

/// A photo's largest JPEG.
pub(crate) async fn large(app: &App, hash: &str) -> anyhow::Result<Option<Vec<u8>>> {
    read(app, &Name { hash: hash.to_owned(), width: None, kind: Kind::Jpeg }).await
}

/// Whether an address below `/anh/` is that of a photo that visitors see.
pub(crate) async fn is_photo(app: &App, file: &str) -> anyhow::Result<bool> {
    match file.parse::<Name>() {
        Ok(name) => is_published(app, &name.hash).await,
        Err(()) => Ok(false),
    }
}

async fn send(app: &App, name: &Name) -> Result<Response, PageError> {
    let bytes = match read(app, name).await? {
        Some(bytes) => bytes,
        None => grown(app, name).await?.ok_or(PageError::NotFound)?,
    };
    Ok(([(header::CONTENT_TYPE, name.kind.mime())], bytes).into_response())
}

async fn read(app: &App, name: &Name) -> anyhow::Result<Option<Vec<u8>>> {
    match tokio::fs::read(app.data.join("photos").join(name.file())).await {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).context("read a photo"),
    }
}

/// A size that is not there yet, made with all others from the large JPEG: earlier releases kept two.
async fn grown(app: &App, name: &Name) -> anyhow::Result<Option<Vec<u8>>> {
    let Some(jpeg) = read(app, &Name { width: None, kind: Kind::Jpeg, ..name.clone() }).await? else { return Ok(None) };
    if let Ok(photo) = picture::develop(jpeg).await? {
        photo.called(&name.hash).keep(app).await?;
    }
    read(app, name).await
}
