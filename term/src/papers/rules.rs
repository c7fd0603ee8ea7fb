//! The instruments that papers of a term stand on, each with its first day.

use chibo_core::day::Day;

/// A day that is written down in the code.
pub const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MIN,
    }
}

/// **Quy định thi hành Điều lệ Đảng.**
pub const STATUTE: &[(Day, &str)] = &[
    (day(2016, 7, 25), "Quy định 29-QĐ/TW, ngày 25/7/2016 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
    (day(2021, 7, 30), "Quy định 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
    (day(2025, 1, 20), "Quy định 232-QĐ/TW, ngày 20/01/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
    (day(2025, 7, 1), "Quy định 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
    (day(2026, 4, 8), "Quy định 20-QĐ/TW, ngày 08/4/2026 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
    (day(2026, 7, 26), "Quy định 208-QĐ/TW, ngày 26/7/2026 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng"),
];

/// **Quy định về kiểm tra, giám sát và kỷ luật của Đảng.**
pub const INSPECTION: &[(Day, &str)] = &[
    (
        day(2016, 7, 26),
        "Quy định 30-QĐ/TW, ngày 26/7/2016 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát, kỷ luật của Đảng",
    ),
    (
        day(2021, 7, 28),
        "Quy định 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng",
    ),
    (
        day(2025, 5, 30),
        "Quy định 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương về công tác kiểm tra, giám sát và kỷ luật của Đảng",
    ),
];

/// The rule in force on a day; the first one for days before all.
pub fn in_force(rules: &[(Day, &'static str)], day: Day) -> &'static str {
    rules.iter().rev().find(|(from, _)| *from <= day).or(rules.first()).map_or("", |(_, rule)| rule)
}
