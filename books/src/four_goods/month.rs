//! A month's sheet, filled beforehand from the books with their figures; the rest is said by people.

use super::actions::{criteria_of, save_month};
use super::sheet::{Books, Mark, MonthMarks, Sheets};
use super::show::good_text;
use super::{open, path};
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::four_goods::{Answer, Criterion, Figure, Good, Source};
use chibo_frame::{App, Field, Page, PageError, Typed, html, see_other};
use chrono::Datelike;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "four_goods/month.html")]
struct Show {
    page: Page,
    year: i32,
    month: u32,
    path: String,
    saved: bool,
    goods: Vec<(String, Vec<Row>)>,
    papers: Vec<Link>,
}

struct Row {
    words: String,
    points: u32,
    reason: Option<String>,
    differs: bool,
    met: Field,
    note: Field,
}

/// Whether what no book answers is to be met beforehand.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    dat: String,
}

/// The month of a path, which has begun.
async fn open_month(app: &App, year: &str, month: &str) -> Result<(Sheets, u32, Vec<Criterion>), PageError> {
    let sheets = open(app, year).await?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month)).ok_or(PageError::NotFound)?;
    let today = app.today();
    if (sheets.year, month) > (today.year(), today.month()) {
        return Err(PageError::NotFound);
    }
    let criteria = criteria_of(app, sheets.cell, sheets.year, month).await?;
    Ok((sheets, month, criteria))
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((year, month)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let (sheets, month, criteria) = open_month(&app, &year, &month).await?;
    let books = Books::of(&app.db, sheets.cell).await?;
    let saved = sheets.months.get(&month);
    let row = |criterion: &Criterion| {
        let answer = books.answer(criterion, sheets.year, month, app.today());
        let stored = saved.and_then(|marks| marks.get(&criterion.code));
        let preset = answer.and_then(|answer| answer.met).or((criterion.source.is_none() && !asked.dat.is_empty()).then_some(true));
        // On a saved sheet the books fill only what was left open.
        let met = stored.and_then(|mark| mark.met).or(preset);
        let note = stored.map(|mark| mark.note.clone()).unwrap_or_default();
        row(&page, criterion, answer, met, note)
    };
    let of_good = |good: Good| (good_text(&page, good), criteria.iter().filter(|c| c.good == good).map(row).collect());
    let goods = Good::ALL.map(of_good).into();
    let papers = links(&page, &["four-goods-month"], sheets.cell, &format!("{}-{month:02}", sheets.year));
    html(&Show { papers, year: sheets.year, month, path: path(sheets.year), saved: saved.is_some(), goods, page })
}

fn row(page: &Page, criterion: &Criterion, answer: Option<Answer>, met: Option<bool>, note: String) -> Row {
    let word = match met {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let [met_field, note_field] = ["met", "note"].map(|name| format!("{name}-{}", criterion.code));
    let typed = Typed::standing([(met_field.as_str(), word.to_owned()), (note_field.as_str(), note)]);
    let options = [("", ""), ("yes", "four-goods-met"), ("no", "four-goods-unmet")];
    let options = options.map(|(word, key)| (word.to_owned(), if key.is_empty() { String::new() } else { page.t(key) }));
    let says = answer.and_then(|answer| answer.met);
    Row {
        words: criterion.words.clone(),
        points: criterion.points,
        reason: criterion.source.map(|source| reason(page, source, answer)),
        differs: says.is_some() && met.is_some() && says != met,
        met: typed.choice(page, &met_field, "four-goods-result", options.into()).of(&criterion.words),
        note: typed.text(page, &note_field, "four-goods-note").of(&criterion.words),
    }
}

/// Why the books answer as they do.
pub(super) fn reason(page: &Page, source: Source, answer: Option<Answer>) -> String {
    let Some(answer) = answer else { return page.t("four-goods-no-record") };
    match (answer.figure, source) {
        (Figure::HeldOn(day), _) => page.t1("four-goods-held", "day", page.day(&day)),
        (Figure::NotHeld, _) => page.t("four-goods-not-held"),
        (Figure::Persons(count), _) => page.t1("four-goods-persons", "count", count),
        (Figure::Of(count, of), Source::Inspection) => page.with("four-goods-done", &[("count", &count), ("of", &of)]),
        (Figure::Of(count, of), Source::Study) => page.with("four-goods-studied", &[("count", &count), ("of", &of)]),
        (Figure::Of(count, of), _) => page.with("four-goods-came", &[("count", &count), ("of", &of)]),
    }
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path((year, month)): Path<(String, String)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (sheets, month, criteria) = open_month(&app, &year, &month).await?;
    let typed = Typed::new(values);
    let mark = |criterion: Criterion| {
        let met = match typed.value(&format!("met-{}", criterion.code)) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let note = typed.value(&format!("note-{}", criterion.code)).to_owned();
        (criterion.code, Mark { met, note })
    };
    let marks: MonthMarks = criteria.into_iter().map(mark).collect();
    save_month(&app, Some(page.account()?), sheets.cell, sheets.year, month, &marks).await?;
    Ok(see_other(&path(sheets.year)))
}
