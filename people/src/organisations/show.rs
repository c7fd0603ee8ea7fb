//! One organisation: its line, its heads over time, what it did.

use super::actions::{self, Refusal};
use super::store::{self, organisation, organisation_activity, organisation_head};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "organisations/show.html")]
struct Show {
    page: Page,
    organisation: organisation::Model,
    heads: Vec<organisation_head::Model>,
    activities: Vec<organisation_activity::Model>,
    fields: Vec<Field>,
    head_fields: Vec<Field>,
    activity_fields: Vec<Field>,
}

/// The fields of an organisation's own line.
pub(super) fn fields(page: &Page, typed: &Typed) -> Vec<Field> {
    vec![typed.text(page, "name", "organisations-name"), typed.whole(page, "members", "organisations-members")]
}

/// The line that was typed, or words beside its fields.
pub(super) fn read(page: &Page, typed: &mut Typed, id: Uuid, cell_id: Uuid) -> Option<organisation::Model> {
    let name = typed.text_needed(page, "name");
    let members = if typed.value("members").is_empty() { None } else { typed.number(page, "members") };
    let name = name.filter(|_| !typed.is_refused())?;
    Some(organisation::Model { id, cell_id, name, members: members.and_then(|members| i32::try_from(members).ok()) })
}

type Values = Form<Vec<(String, String)>>;

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let organisation = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let members = organisation.members.map(|members| members.to_string()).unwrap_or_default();
    let typed = Typed::standing([("name", organisation.name.clone()), ("members", members)]);
    render(page, &app, organisation, &typed).await
}

async fn render(page: Page, app: &App, organisation: organisation::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let id = organisation.id;
    html(&Show {
        heads: store::list_heads(&app.db, &[id]).await?,
        activities: store::list_activities(&app.db, &[id]).await?,
        fields: fields(&page, typed),
        head_fields: vec![
            typed.text(&page, "head", "organisations-head"),
            typed.text(&page, "phone", "organisations-phone"),
            typed.text(&page, "from", "organisations-from"),
        ],
        activity_fields: vec![typed.text(&page, "on", "organisations-on"), typed.area(&page, "text", "organisations-text", 3)],
        organisation,
        page,
    })
}

async fn refused(page: Page, app: &App, organisation: organisation::Model, mut typed: Typed) -> Result<Response, PageError> {
    if typed.value("name").is_empty() && typed.problem("name").is_none() {
        typed.set("name", organisation.name.clone());
        typed.set("members", organisation.members.map(|members| members.to_string()).unwrap_or_default());
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, organisation, &typed).await?).into_response())
}

fn to(id: Uuid) -> Response {
    see_other(&format!("/van-phong/doan-the/{id}"))
}

pub(super) async fn change(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Values,
) -> Result<Response, PageError> {
    let standing = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let Some(row) = read(&page, &mut typed, id, standing.cell_id) else { return refused(page, &app, standing, typed).await };
    actions::keep(&app, Some(page.account()?), row).await?;
    Ok(to(id))
}

pub(super) async fn take_over(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Values,
) -> Result<Response, PageError> {
    let organisation = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let (name, from) = (typed.text_needed(&page, "head"), typed.day(&page, "from"));
    let (Some(name), Some(from_day)) = (name, from) else { return refused(page, &app, organisation, typed).await };
    let phone = typed.text_or_none("phone");
    let row = organisation_head::Model { id: app.new_id(), organisation_id: id, name, phone, from_day, to_day: None };
    if let Err(Refusal::NotAfter(day)) = actions::take_over(&app, Some(page.account()?), row).await? {
        typed.refuse("from", Message::new(page.t1("organisations-not-after", "day", page.day(&day))));
        return refused(page, &app, organisation, typed).await;
    }
    Ok(to(id))
}

pub(super) async fn note(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Values,
) -> Result<Response, PageError> {
    let organisation = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let (on, text) = (typed.day(&page, "on"), typed.text_needed(&page, "text"));
    let (Some(on_day), Some(text)) = (on, text) else { return refused(page, &app, organisation, typed).await };
    let row = organisation_activity::Model { id: app.new_id(), organisation_id: id, on_day, text: tidy(&text) };
    actions::note(&app, Some(page.account()?), row).await?;
    Ok(to(id))
}

pub(super) async fn strike(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let Path((id, activity)) = path;
    let activities = store::list_activities(&app.db, &[id]).await?;
    let row = activities.into_iter().find(|row| row.id == activity).ok_or(PageError::NotFound)?;
    actions::strike(&app, Some(page.account()?), row).await?;
    Ok(to(id))
}
