//! A study session: made, and changed.

use super::actions::{self, Refusal, Session};
use super::store::{self, study_session};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use chibo_people::units;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "study/edit.html")]
struct Edit {
    page: Page,
    title: String,
    /// Where the session stands, if it stands.
    place: Option<String>,
    fields: Vec<Field>,
}

pub(super) async fn new(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let typed = Typed::standing([("on", app.today().format("%-d/%-m/%Y").to_string())]);
    render(page, None, &typed)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let typed = Typed::standing([
        ("on", row.on_day.format("%-d/%-m/%Y").to_string()),
        ("title", row.title.clone().unwrap_or_default()),
        ("place", row.place.clone().unwrap_or_default()),
    ]);
    render(page, Some(&row), &typed)
}

fn render(page: Page, row: Option<&study_session::Model>, typed: &Typed) -> Result<Html<String>, PageError> {
    let fields = vec![
        typed.text(&page, "on", "study-on"),
        typed.area(&page, "title", "study-subject", 3),
        typed.text(&page, "place", "study-place"),
    ];
    let title = page.t(if row.is_some() { "study-edit" } else { "study-new" });
    html(&Edit { title, place: row.map(|row| format!("/van-phong/hoc-tap/{}", row.id)), fields, page })
}

/// What was typed; without it words stand beside the fields.
fn read(page: &Page, typed: &mut Typed) -> Option<Session> {
    let (on, title) = (typed.day(page, "on"), typed.text_needed(page, "title"));
    Some(Session { on: on?, title: title?, place: tidy(typed.value("place")) })
}

fn refused(page: Page, row: Option<&study_session::Model>, typed: &Typed) -> Result<Response, PageError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, row, typed)?).into_response())
}

pub(super) async fn create(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let Some(session) = read(&page, &mut typed) else { return refused(page, None, &typed) };
    match actions::create(&app, Some(page.account()?), cell.id, &session).await? {
        Ok(id) => Ok(see_other(&format!("/van-phong/hoc-tap/{id}"))),
        Err(refusal) => answer(page, None, typed, refusal),
    }
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let Some(session) = read(&page, &mut typed) else { return refused(page, Some(&row), &typed) };
    match actions::change(&app, page.account()?, id, &session).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/hoc-tap/{id}"))),
        Err(refusal) => answer(page, Some(&row), typed, refusal),
    }
}

pub(super) async fn remove(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match actions::remove(&app, page.account()?, id).await? {
        Ok(()) => Ok(see_other("/van-phong/hoc-tap")),
        Err(Refusal::Marked) => Err(PageError::Refused(Message::new(page.t("study-marked")).remedy(page.t("study-marked-remedy")))),
        Err(_) => Err(PageError::NotFound),
    }
}

fn answer(page: Page, row: Option<&study_session::Model>, mut typed: Typed, refusal: Refusal) -> Result<Response, PageError> {
    match refusal {
        Refusal::SameDay { .. } => {
            typed.refuse("on", Message::new(page.t("study-same-day")).remedy(page.t("study-same-day-remedy")));
            refused(page, row, &typed)
        }
        Refusal::NotThere | Refusal::Marked => Err(PageError::NotFound),
    }
}
