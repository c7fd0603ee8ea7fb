//! The figures of a draft beside those that the records give now, before they are taken.

use super::actions::{self, Refusal};
use super::fields::{Difference, differences};
use super::{edit, store};
use crate::words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use chibo_people::papers::PaperKind;
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "drafting/refresh.html")]
struct Refresh {
    page: Page,
    title: String,
    path: String,
    differences: Vec<Difference>,
    /// The day of the draft and that of the records, where they differ.
    days: Option<(Day, Day)>,
    seen: String,
    moved: bool,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let (row, kind) = edit::open(&page, &app, id).await?;
    render(page, &app, &kind, &row, false).await
}

async fn render(
    page: Page,
    app: &App,
    kind: &PaperKind,
    row: &store::paper::Model,
    moved: bool,
) -> Result<Html<String>, PageError> {
    let own = actions::fresh(app, kind, row).await?.ok_or(PageError::NotFound)?;
    let words = store::words_of(&app.db, row).await?;
    html(&Refresh {
        title: format!("{}: {}", words::kind_name(&page, kind), row.label),
        path: format!("/van-phong/van-ban/{}", row.id),
        differences: differences(&words, &row.values()?, &own.values),
        days: (own.day != row.day).then_some((row.day, own.day)),
        seen: actions::mark_of(&own.values, own.day)?,
        moved,
        page,
    })
}

/// What the page showed.
#[derive(Deserialize)]
pub(super) struct Seen {
    #[serde(default)]
    seen: String,
}

pub(super) async fn take(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(form): Form<Seen>,
) -> Result<Response, PageError> {
    let (row, kind) = edit::open(&page, &app, id).await?;
    match actions::refresh(&app, Some(page.account()?), (&kind, row.cell_id, id), &form.seen).await? {
        Ok(()) => {
            sessions::notice(&session, page.t("papers-refreshed")).await?;
            Ok(see_other(&format!("/van-phong/van-ban/{id}")))
        }
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(Refusal::Moved) => {
            let shown = render(page, &app, &kind, &row, true).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
    }
}
