//! **Căn cứ.** The instruments that papers about single members name, by their first day: a paper takes those of its date.

use chibo_core::day::Day;

/// Instruments, oldest first, each with its first day.
pub type Instruments = &'static [(Day, &'static str)];

const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MIN,
    }
}

/// **Quy định thi hành Điều lệ Đảng.**
pub const STATUTE: Instruments = &[
    (Day::MIN, "quy định của Trung ương"),
    (day(2016, 7, 25), "Quy định số 29-QĐ/TW, ngày 25/7/2016 của Ban Chấp hành Trung ương"),
    (day(2021, 7, 30), "Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương"),
    (day(2025, 1, 20), "Quy định số 232-QĐ/TW, ngày 20/01/2025 của Ban Chấp hành Trung ương"),
    (day(2025, 7, 1), "Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương"),
    (day(2026, 4, 8), "Quy định số 20-QĐ/TW, ngày 08/4/2026 của Ban Chấp hành Trung ương"),
    (day(2026, 7, 26), "Quy định số 208-QĐ/TW, ngày 26/7/2026 của Ban Chấp hành Trung ương"),
];

/// **Hướng dẫn về công tác đảng viên**, by which the forms are made. The day of HD 38-HD/BTCTW is not verified: that of the
/// Party's new order of units is taken.
pub const GUIDANCE: Instruments = &[
    (Day::MIN, "hướng dẫn của Trung ương về công tác đảng viên"),
    (day(2021, 9, 28), "Hướng dẫn số 01-HD/TW, ngày 28/9/2021 của Ban Bí thư"),
    (day(2022, 1, 18), "Hướng dẫn số 12-HD/BTCTW, ngày 18/01/2022 của Ban Tổ chức Trung ương"),
    (day(2025, 7, 1), "Hướng dẫn số 38-HD/BTCTW năm 2025 của Ban Tổ chức Trung ương"),
];

/// The same in short, as kinds of paper name their rules.
pub const MEMBER_WORK: Instruments = &[
    (day(2021, 7, 30), "24-QĐ/TW (2021)"),
    (day(2021, 9, 28), "24-QĐ/TW, HD 01-HD/TW (2021)"),
    (day(2022, 1, 18), "24-QĐ/TW, HD 01-HD/TW (2021), HD 12-HD/BTCTW (2022)"),
    (day(2025, 1, 20), "232-QĐ/TW, HD 12-HD/BTCTW (2022)"),
    (day(2025, 7, 1), "294-QĐ/TW, HD 06-HD/TW, HD 38-HD/BTCTW (2025)"),
    (day(2026, 4, 8), "20-QĐ/TW (2026), HD 38-HD/BTCTW (2025)"),
    (day(2026, 5, 19), "20-QĐ/TW, HD 01-HD/TW (2026), HD 38-HD/BTCTW (2025)"),
    (day(2026, 7, 26), "208-QĐ/TW, HD 01-HD/TW (2026), HD 38-HD/BTCTW (2025)"),
];

/// **Quy định về kiểm tra, giám sát, kỷ luật của Đảng.**
pub const INSPECTION: Instruments = &[
    (Day::MIN, "quy định của Trung ương"),
    (day(2016, 7, 26), "Quy định số 30-QĐ/TW năm 2016 của Ban Chấp hành Trung ương"),
    (day(2021, 7, 28), "Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương"),
    (
        day(2025, 2, 3),
        "Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương, sửa đổi theo Quy định số 262-QĐ/TW, ngày 03/02/2025",
    ),
    (
        day(2025, 5, 30),
        "Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương và Hướng dẫn số 08-HD/TW, ngày 10/6/2025 của Ban Bí thư",
    ),
];

/// The same in short.
pub const INSPECTION_WORK: Instruments = &[
    (day(2016, 7, 26), "30-QĐ/TW (2016)"),
    (day(2021, 7, 28), "22-QĐ/TW (2021)"),
    (day(2025, 2, 3), "22-QĐ/TW (2021), 262-QĐ/TW (2025)"),
    (day(2025, 5, 30), "296-QĐ/TW, HD 08-HD/TW (2025)"),
];

/// **Quy định về chế độ đảng phí.**
pub const FEES: Instruments = &[
    (Day::MIN, "quy định của Trung ương"),
    (day(2010, 12, 28), "Quyết định số 342-QĐ/TW, ngày 28/12/2010 của Bộ Chính trị"),
    (day(2026, 2, 1), "Quy định số 01-QĐ/TW, ngày 03/02/2026 của Trung ương"),
];

/// The same in short.
pub const FEE_WORK: Instruments = &[(day(2010, 12, 28), "342-QĐ/TW (2010)"), (day(2026, 2, 1), "01-QĐ/TW (2026)")];

/// The instrument in force on a day. The lists of words name none before the first that is known.
pub fn on(instruments: Instruments, day: Day) -> &'static str {
    instruments.iter().rev().find(|(from, _)| *from <= day).map_or("", |(_, words)| *words)
}
