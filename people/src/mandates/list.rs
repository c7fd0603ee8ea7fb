//! Who holds which office on a day, and who held it before.

use super::store::{self, Holder, mandate};
use super::words;
use crate::{roll, units};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use chibo_core::day::{Day, parse_day};
use chibo_core::mandate::{HeldOffice, off_roll};
use chibo_frame::{App, Page, PageError, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "mandates/list.html")]
struct List {
    page: Page,
    cell: String,
    on: Day,
    typed: String,
    error: Option<String>,
    holders: Vec<(String, Vec<Holder>)>,
    offices: Vec<Office>,
}

/// The history of an office.
struct Office {
    title: String,
    of_groups: bool,
    lines: Vec<Line>,
}

/// One mandate in the history of an office.
struct Line {
    row: mandate::Model,
    name: String,
    days: String,
    /// The first day on which he held it without being on the roll.
    off_roll: Option<Day>,
}

/// The day that is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ngay: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let typed = asked.ngay.trim().to_owned();
    let read = if typed.is_empty() { Some(app.today()) } else { parse_day(&typed) };
    let error = read.is_none().then(|| page.t1("mandates-no-day", "typed", &typed));
    let on = read.unwrap_or_else(|| app.today());
    let typed = if error.is_some() { typed } else { on.format("%-d/%-m/%Y").to_string() };
    let mut holders: Vec<(HeldOffice, Vec<Holder>)> = HeldOffice::ALL.map(|office| (office, Vec::new())).into();
    for holder in store::office_holders_on(&app.db, cell.id, on).await? {
        if let Some((_, of_office)) = holders.iter_mut().find(|(office, _)| *office == holder.mandate.office) {
            of_office.push(holder);
        }
    }
    let holders = holders.into_iter().map(|(office, held)| (words::office(&page, office), held)).collect();
    let offices = history(&page, &app, cell.id).await?;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&List { page, cell: cell.name, on, typed, error, holders, offices })?))
}

async fn history(page: &Page, app: &App, cell: Uuid) -> anyhow::Result<Vec<Office>> {
    let members = roll::members(roll::list_members(&app.db, cell).await?, roll::list_movements(&app.db, cell).await?)?;
    let members: BTreeMap<Uuid, _> = members.into_iter().map(|member| (member.id.0, member)).collect();
    let mut offices: BTreeMap<HeldOffice, Vec<Line>> = BTreeMap::new();
    for row in store::list(&app.db, cell).await? {
        let (Some(member), held) = (members.get(&row.member_id), row.read()?) else { continue };
        let days = words::days(page, held.from, held.to);
        let line = Line { name: member.name.clone(), days, off_roll: off_roll(&held, member), row };
        offices.entry(held.office).or_default().push(line);
    }
    let titled = |(office, lines)| Office { title: words::office(page, office), of_groups: office == HeldOffice::GroupHead, lines };
    Ok(offices.into_iter().map(titled).collect())
}

/// The mandates of one member in words, the latest first, for his own page.
pub(crate) async fn lines_of(page: &Page, app: &App, member: Uuid) -> anyhow::Result<Vec<String>> {
    let line = |row: mandate::Model| {
        let group = row.group_name.as_ref().map(|group| format!(" ({group})")).unwrap_or_default();
        Ok(format!("{}{group}: {}", words::office(page, row.office()?), words::days(page, row.from_day, row.to_day)))
    };
    store::list_of(&app.db, member).await?.into_iter().map(line).collect()
}
