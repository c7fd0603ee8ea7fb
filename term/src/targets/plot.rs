//! A target over the term as a picture: a column a year against the threshold, and the meetings month by month. Drawn by the
//! server, without a script; every figure in it is also told in words.

use super::words::{Worded, threshold_text};
use super::{OpenTerm, cells};
use askama::Template;
use chibo_core::day::{Day, year_start};
use chibo_core::exact::Share;
use chibo_core::rating::Level;
use chibo_core::target::{Cadence, Figure, Judged, Point, Reading, Target, Threshold, course};
use chibo_core::term::Period;
use chibo_frame::Page;
use chrono::Datelike;

/// The picture, in its own units: 360 across, so that a phone shows letters at about their size.
#[derive(Template)]
#[template(path = "targets/_plot.html")]
pub(crate) struct Plot {
    id: String,
    title: String,
    desc: String,
    need: Option<(u32, String)>,
    columns: Vec<Column>,
    points: Vec<(u32, u32)>,
    /// Where each year begins and what it is called; only beside points.
    years: Vec<(u32, u32, String)>,
}

/// One year.
pub(super) struct Column {
    pub(super) x: u32,
    pub(super) width: u32,
    pub(super) y: u32,
    pub(super) height: u32,
    pub(super) middle: u32,
    /// `yes`, `no` or `plain`.
    pub(super) class: &'static str,
    pub(super) year: String,
    pub(super) value: String,
}

impl Plot {
    /// What it shows, in words.
    pub(super) fn desc(&self) -> &str {
        &self.desc
    }

