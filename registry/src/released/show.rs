//! One released paper, as it was frozen.

use super::store;
use crate::cell_of;
use crate::drafting::{Preview, pdf_file};
use crate::register::{self, frozen_paper, outgoing_paper, title_of};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "released/show.html")]
struct Show {
    page: Page,
    id: Uuid,
    title: String,
    preview: Preview,
}

/// A paper that members may read: released, and not cancelled since.
async fn open(app: &App, id: Uuid) -> Result<(outgoing_paper::Model, frozen_paper::Model), PageError> {
    store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let row = register::find(&app.db, cell_of(app).await?, id).await?;
    let row = row.filter(|row| row.cancelled_on.is_none() && !row.confidential).ok_or(PageError::NotFound)?;
    let frozen = register::find_frozen(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok((row, frozen))
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let (row, frozen) = open(&app, id).await?;
    let preview = Preview::of(serde_json::from_str(&frozen.paper)?);
    html(&Show { id, title: title_of(&page, &row), preview, page })
}

pub(super) async fn pdf(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (row, frozen) = open(&app, id).await?;
    Ok(pdf_file(frozen.pdf, &title_of(&page, &row)))
}
