//! The next meeting, made from the last in one step.

use super::show::path;
use super::{actions, store};
use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, see_other};
use serde::Deserialize;

/// Whether it takes up a theme.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    kind: String,
}

/// Makes it, and goes to what is still to be written: when, where and the theme; or to the meeting.
pub(super) async fn prepare(page: Page, State(app): State<App>, Form(wanted): Form<Wanted>) -> Result<Response, PageError> {
    let with_theme = wanted.kind == "thematic";
    let id = actions::prepare_next(&app, Some(page.account()?), with_theme).await?.ok_or(PageError::NotFound)?;
    let meeting = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let is_known = meeting.starts_at.is_some() && meeting.place.is_some();
    let rest = if with_theme || !is_known { "/sua" } else { "" };
    Ok(see_other(&format!("{}{rest}", path(id))))
}
