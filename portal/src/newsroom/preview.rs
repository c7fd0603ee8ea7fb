//! An article as a visitor would see it, before it is published.

use super::printed;
use super::store;
use crate::categories;
use crate::photos;
use crate::reading::{Around, Shown};
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let article = store::find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let uses = store::list_uses(&app.db, id).await?;
    let around = Around::of(&app, &page).await?;
    let categories = categories::list_categories(&app.db).await?;
    let category = categories.into_iter().find(|row| Some(&row.slug) == article.category.as_ref()).map(|row| row.name);
    let main = photos::of_newsroom(&printed::html(&app, &article, &uses)?);
    html(&Shown::preview(page, around, article.headline, article.author, category, app.now(), main))
}
