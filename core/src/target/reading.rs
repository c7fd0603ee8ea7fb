//! Readings: what a measure found, held against what the target says.

use super::all::year_tally;
use super::records::Records;
use super::rule::{Cadence, Target, Threshold};
use super::tally::{Counted, EvidenceSource, Figure, LeftOut, Tally};
use crate::term::{Period, Term};
use alloc::vec::Vec;

/// **Kết quả đo.** One figure of a target for a year or the term, with everybody behind it. Page, paper and JSON show this value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The year, or the term.
    pub period: Period,
    /// The figure.
    pub figure: Figure,
    /// Whether the target is reached, decided on whole numbers.
    pub reached: bool,
    /// All of the denominator, with those of the numerator marked.
    pub counted: Vec<Counted>,
    /// Those in neither count, and why.
    pub left_out: Vec<LeftOut>,
}

/// **Chỉ tiêu và kết quả.** A target with its readings: its years in order, then the term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The target.
    pub target: Target,
    /// Its readings. A year without records or not yet due has none.
    pub readings: Vec<Reading>,
}

/// The readings of all targets.
pub fn read_all(targets: &[Target], records: &Records, term: &Term) -> Vec<Judged> {
    targets.iter().map(|target| Judged { target: *target, readings: target.readings(records, term) }).collect()
}

impl Target {
    /// The target's readings in the term: the years that have one, in order, then the term's.
    pub fn readings(&self, records: &Records, term: &Term) -> Vec<Reading> {
        let years: Vec<(i32, Tally)> =
            term.years().filter_map(|year| Some((year, year_tally(self.measure, records, term, year)?))).collect();
        let Some(pooled) = years.iter().map(|(_, tally)| tally.clone()).reduce(Tally::pool) else {
            return Vec::new();
        };
        let each_year = years.iter().all(|(_, tally)| self.is_reached_by(tally));
        let reached = match self.cadence {
            Cadence::Term => self.is_reached_by(&pooled),
            Cadence::EachYear => each_year,
            Cadence::TermAndEachYear => each_year && self.is_reached_by(&pooled),
        };
        let mut readings: Vec<Reading> =
            years.into_iter().map(|(year, tally)| Reading::of(Period::Year(year), self.is_reached_by(&tally), tally)).collect();
        readings.push(Reading::of(Period::Term, reached, pooled));
        readings
    }

    /// Whether one tally comes up to the threshold. A figure of another kind never does.
    fn is_reached_by(&self, tally: &Tally) -> bool {
        match (self.threshold, &tally.figure) {
            (Threshold::AtLeast(least), Figure::Share(share)) => share.at_least(least),
            (Threshold::MoreThan(bound), Figure::Share(share)) => share.more_than(bound),
            (Threshold::AtLeastOrCap(cap), Figure::Share(share)) => {
                share.at_least(cap) || (share.denominator > 0 && share.numerator >= cap.floor_of(share.denominator))
            }
            (Threshold::CountAtLeast(least), Figure::Count(count)) => *count >= least,
            (Threshold::LevelAtLeast(least), Figure::Level(level)) => *level >= least,
            (Threshold::Is(wanted), Figure::Granted(granted)) => *granted == wanted,
            (Threshold::Is(wanted), Figure::Evidence(_)) => is_shown(tally) == wanted,
            _ => false,
        }
    }
}

/// Evidence registered by the cell shows it; so does a book in which nothing is missing.
fn is_shown(tally: &Tally) -> bool {
    let Figure::Evidence(items) = &tally.figure else { return false };
    let registered = items.iter().any(|item| matches!(item.source, EvidenceSource::Registered(_)));
    registered || (!tally.counted.is_empty() && tally.counted.iter().all(|quarter| quarter.in_numerator))
}

impl Reading {
    fn of(period: Period, reached: bool, tally: Tally) -> Self {
        let Tally { figure, counted, left_out } = tally;
        Self { period, figure, reached, counted, left_out }
    }
}
