//! Who stays away: the absences of a year beside the limits of the texts in force, and what of them falls due.

use super::{store, words};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use chibo_core::member::MemberId;
use chibo_core::roll_call::absence::{Absences, Kind, absences};
use chibo_frame::{App, Due, Page, PageError, html};
use chibo_people::{roll, units};
use chrono::Datelike;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where the page stands.
const PATH: &str = "/van-phong/sinh-hoat/vang";

#[derive(Template)]
#[template(path = "roll_call/absences.html")]
struct Watch {
    page: Page,
    year: i32,
    years: Vec<i32>,
    reached: Vec<Row>,
    near: Vec<Row>,
}

struct Row {
    id: Uuid,
    name: String,
    group: String,
    months: String,
    running: u32,
    /// What the texts say.
    texts: Vec<String>,
}

/// The year asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asking {
    nam: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asking): Query<Asking>) -> Result<Html<String>, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let year = asking.nam.trim().parse().unwrap_or_else(|_| app.today().year());
    let found = absences_of(&app, cell.id, year).await?;
    let rows = roll::list_members(&app.db, cell.id).await?;
    let row = |absences: &Absences| {
        let member = rows.iter().find(|row| MemberId(row.id) == absences.member)?;
        let months: Vec<String> = absences.unexcused_months.iter().map(ToString::to_string).collect();
        Some(Row {
            id: member.id,
            name: member.name.clone(),
            group: member.group_name.clone().unwrap_or_default(),
            months: months.join(", "),
            running: absences.excused_running,
            texts: absences.reached().map(|limit| words::limit_text(&page, limit)).collect(),
        })
    };
    let (reached, near): (Vec<&Absences>, Vec<&Absences>) =
        found.iter().filter(|one| is_near(one)).partition(|one| one.reached().next().is_some());
    let (reached, near) = (reached.into_iter().filter_map(row).collect(), near.into_iter().filter_map(row).collect());
    html(&Watch { year, years: store::years_of_meetings(&app.db, cell.id).await?, reached, near, page })
}

/// One step before a limit, or there.
fn is_near(absences: &Absences) -> bool {
    absences.unexcused_months.len() >= 2 || absences.excused_running >= 3
}

/// The absences of a year, of those who were absent more than once.
async fn absences_of(app: &App, cell: Uuid, year: i32) -> anyhow::Result<Vec<Absences>> {
    let meetings = store::meetings_of_year(&app.db, cell, year).await?;
    let often = store::often_absent(&app.db, &meetings).await?;
    if often.is_empty() {
        return Ok(Vec::new());
    }
    let held = store::held_in(&app.db, &meetings, Some(&often)).await?;
    let members = roll::members(roll::list_members(&app.db, cell).await?, roll::list_movements(&app.db, cell).await?)?;
    let members: Vec<_> = members.into_iter().filter(|member| often.contains(&member.id.0)).collect();
    Ok(absences(&members, &held, year))
}

/// What the chi ủy has to look at this year: one thing a limit, with those who reached it.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let found = absences_of(app, cell, today.year()).await?;
    if found.iter().all(|one| one.reached().next().is_none()) {
        return Ok(Vec::new());
    }
    let names: BTreeMap<Uuid, String> =
        roll::list_members(&app.db, cell).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let of = |kind: Kind, key: &str| {
        let reached: Vec<&Absences> = found.iter().filter(|one| one.reached().any(|limit| limit.of == kind)).collect();
        let who: Vec<&str> = reached.iter().filter_map(|one| names.get(&one.member.0).map(String::as_str)).collect();
        let on = reached.iter().map(|one| one.last).max()?;
        Some(Due { on, late: on < today, text: page.t1(key, "names", who.join(", ")), href: PATH.to_owned() })
    };
    let due = [(Kind::UnexcusedMonths, "roll-call-due-unexcused"), (Kind::ExcusedRunning, "roll-call-due-excused")];
    Ok(due.into_iter().filter_map(|(kind, key)| of(kind, key)).collect())
}