    /// Where the threshold lies, and its words.
    pub(super) fn need(&self) -> Option<(u32, &str)> {
        self.need.as_ref().map(|(y, words)| (*y, words.as_str()))
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn points(&self) -> &[(u32, u32)] {
        &self.points
    }

    /// Where each year begins, its middle, what it is called.
    pub(super) fn years(&self) -> impl Iterator<Item = (u32, u32, &str)> {
        self.years.iter().map(|(first, middle, year)| (*first, *middle, year.as_str()))
    }
}

const LEFT: u32 = 8;
const ACROSS: u32 = 344;
const GROUND: u32 = 190;
const HEIGHT: u32 = 130;
/// No column is so low that it cannot be seen.
const LOWEST: u32 = 3;

/// A column a year. None where no year has a reading.
pub(crate) fn of_years(page: &Page, term: &OpenTerm, place: usize, title: &str, judged: &Judged) -> Option<Plot> {
    let target = judged.target;
    let whole = scale(&target, &judged.readings);
    let years: Vec<(Period, Option<Worded>)> =
        cells(page, term, place, judged).into_iter().filter(|(period, _)| *period != Period::Term).collect();
    let slot = ACROSS / u32::try_from(years.len()).ok()?.max(1);
    let column = |(i, (period, worded)): (u32, &(Period, Option<Worded>))| {
        let reading = judged.readings.iter().find(|reading| reading.period == *period)?;
        let height = (value(&reading.figure, reading.reached).saturating_mul(HEIGHT) / whole).clamp(LOWEST, HEIGHT);
        let class = match (target.cadence, reading.reached) {
            (Cadence::Term, _) => "plain",
            (_, true) => "yes",
            (_, false) => "no",
        };
        let x = LEFT + i * slot + slot / 6;
        let (year, value) = (period.to_string(), worded.as_ref()?.figure.clone());
        Some(Column { x, width: slot * 2 / 3, y: GROUND - height, height, middle: LEFT + i * slot + slot / 2, class, year, value })
    };
    let columns: Vec<Column> = (0..).zip(&years).filter_map(column).collect();
    if columns.is_empty() {
        return None;
    }
    let told = columns.iter().map(|column| format!("{}: {}", column.year, column.value)).collect::<Vec<_>>().join("; ");
    Some(Plot {
        id: format!("plot-{}", place + 1),
        title: title.to_owned(),
        desc: page.with("plot-told", &[("need", &threshold_text(page, &target)), ("figures", &told)]),
        need: need(page, &target, whole),
        columns,
        points: Vec::new(),
        years: Vec::new(),
    })
}

/// The meetings or sessions behind a reading. None where there are fewer than two.
pub(crate) fn of_meetings(
    page: &Page,
    term: &OpenTerm,
    place: usize,
    title: &str,
    target: &Target,
    reading: &Reading,
) -> Option<Plot> {
    let points = course(reading);
    if points.len() < 2 {
        return None;
    }
    let (from, to) = match reading.period {
        Period::Term => (term.term.from, term.term.to),
        Period::Year(year) => term.term.days_of(year)?.into_inner(),
    };
    let across = |day: Day| {
        let part = (day - from).num_days().clamp(0, (to - from).num_days()) * i64::from(ACROSS) / (to - from).num_days().max(1);
        LEFT + u32::try_from(part).unwrap_or(0)
    };
    let up = |share: Share| GROUND - share.ten_thousandths().unwrap_or(0).saturating_mul(HEIGHT) / 10_000;
    let years = (from.year()..=to.year()).map(|year| {
        let (first, next) = (across(year_start(year).max(from)), across(year_start(year + 1).min(to)));
        (first, first.midpoint(next), year.to_string())
    });
    let lowest = points.iter().min_by_key(|point| point.share.ten_thousandths())?;
    Some(Plot {
        id: format!("meetings-{}", place + 1),
        title: page.t1("plot-meetings", "target", title),
        desc: told_of_meetings(page, &points, lowest),
        need: need(page, target, 10_000),
        columns: Vec::new(),
        points: points.iter().map(|point| (across(point.on), up(point.share))).collect(),
        years: years.collect(),
    })
}

fn told_of_meetings(page: &Page, points: &[Point], lowest: &Point) -> String {
    let share = page.percent(&lowest.share.ten_thousandths().unwrap_or(0));
    let period = points.first().map_or_else(String::new, |point| page.day(&point.on));
    page.with(
        "plot-meetings-told",
        &[("count", &points.len()), ("first", &period), ("lowest", &share), ("day", &page.day(&lowest.on))],
    )
}

/// The value at full height.
fn scale(target: &Target, readings: &[Reading]) -> u32 {
    let counted = readings.iter().filter(|reading| reading.period != Period::Term).filter_map(|reading| match reading.figure {
        Figure::Count(count) => Some(count),
        _ => None,
    });
    match target.threshold {
        Threshold::CountAtLeast(least) | Threshold::CountAtMost(least) => counted.max().unwrap_or(0).max(least).max(1),
        Threshold::LevelAtLeast(_) => height_of(Level::Excellent),
        Threshold::Is(_) => 1,
        _ => 10_000,
    }
}

fn value(figure: &Figure, reached: bool) -> u32 {
    match figure {
        Figure::Share(share) => share.ten_thousandths().unwrap_or(0),
        Figure::Count(count) => *count,
        Figure::Level(level) => height_of(*level),
        Figure::Granted(granted) => u32::from(*granted),
        Figure::Evidence(_) => u32::from(reached),
    }
}

fn height_of(level: Level) -> u32 {
    match level {
        Level::NotFulfilled => 1,
        Level::Fulfilled => 2,
        Level::Good => 3,
        Level::Excellent => 4,
    }
}

/// Where the threshold lies, and its words; a title that is granted or not needs no line, nor does a count of the whole term.
fn need(page: &Page, target: &Target, whole: u32) -> Option<(u32, String)> {
    let at = match target.threshold {
        Threshold::AtLeast(share) | Threshold::MoreThan(share) | Threshold::AtLeastOrCap(share) | Threshold::AtMost(share) => {
            share.ten_thousandths()?
        }
        Threshold::CountAtLeast(_) | Threshold::CountAtMost(_) if target.cadence == Cadence::Term => return None,
        Threshold::CountAtLeast(count) | Threshold::CountAtMost(count) => count,
        Threshold::LevelAtLeast(level) => height_of(level),
        Threshold::Is(_) => return None,
    };
    let y = GROUND - (at.saturating_mul(HEIGHT) / whole.max(1)).min(HEIGHT);
    Some((y, page.t1("plot-need", "need", threshold_text(page, target))))
}
