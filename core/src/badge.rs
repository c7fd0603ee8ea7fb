//! Party age, and the badges that mark it.

use crate::day::{Day, anniversary, full_years};
use crate::rules::{Certainty, Cited};
use alloc::vec::Vec;
use chrono::Datelike;

/// **Tuổi đảng.** Full years from the day of admission (Điều lệ Đảng, Điều 4); none before it.
pub fn party_age(joined: Day, on: Day) -> Option<i32> {
    full_years(joined, on)
}

/// **Mức Huy hiệu Đảng.** The years of Party age for which a badge is awarded; there is none for 35.
pub const YEARS: Cited<[i32; 12]> = Cited {
    value: [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90],
    article: "Quy định thi hành Điều lệ Đảng, về Huy hiệu Đảng",
    certainty: Certainty::Read,
};

/// **Đợt trao Huy hiệu Đảng.** Month and day of the four award days.
pub const AWARD_DAYS: Cited<[(u32, u32); 4]> = Cited {
    value: [(2, 3), (5, 19), (9, 2), (11, 7)],
    article: "Quy định thi hành Điều lệ Đảng, về Huy hiệu Đảng",
    certainty: Certainty::Read,
};

/// **Huy hiệu Đảng đến hạn.** One badge of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Badge {
    /// The award day on which it falls: the first on or after the day the years are full. Derived.
    pub awarded_on: Day,
    /// The day on which the years are full.
    pub reached_on: Day,
    /// The years.
    pub years: i32,
}

/// The badges of somebody who joined on this day whose award day lies between the two, both counted.
pub fn falling_between(joined: Day, first: Day, last: Day) -> Vec<Badge> {
    let badge = |years: i32| {
        let reached_on = anniversary(joined, years);
        Badge { awarded_on: award_day(reached_on), reached_on, years }
    };
    YEARS.value.into_iter().map(badge).filter(|badge| (first..=last).contains(&badge.awarded_on)).collect()
}

/// The first award day on or after `day`.
pub fn award_day(day: Day) -> Day {
    let of = |year: i32| AWARD_DAYS.value.into_iter().filter_map(move |(month, date)| Day::from_ymd_opt(year, month, date));
    of(day.year()).chain(of(day.year().saturating_add(1))).find(|award| *award >= day).unwrap_or(Day::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    #[test]
    fn a_badge_falls_on_the_first_award_day_when_its_years_are_full() {
        let of = |joined, first, last| falling_between(day(joined), day(first), day(last));
        let badge = |years, reached, awarded| Badge { awarded_on: day(awarded), reached_on: day(reached), years };
        assert_eq!(of("3/2/1975", "1/1/2025", "31/12/2025"), [badge(50, "3/2/2025", "3/2/2025")]);
        assert_eq!(of("4/2/1975", "1/1/2025", "31/12/2025"), [badge(50, "4/2/2025", "19/5/2025")]);
        assert_eq!(of("8/11/1985", "1/1/2025", "31/12/2026"), [badge(40, "8/11/2025", "3/2/2026")]);
        assert_eq!(of("3/2/1990", "1/1/2025", "31/12/2025"), [], "35 years have no badge");
        assert_eq!(of("29/2/1996", "1/1/2026", "31/12/2026"), [badge(30, "1/3/2026", "19/5/2026")]);
    }

    #[test]
    fn party_age_is_counted_in_full_years() {
        assert_eq!(party_age(day("3/7/1990"), day("2/7/2022")), Some(31));
        assert_eq!(party_age(day("3/7/1990"), day("3/7/2022")), Some(32));
        assert_eq!(party_age(day("3/7/1990"), day("2/7/1990")), None);
        assert_eq!(party_age(day("29/2/2024"), day("28/2/2025")), Some(0));
    }

    proptest! {
        #[test]
        fn an_award_day_is_near_and_the_age_is_full(offset in 0i64..30000) {
            let joined = day("1/1/1930") + chrono::Duration::days(offset);
            for badge in falling_between(joined, Day::MIN, Day::MAX) {
                prop_assert_eq!(party_age(joined, badge.reached_on), Some(badge.years));
                prop_assert_eq!(badge.reached_on.pred_opt().and_then(|before| party_age(joined, before)), Some(badge.years - 1));
                prop_assert!((0..107).contains(&(badge.awarded_on - badge.reached_on).num_days()));
            }
        }
    }
}
