//! One task: what it is, changed, marked as done with what came of it, opened again.

use super::actions::{self, Refusal};
use super::list::{fields, read};
use super::store::{self, task};
use super::words::{Line, line, refusal};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Field, Page, PageError, Right, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "tasks/show.html")]
struct Show {
    page: Page,
    line: Line,
    fields: Vec<Field>,
    finish: Vec<Field>,
}

const LIST: &str = "/van-phong/nhiem-vu";

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let task = find(&app, id).await?;
    render(page, &app, &task, &standing(&task), &Typed::default())
}

async fn find(app: &App, id: Uuid) -> Result<task::Model, PageError> {
    store::find(&app.db, id).await?.ok_or(PageError::NotFound)
}

fn standing(task: &task::Model) -> Typed {
    let day = |day: Option<chibo_core::day::Day>| day.map(|day| day.format("%-d/%-m/%Y").to_string()).unwrap_or_default();
    Typed::standing([("title", task.title.clone()), ("owner", task.owner.clone()), ("due_on", day(task.due_on))])
}

fn render(page: Page, app: &App, task: &task::Model, typed: &Typed, done: &Typed) -> Result<Html<String>, PageError> {
    html(&Show {
        line: line(&page, task, app.today()),
        fields: fields(&page, typed),
        finish: vec![done.text(&page, "done_on", "tasks-done-day"), done.area(&page, "note", "tasks-note", 2)],
        page,
    })
}

pub(super) async fn change(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let task = find(&app, id).await?;
    let mut typed = Typed::new(values);
    let Some(new) = read(&page, &mut typed) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &task, &typed, &Typed::default())?).into_response());
    };
    match actions::change(&app, Some(page.account()?), id, new).await? {
        Ok(()) => Ok(see_other(LIST)),
        Err(_) => Err(PageError::NotFound),
    }
}

/// Marks it as done: today, where no day was typed.
pub(super) async fn finish(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let task = find(&app, id).await?;
    let mut typed = Typed::new(values);
    let on = typed.day_or_none(&page, "done_on").unwrap_or(app.today());
    let note = typed.value("note").to_owned();
    if !typed.is_refused() {
        match actions::finish(&app, Some(page.account()?), id, on, &note).await? {
            Ok(()) => return Ok(see_other(LIST)),
            Err(Refusal::NotThere) => return Err(PageError::NotFound),
            Err(asked) => typed.refuse("done_on", refusal(&page, asked)),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &task, &standing(&task), &typed)?).into_response())
}

/// Opens it again.
pub(super) async fn reopen(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match actions::reopen(&app, Some(page.account()?), id).await? {
        Ok(()) => Ok(see_other(&format!("{LIST}/{id}"))),
        Err(_) => Err(PageError::NotFound),
    }
}
