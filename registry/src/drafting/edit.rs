//! A draft: its words in the editor, its day, what is missing, its files.

use super::actions::{self, Refusal};
use super::fields::{Field as WordingField, State as Known, differences, legend};
use super::preview::Preview;
use super::store::{self, paper};
use crate::{cell_of, kinds, making, mark, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "drafting/edit.html")]
struct Edit {
    page: Page,
    kind: String,
    name: String,
    label: String,
    rule: &'static str,
    path: String,
    /// When the figures were taken from the records.
    figures_at: String,
    /// How many of them the records give otherwise now.
    changed: usize,
    gaps: Vec<String>,
    day: Field,
    words: String,
    /// The mark of the words that stand, by which the next ones are let in.
    seen: String,
    /// Where words go while they are typed; none where the editor has no such place.
    keep: Option<String>,
    legend: Vec<WordingField>,
    general: Vec<Message>,
    preview: Preview,
}

/// A draft of the cell, where the reader may see its kind.
pub(super) async fn open(page: &Page, app: &App, id: Uuid) -> Result<(paper::Model, chibo_people::papers::PaperKind), PageError> {
    let row = actions::find_draft(&app.db, cell_of(app).await?, id).await?.ok_or(PageError::NotFound)?;
    let kind = kinds::open(page, &row.kind)?;
    Ok((row, kind))
}

/// The page of a draft.
pub(crate) async fn draft(page: Page, app: &App, row: &paper::Model) -> Result<Html<String>, PageError> {
    let words = store::words_of(&app.db, row).await?;
    let typed = Typed::standing([("day", row.day.format("%-d/%-m/%Y").to_string()), ("words", words.clone())]);
    render(page, app, row, &typed, &mark(&words)).await
}

async fn render(page: Page, app: &App, row: &paper::Model, typed: &Typed, seen: &str) -> Result<Html<String>, PageError> {
    let kind = kinds::open(&page, &row.kind)?;
    let words = actions::tidy_words(typed.value("words"));
    let made = making::of_draft(app, &kind, row, &words, None).await?;
    let values = row.values()?;
    let fresh = actions::fresh(app, &kind, row).await?;
    let path = format!("/van-phong/van-ban/{}", row.id);
    html(&Edit {
        kind: row.kind.clone(),
        name: words::kind_name(&page, &kind),
        label: row.label.clone(),
        rule: kind.rule_on(row.day).unwrap_or_default(),
        figures_at: words::moment(&page, row.figures_at),
        changed: fresh.map_or(0, |own| differences(&words, &values, &own.values).len()),
        gaps: words::gaps(&page, &made.gaps),
        day: typed.text(&page, "day", "papers-day"),
        legend: legend(&words, &values),
        words,
        seen: seen.to_owned(),
        keep: Some(format!("{path}/tu-luu")),
        general: typed.general.clone(),
        preview: Preview::of(made.paper),
        path,
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (row, _) = open(&page, &app, id).await?;
    let mut typed = Typed::new(values);
    let words = actions::tidy_words(typed.value("words"));
    let mut seen = typed.value("seen").to_owned();
    if let Some(day) = typed.day(&page, "day") {
        match actions::save(&app, Some(page.account()?), (row.cell_id, id), (&words, day), &seen).await? {
            Ok(()) => {
                let then = if typed.value("then") == "issue" { "/ban-hanh" } else { "" };
                sessions::notice(&session, page.t("papers-saved")).await?;
                return Ok(see_other(&format!("/van-phong/van-ban/{id}{then}")));
            }
            Err(Refusal::NotThere) => return Err(PageError::NotFound),
            Err(Refusal::Moved) => {
                seen = mark(&store::words_of(&app.db, &row).await?);
                typed.general.push(words::moved(&page));
            }
        }
    }
    let shown = render(page, &app, &row, &typed, &seen).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

/// Keeps what is being typed: the mark of the words and the moment come back, or 409 where somebody else wrote.
pub(super) async fn keep(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (row, _) = open(&page, &app, id).await?;
    let typed = Typed::new(values);
    let words = actions::tidy_words(typed.value("words"));
    match actions::keep(&app, row.cell_id, id, &words, typed.value("seen")).await? {
        Ok(seen) => Ok(format!("{seen} {}", page.t1("papers-kept-at", "time", words::clock(app.now()))).into_response()),
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(Refusal::Moved) => Ok((StatusCode::CONFLICT, page.t("papers-moved")).into_response()),
    }
}

pub(super) async fn discard(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let (row, _) = open(&page, &app, id).await?;
    match actions::discard(&app, Some(page.account()?), row.cell_id, id).await? {
        Ok(()) => {
            sessions::notice(&session, page.t("papers-discarded")).await?;
            Ok(see_other("/van-phong/van-ban"))
        }
        Err(_) => Err(PageError::NotFound),
    }
}
