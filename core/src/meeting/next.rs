//! The day of the next meeting.

use super::fixed_day;
use crate::day::Day;
use chrono::{Datelike, Months};

/// The day proposed for the next regular meeting: the usual day of the first month, from today's on, that has no meeting and
/// whose usual day is not past. The usual day is the 3rd since Chỉ thị 50-CT/TW; before, that of the last meeting (habit).
pub fn next_day(meetings: &[Day], today: Day) -> Day {
    let habit = meetings.iter().max().map_or(3, Datelike::day);
    let month_of = |day: Day| (day.year(), day.month());
    let first = today.with_day(1).unwrap_or(today);
    let months = (0..=1200).map_while(|n| first.checked_add_months(Months::new(n)));
    let free = months.filter(|month| !meetings.iter().any(|day| month_of(*day) == month_of(*month)));
    free.map(|month| usual_day(month, habit)).find(|day| *day >= today).unwrap_or(today)
}

/// The day of a month on which the cell meets; a month that is too short gives its last day.
fn usual_day(first: Day, habit: u32) -> Day {
    let of_month = |wanted: u32| (1..=wanted).rev().find_map(|day| first.with_day(day)).unwrap_or(first);
    let fixed = fixed_day(of_month(3)).map(|cited| cited.value);
    of_month(fixed.unwrap_or(habit))
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::day::parse_day;
    use proptest::prelude::*;
    use std::vec::Vec;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn next(meetings: &[&str], today: &str) -> Day {
        next_day(&meetings.iter().map(|text| day(text)).collect::<Vec<_>>(), day(today))
    }

    #[test]
    fn the_third_of_the_next_month_without_a_meeting() {
        assert_eq!(next(&["3/10/2025"], "20/10/2025"), day("3/11/2025"));
        assert_eq!(next(&["3/10/2025", "3/11/2025"], "20/10/2025"), day("3/12/2025"));
        assert_eq!(next(&["3/12/2025"], "3/12/2025"), day("3/1/2026"));
        assert_eq!(next(&["3/11/2025"], "3/12/2025"), day("3/12/2025"), "today itself is not past");
        assert_eq!(next(&[], "4/12/2025"), day("3/1/2026"));
    }

    #[test]
    fn before_directive_50_the_day_is_the_cells_habit() {
        assert_eq!(next(&["31/1/2025"], "1/2/2025"), day("28/2/2025"));
        assert_eq!(next(&["15/5/2025"], "1/6/2025"), day("15/6/2025"));
        assert_eq!(next(&["15/7/2025"], "1/8/2025"), day("3/8/2025"));
    }

    proptest! {
        #[test]
        fn never_past_never_in_a_month_with_a_meeting_and_never_later_than_needed(
            days in proptest::collection::vec(0i64..4000, 0..40),
            today in 0i64..4000,
        ) {
            let at = |n: i64| day("1/1/2018") + chrono::Days::new(n.unsigned_abs());
            let (meetings, today) = (days.into_iter().map(at).collect::<Vec<_>>(), at(today));
            let found = next_day(&meetings, today);
            let taken = |month: Day| meetings.iter().any(|m| (m.year(), m.month()) == (month.year(), month.month()));
            prop_assert!(found >= today && !taken(found));
            prop_assert!(fixed_day(found).is_none() || found.day() == 3 || found < day("1/8/2025"));
            let mut month = today.with_day(1).unwrap().checked_add_months(Months::new(1)).unwrap();
            while (month.year(), month.month()) < (found.year(), found.month()) {
                prop_assert!(taken(month), "{month} was free");
                month = month.checked_add_months(Months::new(1)).unwrap();
            }
        }
    }
}
