//! Readings: what a measure found, held against what the target says.

use super::promise::Promise;
use super::records::Records;
use super::rule::{Target, Threshold};
use super::tally::{Counted, EvidenceSource, Figure, LeftOut, Tally};
use crate::term::{Period, Term};
use alloc::string::String;
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
    /// The target, as the term ends with it.
    pub target: Target,
    /// The words of the resolution, where they are written down.
    pub wording: Option<String>,
    /// Its readings. A year without records or not yet due has none.
    pub readings: Vec<Reading>,
}

/// The readings of targets that were never changed.
pub fn read_all(targets: &[Target], records: &Records, term: &Term) -> Vec<Judged> {
    targets.iter().map(|target| Promise::from(*target).judge(records, term)).collect()
}

impl Target {
    /// The target's readings in the term: the years that have one, in order, then the term's.
    pub fn readings(&self, records: &Records, term: &Term) -> Vec<Reading> {
        Promise::from(*self).readings(records, term)
    }

    /// One of these readings, to be opened down to those behind it.
    pub fn reading(&self, records: &Records, term: &Term, period: Period) -> Option<Reading> {
        self.readings(records, term).into_iter().find(|reading| reading.period == period)
    }

    /// Whether one tally comes up to the threshold. A figure of another kind never does.
    pub(super) fn is_reached_by(&self, tally: &Tally) -> bool {
        match (self.threshold, &tally.figure) {
            (Threshold::AtLeast(least), Figure::Share(share)) => share.at_least(least),
            (Threshold::MoreThan(bound), Figure::Share(share)) => share.more_than(bound),
            (Threshold::AtLeastOrCap(cap), Figure::Share(share)) => {
                share.at_least(cap) || (share.denominator > 0 && share.numerator >= cap.floor_of(share.denominator))
            }
            (Threshold::AtMost(most), Figure::Share(share)) => share.denominator > 0 && !share.more_than(most),
            (Threshold::CountAtLeast(least), Figure::Count(count)) => *count >= least,
            (Threshold::CountAtMost(most), Figure::Count(count)) => *count <= most,
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
    pub(super) fn of(period: Period, reached: bool, tally: Tally) -> Self {
        let Tally { figure, counted, left_out } = tally;
        Self { period, figure, reached, counted, left_out }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Share;
    use crate::meeting::Mark::Present;
    use crate::rating::Level;
    use crate::target::sample::*;
    use crate::target::{Cadence, MeasureKind, twelve};
    use alloc::vec;

    fn target(measure: MeasureKind) -> Target {
        twelve().into_iter().find(|t| t.measure == measure).unwrap()
    }

    fn reached(target: Target, records: &Records) -> Vec<(Period, bool)> {
        target.readings(records, &term()).iter().map(|r| (r.period, r.reached)).collect()
    }

    /// So many excellent of so many rated in 2022, the rest good.
    fn excellent(of: &[(i32, u32, u32)]) -> Records {
        let mut r = plain(0);
        for (year, excellent, rated) in of {
            let level = |n| if n <= *excellent { Level::Excellent } else { Level::Good };
            r.ratings.extend((1..=*rated).map(|n| ((*year, id(n)), level(n))));
        }
        r
    }

    #[test]
    fn twenty_per_cent_is_the_cap_too() {
        let r = excellent(&[(2022, 19, 103), (2023, 20, 100), (2024, 19, 99)]);
        let expected = [(Period::Year(2022), false), (Period::Year(2023), true), (Period::Year(2024), true), (Period::Term, false)];
        assert_eq!(reached(target(MeasureKind::RatedExcellent), &r), expected);
    }

    #[test]
    fn more_than_is_not_at_least() {
        let mut r = excellent(&[(2022, 10, 10), (2023, 10, 10)]);
        r.ratings.insert((2023, id(1)), Level::Fulfilled);
        let expected = [(Period::Year(2022), true), (Period::Year(2023), false), (Period::Term, false)];
        assert_eq!(reached(target(MeasureKind::RatedGoodOrBetter), &r), expected, "the term's 19 of 20 does not help");
    }

    #[test]
    fn at_most_is_reached_from_below() {
        let none_failed = Target {
            number: 13,
            measure: MeasureKind::RatedNotFulfilled,
            threshold: Threshold::CountAtMost(0),
            cadence: Cadence::EachYear,
        };
        let mut r = excellent(&[(2022, 1, 4), (2023, 1, 4)]);
        r.ratings.insert((2023, id(1)), Level::NotFulfilled);
        assert_eq!(reached(none_failed, &r).iter().map(|(_, reached)| *reached).collect::<Vec<_>>(), [true, false, false]);
        let few = |percent| Target { threshold: Threshold::AtMost(Share::percent(percent)), ..target(MeasureKind::RatedExcellent) };
        assert!(reached(few(25), &r).iter().all(|(_, reached)| *reached));
        assert!(!reached(few(24), &r)[0].1);
    }

    #[test]
    fn a_target_of_the_term_is_judged_on_the_terms_figure() {
        let mut r = plain(1);
        r.admissions = vec![admission(1, "Lê Thị Cúc", None, Some("2/9/2024"))];
        let found: Vec<bool> = reached(target(MeasureKind::Admissions), &r).into_iter().map(|(_, reached)| reached).collect();
        assert_eq!(found, [false, false, true, false, true]);
    }

    #[test]
    fn the_terms_figure_pools_the_years() {
        let mut r = plain(2);
        r.meetings = vec![meeting(1, "3/8/2022", &[(1, Present), (2, Present)]), meeting(2, "3/1/2023", &[(1, Present)])];
        let readings = target(MeasureKind::Attendance).readings(&r, &term());
        assert_eq!(readings.last().map(|r| &r.figure), Some(&Figure::Share(Share::new(3, 4))));
        assert_eq!(readings.iter().map(|r| r.reached).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn the_terms_level_is_the_lowest_and_its_title_needs_every_year() {
        let mut r = plain(0);
        r.cell_ratings.extend([(2022, Level::Excellent), (2023, Level::Fulfilled), (2024, Level::Good)]);
        r.quarter_titles.extend([(2022, true), (2023, false)]);
        let level = target(MeasureKind::CellRating).readings(&r, &term());
        assert_eq!(level.last().map(|r| (r.figure.clone(), r.reached)), Some((Figure::Level(Level::Fulfilled), false)));
        let title = target(MeasureKind::CulturalQuarter).readings(&r, &term());
        assert_eq!(title.iter().map(|r| r.reached).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn evidence_or_a_full_book_renews_the_meetings() {
        let target = target(MeasureKind::RenewedMeetings);
        let mut r = plain(1);
        r.meetings = vec![thematic(1, "3/11/2022"), thematic(2, "3/1/2023")];
        let expected = [(Period::Year(2022), true), (Period::Year(2023), false), (Period::Term, false)];
        assert_eq!(reached(target, &r), expected);
        r.evidence = vec![evidence(MeasureKind::RenewedMeetings, 2023, None)];
        assert!(reached(target, &r).iter().all(|(_, reached)| *reached));
    }

    #[test]
    fn no_records_no_readings() {
        assert!(read_all(&twelve(), &plain(0), &term()).iter().all(|judged| judged.readings.is_empty()));
    }

    #[test]
    fn a_threshold_of_another_kind_is_never_reached() {
        let misfit = Target { threshold: Threshold::Is(true), ..target(MeasureKind::RatedExcellent) };
        assert!(reached(misfit, &excellent(&[(2022, 5, 5)])).iter().all(|(_, reached)| !reached));
    }
}
