//! A release as people read it: the same before it is sent and after it came.

use super::body::{Release, ReleasedCongress, ReleasedReading, ReleasedTarget};
use askama::Template;
use chibo_core::congress::CongressNumber;
use chibo_core::exact::Share;
use chibo_core::target::{MeasureKind, Target};
use chibo_core::term::Period;
use chibo_frame::Page;
use chibo_frame::db::code;
use chibo_term::targets::{count_text, level_text, measure_text, period_text, threshold_text};
use std::collections::BTreeSet;

/// A release, in the words of its reader.
#[derive(Template)]
#[template(path = "exchange/_release.html")]
pub(crate) struct Shown {
    page: Page,
    facts: Vec<(String, String)>,
    periods: Vec<String>,
    targets: Vec<Line>,
    ratings: Vec<Rated>,
    congresses: Vec<(String, String)>,
    replies: Vec<(String, Option<String>)>,
}

/// A target's line.
struct Line {
    number: u32,
    name: String,
    goal: String,
    /// In the order of the periods: the figure, and whether it is reached.
    cells: Vec<Option<(String, Option<bool>)>>,
}

/// A line of the ratings.
struct Rated {
    year: i32,
    what: String,
    counts: [u32; 4],
    own: String,
}

impl Shown {
    pub(crate) fn of(page: &Page, release: &Release) -> Self {
        let targets: &[ReleasedTarget] = release.term.as_ref().map_or(&[], |term| &term.targets);
        let periods: BTreeSet<Period> = targets.iter().flat_map(|target| &target.readings).map(|reading| reading.period).collect();
        Self {
            facts: facts(page, release),
            targets: targets.iter().map(|target| line(page, target, &periods)).collect(),
            periods: periods.iter().map(|period| period_text(page, *period)).collect(),
            ratings: ratings(page, release),
            congresses: release.congresses.iter().map(|congress| congress_text(page, congress)).collect(),
            replies: replies(page, release),
            page: page.clone(),
        }
    }
}

fn facts(page: &Page, release: &Release) -> Vec<(String, String)> {
    let said = |key: &str, value: String| (page.t(key), value);
    let mut facts = vec![
        said("exchange-number", release.number.to_string()),
        said("exchange-as-of", page.day(&release.as_of)),
        said("exchange-official", page.number(&release.members.official)),
        said("exchange-probationary", page.number(&release.members.probationary)),
    ];
    for (key, many) in
        [("exchange-leaving", release.transfers.leaving.len()), ("exchange-arrived", release.transfers.arrived.len())]
    {
        if many > 0 {
            facts.push((page.t(key), many.to_string()));
        }
    }
    if let Some(term) = &release.term {
        let days = [("from", page.day(&term.days.from)), ("to", page.day(&term.days.to))];
        let [(from, first), (to, last)] = &days;
        facts.push(said("exchange-term", page.with("exchange-term-days", &[(from, first), (to, last)])));
    }
    facts
}

fn line(page: &Page, target: &ReleasedTarget, periods: &BTreeSet<Period>) -> Line {
    let whole = Target {
        number: target.number,
        measure: target.measure,
        threshold: target.goal,
        cadence: chibo_core::target::Cadence::Term,
    };
    let cell = |period: &Period| {
        let reading = target.readings.iter().find(|reading| reading.period == *period)?;
        Some((figure_text(page, target.measure, reading), reading.reached))
    };
    Line {
        number: target.number,
        name: measure_text(page, target.measure),
        goal: threshold_text(page, &whole),
        cells: periods.iter().map(cell).collect(),
    }
}

/// A reading's figure in words.
pub(crate) fn figure_text(page: &Page, measure: MeasureKind, reading: &ReleasedReading) -> String {
    match (reading.numerator, reading.denominator) {
        (Some(numerator), Some(denominator)) => {
            let value = page.percent(&Share::new(numerator, denominator).ten_thousandths().unwrap_or(0));
            format!("{value} ({}/{})", page.number(&numerator), page.number(&denominator))
        }
        (Some(count), None) => count_text(page, measure, count),
        (None, _) => match (reading.level, reading.granted, reading.evidence) {
            (Some(level), ..) => level_text(page, level),
            (_, Some(granted), _) => page.t(if granted { "figure-granted" } else { "figure-not-granted" }),
            (.., Some(count)) => page.t1("figure-evidence", "count", count),
            _ => String::new(),
        },
    }
}

fn ratings(page: &Page, release: &Release) -> Vec<Rated> {
    let mut lines = Vec::new();
    for year in &release.ratings {
        let both = [("exchange-proposed", year.proposed, year.cell_proposed), ("exchange-rated", year.rated, year.cell_rated)];
        for (key, counts, own) in both {
            if counts.all() > 0 || own.is_some() {
                let own = own.map(|level| level_text(page, level)).unwrap_or_default();
                lines.push(Rated { year: year.year, what: page.t(key), counts: counts.levels(), own });
            }
        }
    }
    lines
}

/// A congress in words, and who was elected as counts.
pub(crate) fn congress_text(page: &Page, congress: &ReleasedCongress) -> (String, String) {
    let number = CongressNumber(congress.number).to_roman();
    let title = page.with("exchange-congress", &[("number", &number), ("day", &page.day(&congress.held_on))]);
    let elected = congress.elected.iter().map(|one| {
        let office = page.t(&format!("office-{}", code(&one.office)));
        page.with("exchange-elected", &[("office", &office), ("count", &one.count)])
    });
    (title, elected.collect::<Vec<_>>().join("; "))
}

/// What the cell says of plans, and on which day each was done.
fn replies(page: &Page, release: &Release) -> Vec<(String, Option<String>)> {
    release.replies.iter().map(|reply| (reply.text.clone(), reply.done_on.map(|day| page.day(&day)))).collect()
}
