//! One figure, opened: who and what stands behind the numerator and the denominator, and who was left out and why.

use super::behind::{DayLine, Line, Names, Out, days, left_out, lines};
use super::plot::{Plot, of_meetings, of_years};
use super::words::{self, Worded};
use super::{OpenTerm, Shown, cells, look, term_of_path, threshold_text};
use crate::imports;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_books::inspections;
use chibo_books::ratings::cell_rating;
use chibo_core::day::Day;
use chibo_core::target::{Cadence, EvidenceSource, Figure, Judged, MeasureKind, Promise, Reading, Target, Threshold, Version};
use chibo_core::term::Period;
use chibo_frame::app::vietnam;
use chibo_frame::record::{self, Act};
use chibo_frame::{App, Page, PageError, html};
use chibo_people::households::quarter_title;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "targets/show.html")]
struct Show {
    page: Page,
    cell: String,
    label: String,
    target: String,
    number: u32,
    period: String,
    threshold: String,
    worded: Worded,
    judged: bool,
    plots: Vec<Plot>,
    outlook: Option<Shown>,
    /// What it said until when.
    versions: Vec<String>,
    is_count: bool,
    target_yearly: bool,
    days_missed: bool,
    sentence: String,
    notes: Vec<String>,
    missing: Vec<Line>,
    counted: Vec<Line>,
    left_out: Vec<Out>,
    days: Vec<DayLine>,
    /// The years behind the term's figure, each with where it opens.
    years: Vec<(String, Worded, String)>,
    evidence: Vec<(Option<Day>, String)>,
    /// Where a level or a title was stated: the import that brought it, or changed it.
    stated: Vec<String>,
}

/// Opens the figure of one target for one period.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((label, position, period)): Path<(String, usize, String)>,
) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    let place = position.checked_sub(1).ok_or(PageError::NotFound)?;
    let promise = term.promises.get(place).ok_or(PageError::NotFound)?;
    let period: Period = period.parse().map_err(|_| PageError::NotFound)?;
    let version = promise.of(period, &term.term);
    let target = version.target;
    let (records, judged) = term.read_with_records(&app).await?;
    let judged = judged.get(place).ok_or(PageError::NotFound)?;
    let reading = judged.readings.iter().find(|reading| reading.period == period).ok_or(PageError::NotFound)?;
    let has_plan = matches!(target.measure, MeasureKind::Inspections | MeasureKind::InspectionsConcluded);
    let plan = if has_plan { inspections::list(&app.db, term.cell_id).await? } else { Vec::new() };
    let names = Names::new(&page, &records, &plan);
    let lines = lines(&names, reading);
    let (missing, counted): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.fulfilled < line.counted);
    html(&Show {
        cell: term.cell.clone(),
        target: words::target_text(&page, &target, version.wording.as_deref()),
        number: target.number,
        period: words::period_text(&page, period),
        threshold: threshold_text(&page, &target),
        worded: words::worded(&page, target.measure, reading),
        plots: plots(&page, &term, place, judged, version, reading),
        outlook: look(&page, &term, place, judged, &records),
        versions: versions(&page, promise),
        is_count: matches!(reading.figure, Figure::Count(_)),
        target_yearly: target.cadence != Cadence::Term,
        days_missed: missing.iter().any(|line| !line.days.is_empty()),
        judged: period == Period::Term || target.cadence != Cadence::Term,
        sentence: sentence(&page, &target, reading),
        notes: notes(&page, &target, period),
        missing,
        counted,
        left_out: left_out(&page, &names, &reading.left_out),
        days: days(&names, reading),
        stated: stated(&app, &page, term.cell_id, &target, period).await?,
        years: if period == Period::Term {
            years(&page, &format!("/van-phong/nhiem-ky/{label}/chi-tieu/{position}"), cells(&page, &term, place, judged))
        } else {
            Vec::new()
        },
        evidence: evidence(&page, reading),
        label,
        page,
    })
}

fn years(page: &Page, path: &str, cells: Vec<(Period, Option<Worded>)>) -> Vec<(String, Worded, String)> {
    let years = cells.into_iter().filter(|(period, _)| *period != Period::Term);
    years.filter_map(|(period, cell)| Some((words::period_text(page, period), cell?, format!("{path}/{period}")))).collect()
}

