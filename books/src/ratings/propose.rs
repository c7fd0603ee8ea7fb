//! What the cell proposes: what the votes carry, in one press, or a lower level by hand where the cap leaves no room.

use super::choice::{chosen, level_field, level_text};
use super::gather::Review;
use super::{actions, at, open_sheet, path, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::rating::{Counts, Level};
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "ratings/propose.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    refused: bool,
    over: Option<String>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    by_votes: Option<String>,
    note: Option<String>,
    choice: Field,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<impl IntoResponse, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::default();
    for line in review.rated() {
        let level = line.proposed().or(line.proposal.and_then(|proposal| proposal.level));
        typed.set(&line.row.member_id.to_string(), level.as_ref().map(chibo_frame::db::code).unwrap_or_default());
    }
    render(page, &review, &typed)
}

fn render(page: Page, review: &Review, typed: &Typed) -> Result<Html<String>, PageError> {
    let row = |line: &super::gather::Line| Row {
        name: line.name.clone(),
        by_votes: line.proposal.map(|proposal| words::proposal(&page, &proposal)),
        note: line.proposal.and_then(|proposal| words::proposal_note(&page, &proposal)),
        choice: level_field(&page, typed, &line.row.member_id.to_string(), "ratings-proposed").of(&line.name),
    };
    let counts: Counts = review.rated().filter_map(|line| chosen(typed, &line.row.member_id.to_string())).collect();
    let over = review.cap.as_ref().and_then(|cap| words::over_cap(&page, cap, &counts));
    let rows = review.rated().map(row).collect();
    html(&Show { year: review.year, path: path(review.year), refused: typed.is_refused(), over, rows, page })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::new(values);
    let mut levels: Vec<(Uuid, Option<Level>)> = Vec::new();
    for line in review.rated() {
        let name = line.row.member_id.to_string();
        let level = chosen(&typed, &name);
        if let Some(level) = level {
            if let Some(Err(fault)) = line.proposal.map(|proposal| proposal.check(level)) {
                typed.refuse(&name, words::above_votes(&page, fault));
            } else if let Some(most) = line.place.at_most.filter(|_| !line.place.may_be(level)) {
                let most = level_text(&page, most);
                typed.refuse(&name, Message::new(page.t1("ratings-refused-at-most", "level", most)));
            }
        }
        levels.push((line.row.member_id, level));
    }
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &review, &typed)?).into_response());
    }
    actions::propose(&app, at(&page, &review)?, &levels).await?;
    Ok(see_other(&path(review.year)))
}

/// Takes for everybody what the votes carry.
pub(super) async fn by_votes(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<Response, PageError> {
    let review = open_sheet(&app, &year).await?;
    if review.rated().all(|line| line.proposal.is_none()) {
        let remedy = page.t("ratings-refused-no-votes-remedy");
        return Err(PageError::Refused(Message::new(page.t("ratings-refused-no-votes")).remedy(remedy)));
    }
    actions::propose_by_votes(&app, at(&page, &review)?).await?;
    Ok(see_other(&path(review.year)))
}
