//! One member: what the roll says, where he stands on a day, what happened, and who wrote it down.

use super::asked_day::AskedDay;
use super::history::{self, Entry};
use super::members::members;
use super::store::{self, member, movement};
use crate::households::{self, household};
use crate::{mandates, units};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use chibo_core::badge::party_age;
use chibo_core::member::Standing;
use chibo_frame::{App, Page, PageError, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll/show.html")]
struct Show {
    page: Page,
    member: member::Model,
    movements: Vec<movement::Model>,
    households: Vec<household::Model>,
    mandates: Vec<String>,
    day: AskedDay,
    standing: Standing,
    party_age: Option<i32>,
    history: Vec<Entry>,
}

/// The day on which the member is looked at.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ngay: String,
}

pub(crate) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let member = store::find_member(&app.db, id).await?.filter(|member| member.cell_id == cell.id).ok_or(PageError::NotFound)?;
    let movements = store::list_movements_of(&app.db, id).await?;
    let day = AskedDay::new(&page, &app, &asked.ngay);
    let Some(rules) = members(vec![member.clone()], movements.clone())?.pop() else { return Err(PageError::NotFound) };
    let standing = rules.standing_on(day.on);
    let years = member.joined.filter(|_| standing.official).and_then(|joined| party_age(joined, day.on));
    let households = households::list_households_of(&app.db, id).await?;
    let mandates = mandates::lines_of(&page, &app, id).await?;
    let history = history::of(&page, &app, &member, &movements).await?;
    Ok((day.status(), html(&Show { page, member, movements, households, mandates, day, standing, party_age: years, history })?))
}
