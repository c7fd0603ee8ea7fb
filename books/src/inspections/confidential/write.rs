//! Writing a note: its words, and who may read them.

use super::actions::{self, Refusal};
use super::pages::path;
use super::store::Subject;
use crate::{admissions, inspections};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::db::from_code;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "inspections/confidential/write.html")]
struct Write {
    page: Page,
    on: String,
    back: String,
    words: Field,
    readers: Vec<(Uuid, String, bool)>,
    problem: Option<Message>,
}

/// What the note is on, if it is there: its name.
async fn named(app: &App, kind: &str, id: Uuid) -> Result<(Subject, String), PageError> {
    let kind: Subject = from_code(kind).map_err(|_| PageError::NotFound)?;
    let name = match kind {
        Subject::Inspection => inspections::store::find(&app.db, id).await?.map(|line| line.topic),
        Subject::Admission => admissions::find(&app.db, id).await?.map(|person| person.name),
    };
    Ok((kind, name.ok_or(PageError::NotFound)?))
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((kind, id)): Path<(String, Uuid)>,
) -> Result<Html<String>, PageError> {
    let (kind, on) = named(&app, &kind, id).await?;
    render(page, &app, on, path(kind, id), &Typed::default(), None).await
}

async fn render(
    page: Page,
    app: &App,
    on: String,
    back: String,
    typed: &Typed,
    problem: Option<Message>,
) -> Result<Html<String>, PageError> {
    let me = page.account()?;
    let ticked = typed.values("reader");
    let others = actions::may_be_named(&app.db).await?.into_iter().filter(|(id, _)| *id != me);
    let readers = others.map(|(id, name)| (id, name, ticked.contains(&id.to_string()))).collect();
    html(&Write { on, back, words: typed.area(&page, "words", "inspections-note-words", 8), readers, problem, page })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path((kind, id)): Path<(String, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (kind, on) = named(&app, &kind, id).await?;
    let mut typed = Typed::new(values);
    let readers: Vec<Uuid> = typed.values("reader").iter().filter_map(|id| id.parse().ok()).collect();
    let Err(refusal) = actions::write(&app, page.account()?, (kind, id), typed.value("words"), &readers).await? else {
        return Ok(see_other(&path(kind, id)));
    };
    let problem = match refusal {
        Refusal::Empty => {
            typed.refuse("words", Message::new(page.t("form-empty")));
            None
        }
        Refusal::Reader => Some(Message::new(page.t("inspections-note-refused-reader"))),
    };
    let form = render(page, &app, on, path(kind, id), &typed, problem).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response())
}
