//! Times of personal data: how long a record is kept after its member left, how soon a request is answered. The law names
//! duties (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP); the numbers are not verified, so they are a dated rule that a cell may
//! make its own.

use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::{Days, Months};

/// **Thời hạn về dữ liệu cá nhân.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataTimes {
    /// **Lưu hồ sơ người đã rời chi bộ.** Years from the day on which he left.
    pub retention_years: u32,
    /// **Trả lời yêu cầu của người có dữ liệu.** Days from the day on which he asked.
    pub answer_days: u32,
}

/// The lines: code, words, value, most.
const LINES: [(&str, &str, &str, u32); 2] = [
    ("retention", "Lưu hồ sơ của người đã rời chi bộ: số năm kể từ ngày rời", "10", 100),
    ("answer", "Trả lời yêu cầu của người có dữ liệu: số ngày kể từ ngày nhận", "15", 365),
];

impl DataTimes {
    /// What the version's lines say.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        if let Some(place) = version.lines.iter().position(|line| !LINES.iter().any(|(code, ..)| *code == line.code)) {
            return Err(LineFault::at(place, Problem::UnknownCode));
        }
        let [retention_years, answer_days] = LINES.map(|(code, _, _, most)| value(version, code, most));
        Ok(Self { retention_years: retention_years?, answer_days: answer_days? })
    }

    /// The first day on which the record of somebody who left on this day may be erased.
    pub fn may_erase_from(&self, left_on: Day) -> Day {
        left_on.checked_add_months(Months::new(self.retention_years.saturating_mul(12))).unwrap_or(Day::MAX)
    }

    /// The last day for the answer to a request of this day.
    pub fn answer_by(&self, asked_on: Day) -> Day {
        asked_on.checked_add_days(Days::new(u64::from(self.answer_days))).unwrap_or(Day::MAX)
    }
}

fn value(version: &Version, code: &'static str, most: u32) -> Result<u32, LineFault> {
    let found = version.lines.iter().enumerate().find(|(_, line)| line.code == code);
    let (place, line) = found.ok_or(LineFault::at(version.lines.len(), Problem::Missing(code)))?;
    let number: u32 = line.value.trim().parse().map_err(|_| LineFault::at(place, Problem::NotWhole))?;
    if (1..=most).contains(&number) { Ok(number) } else { Err(LineFault::at(place, Problem::Outside(1, i64::from(most)))) }
}

/// What the product brings: nobody's text, and said to be so.
pub(crate) fn versions() -> Vec<Version> {
    let line = |(code, words, value, _): (&'static str, &'static str, &'static str, u32)| Line {
        code: Cow::Borrowed(code),
        words: Cow::Borrowed(words),
        value: Cow::Borrowed(value),
    };
    alloc::vec![Version {
        kind: RuleKind::PersonalData,
        instrument: Cow::Borrowed(
            "Nghị định 13/2023/NĐ-CP; từ 2026: Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP (các số chưa đối chiếu)"
        ),
        valid_from: crate::day::year_start(2023),
        valid_to: None,
        certainty: Certainty::Open,
        lines: LINES.map(line).into(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;

    #[test]
    fn a_record_is_kept_for_years_and_a_request_answered_in_days() {
        let times = DataTimes::read(&versions().remove(0)).unwrap();
        let day = |text| parse_day(text).unwrap();
        assert_eq!(times.may_erase_from(day("29/2/2016")), day("28/2/2026"));
        assert_eq!(times.answer_by(day("20/1/2026")), day("4/2/2026"));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let mut version = versions().remove(0);
        version.lines[0].value = Cow::Borrowed("0");
        assert_eq!(DataTimes::read(&version).unwrap_err(), LineFault::at(0, Problem::Outside(1, 100)));
        version.lines.remove(1);
        version.lines[0].value = Cow::Borrowed("10");
        assert_eq!(DataTimes::read(&version).unwrap_err(), LineFault::at(1, Problem::Missing("answer")));
    }
}
