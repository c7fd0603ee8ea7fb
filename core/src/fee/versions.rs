//! The versions of the fee rules that the product brings.

use crate::dated::{Line, RuleKind, Version};
use crate::day::Day;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// 342-QĐ/TW as remembered, its flat sums with little confidence; 01-QĐ/TW as read in the press, its step of 2028 too. Region,
/// rounding and the share passed up are open: the secretary sets the cell's own.
pub(crate) fn versions() -> Vec<Version> {
    let day = |y, m, d| Day::from_ymd_opt(y, m, d).unwrap_or(Day::MIN);
    let qd_01 = "01-QĐ/TW về chế độ đảng phí; lương tối thiểu theo Nghị định 293/2025/NĐ-CP";
    alloc::vec![
        of("342-QĐ/TW ngày 28/12/2010 về chế độ đảng phí", day(2011, 1, 1), Some(day(2026, 1, 31)), &QD_342, &[]),
        of(qd_01, day(2026, 2, 1), Some(day(2027, 12, 31)), &QD_01, &UNTIL_2027),
        of(qd_01, day(2028, 1, 1), None, &QD_01, &FROM_2028),
    ]
}

type Lines<'a> = &'a [(&'static str, &'static str, &'static str)];

fn of(instrument: &'static str, valid_from: Day, valid_to: Option<Day>, lines: Lines, more: Lines) -> Version {
    let line = |(code, words, value): &(&'static str, &'static str, &'static str)| Line {
        code: Cow::Borrowed(code),
        words: Cow::Borrowed(words),
        value: Cow::Borrowed(value),
    };
    Version {
        kind: RuleKind::Fees,
        instrument: Cow::Borrowed(instrument),
        valid_from,
        valid_to,
        certainty: Certainty::Open,
        lines: more.iter().chain(lines).map(line).collect(),
    }
}

const QD_342: [(&str, &str, &str); 6] = [
    ("wage", "Hưởng tiền lương, tiền công", "1% thu nhập"),
    ("pension", "Hưởng lương hưu, trợ cấp bảo hiểm xã hội", "0,5% thu nhập"),
    ("none", "Không hưởng lương, không hưởng lương hưu", "4000 đồng"),
    ("student", "Học sinh, sinh viên", "3000 đồng"),
    ("rounding", "Làm tròn đến (đồng)", "1"),
    ("passed-up", "Tỷ lệ nộp lên cấp trên", "70%"),
];

const QD_01: [(&str, &str, &str); 12] = [
    ("wage", "Tham gia bảo hiểm xã hội bắt buộc", "1% thu nhập"),
    ("sick", "Hưởng chế độ ốm đau, thai sản", "1% thu nhập"),
    ("pension", "Hưởng lương hưu, trợ cấp mất sức", "0,5% thu nhập"),
    ("student", "Học sinh, sinh viên", "5000 đồng"),
    ("poor", "Hưởng trợ cấp hưu trí xã hội, hộ nghèo, cận nghèo, bệnh hiểm nghèo", "miễn"),
    ("exempt-years", "Miễn từ số năm tuổi đảng", "50"),
    ("region", "Vùng lương tối thiểu của phường, xã", "I"),
    ("wage-1", "Lương tối thiểu tháng vùng I", "5310000 đồng"),
    ("wage-2", "Lương tối thiểu tháng vùng II", "4730000 đồng"),
    ("wage-3", "Lương tối thiểu tháng vùng III", "4140000 đồng"),
    ("wage-4", "Lương tối thiểu tháng vùng IV", "3700000 đồng"),
    ("passed-up", "Tỷ lệ nộp lên cấp trên", "70%"),
];

const UNTIL_2027: [(&str, &str, &str); 3] = [
    ("none-working", "Không có lương hưu, dưới tuổi nghỉ hưu", "0,3% lương tối thiểu"),
    ("none-retired", "Không có lương hưu, từ tuổi nghỉ hưu trở lên", "0,2% lương tối thiểu"),
    ("rounding", "Làm tròn đến (đồng)", "1"),
];

const FROM_2028: [(&str, &str, &str); 3] = [
    ("none-working", "Không có lương hưu, dưới tuổi nghỉ hưu", "0,5% lương tối thiểu"),
    ("none-retired", "Không có lương hưu, từ tuổi nghỉ hưu trở lên", "0,3% lương tối thiểu"),
    ("rounding", "Làm tròn đến (đồng)", "1"),
];
