//! The term of a cell: the days between two congresses, and the years its resolution is read by.

use crate::day::{Day, year_end, year_start};
use alloc::format;
use alloc::string::String;
use chrono::Datelike;
use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// **Nhiệm kỳ.** The days from one congress to the next, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The number of the congress that opened it: 5 for Đại hội lần thứ V.
    pub congress: u32,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Term {
    /// Whether the day lies in the term.
    pub fn contains(&self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The years the term touches, the partial first and last included.
    pub fn years(&self) -> RangeInclusive<i32> {
        self.from.year()..=self.to.year()
    }

    /// How the term is called: `2022-2025`.
    pub fn label(&self) -> String {
        format!("{}-{}", self.from.year(), self.to.year())
    }

    /// The days of a year that lie in the term: a partial year counts only its own meetings.
    pub fn days_of(&self, year: i32) -> Option<RangeInclusive<Day>> {
        let (first, last) = (self.from.max(year_start(year)), self.to.min(year_end(year)));
        (first <= last).then_some(first..=last)
    }

    /// Whether 31 December of the year lies in the term: the term to which the year's ratings and titles belong.
    pub fn closes(&self, year: i32) -> bool {
        self.contains(year_end(year))
    }
}

/// **Kỳ.** What a reading is of: one year of the term, or the whole term. Written `2023` and `term`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Period {
    /// Năm: the days of this year that lie in the term.
    Year(i32),
    /// Nhiệm kỳ: all of its years.
    Term,
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Term => f.write_str("term"),
        }
    }
}

/// **Kỳ không rõ.** Neither a year nor `term`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period is a year or \"term\"")]
pub struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        match text {
            "term" => Ok(Self::Term),
            year => year.parse().map(Self::Year).map_err(|_| NotAPeriod),
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        format!("{period}")
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).unwrap()
    }

    fn term() -> Term {
        Term { congress: 5, from: day(2022, 7, 3), to: day(2025, 6, 30) }
    }

    #[test]
    fn both_ends_belong_to_the_term() {
        assert!(term().contains(day(2022, 7, 3)) && term().contains(day(2025, 6, 30)));
        assert!(!term().contains(day(2022, 7, 2)) && !term().contains(day(2025, 7, 1)));
        assert_eq!(term().label(), "2022-2025");
        assert_eq!(term().years(), 2022..=2025);
    }

    #[test]
    fn a_partial_year_has_its_own_days() {
        assert_eq!(term().days_of(2022), Some(day(2022, 7, 3)..=day(2022, 12, 31)));
        assert_eq!(term().days_of(2023), Some(day(2023, 1, 1)..=day(2023, 12, 31)));
        assert_eq!(term().days_of(2025), Some(day(2025, 1, 1)..=day(2025, 6, 30)));
        assert_eq!(term().days_of(2026), None);
    }

    #[test]
    fn the_last_year_closes_in_the_next_term() {
        let closed: alloc::vec::Vec<_> = term().years().filter(|y| term().closes(*y)).collect();
        assert_eq!(closed, [2022, 2023, 2024]);
    }

    #[test]
    fn periods_are_written_as_the_command_line_says() {
        for period in [Period::Year(2023), Period::Term] {
            assert_eq!(period.to_string().parse(), Ok(period));
        }
        assert_eq!("2023a".parse::<Period>(), Err(NotAPeriod));
    }
}
