//! The office's first page: the term and its targets, year by year.

use super::due;
use crate::targets::{
    self, NewTerm, OpenTerm, Shown, Worded, cells, find_term, look, refusal_text, target_text, term_of_path, threshold_text,
};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::CongressNumber;
use chibo_core::day::parse_day;
use chibo_core::target::{Cadence, MeasureKind, Score, Threshold, twelve};
use chibo_core::term::Period;
use chibo_frame::{App, Due, Page, PageError, Right, html, see_other};
use chibo_people::units;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "home/show.html")]
struct Home {
    page: Page,
    cell: String,
    label: String,
    lead: String,
    others: Vec<String>,
    years: Vec<i32>,
    rows: Vec<Row>,
    score: Score,
    /// What falls due, on the first page and for who may see people: the first of it, and how much there is.
    due: Option<(Vec<Due>, usize)>,
}

/// How much of what falls due the first page shows.
const SHOWN: usize = 8;

/// One target's line.
struct Row {
    number: u32,
    position: usize,
    text: String,
    threshold: String,
    note: Option<String>,
    takes_evidence: bool,
    cadence: Cadence,
    /// How it stands, while the term runs.
    look: Option<Shown>,
    cells: Vec<(Period, Option<Worded>)>,
    /// Where the threshold stands on the term's bar, of 100.
    mark: Option<u32>,
}

#[derive(Template)]
#[template(path = "home/welcome.html")]
struct Welcome {
    page: Page,
    cell: Option<String>,
}

/// The newest term; where there is none, or the reader's work lies elsewhere, the way to it.
pub(super) async fn newest(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    if page.may(Right::SeeTargets)
        && let Some(term) = find_term(&app, None).await?
    {
        if !page.may(Right::SeePeople) {
            return home(page, &app, term, None).await;
        }
        let due = due::collect(&app, &page, term.cell_id).await?;
        return home(page, &app, term, Some(first_of(due))).await;
    }
    let cell = units::find_own(&app.db).await?;
    if page.may(Right::SeeWard) && cell.as_ref().is_some_and(|own| own.kind == "ward") {
        return Ok(see_other("/van-phong/chi-bo"));
    }
    let cell = cell.map(|own| own.name);
    Ok(html(&Welcome { page, cell })?.into_response())
}

/// A term by its label.
pub(super) async fn show(page: Page, State(app): State<App>, Path(label): Path<String>) -> Result<Response, PageError> {
    let term = term_of_path(&app, &label).await?;
    home(page, &app, term, None).await
}

fn first_of(mut due: Vec<Due>) -> (Vec<Due>, usize) {
    let all = due.len();
    due.truncate(SHOWN);
    (due, all)
}

async fn home(page: Page, app: &App, term: OpenTerm, due: Option<(Vec<Due>, usize)>) -> Result<Response, PageError> {
    let (records, judged) = term.read_with_records(app).await?;
    let running = term.term.contains(app.today());
    let rows = judged
        .iter()
        .enumerate()
        .map(|(i, judged)| Row {
            number: judged.target.number,
            position: i + 1,
            text: target_text(&page, &judged.target, judged.wording.as_deref()),
            threshold: threshold_text(&page, &judged.target),
            note: (judged.target.measure == MeasureKind::Attendance).then(|| page.t("note-attendance-guidance")),
            cadence: judged.target.cadence,
            takes_evidence: judged.target.measure.takes_evidence(),
            cells: cells(&page, &term, i, judged),
            look: running.then(|| look(&page, &term, i, judged, &records)).flatten(),
            mark: mark(&judged.target.threshold),
        })
        .collect();
    let labels = targets::list_terms(&app.db, term.cell_id).await?.into_iter().map(|row| targets::days(&row).label());
    let home = Home {
        cell: term.cell.clone(),
        label: term.term.label(),
        lead: lead(&page, &term),
        others: labels.filter(|label| *label != term.term.label()).collect(),
        years: term.term.years().collect(),
        rows,
        score: Score::of(&judged),
        due,
        page,
    };
    Ok(html(&home)?.into_response())
}

fn lead(page: &Page, term: &OpenTerm) -> String {
    let congress = CongressNumber(term.term.congress).to_roman();
    page.with("home-lead", &[("congress", &congress), ("from", &page.day(&term.term.from)), ("to", &page.day(&term.term.to))])
}

/// Where a threshold stands on a bar of 100.
fn mark(threshold: &Threshold) -> Option<u32> {
    match threshold {
        Threshold::AtLeast(share) | Threshold::MoreThan(share) | Threshold::AtLeastOrCap(share) | Threshold::AtMost(share) => {
            share.ten_thousandths().map(|n| n / 100)
        }
        _ => None,
    }
}

impl Row {
    /// Whether a reading of this period is held against the target: a target of the term is not missed by one of its years.
    fn judged(&self, period: Period) -> bool {
        period == Period::Term || self.cadence != Cadence::Term
    }
}

/// The form that opens a term.
#[derive(Deserialize)]
pub(super) struct OpenForm {
    from: String,
    to: String,
    congress: u32,
}

/// Opens a term with the twelve targets of the template.
pub(super) async fn open(page: Page, State(app): State<App>, Form(form): Form<OpenForm>) -> Result<Response, PageError> {
    let bad = |text: &str| {
        PageError::Refused(chibo_frame::Message::new(page.t1("refused-day", "text", text)).remedy(page.t("refused-day-remedy")))
    };
    let from = parse_day(&form.from).ok_or_else(|| bad(&form.from))?;
    let to = parse_day(&form.to).ok_or_else(|| bad(&form.to))?;
    let new = NewTerm { from, to, congress: form.congress, targets: twelve() };
    match targets::open_term(&app, Some(page.account()?), new).await? {
        Ok(_) => Ok(see_other("/van-phong")),
        Err(refusal) => Err(PageError::Refused(refusal_text(&page, &refusal))),
    }
}
