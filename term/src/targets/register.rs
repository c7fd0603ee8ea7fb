//! Evidence for the targets that no count answers.

use super::{actions, store, term_of_path, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::{Day, parse_day};
use chibo_core::target::MeasureKind;
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "targets/register.html")]
struct List {
    page: Page,
    label: String,
    measures: Vec<(MeasureKind, String)>,
    years: Vec<i32>,
    items: Vec<Item>,
    typed: NewEvidence,
    problem: Option<(&'static str, Message)>,
}

struct Item {
    id: Uuid,
    target: String,
    year: i32,
    on: Option<Day>,
    note: String,
}

/// What was registered, and the form for more.
pub(super) async fn list(page: Page, State(app): State<App>, Path(label): Path<String>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, label, NewEvidence::default(), None).await
}

async fn render(
    page: Page,
    app: &App,
    label: String,
    typed: NewEvidence,
    problem: Option<(&'static str, Message)>,
) -> Result<Html<String>, PageError> {
    let term = term_of_path(app, &label).await?;
    let text = |measure: MeasureKind| words::measure_text(&page, measure);
    let measures: Vec<(MeasureKind, String)> =
        term.targets.iter().filter(|t| t.measure.takes_evidence()).map(|t| (t.measure, text(t.measure))).collect();
    let rows = store::list_evidence(&app.db, term.cell_id).await?.into_iter().filter(|row| term.term.years().contains(&row.year));
    let items = rows
        .map(|row| Item {
            id: row.id,
            target: row.measure.parse().map_or_else(|_| row.measure.clone(), text),
            year: row.year,
            on: row.on_day,
            note: row.note,
        })
        .collect();
    html(&List { years: term.term.years().collect(), measures, items, typed, problem, label, page })
}

/// The form of one piece of evidence.
#[derive(Default, Deserialize)]
pub(super) struct NewEvidence {
    measure: String,
    year: i32,
    on: String,
    note: String,
}

/// Registers it.
pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Path(label): Path<String>,
    Form(form): Form<NewEvidence>,
) -> Result<Response, PageError> {
    let measure: MeasureKind = form.measure.parse().map_err(|_| PageError::NotFound)?;
    let day = form.on.trim();
    let on = parse_day(day);
    if on.is_none() && !day.is_empty() {
        let words = Message::new(page.t1("refused-day", "text", day)).remedy(page.t("refused-day-remedy"));
        return refused(page, &app, label, form, "on", words).await;
    }
    match actions::add_evidence(&app, Some(page.account()?), measure, form.year, on, &form.note).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/minh-chung"))),
        Err(refusal @ actions::Refusal::EmptyNote) => {
            let words = words::refusal_text(&page, &refusal);
            refused(page, &app, label, form, "note", words).await
        }
        Err(refusal) => Err(PageError::Refused(words::refusal_text(&page, &refusal))),
    }
}

/// The form again: what was typed kept, the words beside the field.
async fn refused(
    page: Page,
    app: &App,
    label: String,
    typed: NewEvidence,
    field: &'static str,
    words: Message,
) -> Result<Response, PageError> {
    let form = render(page, app, label, typed, Some((field, words))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response())
}

/// Takes one piece away that was registered by mistake.
pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    Path((label, id)): Path<(String, Uuid)>,
) -> Result<Response, PageError> {
    if actions::remove_evidence(&app, page.account()?, id).await? {
        return Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/minh-chung")));
    }
    Err(PageError::NotFound)
}
