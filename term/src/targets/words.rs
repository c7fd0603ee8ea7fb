//! Targets, figures and refusals in words.

use super::{OpenTerm, Refusal};
use chibo_core::exact::Share;
use chibo_core::rating::Level;
use chibo_core::target::{Figure, Judged, MeasureKind, Reading, Target, Threshold};
use chibo_core::term::Period;
use chibo_frame::{Message, Page};

/// What must be reached, in words: `từ 85% trở lên`.
pub fn threshold_text(page: &Page, target: &Target) -> String {
    let share = |key: &str, share: &Share| page.t1(key, "share", page.lang.percent_short(share.ten_thousandths().unwrap_or(0)));
    let count = |key: &str, count: u32| page.t1(key, "count", count_text(page, target.measure, count));
    match &target.threshold {
        Threshold::AtLeast(least) if least.numerator == least.denominator => share("threshold-all", least),
        Threshold::AtLeast(least) => share("threshold-at-least", least),
        Threshold::MoreThan(bound) => share("threshold-more-than", bound),
        Threshold::AtLeastOrCap(cap) => share("threshold-at-least-or-cap", cap),
        Threshold::AtMost(most) => share("threshold-at-most", most),
        Threshold::CountAtLeast(least) => count("threshold-count", *least),
        Threshold::CountAtMost(0) => page.t("threshold-count-none"),
        Threshold::CountAtMost(most) => count("threshold-count-most", *most),
        Threshold::LevelAtLeast(level) => page.t1("threshold-level", "level", level_text(page, *level).to_lowercase()),
        Threshold::Is(_) => page.t("threshold-is"),
    }
}

/// So many persons, meetings, sessions or inspections.
pub fn count_text(page: &Page, measure: MeasureKind, count: u32) -> String {
    let key = match measure {
        MeasureKind::MeetingsHeld | MeasureKind::ThematicMeetings => "figure-count-meetings",
        MeasureKind::StudySessions => "figure-count-sessions",
        MeasureKind::InspectionsConcluded => "figure-count-inspections",
        _ => "figure-count",
    };
    page.t1(key, "count", count)
}

/// A level in words.
pub fn level_text(page: &Page, level: Level) -> String {
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
pub(crate) fn worded(page: &Page, measure: MeasureKind, reading: &Reading) -> Worded {
    let (figure, counts, width) = match &reading.figure {
        Figure::Share(share) => {
            let value = share.ten_thousandths().unwrap_or(0);
            let counts = format!("{}/{}", page.number(&share.numerator), page.number(&share.denominator));
            (page.percent(&value), Some(counts), Some(value / 100))
        }
        Figure::Count(count) => (count_text(page, measure, *count), None, None),
        Figure::Level(level) => (level_text(page, *level), None, None),
        Figure::Granted(granted) => (page.t(if *granted { "figure-granted" } else { "figure-not-granted" }), None, None),
        Figure::Evidence(items) => (page.t1("figure-evidence", "count", items.len()), None, None),
    };
    Worded { figure, counts, reached: reading.reached, period: reading.period, width }
}

/// The cells of a target's row: one a year of the term, none where there is no reading, and the term's own last.
pub(crate) fn cells(page: &Page, term: &OpenTerm, place: usize, judged: &Judged) -> Vec<(Period, Option<Worded>)> {
    let periods = term.term.years().map(Period::Year).chain([Period::Term]);
    let measure = |period| term.promises.get(place).map_or(judged.target, |p| p.of(period, &term.term).target).measure;
    let cell = |period| {
        let reading = judged.readings.iter().find(|reading| reading.period == period)?;
        Some(worded(page, measure(period), reading))
    };
    periods.map(|period| (period, cell(period))).collect()
}

/// What a target promises: in the words of the resolution, or the measure's own.
pub(crate) fn target_text(page: &Page, target: &Target, wording: Option<&str>) -> String {
    wording.map_or_else(|| measure_text(page, target.measure), str::to_owned)
}

/// A measure's name.
pub fn measure_text(page: &Page, measure: MeasureKind) -> String {
    page.t(&format!("measure-{}", measure.name().replace('_', "-")))
}

/// A period in words.
pub fn period_text(page: &Page, period: Period) -> String {
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
            let name = measure_text(page, *measure);
            Message::new(page.t1("refused-computed", "measure", name)).remedy(page.t("refused-computed-remedy"))
        }
        Refusal::EmptyNote => Message::new(page.t("refused-empty-note")).remedy(page.t("refused-empty-note-remedy")),
    }
}

/// A target as the command line prints it.
pub fn target_line(page: &Page, judged: &Judged) -> String {
    let Judged { target, wording, .. } = judged;
    format!("{:>2}. {}: {}", target.number, target_text(page, target, wording.as_deref()), threshold_text(page, target))
}

/// A reading of a measure as the command line prints it.
pub fn reading_line(page: &Page, measure: MeasureKind, reading: &Reading) -> String {
    let worded = worded(page, measure, reading);
    let counts = worded.counts.map(|counts| format!(" ({counts})")).unwrap_or_default();
    let verdict = page.t(if worded.reached { "reached" } else { "missed" });
    format!("{}: {}{counts}: {verdict}", period_text(page, worded.period), worded.figure)
}
