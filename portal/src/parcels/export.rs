//! An article as one file.

use super::pack::pack;
use super::parcel::Parcel;
use crate::newsroom::printed;
use crate::newsroom::store::{find_article, list_uses};
use crate::photos::{self, Place};
use crate::slug::slug_of;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, PageError};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The article as it is read without us.
#[derive(Template)]
#[template(path = "parcels/article.html")]
struct Alone {
    headline: String,
    author: String,
    main: String,
}

pub(super) async fn send(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let article = find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let uses = list_uses(&app.db, id).await?;
    let mut files = Vec::new();
    for photo in uses.iter().map(|used| &used.photo.file).collect::<BTreeSet<_>>() {
        files.extend(photos::large(&app, photo).await?.map(|bytes| (format!("{photo}.jpg"), bytes)));
    }
    let main = printed::html(&app, &article, &uses, Place::Parcel)?;
    let html = Alone { headline: article.headline.clone(), author: article.author.clone(), main }.render()?;
    let bytes = pack(&Parcel::of(&article, &uses), &html, &files)?;
    let name = Some(slug_of(&article.headline)).filter(|name| !name.is_empty()).unwrap_or_else(|| String::from("tin"));
    let headers = [
        (header::CONTENT_TYPE, String::from("application/zip")),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.zip\"")),
    ];
    Ok((headers, bytes).into_response())
}
