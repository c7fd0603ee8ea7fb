//! Evidence for the targets that no count answers.

use super::{actions, store, term_of_path, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::{Day, parse_day};
use chibo_core::target::MeasureKind;
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "targets/register.html")]
struct List {
    page: Page,
    label: String,
    measures: Vec<(MeasureKind, String)>,
    years: Vec<i32>,
    items: Vec<Item>,
}

struct Item {
    target: String,
    year: i32,
    on: Option<Day>,
    note: String,
}

/// What was registered, and the form for more.
pub(super) async fn list(page: Page, State(app): State<App>, Path(label): Path<String>) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    let text = |measure: MeasureKind| page.t(&format!("measure-{}", measure.name().replace('_', "-")));
    let measures: Vec<(MeasureKind, String)> =
        term.targets.iter().filter(|t| t.measure.takes_evidence()).map(|t| (t.measure, text(t.measure))).collect();
    let rows = store::list_evidence(&app.db, term.cell_id).await?.into_iter().filter(|row| term.term.years().contains(&row.year));
    let items = rows
        .map(|row| Item {
            target: row.measure.parse().map_or_else(|_| row.measure.clone(), text),
            year: row.year,
            on: row.on_day,
            note: row.note,
        })
        .collect();
    html(&List { years: term.term.years().collect(), measures, items, label, page })
}

/// The form of one piece of evidence.
#[derive(Deserialize)]
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
    let on = match form.on.trim() {
        "" => None,
        text => Some(parse_day(text).ok_or_else(|| {
            PageError::Refused(Message::new(page.t1("refused-day", "text", text)).remedy(page.t("refused-day-remedy")))
        })?),
    };
    match actions::add_evidence(&app, Some(page.account()?), measure, form.year, on, &form.note).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/minh-chung"))),
        Err(refusal) => Err(PageError::Refused(words::refusal_text(&page, &refusal))),
    }
}
