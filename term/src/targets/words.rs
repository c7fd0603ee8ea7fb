//! Targets, figures and refusals in words.

use super::Refusal;
use chibo_core::exact::Share;
use chibo_core::rating::Level;
use chibo_core::target::{Figure, Judged, Reading, Target, Threshold};
use chibo_core::term::{Period, Term};
use chibo_frame::{Message, Page};

/// What must be reached, in words: `từ 85% trở lên`.
pub(crate) fn threshold_text(page: &Page, threshold: &Threshold) -> String {
    let share = |key: &str, share: &Share| page.t1(key, "share", page.lang.percent_short(share.ten_thousandths().unwrap_or(0)));
    match threshold {
        Threshold::AtLeast(least) if least.numerator == least.denominator => share("threshold-all", least),
        Threshold::AtLeast(least) => share("threshold-at-least", least),
        Threshold::MoreThan(bound) => share("threshold-more-than", bound),
        Threshold::AtLeastOrCap(cap) => share("threshold-at-least-or-cap", cap),
        Threshold::CountAtLeast(count) => page.t1("threshold-count", "count", count),
        Threshold::LevelAtLeast(level) => page.t1("threshold-level", "level", level_text(page, *level).to_lowercase()),
        Threshold::Is(_) => page.t("threshold-is"),
    }
}

/// A level in words.
pub(crate) fn level_text(page: &Page, level: Level) -> String {
    page.t(match level {
        Level::Excellent => "level-excellent",
        Level::Good => "level-good",
        Level::Fulfilled => "level-fulfilled",
        Level::NotFulfilled => "level-not-fulfilled",
    })
}

/// A reading as a cell of the table shows it.
pub(crate) struct Worded {
    /// `90,66%`, `2`, `Tốt`, `Đạt`.
    pub(crate) figure: String,
    /// `1.116/1.231`, where there is a share.
    pub(crate) counts: Option<String>,
    /// Whether it is reached.
    pub(crate) reached: bool,
    /// Where it opens to.
    pub(crate) period: Period,
    /// Width of the bar, of 100, where there is a share.
    pub(crate) width: Option<u32>,
}

/// A reading in words.
pub(crate) fn worded(page: &Page, reading: &Reading) -> Worded {
    let (figure, counts, width) = match &reading.figure {
        Figure::Share(share) => {
            let value = share.ten_thousandths().unwrap_or(0);
            let counts = format!("{}/{}", page.number(&share.numerator), page.number(&share.denominator));
            (page.percent(&value), Some(counts), Some(value / 100))
        }
        Figure::Count(count) => (page.t1("figure-count", "count", count), None, None),
        Figure::Level(level) => (level_text(page, *level), None, None),
        Figure::Granted(granted) => (page.t(if *granted { "figure-granted" } else { "figure-not-granted" }), None, None),
        Figure::Evidence(items) => (page.t1("figure-evidence", "count", items.len()), None, None),
    };
    Worded { figure, counts, reached: reading.reached, period: reading.period, width }
}

/// The cells of a target's row: one a year of the term, none where there is no reading, and the term's own last.
pub(crate) fn cells(page: &Page, term: &Term, judged: &Judged) -> Vec<(Period, Option<Worded>)> {
    let periods = term.years().map(Period::Year).chain([Period::Term]);
    periods
        .map(|period| {
            (period, judged.readings.iter().find(|reading| reading.period == period).map(|reading| worded(page, reading)))
        })
        .collect()
}

/// A target's own words: what it promises.
pub(crate) fn target_text(page: &Page, target: &Target) -> String {
    page.t(&format!("measure-{}", target.measure.name().replace('_', "-")))
}

/// A period in words.
pub(crate) fn period_text(page: &Page, period: Period) -> String {
    match period {
        Period::Year(year) => page.t1("period-year", "year", year),
        Period::Term => page.t("period-term"),
    }
}

/// A refusal in words.
pub fn refusal_text(page: &Page, refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NoCell => Message::new(page.t("refused-no-cell")).remedy(page.t("refused-no-cell-remedy")),
        Refusal::EndsBeforeItStarts { from, to } => {
            Message::new(page.with("refused-term-order", &[("from", &page.day(from)), ("to", &page.day(to))]))
                .remedy(page.t("refused-term-order-remedy"))
        }
        Refusal::Overlaps { other } => {
            Message::new(page.t1("refused-term-overlap", "other", other)).remedy(page.t("refused-term-overlap-remedy"))
        }
        Refusal::Misfit { number, measure } => {
            Message::new(page.with("refused-misfit", &[("number", number), ("measure", measure)]))
                .remedy(page.t("refused-misfit-remedy"))
        }
        Refusal::Computed(measure) => {
            let name = page.t(&format!("measure-{}", measure.name().replace('_', "-")));
            Message::new(page.t1("refused-computed", "measure", name)).remedy(page.t("refused-computed-remedy"))
        }
        Refusal::EmptyNote => Message::new(page.t("refused-empty-note")).remedy(page.t("refused-empty-note-remedy")),
    }
}

/// A target as the command line prints it.
pub fn target_line(page: &Page, target: &Target) -> String {
    format!("{:>2}. {}: {}", target.number, target_text(page, target), threshold_text(page, &target.threshold))
}

/// A reading as the command line prints it.
pub fn reading_line(page: &Page, reading: &Reading) -> String {
    let worded = worded(page, reading);
    let counts = worded.counts.map(|counts| format!(" ({counts})")).unwrap_or_default();
    let verdict = page.t(if worded.reached { "reached" } else { "missed" });
    format!("{}: {}{counts}: {verdict}", period_text(page, worded.period), worded.figure)
}
