//! Times after a congress: the approval, the keeping of sealed ballots. The numbers are remembered, not read, so they are a
//! dated rule that a cell may make its own. The report stands among the papers by day.

use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::deadline::{Calendar, add_working_days};
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::Months;

/// **Thời hạn sau đại hội.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// **Chuẩn y.** Working days from the day on which the superior received the request.
    pub approval_days: u32,
    /// **Lưu phiếu bầu đã niêm phong.** Months from the election.
    pub ballot_months: u32,
}

/// The lines: code, words, value, least and most.
const LINES: [(&str, &str, &str, u32); 2] = [
    ("approval", "Cấp trên chuẩn y: trong số ngày làm việc kể từ ngày nhận đủ hồ sơ", "15", 365),
    ("ballots", "Lưu phiếu bầu đã niêm phong: số tháng kể từ ngày bầu", "6", 120),
];

impl Times {
    /// What the version's lines say.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        if let Some(place) = version.lines.iter().position(|line| !LINES.iter().any(|(code, ..)| *code == line.code)) {
            return Err(LineFault::at(place, Problem::UnknownCode));
        }
        let [approval_days, ballot_months] = LINES.map(|(code, _, _, most)| value(version, code, most));
        Ok(Self { approval_days: approval_days?, ballot_months: ballot_months? })
    }

    /// The last day for the approval of a request received on this day.
    pub fn approve_by(&self, received_on: Day, calendar: &Calendar) -> Day {
        add_working_days(received_on, self.approval_days, calendar)
    }

    /// The day until which the sealed ballots of an election are kept.
    pub fn keep_ballots_until(&self, held_on: Day) -> Day {
        held_on.checked_add_months(Months::new(self.ballot_months)).unwrap_or(Day::MAX)
    }
}

fn value(version: &Version, code: &'static str, most: u32) -> Result<u32, LineFault> {
    let found = version.lines.iter().enumerate().find(|(_, line)| line.code == code);
    let (place, line) = found.ok_or(LineFault::at(version.lines.len(), Problem::Missing(code)))?;
    let number: u32 = line.value.trim().parse().map_err(|_| LineFault::at(place, Problem::NotWhole))?;
    if (1..=most).contains(&number) { Ok(number) } else { Err(LineFault::at(place, Problem::Outside(1, i64::from(most)))) }
}

/// What the product brings: remembered, for every congress it can hold.
pub(crate) fn versions() -> Vec<Version> {
    let line = |(code, words, value, _): (&'static str, &'static str, &'static str, u32)| Line {
        code: Cow::Borrowed(code),
        words: Cow::Borrowed(words),
        value: Cow::Borrowed(value),
    };
    alloc::vec![Version {
        kind: RuleKind::CongressTimes,
        instrument: Cow::Borrowed("Quy chế bầu cử trong Đảng và hướng dẫn thi hành (chưa đối chiếu điều khoản)"),
        valid_from: crate::day::year_start(2014),
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
    fn the_days_after_the_fifth_congress() {
        let times = Times::read(&versions().remove(0)).unwrap();
        let day = |text| parse_day(text).unwrap();
        let calendar = Calendar::of(Vec::new());
        assert_eq!(times.approve_by(day("12/7/2022"), &calendar), day("2/8/2022"));
        assert_eq!(times.keep_ballots_until(day("3/7/2022")), day("3/1/2023"));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let of = |value: &'static str| {
            let mut version = versions().remove(0);
            version.lines[0].value = Cow::Borrowed(value);
            Times::read(&version).unwrap_err()
        };
        assert_eq!(of("x"), LineFault::at(0, Problem::NotWhole));
        assert_eq!(of("0"), LineFault::at(0, Problem::Outside(1, 365)));
        let mut version = versions().remove(0);
        version.lines.remove(1);
        assert_eq!(Times::read(&version).unwrap_err(), LineFault::at(1, Problem::Missing("ballots")));
    }
}
