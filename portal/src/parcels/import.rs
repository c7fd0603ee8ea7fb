//! An article taken in from a file. What it brings is cleaned as if it had been typed and uploaded.

use super::pack::{BadParcel, unpack};
use super::parcel::Parcel;
use crate::categories;
use crate::hash::hash;
use crate::newsroom::store::article;
use crate::newsroom::{By, body, fresh, put};
use crate::photos::store::photo;
use crate::photos::{self, BadPhoto};
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_core::name::fold;
use chibo_frame::sessions::notice;
use chibo_frame::{App, Page, PageError, html, see_other};
use std::collections::BTreeMap;
use tokio::task::spawn_blocking;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "parcels/import.html")]
struct Import {
    page: Page,
    problem: Option<String>,
}

/// Why nothing was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The file itself.
    Parcel(BadParcel),
    /// A photo in it: its number from 1.
    Photo(usize, BadPhoto),
    /// A text longer than its field takes.
    TooLong,
}

pub(super) async fn show(page: Page) -> Result<impl IntoResponse, PageError> {
    html(&Import { page, problem: None })
}

pub(super) async fn take(page: Page, State(app): State<App>, session: Session, mut sent: Multipart) -> Result<Response, PageError> {
    let mut bytes = Bytes::new();
    let refused = |error| crate::newsroom::unreadable(&page, &error);
    while let Some(field) = sent.next_field().await.map_err(refused)? {
        bytes = field.bytes().await.map_err(refused)?;
    }
    match read(&app, &By::of(&page)?, bytes).await? {
        Ok(id) => {
            notice(&session, page.t("parcels-taken")).await?;
            Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
        }
        Err(refusal) => {
            let problem = Some(words(&page, &refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&Import { page, problem })?).into_response())
        }
    }
}

/// Takes an article in as a new draft.
pub(super) async fn read(app: &App, by: &By, bytes: Bytes) -> anyhow::Result<Result<Uuid, Refusal>> {
    let (parcel, files) = match spawn_blocking(move || unpack(&bytes)).await? {
        Ok((parcel, files)) => (parcel.typed(), files),
        Err(bad) => return Ok(Err(Refusal::Parcel(bad))),
    };
    if is_too_long(&parcel) {
        return Ok(Err(Refusal::TooLong));
    }
    let mut known: BTreeMap<String, photo::Model> = BTreeMap::new();
    let mut new = Vec::new();
    for (used, number) in parcel.photos.iter().zip(1..) {
        let Some(bytes) = files.get(&used.file).filter(|_| !known.contains_key(&used.file)) else { continue };
        let row = match standing(app, &used.file, bytes).await? {
            Some(row) => row,
            None => match photos::taken(app, bytes.clone()).await? {
                Ok(row) => {
                    new.push(row.clone());
                    row
                }
                Err(bad) => return Ok(Err(Refusal::Photo(number, bad))),
            },
        };
        known.insert(used.file.clone(), row);
    }
    let keys: Vec<Uuid> = parcel.photos.iter().filter_map(|used| known.get(&used.file)).map(|row| row.id).collect();
    let row = fresh(app);
    let (words, rows) = parcel.unpacked(row.id, &keys, || app.new_id());
    let categories = categories::list_categories(&app.db).await?;
    let row = article::Model {
        folded: fold(&parcel.headline),
        body: spawn_blocking(move || body::clean(&words)).await?,
        category: parcel.category.filter(|slug| categories.iter().any(|category| category.slug == *slug)),
        headline: parcel.headline,
        lead: parcel.lead,
        author: parcel.author,
        tags: parcel.tags,
        ..row
    };
    put(app, by, "import_article", row, new, rows).await.map(Ok)
}

/// A photo that is here already stays the same photo, byte for byte.
async fn standing(app: &App, file: &str, bytes: &[u8]) -> anyhow::Result<Option<photo::Model>> {
    if hash(bytes) == file { photos::store::find_photo(&app.db, file).await } else { Ok(None) }
}

/// The bounds of the form, see `newsroom::form`.
fn is_too_long(parcel: &Parcel) -> bool {
    let longer = |text: &str, most: usize| text.chars().count() > most;
    let Parcel { headline, lead, body, author, tags, .. } = parcel;
    [(headline, 250), (lead, 1_500), (body, 100_000), (author, 150), (tags, 500)].iter().any(|(text, most)| longer(text, *most))
        || parcel.photos.iter().any(|photo| longer(&photo.caption, 500) || longer(&photo.alt, 500) || longer(&photo.credit, 150))
}

fn words(page: &Page, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Parcel(BadParcel::NotAParcel) => page.t("parcels-not-a-parcel"),
        Refusal::Parcel(BadParcel::NoArticle) => page.t("parcels-no-article"),
        Refusal::Parcel(BadParcel::TooLarge) | Refusal::TooLong => page.t("parcels-too-large"),
        Refusal::Parcel(BadParcel::NoPhoto(number)) => page.t1("parcels-no-photo", "number", number),
        Refusal::Photo(number, bad) => photos::bad_photo(page, &number.to_string(), *bad),
    }
}
