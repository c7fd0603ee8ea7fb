//! The ward's decision: its number and day, and the level of each, as proposed until somebody changes it.

use super::actions::{self, Decision};
use super::choice::{chosen, level_field, level_text};
use super::gather::{Line, Review};
use super::{at, open_sheet, path};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::rating::Level;
use chibo_frame::db::code;
use chibo_frame::{App, Field, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "ratings/decision.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    refused: bool,
    number: Field,
    on: Field,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    proposed: Option<String>,
    choice: Field,
}

/// What stands in the field of a line: decided, from a workbook, or proposed.
fn standing(line: &Line) -> Option<Level> {
    line.decided().or(line.rating).or(line.proposed())
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<impl IntoResponse, PageError> {
    let review = open_sheet(&app, &year).await?;
    let last = review.rated().find(|line| line.row.decision_no.is_some()).map(|line| &line.row);
    let number = last.and_then(|row| row.decision_no.clone()).unwrap_or_default();
    let on = last.and_then(|row| row.decided_on).map(|on| page.day(&on)).unwrap_or_default();
    let mut typed = Typed::standing([("number", number), ("on", on)]);
    for line in review.rated() {
        typed.set(&line.row.member_id.to_string(), standing(line).as_ref().map(code).unwrap_or_default());
    }
    render(page, &review, &typed)
}

fn render(page: Page, review: &Review, typed: &Typed) -> Result<Html<String>, PageError> {
    let row = |line: &Line| Row {
        name: line.name.clone(),
        proposed: line.proposed().map(|level| level_text(&page, level)),
        choice: level_field(&page, typed, &line.row.member_id.to_string(), "ratings-decided").of(&line.name),
    };
    html(&Show {
        year: review.year,
        path: path(review.year),
        refused: typed.is_refused(),
        number: typed.text(&page, "number", "ratings-decision-number"),
        on: typed.text(&page, "on", "ratings-decision-day"),
        rows: review.rated().map(row).collect(),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::new(values);
    let levels: Vec<(Uuid, Option<Level>)> =
        review.rated().map(|line| (line.row.member_id, chosen(&typed, &line.row.member_id.to_string()))).collect();
    let decision = read(&page, &mut typed, "number", "on");
    let Some(decision) = decision else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &review, &typed)?).into_response());
    };
    actions::decide(&app, at(&page, &review)?, &decision, &levels).await?;
    Ok(see_other(&path(review.year)))
}

/// A decision's number and day; where one is missing, the words stand beside it.
pub(super) fn read(page: &Page, typed: &mut Typed, number: &str, on: &str) -> Option<Decision> {
    let (number, on) = (typed.text_needed(page, number), typed.day(page, on));
    Some(Decision { number: number?, on: on? })
}
