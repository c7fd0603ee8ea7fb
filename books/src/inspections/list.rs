//! The plan of a year, how far each line has come, and what the year still lacks.

use super::store::{self, inspection};
use super::{due, words};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, Response};
use axum_extra::extract::Form;
use chibo_core::inspection::{InspectionForm, needs};
use chibo_frame::db::from_code;
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use chibo_people::{roll, units};
use chrono::Datelike;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "inspections/list.html")]
struct List {
    page: Page,
    cell: Uuid,
    year: i32,
    years: Vec<i32>,
    need: Option<String>,
    may_copy: bool,
    done: usize,
    late: usize,
    members: usize,
    on_roll: usize,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    line: i32,
    form: String,
    topic: String,
    subject: String,
    when: String,
    in_charge: String,
    light: &'static str,
    status: String,
}

/// The year that is looked at.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    nam: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let year = asked.nam.parse().unwrap_or(app.today().year());
    let all = store::list(&app.db, cell.id).await?;
    let steps = store::list_steps(&app.db, cell.id).await?;
    let roll = roll::roll_of(&app, cell.id, app.today()).await?;
    let groups = roll.people.iter().filter_map(|person| person.group.as_deref()).collect::<BTreeSet<_>>().len();
    let mut years: BTreeSet<i32> = all.iter().map(|row| row.year).collect();
    years.extend([year, app.today().year()]);
    let may_copy = page.may(Right::KeepRecords) && copies(&all, year);
    let of_year: Vec<inspection::Model> = all.into_iter().filter(|row| row.year == year).collect();
    let forms: Vec<InspectionForm> = of_year.iter().map(|row| from_code(&row.form)).collect::<anyhow::Result<_>>()?;
    let need = needs(year, &forms, roll.members, groups).map(|need| words::need(&page, &need));
    let members = of_year.iter().filter_map(|row| row.subject_id).collect::<BTreeSet<_>>().len();
    let rows = of_year.into_iter().map(|row| row_of(&page, &app, row, &steps)).collect::<anyhow::Result<Vec<Row>>>()?;
    let light = |wanted| rows.iter().filter(|row| row.light == wanted).count();
    let (done, late, on_roll) = (light("yes"), light("no"), roll.members);
    html(&List {
        cell: cell.id,
        year,
        years: years.into_iter().rev().collect(),
        need,
        may_copy,
        done,
        late,
        members,
        on_roll,
        rows,
        page,
    })
}

/// Whether the year's plan is empty and the one before is not.
fn copies(all: &[inspection::Model], year: i32) -> bool {
    !all.iter().any(|row| row.year == year) && all.iter().any(|row| row.year + 1 == year)
}

fn row_of(page: &Page, app: &App, row: inspection::Model, steps: &[store::inspection_step::Model]) -> anyhow::Result<Row> {
    let (light, status) = words::progress(page, due::schedule(&row, steps)?.progress(app.today()));
    Ok(Row {
        id: row.id,
        line: row.line,
        form: words::form(page, &row.form),
        when: when(page, &row),
        topic: row.topic,
        subject: row.subject,
        in_charge: row.in_charge.unwrap_or_default(),
        light,
        status,
    })
}

/// When a line is planned: its days, or the words that came with it.
pub(super) fn when(page: &Page, row: &inspection::Model) -> String {
    match (row.starts_on, row.ends_on) {
        (Some(starts), Some(ends)) => format!("{} – {}", page.day(&starts), page.day(&ends)),
        (Some(day), None) | (None, Some(day)) => page.day(&day),
        (None, None) => row.planned.clone().unwrap_or_default(),
    }
}

/// The year to make a plan of.
#[derive(Deserialize)]
pub(super) struct Copied {
    year: i32,
}

pub(super) async fn copy(page: Page, State(app): State<App>, Form(form): Form<Copied>) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    match super::actions::copy_year(&app, page.account()?, cell.id, form.year).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/kiem-tra?nam={}", form.year))),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
