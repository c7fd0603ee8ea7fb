//! The register: outgoing papers, incoming ones, drafts, cancelled ones, of a term or a year.

use super::book::{Book, book_of, books};
use super::confidential::key;
use super::store::{self, incoming_paper, outgoing_paper};
use crate::{cell_of, drafting, kinds, words};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use chibo_core::day::Day;
use chibo_core::register::{CELL, CODES, Numbered, next, written};
use chibo_frame::{App, Page, PageError, Right, html};
use chrono::Datelike;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "register/list.html")]
struct List {
    page: Page,
    view: &'static str,
    /// Each view with its words and how many lines it has.
    views: Vec<(&'static str, String, usize)>,
    /// The chosen term or year.
    period: String,
    /// The terms and years that can be chosen.
    periods: Vec<(String, String)>,
    code: String,
    codes: Vec<(String, String)>,
    lines: Vec<Line>,
    /// What is said where there are none.
    none: String,
    /// The next number of each type in the term that runs.
    next: Vec<(String, String)>,
}

/// A line of any of the views.
struct Line {
    href: String,
    number: String,
    day: Day,
    /// What kind of paper, or who sent it.
    kind: String,
    about: String,
    /// Who signed, or who deals with it.
    who: String,
    light: &'static str,
    state: String,
    code: String,
}

/// Which view, which period, which type.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    xem: String,
    #[serde(default)]
    ky: String,
    #[serde(default)]
    loai: String,
}

const VIEWS: [(&str, &str); 4] =
    [("di", "papers-tab-outgoing"), ("den", "papers-tab-incoming"), ("thao", "papers-tab-drafts"), ("huy", "papers-tab-cancelled")];

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let cell = cell_of(&app).await?;
    let books = books(&app, cell).await?;
    let outgoing = store::list(&app.db, cell).await?;
    let seen = |row: &&outgoing_paper::Model| may_see(&page, row.kind.as_deref());
    let issued: BTreeSet<Uuid> = outgoing.iter().map(|row| row.id).collect();
    let drafts = drafting::list(&app.db, cell).await?;
    let drafts = drafts.iter().filter(|row| !issued.contains(&row.id) && may_see(&page, Some(&row.kind)));
    let incoming = store::list_incoming(&app.db, cell).await?;
    let mut all: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    all.insert("di", outgoing.iter().filter(seen).map(|row| outgoing_line(&page, row)).collect());
    let cancelled = outgoing.iter().filter(seen).filter(|row| row.cancelled_on.is_some());
    all.insert("huy", cancelled.map(|row| outgoing_line(&page, row)).collect());
    all.insert("den", incoming.iter().map(|row| incoming_line(&page, row, app.today())).collect());
    all.insert("thao", drafts.map(|row| draft_line(&page, row)).collect());
    let days: Vec<Day> = all.values().flatten().map(|line| line.day).collect();
    let period = if asked.ky.is_empty() { book_of(&books, app.today()).map(label).unwrap_or_default() } else { asked.ky };
    let view = VIEWS.iter().find(|(view, _)| *view == asked.xem).map_or("di", |(view, _)| *view);
    // A draft is open whatever its day: it is not looked for in a term.
    let within = |line: &Line, of: &str| of == "thao" || in_period(&books, &period, line.day);
    let views = VIEWS.map(|(of, words)| {
        let count = all.get(of).map_or(0, |lines| lines.iter().filter(|line| within(line, of)).count());
        (of, page.t(words), count)
    });
    let lines = all.remove(view).unwrap_or_default();
    let lines: Vec<Line> = lines.into_iter().filter(|line| within(line, view)).collect();
    let codes: BTreeSet<&str> = lines.iter().map(|line| line.code.as_str()).filter(|code| !code.is_empty()).collect();
    html(&List {
        none: page.t(&format!("register-none-{view}")),
        view,
        views: views.into(),
        periods: periods(&page, &books, &days),
        period,
        codes: codes.into_iter().map(|code| (code.to_owned(), code_words(&page, code))).collect(),
        lines: lines.into_iter().filter(|line| asked.loai.is_empty() || line.code == asked.loai).collect(),
        code: asked.loai,
        next: next_numbers(&page, &app, cell, &books, &outgoing),
        page,
    })
}

fn may_see(page: &Page, kind: Option<&str>) -> bool {
    kind.and_then(kinds::find).is_none_or(|kind| page.may(kind.right))
}

/// A book by its label; the time before all terms has a word of its own.
fn label(book: &Book) -> String {
    if book.label.is_empty() { "truoc".to_owned() } else { book.label.clone() }
}

