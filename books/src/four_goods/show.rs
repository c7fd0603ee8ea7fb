//! A year of the model cell: each criterion month by month, its points, the cell's vote and the recognition.

use super::sheet::Sheets;
use super::{open, path};
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::four_goods::{Ballot, Criterion, Good};
use chibo_frame::db::code;
use chibo_frame::{App, Page, PageError, Right, html};
use chrono::Datelike;

#[derive(Template)]
#[template(path = "four_goods/show.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    months: Vec<(u32, bool)>,
    goods: Vec<(String, Vec<Row>)>,
    total: Option<u32>,
    most: u32,
    facts: Vec<(&'static str, String)>,
    papers: Vec<Link>,
}

struct Row {
    words: String,
    cells: Vec<Option<bool>>,
    met: (u32, u32),
    points: Option<u32>,
    most: u32,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<impl IntoResponse, PageError> {
    let sheets = open(&app, &year).await?;
    let today = app.today();
    let has_begun = |month: u32| (sheets.year, month) <= (today.year(), today.month());
    let of_good = |good: Good| {
        let rows = sheets.criteria.iter().filter(|criterion| criterion.good == good).map(|criterion| row(&sheets, criterion));
        (good_text(&page, good), rows.collect())
    };
    html(&Show {
        papers: links(&page, &["four-goods-sheet"], sheets.cell, &sheets.year.to_string()),
        year: sheets.year,
        path: path(sheets.year),
        months: (1..=12).map(|month| (month, has_begun(month))).collect(),
        goods: Good::ALL.map(of_good).into(),
        total: sheets.total(),
        most: sheets.criteria.iter().map(|criterion| criterion.points).sum(),
        facts: facts(&page, &sheets),
        page,
    })
}

/// One of the four in words.
pub(super) fn good_text(page: &Page, good: Good) -> String {
    page.t(&format!("four-goods-good-{}", code(&good)))
}

fn row(sheets: &Sheets, criterion: &Criterion) -> Row {
    let cell = |month: u32| sheets.months.get(&month)?.get(&criterion.code)?.met;
    Row {
        words: criterion.words.clone(),
        cells: (1..=12).map(cell).collect(),
        met: sheets.met(&criterion.code),
        points: sheets.points(criterion),
        most: criterion.points,
    }
}

/// Registration, vote and recognition.
pub(super) fn facts(page: &Page, sheets: &Sheets) -> Vec<(&'static str, String)> {
    let Some(own) = sheets.own.as_ref() else { return Vec::new() };
    let whole = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
    let ballot = || Some(Ballot { base: whole(own.base)?, agree: whole(own.agree)?, disagree: whole(own.disagree)? });
    let vote = ballot().map(|ballot| {
        let key = if ballot.passes() { "four-goods-passed" } else { "four-goods-not-passed" };
        page.with(key, &[("agree", &ballot.agree), ("disagree", &ballot.disagree), ("base", &ballot.base)])
    });
    let decision = own.recognised.map(|recognised| {
        let word = page.t(if recognised { "four-goods-yes" } else { "four-goods-no" });
        let number = own.decision_no.clone().unwrap_or_default();
        let day = own.decided_on.map(|on| page.day(&on)).unwrap_or_default();
        page.with("four-goods-decision-line", &[("word", &word), ("number", &number), ("day", &day)])
    });
    let all = [
        ("four-goods-registered", own.registered_on.map(|on| page.day(&on))),
        ("four-goods-vote", vote),
        ("four-goods-recognised", decision),
    ];
    all.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}
