//! An incoming paper: received, looked at, corrected, dealt with.

use super::receiving::{self, Wanted};
use super::store::{self, incoming_paper};
use crate::cell_of;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "register/incoming.html")]
struct Incoming {
    page: Page,
    title: String,
    path: String,
    standing: Option<incoming_paper::Model>,
    /// Whether the entry is all there is.
    confidential: bool,
    fields: Vec<Field>,
    refused: bool,
}

pub(super) async fn new(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let typed = Typed::standing([("received_on", written(app.today()))]);
    render(page, None, &typed)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let row = find(&app, id).await?;
    let day = |day: Option<Day>| day.map(written).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let typed = Typed::standing([
        ("sender", text(&row.sender)),
        ("number", row.number.clone()),
        ("day", written(row.day)),
        ("received_on", day(row.received_on)),
        ("about", text(&row.about)),
        ("assigned_to", text(&row.assigned_to)),
        ("task", text(&row.task)),
        ("due_on", day(row.due_on)),
        ("kept_at", text(&row.kept_at)),
    ]);
    render(page, Some(row), &typed)
}

async fn find(app: &App, id: Uuid) -> Result<incoming_paper::Model, PageError> {
    store::find_incoming(&app.db, cell_of(app).await?, id).await?.ok_or(PageError::NotFound)
}

fn written(day: Day) -> String {
    day.format("%-d/%-m/%Y").to_string()
}

fn render(page: Page, standing: Option<incoming_paper::Model>, typed: &Typed) -> Result<Html<String>, PageError> {
    let text = |name: &str| typed.text(&page, name, &format!("incoming-{}", name.replace('_', "-")));
    let mut fields: Vec<Field> = ["sender", "number", "day", "received_on"].into_iter().map(text).collect();
    fields.push(typed.area(&page, "about", "incoming-about", 3));
    fields.extend(["assigned_to", "task", "due_on", "kept_at"].into_iter().map(text));
    let (title, path) = match &standing {
        Some(row) => (page.t1("incoming-title", "number", &row.number), format!("/van-phong/van-ban/den/{}", row.id)),
        None => (page.t("incoming-new"), "/van-phong/van-ban/den/moi".to_owned()),
    };
    let confidential = standing.as_ref().is_some_and(|row| row.confidential);
    html(&Incoming { title, path, standing, confidential, fields, refused: typed.is_refused(), page })
}

/// What was typed, where it can be read.
fn wanted(page: &Page, typed: &mut Typed) -> Option<Wanted> {
    let sender = typed.text_needed(page, "sender");
    let number = typed.text_needed(page, "number");
    let (day, received_on) = (typed.day(page, "day"), typed.day(page, "received_on"));
    let about = typed.text_needed(page, "about");
    let due_on = typed.day_or_none(page, "due_on");
    if let (Some(day), Some(received)) = (day, received_on)
        && received < day
    {
        typed.refuse("received_on", Message::new(page.t("incoming-refused-early")));
    }
    if typed.is_refused() {
        return None;
    }
    Some(Wanted {
        sender: sender?,
        number: number?,
        day: day?,
        received_on: received_on?,
        about: about?,
        assigned_to: typed.text_or_none("assigned_to"),
        task: typed.text_or_none("task"),
        due_on,
        kept_at: typed.text_or_none("kept_at"),
    })
}

pub(super) async fn receive(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    write(page, &app, &session, None, Typed::new(values)).await
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let row = find(&app, id).await?;
    write(page, &app, &session, Some(row), Typed::new(values)).await
}

async fn write(
    page: Page,
    app: &App,
    session: &Session,
    standing: Option<incoming_paper::Model>,
    mut typed: Typed,
) -> Result<Response, PageError> {
    let Some(wanted) = wanted(&page, &mut typed) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, standing, &typed)?).into_response());
    };
    let target = (cell_of(app).await?, standing.map(|row| row.id));
    receiving::put(app, Some(page.account()?), target, wanted).await?.ok_or(PageError::NotFound)?;
    sessions::notice(session, page.t("incoming-saved")).await?;
    Ok(see_other("/van-phong/van-ban?xem=den"))
}

pub(super) async fn done(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    if !receiving::turn(&app, Some(page.account()?), cell_of(&app).await?, id).await? {
        return Err(PageError::NotFound);
    }
    Ok(see_other("/van-phong/van-ban?xem=den"))
}
