//! The year's own sheet: registration, the points the cell gives itself, its vote, and what the superior decided.

use super::actions::{YearSheet, save_year};
use super::sheet::Sheets;
use super::{open, path};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::four_goods::{Ballot, check_points, year_points};
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "four_goods/summary.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    refused: bool,
    registered: Field,
    rows: Vec<Row>,
    vote: Vec<Field>,
    recognised: Field,
    number: Field,
    on: Field,
}

struct Row {
    words: String,
    met: (u32, u32),
    suggested: Option<u32>,
    most: u32,
    points: Field,
}

/// The numbers of the vote, in the order of the form.
const VOTE: [&str; 3] = ["base", "agree", "disagree"];

fn field(code: &str) -> String {
    format!("points-{code}")
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<impl IntoResponse, PageError> {
    let sheets = open(&app, &year).await?;
    let mut typed = Typed::default();
    for criterion in &sheets.criteria {
        typed.set(&field(&criterion.code), sheets.points(criterion).map(|points| points.to_string()).unwrap_or_default());
    }
    if let Some(own) = &sheets.own {
        let day = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
        let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
        typed.set("registered_on", day(own.registered_on));
        typed.set("voted_on", day(own.voted_on));
        for (name, n) in VOTE.into_iter().zip([own.base, own.agree, own.disagree]) {
            typed.set(name, number(n));
        }
        typed.set("recognised", own.recognised.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned());
        typed.set("number", own.decision_no.clone().unwrap_or_default());
        typed.set("on", day(own.decided_on));
    }
    render(page, &sheets, &typed)
}

fn render(page: Page, sheets: &Sheets, typed: &Typed) -> Result<Html<String>, PageError> {
    let row = |criterion: &chibo_core::four_goods::Criterion| {
        let met = sheets.met(&criterion.code);
        Row {
            words: criterion.words.clone(),
            met,
            suggested: year_points(criterion, met.0, met.1),
            most: criterion.points,
            points: typed.whole(&page, &field(&criterion.code), "four-goods-points").of(&criterion.words),
        }
    };
    let options = vec![
        (String::new(), page.t("four-goods-waiting")),
        ("yes".to_owned(), page.t("four-goods-yes")),
        ("no".to_owned(), page.t("four-goods-no")),
    ];
    let mut vote = vec![typed.text(&page, "voted_on", "four-goods-voted-on")];
    vote.extend(VOTE.map(|name| typed.whole(&page, name, &format!("four-goods-{name}"))));
    html(&Show {
        year: sheets.year,
        path: path(sheets.year),
        refused: typed.is_refused(),
        registered: typed.text(&page, "registered_on", "four-goods-registered"),
        rows: sheets.criteria.iter().map(row).collect(),
        vote,
        recognised: typed.choice(&page, "recognised", "four-goods-recognised", options),
        number: typed.text(&page, "number", "four-goods-decision-number"),
        on: typed.text(&page, "on", "four-goods-decision-day"),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let sheets = open(&app, &year).await?;
    let mut typed = Typed::new(values);
    let wanted = YearSheet {
        registered_on: typed.day_or_none(&page, "registered_on"),
        scores: scores(&page, &mut typed, &sheets),
        ballot: ballot(&page, &mut typed),
        decision: decision(&page, &mut typed),
    };
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &sheets, &typed)?).into_response());
    }
    save_year(&app, Some(page.account()?), sheets.cell, sheets.year, &wanted).await?;
    Ok(see_other(&path(sheets.year)))
}

/// The points typed; those that the months give anyway are left to the months.
fn scores(page: &Page, typed: &mut Typed, sheets: &Sheets) -> BTreeMap<String, u32> {
    let mut scores = BTreeMap::new();
    for criterion in &sheets.criteria {
        let name = field(&criterion.code);
        if typed.value(&name).is_empty() {
            continue;
        }
        let Some(points) = typed.number(page, &name) else { continue };
        if let Err(fault) = check_points(criterion, points) {
            typed.refuse(&name, Message::new(page.t1("four-goods-refused-points", "most", fault.most)));
        }
        let (met, months) = sheets.met(&criterion.code);
        if year_points(criterion, met, months) != Some(points) {
            scores.insert(criterion.code.clone(), points);
        }
    }
    scores
}

/// The vote; none where nothing of it was typed.
fn ballot(page: &Page, typed: &mut Typed) -> Option<(Day, Ballot)> {
    if typed.value("voted_on").is_empty() && VOTE.iter().all(|name| typed.value(name).is_empty()) {
        return None;
    }
    let (on, numbers) = (typed.day(page, "voted_on"), VOTE.map(|name| typed.number(page, name)));
    let [base, agree, disagree] = numbers;
    let ballot = Ballot { base: base?, agree: agree?, disagree: disagree? };
    if let Err(fault) = ballot.check() {
        let words = page.with("four-goods-refused-votes", &[("votes", &fault.votes), ("base", &fault.base)]);
        typed.refuse("agree", Message::new(words));
    }
    Some((on?, ballot))
}

/// The decision; none while it is awaited.
fn decision(page: &Page, typed: &mut Typed) -> Option<(bool, String, Day)> {
    let recognised = match typed.value("recognised") {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    let (number, on) = (typed.text_needed(page, "number"), typed.day(page, "on"));
    Some((recognised, number?, on?))
}
