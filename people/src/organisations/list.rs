//! The organisations of the quarter, each with its head and its latest activity.

use super::store::{self, organisation};
use super::{actions, show};
use crate::units;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "organisations/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
    fields: Vec<Field>,
}

struct Row {
    organisation: organisation::Model,
    head: Option<String>,
    latest: Option<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    render(page, &app, &Typed::default()).await
}

async fn render(page: Page, app: &App, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let organisations = store::list(&app.db, cell.id).await?;
    let ids: Vec<Uuid> = organisations.iter().map(|row| row.id).collect();
    let heads = store::list_heads(&app.db, &ids).await?;
    let activities = store::list_activities(&app.db, &ids).await?;
    let today = app.today();
    let row = |organisation: organisation::Model| Row {
        head: heads
            .iter()
            .find(|head| {
                head.organisation_id == organisation.id && head.from_day <= today && head.to_day.is_none_or(|last| last >= today)
            })
            .map(|head| head.name.clone()),
        latest: activities
            .iter()
            .find(|activity| activity.organisation_id == organisation.id)
            .map(|activity| format!("{}: {}", page.day(&activity.on_day), activity.text)),
        organisation,
    };
    let rows = organisations.into_iter().map(row).collect();
    html(&List { fields: show::fields(&page, typed), rows, page })
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let Some(row) = show::read(&page, &mut typed, app.new_id(), cell.id) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &typed).await?).into_response());
    };
    let id = row.id;
    actions::keep(&app, Some(page.account()?), row).await?;
    Ok(see_other(&format!("/van-phong/doan-the/{id}")))
}
