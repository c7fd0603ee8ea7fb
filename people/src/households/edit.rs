//! One household: its line, and the members in it.

use super::actions::{self, Refusal};
use super::store::{self, household, household_member};
use crate::{roll, units};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "households/edit.html")]
struct Edit {
    page: Page,
    /// The household; none while it is new.
    id: Option<Uuid>,
    title: String,
    fields: Vec<Field>,
    members: Vec<(Uuid, String)>,
    others: Vec<(Uuid, String)>,
    classes: Vec<(i32, String)>,
}

pub(crate) async fn new(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let next = store::list_households(&app.db, cell.id).await?.iter().map(|row| row.number).max().unwrap_or(0) + 1;
    render(page, &app, None, &Typed::standing([("number", next.to_string())])).await
}

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let row = store::find_household(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let typed = Typed::standing([
        ("number", row.number.to_string()),
        ("head", row.head.clone()),
        ("persons", row.persons.map(|persons| persons.to_string()).unwrap_or_default()),
        ("address", row.address.clone().unwrap_or_default()),
    ]);
    render(page, &app, Some(row), &typed).await
}

async fn render(page: Page, app: &App, row: Option<household::Model>, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let (mut members, mut others, mut classes) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(row) = &row {
        let here: Vec<Uuid> = store::list_members_of(&app.db, row.id).await?.iter().map(|lives| lives.member_id).collect();
        for member in roll::list_members(&app.db, cell.id).await? {
            if here.contains(&member.id) { &mut members } else { &mut others }.push((member.id, member.name));
        }
        let of_it = store::list_classes(&app.db, cell.id).await?.into_iter().filter(|class| class.household_id == row.id);
        classes = of_it.map(|class| (class.year, page.t(&format!("households-class-{}", class.class)))).collect();
    }
    let fields = vec![
        typed.whole(&page, "number", "households-number"),
        typed.text(&page, "head", "households-head"),
        typed.whole(&page, "persons", "households-persons"),
        typed.text(&page, "address", "households-address"),
    ];
    let title = match &row {
        Some(row) => page.with("households-of", &[("number", &row.number), ("head", &row.head)]),
        None => page.t("households-new"),
    };
    html(&Edit { id: row.map(|row| row.id), title, fields, members, others, classes, page })
}

pub(crate) async fn add(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    keep(page, &app, None, Typed::new(values)).await
}

pub(crate) async fn change(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let row = store::find_household(&app.db, id).await?.ok_or(PageError::NotFound)?;
    keep(page, &app, Some(row), Typed::new(values)).await
}

async fn keep(page: Page, app: &App, standing: Option<household::Model>, mut typed: Typed) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let number = typed.number(&page, "number").and_then(|number| i32::try_from(number).ok());
    let head = typed.text_needed(&page, "head");
    let persons = if typed.value("persons").is_empty() { None } else { typed.number(&page, "persons") };
    let (id, class) = standing.as_ref().map_or_else(|| (app.new_id(), None), |row| (row.id, row.class.clone()));
    if let (Some(number), Some(head), false) = (number, head, typed.is_refused()) {
        let persons = persons.and_then(|persons| i32::try_from(persons).ok());
        let address = typed.text_or_none("address").map(|text| tidy(&text));
        let row = household::Model { id, cell_id: cell.id, number, head, persons, address, class };
        match actions::keep(app, Some(page.account()?), row).await? {
            Ok(()) => return Ok(see_other(&format!("/van-phong/ho-gia-dinh/{id}"))),
            Err(Refusal::NumberTaken(other)) => {
                typed
                    .refuse("number", Message::new(page.with("households-number-taken", &[("number", &number), ("head", &other)])));
            }
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, standing, &typed).await?).into_response())
}

/// Which member.
#[derive(Deserialize)]
pub(crate) struct Lives {
    member: Uuid,
}

pub(crate) async fn move_in(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(lives): Form<Lives>,
) -> Result<Response, PageError> {
    house(page, &app, id, lives.member, true).await
}

pub(crate) async fn move_out(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let Path((id, member)) = path;
    house(page, &app, id, member, false).await
}

async fn house(page: Page, app: &App, id: Uuid, member: Uuid, lives: bool) -> Result<Response, PageError> {
    store::find_household(&app.db, id).await?.ok_or(PageError::NotFound)?;
    roll::find_member(&app.db, member).await?.ok_or(PageError::NotFound)?;
    let row = household_member::Model { household_id: id, member_id: member };
    actions::house_member(app, Some(page.account()?), row, lives).await?;
    Ok(see_other(&format!("/van-phong/ho-gia-dinh/{id}")))
}
