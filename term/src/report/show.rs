//! The report as a page, to read and to print.

use crate::targets::{Worded, cells, count_text, target_text, term_of_path, threshold_text};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::congress::CongressNumber;
use chibo_core::exact::Share;
use chibo_core::target::{Cadence, Figure, Judged, Score, Threshold};
use chibo_core::term::Period;
use chibo_frame::{App, Page, PageError, Right, html};

#[derive(Template)]
#[template(path = "report/show.html")]
struct Show {
    page: Page,
    cell: String,
    label: String,
    lead: String,
    running: bool,
    next: String,
    rows: Vec<Row>,
}

/// One target of the report.
struct Row {
    number: u32,
    text: String,
    threshold: String,
    term: Option<Worded>,
    years: String,
    by_how_much: String,
}

/// The report of a term.
pub(super) async fn show(page: Page, State(app): State<App>, Path(label): Path<String>) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    let judged = term.read(&app).await?;
    let rows: Vec<Row> = judged
        .iter()
        .enumerate()
        .map(|(place, judged)| {
            let mut cells = cells(&page, &term, place, judged);
            Row {
                number: judged.target.number,
                text: target_text(&page, &judged.target, judged.wording.as_deref()),
                threshold: threshold_text(&page, &judged.target),
                by_how_much: by_how_much(&page, judged),
                term: cells.pop().and_then(|(_, cell)| cell),
                years: years(&page, judged),
            }
        })
        .collect();
    let score = Score::of(&judged);
    let (from, to) = (page.day(&term.term.from), page.day(&term.term.to));
    let lead = page.with(
        "report-lead",
        &[("cell", &term.cell), ("from", &from), ("to", &to), ("reached", &score.reached), ("total", &score.total())],
    );
    html(&Show {
        cell: term.cell,
        lead,
        running: app.today() <= term.term.to,
        next: CongressNumber(term.term.congress).next().to_roman(),
        rows,
        label,
        page,
    })
}

/// `2022 đạt, 2023 chưa đạt`.
pub(crate) fn years(page: &Page, judged: &Judged) -> String {
    if judged.target.cadence == Cadence::Term {
        return String::new();
    }
    let years = judged.readings.iter().filter_map(|reading| match reading.period {
        Period::Year(year) => {
            Some(page.with(if reading.reached { "report-year-yes" } else { "report-year-no" }, &[("year", &year)]))
        }
        Period::Term => None,
    });
    years.collect::<Vec<_>>().join(", ")
}

/// By how much the term's figure stands above or below what was promised, in percentage points or in number.
pub(crate) fn by_how_much(page: &Page, judged: &Judged) -> String {
    let Some(reading) = judged.readings.last() else { return page.t("no-reading") };
    match (&judged.target.threshold, &reading.figure) {
        (Threshold::AtLeast(need) | Threshold::MoreThan(need) | Threshold::AtLeastOrCap(need), Figure::Share(share)) => {
            distance(page, *share, *need)
        }
        (Threshold::AtMost(most), Figure::Share(share)) => distance(page, *share, *most),
        (Threshold::CountAtLeast(need) | Threshold::CountAtMost(need), Figure::Count(count)) => {
            let (key, by) = if count >= need { ("report-more", count - need) } else { ("report-fewer", need - count) };
            page.t1(key, "count", count_text(page, judged.target.measure, by))
        }
        _ => String::new(),
    }
}

fn distance(page: &Page, share: Share, need: Share) -> String {
    let (have, need) = (share.ten_thousandths().unwrap_or(0), need.ten_thousandths().unwrap_or(0));
    if have >= need {
        page.t1("report-points-above", "points", page.lang.percent_short(have - need).trim_end_matches('%'))
    } else {
        page.t1("report-points-below", "points", page.lang.percent_short(need - have).trim_end_matches('%'))
    }
}
