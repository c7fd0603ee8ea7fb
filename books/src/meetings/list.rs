//! The meetings of a year, the newest first, with what the year still lacks.

use super::gather::State;
use super::{attendances, list_signed, members, store};
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Query, State as Extracted};
use axum::response::IntoResponse;
use chibo_core::day::Day;
use chibo_core::exact::Share;
use chibo_core::meeting::{Marks, MeetingKind, months_without, presence, quarters_without_thematic};
use chibo_core::member::Member;
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::units;
use chrono::Datelike;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct List {
    page: Page,
    year: i32,
    years: Vec<i32>,
    rows: Vec<Row>,
    lacks: Vec<String>,
    next: Day,
    papers: Vec<Link>,
}

struct Row {
    id: Uuid,
    on: Day,
    kind: String,
    title: String,
    /// Present of those required, once it was taken.
    presence: Option<(u32, u32, String)>,
    state: State,
}

/// The year asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    nam: String,
}

pub(super) async fn show(
    page: Page,
    Extracted(app): Extracted<App>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let (all, today) = (store::list(&app.db, cell.id).await?, app.today());
    let years: BTreeSet<i32> = all.iter().map(|row| row.on_day.year()).collect();
    let year = asked.nam.trim().parse().ok().or(years.last().copied()).unwrap_or(today.year());
    let here: Vec<_> = all.iter().filter(|row| row.on_day.year() == year).rev().collect();
    let ids: Vec<Uuid> = here.iter().map(|row| row.id).collect();
    let (marks, signed) = (attendances(&app.db, &ids).await?, list_signed(&app.db, cell.id).await?);
    let members = if marks.is_empty() { Vec::new() } else { members(&app.db, cell.id).await? };
    let row = |row: &&store::meeting::Model| {
        let marks = marks.get(&row.id);
        Ok(Row {
            id: row.id,
            on: row.on_day,
            kind: page.t(kind_key(row.meeting_kind()?, row.with_regular)),
            title: row.title.clone().unwrap_or_default(),
            presence: marks.map(|marks| figures(&page, &members, row.on_day, marks)),
            state: State::of(row.on_day, today, marks.is_some(), signed.contains(&row.id)),
        })
    };
    let rows = here.iter().map(row).collect::<anyhow::Result<Vec<Row>>>()?;
    let days: Vec<Day> = all.iter().map(|row| row.on_day).collect();
    let next = chibo_core::meeting::next_day(&days, today);
    let lacks = lacks(&page, &all, year, today)?;
    let month = format!("{}-{:02}", next.year(), next.month());
    let mut papers = links(&page, &["committee-agenda", "committee-minutes"], cell.id, &month);
    papers.extend(links(&page, &["meeting-plan"], cell.id, &year.to_string()));
    html(&List { papers, year, years: years.into_iter().rev().collect(), rows, lacks, next, page })
}

fn figures(page: &Page, members: &[Member], on: Day, marks: &Marks) -> (u32, u32, String) {
    let figures = presence(members, on, marks);
    let share = Share::new(figures.present, figures.required).ten_thousandths();
    (figures.present, figures.required, share.map(|share| page.percent(&share)).unwrap_or_default())
}

/// What the year's meetings still lack.
fn lacks(page: &Page, all: &[store::meeting::Model], year: i32, today: Day) -> anyhow::Result<Vec<String>> {
    let days: Vec<Day> = all.iter().map(|row| row.on_day).collect();
    let kinds = all.iter().map(|row| Ok((row.on_day, row.meeting_kind()?))).collect::<anyhow::Result<Vec<_>>>()?;
    let quarters = quarters_without_thematic(&kinds, year, today).into_iter().map(|(quarter, over)| {
        let key = if over { "meetings-quarter-missed" } else { "meetings-quarter-open" };
        page.with(key, &[("quarter", &roman(quarter)), ("year", &year.to_string())])
    });
    let months = months_without(&days, year, today);
    let months: Vec<String> = months.iter().map(ToString::to_string).collect();
    let missed = (!months.is_empty())
        .then(|| page.with("meetings-months-missed", &[("months", &months.join(", ")), ("year", &year.to_string())]));
    Ok(quarters.chain(missed).collect())
}

/// A quarter as people write it.
pub(super) fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// The words of a kind of meeting.
pub(super) fn kind_key(kind: MeetingKind, with_regular: bool) -> &'static str {
    match (kind, with_regular) {
        (MeetingKind::Regular, _) => "meetings-regular",
        (MeetingKind::Thematic, false) => "meetings-thematic",
        (MeetingKind::Thematic, true) => "meetings-thematic-regular",
    }
}
