//! Working days, and the deadlines that are counted in them.

use crate::dated::{RuleKind, Version};
use crate::day::{Day, anniversary};
use crate::holiday::{Holidays, is_weekend};
use crate::rules::{Certainty, Cited};
use alloc::vec::Vec;

/// **Thời gian dự bị.** Years from the day of admission. The Party statute's own.
pub const PROBATION_YEARS: Cited<i32> =
    Cited { value: 1, article: "Điều lệ Đảng, Điều 5", certainty: Certainty::Remembered };

/// **Thời hạn xét công nhận chính thức.** Working days after the probation within which the cell must consider it.
pub const RECOGNITION_DAYS: Cited<u32> =
    Cited {
        value: 30, article: "Quy định thi hành Điều lệ Đảng (208-QĐ/TW), về công nhận chính thức", certainty: Certainty::Read
    };

/// **Thời hạn chuyển sinh hoạt.** Working days from the decision or the change of residence.
pub const TRANSFER_DAYS: Cited<u32> = Cited {
    value: 60,
    article: "Quy định thi hành Điều lệ Đảng (294-QĐ/TW, 208-QĐ/TW), về chuyển sinh hoạt",
    certainty: Certainty::Read,
};

/// **Lịch làm việc.** Monday to Friday less the holidays in force on each day.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    own: Vec<(Version, Holidays)>,
    built_in: Vec<(Version, Holidays)>,
}

impl Calendar {
    /// From the cell's own versions of [`RuleKind::Holidays`]; the built-in ones stand where no own one is in force. A version
    /// that cannot be read is left out: the page of rules lets none through.
    pub fn of(own: Vec<Version>) -> Self {
        let read = |versions: Vec<Version>| {
            let holidays = versions.into_iter().filter(|version| version.kind == RuleKind::Holidays);
            holidays.filter_map(|version| Holidays::read(&version).ok().map(|read| (version, read))).collect()
        };
        Self { own: read(own), built_in: read(RuleKind::Holidays.built_in()) }
    }

    /// Whether one works on this day.
    pub fn is_working(&self, day: Day) -> bool {
        let latest = |versions: &[(Version, Holidays)]| {
            let holding = versions.iter().filter(|(version, _)| version.holds_on(day));
            holding.max_by_key(|(version, _)| version.valid_from).map(|(_, holidays)| holidays.is_off(day))
        };
        !is_weekend(day) && !latest(&self.own).or_else(|| latest(&self.built_in)).unwrap_or(false)
    }
}

/// The working day that is the `n`-th after `day`; `day` itself is not counted.
pub fn add_working_days(day: Day, n: u32, calendar: &Calendar) -> Day {
    let Some(n) = n.checked_sub(1).and_then(|n| usize::try_from(n).ok()) else { return day };
    day.iter_days().skip(1).filter(|next| calendar.is_working(*next)).nth(n).unwrap_or(Day::MAX)
}

/// **Hạn công nhận chính thức.** When a probation ends, and until when the cell must have considered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognition {
    /// The day on which the twelve months are over; he is recognised as of it even when that is late.
    pub ends_on: Day,
    /// The last day for the cell to consider it.
    pub consider_by: Day,
}

/// The deadline of somebody admitted on this day.
pub fn recognition(admitted: Day, calendar: &Calendar) -> Recognition {
    let ends_on = anniversary(admitted, PROBATION_YEARS.value);
    Recognition { ends_on, consider_by: add_working_days(ends_on, RECOGNITION_DAYS.value, calendar) }
}

/// **Hạn chuyển sinh hoạt.** The last day for a transfer that was decided on this day.
pub fn transfer_by(decided: Day, calendar: &Calendar) -> Day {
    add_working_days(decided, TRANSFER_DAYS.value, calendar)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dated::Line;
    use crate::day::parse_day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    #[test]
    fn weekends_and_holidays_are_not_counted() {
        let calendar = Calendar::default();
        assert_eq!(add_working_days(day("27/11/2026"), 1, &calendar), day("30/11/2026"));
        assert_eq!(add_working_days(day("28/11/2026"), 0, &calendar), day("28/11/2026"));
        let calendar = Calendar::of(Vec::new());
        // 28 April 2025 is a Monday; 30 April, 1 and 2 May were free.
        assert_eq!(add_working_days(day("28/4/2025"), 1, &calendar), day("29/4/2025"));
        assert_eq!(add_working_days(day("28/4/2025"), 2, &calendar), day("5/5/2025"));
    }

    #[test]
    fn the_cells_own_holidays_go_before_the_built_in_ones() {
        let built_in = RuleKind::Holidays.built_in().remove(1);
        let tet = Line { code: "tet".into(), words: "Tết".into(), value: "4/2/2027 - 10/2/2027".into() };
        let own = Version { valid_from: day("1/1/2027"), lines: [tet].into(), ..built_in };
        let calendar = Calendar::of([own].into());
        assert!(!calendar.is_working(day("5/2/2027")) && calendar.is_working(day("11/2/2027")));
        assert!(calendar.is_working(day("30/4/2027")), "the own version does not name it");
        assert!(!calendar.is_working(day("30/4/2026")), "before it the built-in one holds");
    }

    #[test]
    fn a_probation_ends_after_twelve_months_and_is_considered_within_thirty_working_days() {
        let calendar = Calendar::of(Vec::new());
        let found = recognition(day("19/5/2022"), &calendar);
        assert_eq!(found, Recognition { ends_on: day("19/5/2023"), consider_by: day("30/6/2023") });
        assert_eq!(recognition(day("29/2/2024"), &calendar).ends_on, day("1/3/2025"));
        assert_eq!(transfer_by(day("3/6/2024"), &calendar), day("26/8/2024"));
    }

    proptest! {
        #[test]
        fn days_add_up(offset in 0i64..3000, a in 0u32..80, b in 0u32..80) {
            let calendar = Calendar::of(Vec::new());
            let from = day("1/1/2021") + chrono::Duration::days(offset);
            let there = add_working_days(from, a + b, &calendar);
            prop_assert_eq!(add_working_days(add_working_days(from, a, &calendar), b, &calendar), there);
            let counted = from.iter_days().skip(1).take_while(|next| *next <= there).filter(|next| calendar.is_working(*next)).count();
            prop_assert_eq!(counted, usize::try_from(a + b).unwrap());
        }
    }
}
