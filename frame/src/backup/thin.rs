//! Which old backups go: the last seven stay, the last of each of five weeks, the last of each of twelve months.

use chrono::{Datelike, NaiveDateTime};
use std::collections::BTreeSet;

/// The newest ones, whenever they were made.
const LAST: usize = 7;
/// Weeks of which one stays.
const WEEKS: usize = 5;
/// Months of which one stays.
const MONTHS: usize = 12;

/// Those of these moments whose backups may go. What is later than now was made under another clock, and stays.
pub(super) fn to_remove(made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let past: BTreeSet<NaiveDateTime> = made.iter().copied().filter(|at| *at <= now).collect();
    let mut kept: BTreeSet<NaiveDateTime> = past.iter().rev().take(LAST).copied().collect();
    kept.extend(last_of_each(&past, WEEKS, |at| (at.iso_week().year(), at.iso_week().week())));
    kept.extend(last_of_each(&past, MONTHS, |at| (at.year(), at.month())));
    past.difference(&kept).copied().collect()
}

fn last_of_each(past: &BTreeSet<NaiveDateTime>, most: usize, span: impl Fn(NaiveDateTime) -> (i32, u32)) -> Vec<NaiveDateTime> {
    let mut seen = BTreeSet::new();
    past.iter().rev().copied().filter(|at| seen.insert(span(*at))).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, NaiveDate};

    fn day(text: &str) -> NaiveDateTime {
        text.parse::<NaiveDate>().unwrap().and_hms_opt(20, 0, 0).unwrap()
    }

    #[test]
    fn two_years_of_days_become_seven_days_five_weeks_and_twelve_months() {
        let first = day("2024-01-01");
        let mut held: Vec<NaiveDateTime> = Vec::new();
        for count in 0..730 {
            let today = first.checked_add_days(Days::new(count)).unwrap();
            held.push(today);
            let gone = to_remove(&held, today);
            held.retain(|at| !gone.contains(at));
            assert!(held.len() <= LAST + WEEKS + MONTHS && held.contains(&today));
        }
        let said: Vec<String> = held.iter().map(|at| at.format("%Y-%m-%d").to_string()).collect();
        assert_eq!(
            said,
            [
                "2025-01-31",
                "2025-02-28",
                "2025-03-31",
                "2025-04-30",
                "2025-05-31",
                "2025-06-30",
                "2025-07-31",
                "2025-08-31",
                "2025-09-30",
                "2025-10-31",
                "2025-11-30",
                "2025-12-07",
                "2025-12-14",
                "2025-12-21",
                "2025-12-24",
                "2025-12-25",
                "2025-12-26",
                "2025-12-27",
                "2025-12-28",
                "2025-12-29",
                "2025-12-30"
            ]
        );
    }

    #[test]
    fn few_and_those_of_a_clock_that_stood_ahead_stay() {
        let few: Vec<_> = (1..=7).map(|count| day(&format!("2025-03-0{count}"))).collect();
        assert!(to_remove(&few, day("2025-03-08")).is_empty() && to_remove(&[], day("2025-03-08")).is_empty());
        let ahead: Vec<_> = (1..=9).map(|count| day(&format!("2099-03-0{count}"))).chain([day("2025-03-01")]).collect();
        assert!(to_remove(&ahead, day("2025-03-02")).is_empty());
    }
}
