//! The rules that ask for the papers, each with its first day, oldest first.

use chibo_core::day::Day;

/// Rules by date.
pub(crate) type Rules = &'static [(Day, &'static str)];

/// **Sinh hoạt chi bộ, chi ủy.**
pub(crate) const MEETINGS: Rules = &[
    (day(2018, 7, 6), "Hướng dẫn 12-HD/BTCTW (6/7/2018)"),
    (day(2025, 7, 23), "Chỉ thị 50-CT/TW (23/7/2025)"),
    (day(2025, 10, 28), "Chỉ thị 50-CT/TW (23/7/2025), Hướng dẫn 42-HD/BTCTW (28/10/2025)"),
];

/// **Kiểm điểm, đánh giá, xếp loại.**
pub(crate) const RATING: Rules = &[
    (day(2019, 10, 18), "Hướng dẫn 21-HD/BTCTW (18/10/2019)"),
    (day(2023, 10, 4), "Quy định 124-QĐ/TW (04/10/2023), Hướng dẫn 25-HD/BTCTW (10/11/2023)"),
    (day(2025, 8, 30), "Quy định 366-QĐ/TW (30/8/2025), Hướng dẫn 43-HD/BTCTW (31/10/2025)"),
];

/// **Đảng phí.**
pub(crate) const FEES: Rules =
    &[(day(2010, 12, 28), "Quyết định 342-QĐ/TW (28/12/2010)"), (day(2026, 2, 1), "Quy định 01-QĐ/TW (03/02/2026)")];

/// **Chi bộ bốn tốt.**
pub(crate) const FOUR_GOODS: Rules = &[(day(2022, 6, 16), "Nghị quyết 21-NQ/TW (16/6/2022)")];

/// **Thi hành Điều lệ Đảng.** The duties of a cell and of its members.
pub(crate) const STATUTE: Rules = &[
    (day(2021, 7, 30), "Quy định 24-QĐ/TW (30/7/2021)"),
    (day(2025, 7, 1), "Quy định 294-QĐ/TW (26/5/2025)"),
    (day(2026, 4, 8), "Quy định 20-QĐ/TW (08/4/2026)"),
    (day(2026, 7, 26), "Quy định 208-QĐ/TW (26/7/2026)"),
];

/// A day of a rule; the calendar has all of them.
const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_order_of_their_days() {
        for rules in [MEETINGS, RATING, FEES, FOUR_GOODS, STATUTE] {
            assert!(rules.is_sorted() && rules.iter().all(|(from, _)| *from < Day::MAX));
        }
    }

    #[test]
    fn reviews_name_the_regime_of_their_year() {
        for (from, rule) in RATING {
            assert!(chibo_core::rating::regime_of(chrono::Datelike::year(from)).name.starts_with(rule));
        }
    }
}
