//! The targets of a term, to be put in order, changed and added to.

use super::actions;
use crate::targets::store::{self, target};
use crate::targets::{OpenTerm, term_of_path, threshold_text, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chibo_core::target::Version;
use chibo_core::term::Period;
use chibo_frame::db::code;
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "targets/edit/list.html")]
struct List {
    page: Page,
    label: String,
    path: String,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    number: u32,
    text: String,
    measure: String,
    threshold: String,
    cadence: String,
    /// Since when it says this, where it was changed.
    since: Option<String>,
    first: bool,
    last: bool,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(label): Path<String>) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    let stored = store::list_targets(&app.db, term.id).await?;
    let last = stored.len();
    let rows = stored.iter().zip(&term.promises).enumerate().map(|(i, (stored, promise))| {
        let version: &Version = promise.of(Period::Term, &term.term);
        Row {
            id: stored.id,
            number: version.target.number,
            text: words::target_text(&page, &version.target, version.wording.as_deref()),
            measure: words::measure_text(&page, version.target.measure),
            threshold: threshold_text(&page, &version.target),
            cadence: page.t(&format!("cadence-{}", code(&version.target.cadence).replace('_', "-"))),
            since: (promise.versions().count() > 1).then(|| page.day(&version.from)),
            first: i == 0,
            last: i + 1 == last,
        }
    });
    html(&List { rows: rows.collect(), path: format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu"), label, page })
}

/// A target of this term, or there is no such page.
pub(super) async fn row_of(app: &App, term: &OpenTerm, id: Uuid) -> Result<target::Model, PageError> {
    store::find_target(&app.db, id).await?.filter(|row| row.term_id == term.id).ok_or(PageError::NotFound)
}

pub(super) async fn up(page: Page, State(app): State<App>, Path(of): Path<(String, Uuid)>) -> Result<Response, PageError> {
    moved(page, app, of, true).await
}

pub(super) async fn down(page: Page, State(app): State<App>, Path(of): Path<(String, Uuid)>) -> Result<Response, PageError> {
    moved(page, app, of, false).await
}

async fn moved(page: Page, app: App, (label, id): (String, Uuid), up: bool) -> Result<Response, PageError> {
    row_of(&app, &term_of_path(&app, &label).await?, id).await?;
    actions::move_target(&app, page.account()?, id, up).await?;
    Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu#{id}")))
}

pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    Path((label, id)): Path<(String, Uuid)>,
) -> Result<Response, PageError> {
    row_of(&app, &term_of_path(&app, &label).await?, id).await?;
    actions::remove_target(&app, page.account()?, id).await?;
    Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu")))
}

pub(super) async fn remove_version(
    page: Page,
    State(app): State<App>,
    Path((label, id, version)): Path<(String, Uuid, Uuid)>,
) -> Result<Response, PageError> {
    row_of(&app, &term_of_path(&app, &label).await?, id).await?;
    if actions::remove_version(&app, page.account()?, id, version).await? {
        return Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu/{id}")));
    }
    Err(PageError::NotFound)
}
