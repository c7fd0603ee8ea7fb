//! The study sessions of a year, the newest first, with who has studied.

use super::store;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use chibo_core::day::Day;
use chibo_core::exact::Share;
use chibo_core::meeting::Mark;
use chibo_core::member::Member;
use chibo_core::study::{StudySession, to_make_up};
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::units;
use chrono::Datelike;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "study/list.html")]
struct List {
    page: Page,
    year: i32,
    years: Vec<i32>,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    on: Day,
    title: String,
    place: String,
    /// Studied, of those required, once it was held.
    figures: Option<(u32, u32, String)>,
    to_make_up: usize,
}

/// The year asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    nam: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let (all, today) = (store::list(&app.db, cell.id).await?, app.today());
    let years: BTreeSet<i32> = all.iter().map(|row| row.on_day.year()).collect();
    let year = asked.nam.trim().parse().ok().or(years.last().copied()).unwrap_or(today.year());
    let here: Vec<_> = all.into_iter().filter(|row| row.on_day.year() == year).rev().collect();
    let sessions = store::sessions(&app.db, &here).await?;
    let members = crate::meetings::members(&app.db, cell.id).await?;
    let row = |(row, session): (store::study_session::Model, &StudySession)| Row {
        id: row.id,
        on: row.on_day,
        title: row.title.unwrap_or_default(),
        place: row.place.unwrap_or_default(),
        figures: (!session.marks.is_empty()).then(|| figures(&page, &members, session)),
        to_make_up: to_make_up(&members, session, today).len(),
    };
    let rows = here.into_iter().zip(&sessions).map(row).collect();
    html(&List { year, years: years.into_iter().rev().collect(), rows, page })
}

/// How many studied of those required that day, as the target counts them.
pub(super) fn figures(page: &Page, members: &[Member], session: &StudySession) -> (u32, u32, String) {
    let (mut studied, mut required) = (0, 0);
    for member in members.iter().filter(|member| member.standing_on(session.on).required()) {
        required += 1;
        studied += u32::from(session.marks.get(&member.id).is_some_and(|mark| Mark::studied(*mark)));
    }
    let share = Share::new(studied, required).ten_thousandths();
    (studied, required, share.map(|share| page.percent(&share)).unwrap_or_default())
}
