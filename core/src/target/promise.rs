//! A target through the term. A later resolution may change its words, its threshold or its measure; every year is read by
//! the version that was in force on its last day, and old versions stay.

use super::all::year_tally;
use super::reading::{Judged, Reading};
use super::records::Records;
use super::rule::{Cadence, Target};
use super::tally::Tally;
use crate::day::{Day, year_end};
use crate::term::{Period, Term};
use alloc::string::String;
use alloc::vec::Vec;

/// **Bản của chỉ tiêu.** What a target says from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The first day on which it holds.
    pub from: Day,
    /// The words of the resolution; without them the measure's own.
    pub wording: Option<String>,
    /// What is measured, what must be reached, how often.
    pub target: Target,
    /// The text that changed it, where one did.
    pub decision: Option<String>,
}

/// **Chỉ tiêu qua các bản.** A target with its versions, of which there is always one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    first: Version,
    later: Vec<Version>,
}

impl From<Target> for Promise {
    /// A target that was never changed and has no words of its own.
    fn from(target: Target) -> Self {
        Self { first: Version { from: Day::MIN, wording: None, target, decision: None }, later: Vec::new() }
    }
}

impl Promise {
    /// A target as the congress resolved it, and what it was changed to later.
    pub fn new(first: Version, mut later: Vec<Version>) -> Self {
        later.sort_by_key(|version| version.from);
        Self { first, later }
    }

    /// All versions, oldest first.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &Version> {
        core::iter::once(&self.first).chain(&self.later)
    }

    /// The version in force on a day; before the first one, the first.
    pub fn in_force_on(&self, day: Day) -> &Version {
        self.later.iter().rev().find(|version| version.from <= day).unwrap_or(&self.first)
    }

    /// The version by which a period is read: of a year the one in force on its last day in the term, of the term the last.
    pub fn of(&self, period: Period, term: &Term) -> &Version {
        self.in_force_on(match period {
            Period::Year(year) => term.to.min(year_end(year)),
            Period::Term => term.to,
        })
    }

    /// The target as the term ends with it, and its readings.
    pub fn judge(&self, records: &Records, term: &Term) -> Judged {
        let last = self.of(Period::Term, term);
        Judged { target: last.target, wording: last.wording.clone(), readings: self.readings(records, term) }
    }

    /// The readings: the years that have one, in order, then the term's. A year is held against its own version; the term's
    /// figure pools the years as the last version measures them.
    pub fn readings(&self, records: &Records, term: &Term) -> Vec<Reading> {
        let last = self.of(Period::Term, term).target;
        let tally = |target: &Target, year| year_tally(target.measure, records, term, year);
        let own = |year| {
            let target = self.of(Period::Year(year), term).target;
            Some((year, target, tally(&target, year)?))
        };
        let years: Vec<(i32, Target, Tally)> = term.years().filter_map(own).collect();
        let other_measure = years.iter().any(|(_, target, _)| target.measure != last.measure);
        let measured_last: Vec<Tally> =
            if other_measure { term.years().filter_map(|year| tally(&last, year)).collect() } else { Vec::new() };
        let pooled = if other_measure {
            Tally::pool(&measured_last.iter().collect::<Vec<_>>())
        } else {
            Tally::pool(&years.iter().map(|(_, _, tally)| tally).collect::<Vec<_>>())
        };
        let each_year =
            years.iter().filter(|(_, target, _)| target.cadence != Cadence::Term).all(|(_, t, tally)| t.is_reached_by(tally));
        let year =
            |(year, target, tally): (i32, Target, Tally)| Reading::of(Period::Year(year), target.is_reached_by(&tally), tally);
        let mut readings: Vec<Reading> = years.into_iter().map(year).collect();
        readings.extend(pooled.map(|pooled| {
            let reached = match last.cadence {
                Cadence::Term => last.is_reached_by(&pooled),
                Cadence::EachYear => each_year,
                Cadence::TermAndEachYear => each_year && last.is_reached_by(&pooled),
            };
            Reading::of(Period::Term, reached, pooled)
        }));
        readings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Share;
    use crate::meeting::Mark::{Excused, Present};
    use crate::target::sample::*;
    use crate::target::{Figure, MeasureKind, Threshold};
    use alloc::vec;

    fn attendance(percent: u32) -> Target {
        Target {
            number: 6,
            measure: MeasureKind::Attendance,
            threshold: Threshold::AtLeast(Share::percent(percent)),
            cadence: Cadence::EachYear,
        }
    }

    fn version(from: &str, target: Target) -> Version {
        Version { from: day(from), wording: Some(from.into()), target, decision: None }
    }

    /// Three of four came in 2022, in 2023 and in 2024.
    fn three_of_four() -> Records {
        let mut r = plain(4);
        let given = [(1, Present), (2, Present), (3, Present), (4, Excused)];
        r.meetings = vec![meeting(1, "3/8/2022", &given), meeting(2, "3/8/2023", &given), meeting(3, "3/8/2024", &given)];
        r
    }

    fn verdicts(promise: &Promise) -> Vec<bool> {
        promise.readings(&three_of_four(), &term()).iter().map(|r| r.reached).collect()
    }

    #[test]
    fn a_year_is_held_against_the_version_of_its_last_day() {
        let first = version("3/7/2022", attendance(85));
        assert_eq!(verdicts(&Promise::new(first.clone(), vec![])), [false, false, false, false]);
        let changed = |from| Promise::new(first.clone(), vec![version(from, attendance(75))]);
        assert_eq!(verdicts(&changed("31/12/2023")), [false, true, true, false]);
        assert_eq!(verdicts(&changed("1/1/2024")), [false, false, true, false]);
        assert_eq!(verdicts(&changed("1/7/2025")), [false, false, false, false], "after the term");
    }

    #[test]
    fn the_terms_figure_is_measured_as_the_last_version_says() {
        let meetings = Target {
            measure: MeasureKind::MeetingsHeld,
            threshold: Threshold::CountAtLeast(3),
            cadence: Cadence::Term,
            ..attendance(85)
        };
        let promise = Promise::new(version("3/7/2022", attendance(75)), vec![version("1/1/2024", meetings)]);
        let readings = promise.readings(&three_of_four(), &term());
        assert_eq!(readings[0].figure, Figure::Share(Share::new(3, 4)));
        assert_eq!(readings[2].figure, Figure::Count(1));
        assert_eq!(readings.last().map(|r| (r.period, r.figure.clone(), r.reached)), Some((Period::Term, Figure::Count(3), true)));
    }

    #[test]
    fn versions_stand_in_the_order_of_their_days() {
        let later = vec![version("1/1/2025", attendance(95)), version("1/1/2024", attendance(90))];
        let promise = Promise::new(version("3/7/2022", attendance(85)), later);
        let days: Vec<Day> = promise.versions().map(|v| v.from).collect();
        assert_eq!(days, ["3/7/2022", "1/1/2024", "1/1/2025"].map(day));
        assert_eq!(promise.in_force_on(day("31/12/2024")).from, day("1/1/2024"));
        assert_eq!(promise.in_force_on(day("1/1/2000")).from, day("3/7/2022"));
        assert_eq!(promise.of(Period::Year(2024), &term()).from, day("1/1/2024"));
        assert_eq!(promise.judge(&three_of_four(), &term()).wording.as_deref(), Some("1/1/2025"));
    }
}
