//! A month, for which a fee is owed.

use crate::day::Day;
use alloc::string::String;
use chrono::{Datelike, Days, Months};
use core::fmt;

/// **Tháng.** A month of the calendar, kept by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Day);

impl Month {
    /// The month of a day.
    pub fn of(day: Day) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// The month of a year by its number, 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Day::from_ymd_opt(year, month, 1).map(Self)
    }

    /// Reads `2026-03`, `3/2026` or `03/2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, month) = match text.split_once('-') {
            Some(parts) => parts,
            None => text.split_once('/').map(|(month, year)| (year, month))?,
        };
        (year.len() == 4).then_some(())?;
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The twelve months of a year.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        (1..=12).filter_map(move |month| Self::new(year, month))
    }

    /// Its first day.
    pub fn first(self) -> Day {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Day {
        self.next().0.checked_sub_days(Days::new(1)).unwrap_or(self.0)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Its number, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.month()
    }

    /// As people write it: `3/2026`.
    pub fn written(self) -> String {
        alloc::format!("{}/{}", self.number(), self.year())
    }
}

/// As addresses have it: `2026-03`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn months_are_read_and_follow_one_another() {
        let march = Month::new(2024, 2).unwrap();
        assert_eq!(["2024-02", "2/2024", " 02/2024 "].map(Month::parse), [Some(march); 3]);
        assert_eq!(["2024-13", "24-02", "", "x/2024"].map(Month::parse), [None; 4]);
        assert_eq!((march.last(), march.next().before()), (Day::from_ymd_opt(2024, 2, 29).unwrap(), march));
        assert_eq!((march.to_string().as_str(), march.written().as_str()), ("2024-02", "2/2024"));
        assert_eq!(Month::of_year(2024).count(), 12);
    }
}