/// The years beside one another, and the meetings behind this figure.
fn plots(page: &Page, term: &OpenTerm, place: usize, judged: &Judged, version: &Version, reading: &Reading) -> Vec<Plot> {
    let title = words::target_text(page, &version.target, version.wording.as_deref());
    let meetings = of_meetings(page, term, place, &title, &version.target, reading);
    of_years(page, term, place, &title, judged).into_iter().chain(meetings).collect()
}

/// What the target said until when; nothing where it was never changed.
fn versions(page: &Page, promise: &Promise) -> Vec<String> {
    let versions: Vec<&Version> = promise.versions().collect();
    let line = |i: usize, version: &Version| {
        let says = words::target_text(page, &version.target, version.wording.as_deref());
        let need = threshold_text(page, &version.target);
        let until = versions.get(i + 1).and_then(|next| next.from.pred_opt());
        let line = match until {
            Some(until) => page.with("version-until", &[("day", &page.day(&until)), ("says", &says), ("need", &need)]),
            None => page.with("version-from", &[("day", &page.day(&version.from)), ("says", &says), ("need", &need)]),
        };
        match &version.decision {
            Some(decision) => format!("{line} ({decision})"),
            None => line,
        }
    };
    if versions.len() < 2 { Vec::new() } else { versions.iter().enumerate().map(|(i, version)| line(i, version)).collect() }
}

/// Why it is reached or missed, with the numbers.
fn sentence(page: &Page, target: &Target, reading: &Reading) -> String {
    let verdict = page.t(if reading.reached { "reached" } else { "missed" });
    match (&target.threshold, &reading.figure) {
        (Threshold::AtLeastOrCap(cap), Figure::Share(share)) => page.with(
            "sentence-cap",
            &[
                ("n", &page.number(&share.numerator)),
                ("d", &page.number(&share.denominator)),
                ("cap", &page.number(&cap.floor_of(share.denominator))),
                ("verdict", &verdict),
            ],
        ),
        (_, Figure::Share(share)) => page.with(
            "sentence-share",
            &[
                ("n", &page.number(&share.numerator)),
                ("d", &page.number(&share.denominator)),
                ("need", &threshold_text(page, target)),
                ("verdict", &verdict),
            ],
        ),
        _ => page.with("sentence-plain", &[("need", &threshold_text(page, target)), ("verdict", &verdict)]),
    }
}

/// What must be said beside the figure.
fn notes(page: &Page, target: &Target, period: Period) -> Vec<String> {
    let mut notes = vec![page.t(&format!("how-{}", target.measure.name().replace('_', "-")))];
    if target.measure == MeasureKind::Attendance {
        notes.push(page.t("note-attendance-guidance"));
    }
    if period == Period::Term && target.cadence != Cadence::Term {
        notes.push(page.t("how-term"));
    }
    notes
}

fn evidence(page: &Page, reading: &Reading) -> Vec<(Option<Day>, String)> {
    let Figure::Evidence(items) = &reading.figure else { return Vec::new() };
    let note = |source: &EvidenceSource| match source {
        EvidenceSource::Registered(note) => note.clone(),
        EvidenceSource::ThematicMeeting(_) => page.t("evidence-thematic-meeting"),
    };
    items.iter().map(|item| (item.on, note(&item.source))).collect()
}

/// A level or a title of one year has nobody behind it but the row that states it: which import brought it, and when.
async fn stated(app: &App, page: &Page, cell: Uuid, target: &Target, period: Period) -> anyhow::Result<Vec<String>> {
    let Period::Year(year) = period else { return Ok(Vec::new()) };
    let key = [format!("{cell}/{year}")];
    let (history, holds) = match target.measure {
        MeasureKind::CellRating => (record::history::<cell_rating::Entity, _>(&app.db, &key).await?, "ratings"),
        MeasureKind::CulturalQuarter => (record::history::<quarter_title::Entity, _>(&app.db, &key).await?, "households"),
        _ => return Ok(Vec::new()),
    };
    let line = |act: &Act| {
        let files = serde_json::from_str::<imports::Detail>(&act.detail).ok()?.files;
        let held = files.into_iter().filter(|file| file.holds.iter().any(|kind| kind == holds)).map(|file| file.file);
        let day = page.day(&vietnam(act.at).date_naive());
        Some(page.with("stated-by", &[("files", &held.collect::<Vec<_>>().join(", ")), ("day", &day)]))
    };
    Ok(history.iter().filter(|(act, _)| act.undone_by.is_none()).filter_map(|(act, _)| line(act)).collect())
}
