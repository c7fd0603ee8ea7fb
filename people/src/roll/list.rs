//! The roll on a day, searched and filtered.

use super::asked_day::AskedDay;
use super::filter::{self, AGES, Answer, Asked, Line, STANDINGS};
use super::store::{self, saved_list};
use crate::units;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use chibo_core::member::Standing;
use chibo_frame::{App, Page, PageError, Right, html};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "roll/list.html")]
struct List {
    page: Page,
    cell: String,
    asked: Asked,
    query: String,
    day: AskedDay,
    totals: Vec<Total>,
    groups: BTreeSet<String>,
    jobs: BTreeSet<String>,
    answer: Answer,
    pages: Pages,
    saved: Vec<saved_list::Model>,
}

/// How many stand somehow, and the question that shows them.
struct Total {
    key: &'static str,
    standing: &'static str,
    count: usize,
}

/// Rows a page, usually: a browser shows them at once, and few cells have more.
const ROWS: usize = 200;

/// Which rows of a long list are on the page.
struct Pages {
    /// Pages in all.
    count: usize,
    /// The page, from 1; 0 is all.
    here: usize,
    /// Rows on each.
    rows: usize,
}

impl Pages {
    fn new(all: usize, asked: &str, rows: usize) -> Self {
        let count = all.div_ceil(rows).max(1);
        let here = asked.trim().parse().unwrap_or(1);
        Self { count, here: if here == 0 { 0 } else { here.min(count) }, rows }
    }

    fn first(&self) -> usize {
        self.here.saturating_sub(1) * self.rows
    }

    fn rows(&self) -> usize {
        if self.here == 0 { usize::MAX } else { self.rows }
    }
}

impl List {
    /// Whether the whole roll of the day is empty and nothing narrower was asked for.
    fn nobody(&self) -> bool {
        let on_roll = self.totals.first().map_or(0, |total| total.count);
        on_roll == 0 && self.asked.tim.is_empty() && self.asked.dien.is_empty()
    }

    /// The rows of this page, numbered.
    fn rows(&self) -> impl Iterator<Item = (usize, &Line)> {
        (1..).zip(&self.answer.shown).skip(self.pages.first()).take(self.pages.rows())
    }

    /// The fields that hold a number of years: name, key of the label, what was typed, whether it is none.
    fn ages(&self) -> [(&'static str, String, &str, bool); 4] {
        AGES.map(|name| (name, format!("roll-{}", name.replace('_', "-")), self.asked.typed(name), self.asked.is_no_number(name)))
    }

    /// Where somebody stands, in words.
    fn standing(&self, standing: Standing) -> String {
        let words = [
            (standing.visiting, "roll-visiting-short"),
            (!standing.attached(), "roll-left-short"),
            (standing.attached() && standing.official, "roll-official"),
            (standing.attached() && !standing.official, "roll-probationary"),
            (standing.exempt, "roll-exempt-short"),
            (standing.away, "roll-away-short"),
            (standing.suspended, "roll-suspended-short"),
        ];
        let said: Vec<String> = words.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| self.page.t(key)).collect();
        said.join(", ")
    }
}

/// The totals of the day; guests only where there are any.
fn totals(lines: &[Line]) -> Vec<Total> {
    let count = |holds: fn(&Standing) -> bool| lines.iter().filter(|line| holds(&line.standing)).count();
    let total = |key, standing, holds| Total { key, standing, count: count(holds) };
    let mut totals = vec![
        total("roll-members", "", |s| s.on_roll),
        total("roll-official", "chinh-thuc", |s| s.on_roll && s.official),
        total("roll-probationary", "du-bi", |s| s.on_roll && !s.official),
        total("roll-exempt", "mien", |s| s.on_roll && s.exempt),
        total("roll-away", "tam-vang", |s| s.on_roll && s.away),
    ];
    totals.extend(Some(total("roll-visiting", "khach", |s| s.visiting)).filter(|guests| guests.count > 0));
    totals
}

pub(crate) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let day = AskedDay::new(&page, &app, &asked.ngay);
    let (rows, movements) = (store::list_members(&app.db, cell.id).await?, store::list_movements(&app.db, cell.id).await?);
    let lines = filter::lines(rows, movements, day.on)?;
    let hits = filter::hits(&app, cell.id, &asked).await?;
    let answer = filter::answer(&asked, &lines, hits.as_deref(), day.on);
    let attached = || lines.iter().filter(|line| line.standing.attached());
    let refused = day.error.is_some() || AGES.iter().any(|name| asked.is_no_number(name));
    let list = List {
        cell: cell.name,
        query: asked.query(),
        totals: totals(&lines),
        groups: attached().filter_map(|line| line.row.group_name.clone()).collect(),
        jobs: attached().filter_map(|line| line.row.job.clone()).collect(),
        pages: Pages::new(answer.shown.len(), &asked.trang, page.rows(ROWS)),
        saved: store::list_saved(&app.db, cell.id).await?,
        answer,
        asked,
        day,
        page,
    };
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&list)?))
}

/// Whether each word that was asked for begins a word of the name, both folded: `tran anh` finds Trần Thị Ánh, not Trần Thanh.
pub(crate) fn is_named(name: &str, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| name.split_whitespace().any(|part| part.starts_with(word)))
}
