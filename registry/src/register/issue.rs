//! Before a paper is issued: the number it gets, what should be known first; then it is.

use super::actions::{self, Refusal, seen_mark};
use crate::{cell_of, drafting, kinds, making, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::register::{contradicted, withheld, written};
use chibo_core::rules::Certainty;
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use chibo_people::papers::PaperKind;
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "register/issue.html")]
struct Issue {
    page: Page,
    title: String,
    path: String,
    /// The number it would get.
    number: Option<String>,
    /// The term's book.
    book: String,
    day: String,
    signer: String,
    warnings: Vec<String>,
    gaps: Vec<String>,
    seen: String,
    problem: Option<Message>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, id, None).await
}

async fn open(page: &Page, app: &App, id: Uuid) -> Result<(drafting::paper::Model, PaperKind), PageError> {
    let row = drafting::find_draft(&app.db, cell_of(app).await?, id).await?.ok_or(PageError::NotFound)?;
    let kind = kinds::open(page, &row.kind)?;
    Ok((row, kind))
}

async fn render(page: Page, app: &App, id: Uuid, problem: Option<Message>) -> Result<Html<String>, PageError> {
    let (row, kind) = open(&page, app, id).await?;
    let words = drafting::words_of(&app.db, &row).await?;
    let draft = making::of_draft(app, &kind, &row, &words, None).await?;
    let place = actions::place(app, row.cell_id, kind.code, kind.author.symbol(), row.day).await?;
    let mut warnings = Vec::new();
    if let Some(rule) = kind.code.and_then(|code| withheld(code, row.day)) {
        let sure = if rule.certainty == Certainty::Open { "issue-withheld-open" } else { "issue-withheld" };
        warnings.push(page.t1(sure, "rule", rule.rule));
    }
    if let Some((code, number)) = kind.code.zip(place.number)
        && let Some(other) = contradicted(&place.standing, number, row.day)
    {
        let other_number = written(other.number, code, kind.author.symbol());
        warnings.push(page.with("issue-day", &[("number", &other_number), ("day", &page.day(&other.day))]));
    }
    if row.day > app.today() {
        warnings.push(page.t1("issue-ahead", "day", page.day(&row.day)));
    }
    html(&Issue {
        title: format!("{}: {}", words::kind_name(&page, &kind), row.label),
        path: format!("/van-phong/van-ban/{id}"),
        number: kind.code.zip(place.number).map(|(code, number)| written(number, code, kind.author.symbol())),
        book: place.book,
        day: page.day(&row.day),
        signer: actions::signers(&draft.paper),
        warnings,
        gaps: words::gaps(&page, &draft.gaps),
        seen: seen_mark(&row, &words),
        problem,
        page,
    })
}

/// What the page showed.
#[derive(Deserialize)]
pub(super) struct Seen {
    #[serde(default)]
    seen: String,
}

pub(super) async fn confirm(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(form): Form<Seen>,
) -> Result<Response, PageError> {
    let (row, kind) = open(&page, &app, id).await?;
    let problem = match actions::issue(&app, Some(page.account()?), (&kind, row.cell_id, id), &form.seen).await? {
        Ok(number) => {
            let said = number.map_or_else(|| page.t("issue-done-plain"), |number| page.t1("issue-done", "number", number));
            sessions::notice(&session, said).await?;
            return Ok(see_other(&format!("/van-phong/van-ban/{id}")));
        }
        Err(Refusal::Letter(letter)) => words::letter(&page, letter),
        Err(Refusal::Moved) => words::moved(&page),
        Err(Refusal::NotThere | Refusal::Cancelled) => return Err(PageError::NotFound),
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, Some(problem)).await?).into_response())
}
