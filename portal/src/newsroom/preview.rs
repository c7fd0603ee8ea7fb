//! An article as a visitor would see it, before it is published.

use super::page;
use super::store;
use crate::reading;
use axum::extract::{Path, State};
use axum::response::Response;
use chibo_frame::{App, Page, PageError};
use uuid::Uuid;

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let article = store::find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let uses = store::list_uses(&app.db, id).await?;
    let before = reading::find_publication(&app.db, id).await?;
    let mut row = page::of(&app, &article, &uses, before.as_ref(), app.now())?;
    row.notes = page::notes(store::list_notes(&app.db, id).await?)?;
    reading::preview(&app, page, row, page::tags(&article)).await
}