fn in_period(books: &[Book], period: &str, day: Day) -> bool {
    match period.parse::<i32>() {
        Ok(year) => day.year() == year,
        Err(_) => period == "tat-ca" || book_of(books, day).is_some_and(|book| label(book) == period),
    }
}

/// Terms, then years in which there is anything, each the latest first; then all.
fn periods(page: &Page, books: &[Book], days: &[Day]) -> Vec<(String, String)> {
    let name = |book: &Book| match book.label.as_str() {
        "" => page.t("register-before-terms"),
        label => page.t1("register-term", "term", label),
    };
    let held =
        |book: &&Book| !book.label.is_empty() || books.len() == 1 || days.iter().any(|day| book_of(books, *day) == Some(*book));
    let terms = books.iter().rev().filter(held).map(|book| (label(book), name(book)));
    let years: BTreeSet<i32> = days.iter().map(Datelike::year).collect();
    let years = years.into_iter().rev().map(|year| (year.to_string(), page.t1("register-year", "year", year)));
    terms.chain(years).chain([("tat-ca".to_owned(), page.t("register-all"))]).collect()
}

/// The words of a type's letters.
fn code_words(page: &Page, code: &str) -> String {
    let known = CODES.contains(&code);
    if known { format!("{code}: {}", page.t(&format!("register-code-{}", key(code)))) } else { code.to_owned() }
}

fn outgoing_line(page: &Page, row: &outgoing_paper::Model) -> Line {
    let (light, state) = match row.cancelled_on {
        Some(_) => ("no", "register-state-cancelled"),
        None => ("yes", "register-state-issued"),
    };
    let kind = row.kind.as_deref().and_then(kinds::find).map(|kind| words::kind_name(page, &kind));
    Line {
        href: format!("/van-phong/van-ban/{}", row.id),
        number: row.written().unwrap_or_default(),
        day: row.day,
        kind: kind.or_else(|| row.code.as_deref().map(|code| code_words(page, code))).unwrap_or_default(),
        about: if row.confidential { page.t("confidential-line") } else { row.about.clone().unwrap_or_default() },
        who: row.signer.clone().unwrap_or_default(),
        light,
        state: page.t(state),
        code: row.code.clone().unwrap_or_default(),
    }
}

fn incoming_line(page: &Page, row: &incoming_paper::Model, today: Day) -> Line {
    let (light, state) = match (row.done_on, row.due_on) {
        (Some(_), _) => ("yes", page.t("incoming-state-done")),
        (None, Some(due)) => (if due < today { "no" } else { "wait" }, page.t1("incoming-open-until", "day", page.day(&due))),
        (None, None) => ("none", page.t("incoming-state-kept")),
    };
    Line {
        href: format!("/van-phong/van-ban/den/{}", row.id),
        number: row.number.clone(),
        day: row.day,
        kind: row.sender.clone().unwrap_or_default(),
        about: if row.confidential { page.t("confidential-line") } else { row.about.clone().unwrap_or_default() },
        who: row.assigned_to.clone().unwrap_or_default(),
        light,
        state,
        code: String::new(),
    }
}

fn draft_line(page: &Page, row: &drafting::paper::Model) -> Line {
    let kind = kinds::find(&row.kind);
    Line {
        href: format!("/van-phong/van-ban/{}", row.id),
        number: String::new(),
        day: row.day,
        kind: kind.as_ref().map(|kind| words::kind_name(page, kind)).unwrap_or_default(),
        about: row.label.clone(),
        who: String::new(),
        light: "wait",
        state: page.t("papers-state-draft"),
        code: kind.and_then(|kind| kind.code).unwrap_or_default().to_owned(),
    }
}

/// The next number of each type that the cell's papers have, in the book of today.
fn next_numbers(page: &Page, app: &App, cell: Uuid, books: &[Book], outgoing: &[outgoing_paper::Model]) -> Vec<(String, String)> {
    let term = book_of(books, app.today()).map_or(cell, |book| book.term);
    let mut sequences: BTreeMap<(&str, &str), Vec<Numbered>> = BTreeMap::new();
    for kind in kinds::all() {
        if let Some(code) = kind.code {
            sequences.entry((code, kind.author.symbol())).or_default();
        }
    }
    sequences.entry(("NQ", CELL)).or_default();
    for row in outgoing.iter().filter(|row| row.term_id == term) {
        if let (Some(code), Some(number)) = (row.code.as_deref(), row.number.and_then(|number| u32::try_from(number).ok())) {
            sequences.entry((code, &row.symbol)).or_default().push(Numbered { number, day: row.day });
        }
    }
    let number = |((code, symbol), standing): ((&str, &str), Vec<Numbered>)| {
        (code_words(page, code), written(next(&standing), code, symbol))
    };
    sequences.into_iter().map(number).collect()
}
