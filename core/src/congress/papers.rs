//! What must be ready by when: papers and acts around a congress, each counted back or on from its day. No central text
//! fixes these days (guidance of a few committees was read; the rest is remembered), so the list is a dated rule.

use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::deadline::{Calendar, add_working_days};
use crate::name::fold;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::Days;

/// **Giấy tờ phải xong.** One paper or act, and when it must be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// By what it is known.
    pub code: String,
    /// What it is.
    pub words: String,
    /// When.
    pub offset: Offset,
}

/// **Thời hạn so với ngày đại hội.** So many days before the day or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offset {
    /// Below zero before the day, above zero after it.
    pub days: i32,
    /// Whether days after it are working days.
    pub working: bool,
}

/// The furthest day that anybody counts.
const MOST_DAYS: i32 = 400;

impl Offset {
    /// Reads `trước 30 ngày`, `sau 7 ngày làm việc`, `ngày đại hội`, with or without accents; also `before 30 days`.
    pub fn read(text: &str) -> Result<Self, Problem> {
        const KNOWN: &[&str] = &["trước 30 ngày", "sau 7 ngày làm việc", "ngày đại hội"];
        let plain = fold(text);
        if ["ngay dai hoi", "0", "on the day"].contains(&plain.as_str()) {
            return Ok(Self { days: 0, working: false });
        }
        let (sign, rest) = match plain.split_once(' ') {
            Some(("truoc" | "before", rest)) => (-1, rest),
            Some(("sau" | "after", rest)) => (1, rest),
            _ => return Err(Problem::NotOneOf(KNOWN)),
        };
        let (number, unit) = rest.split_once(' ').unwrap_or((rest, ""));
        let days: i32 = number.parse().map_err(|_| Problem::NotOneOf(KNOWN))?;
        if !(0..=MOST_DAYS).contains(&days) {
            return Err(Problem::Outside(0, i64::from(MOST_DAYS)));
        }
        match unit {
            "" | "ngay" | "days" | "day" => Ok(Self { days: sign * days, working: false }),
            "ngay lam viec" | "working days" if sign > 0 => Ok(Self { days, working: true }),
            _ => Err(Problem::NotOneOf(KNOWN)),
        }
    }

    /// The last day for it, of a congress on `held_on`.
    pub fn due(self, held_on: Day, calendar: &Calendar) -> Day {
        let count = self.days.unsigned_abs();
        if self.days < 0 {
            held_on.checked_sub_days(Days::new(count.into())).unwrap_or(Day::MIN)
        } else if self.working {
            add_working_days(held_on, count, calendar)
        } else {
            held_on.checked_add_days(Days::new(count.into())).unwrap_or(Day::MAX)
        }
    }
}

/// The papers of a version, in its order.
pub fn read_papers(version: &Version) -> Result<Vec<Paper>, LineFault> {
    let paper = |(place, line): (usize, &Line)| match Offset::read(&line.value) {
        Ok(offset) => Ok(Paper { code: line.code.as_ref().into(), words: line.words.as_ref().into(), offset }),
        Err(problem) => Err(LineFault::at(place, problem)),
    };
    version.lines.iter().enumerate().map(paper).collect()
}

/// The list that the product brings. Sixty days for the drafts were read in one committee's guidance, seven and fifteen
/// working days for report and approval are remembered, as is the rest: the place sets its own.
pub(crate) fn versions() -> Vec<Version> {
    const LINES: [(&str, &str, &str); 13] = [
        ("plan", "Kế hoạch đại hội, phân công chuẩn bị, rà soát chỉ tiêu nhiệm kỳ", "trước 90 ngày"),
        ("report", "Dự thảo báo cáo tổng kết nhiệm kỳ", "trước 60 ngày"),
        ("self-review", "Báo cáo kiểm điểm của chi ủy", "trước 60 ngày"),
        ("personnel", "Đề án nhân sự", "trước 60 ngày"),
        ("approval", "Trình cấp ủy cấp trên duyệt văn kiện, nhân sự, ngày đại hội", "trước 30 ngày"),
        ("resolution", "Dự thảo nghị quyết đại hội", "trước 20 ngày"),
        ("programme", "Chương trình, quy chế làm việc, quy chế bầu cử, lời dẫn", "trước 15 ngày"),
        ("summons", "Gửi giấy triệu tập, giấy mời", "trước 15 ngày"),
        ("members-papers", "Gửi văn kiện cho đảng viên", "trước 15 ngày"),
        ("ballots", "In phiếu bầu cử, lấy dấu của cấp ủy cấp trên", "trước 3 ngày"),
        ("report-after", "Báo cáo kết quả bầu cử, hồ sơ đề nghị chuẩn y", "sau 7 ngày làm việc"),
        ("approved", "Nhận quyết định chuẩn y", "sau 22 ngày làm việc"),
        ("work-plans", "Ban hành nghị quyết, quy chế làm việc, chương trình hành động", "sau 30 ngày"),
    ];
    let line = |(code, words, value)| Line { code: Cow::Borrowed(code), words: Cow::Borrowed(words), value: Cow::Borrowed(value) };
    alloc::vec![Version {
        kind: RuleKind::CongressPapers,
        instrument: Cow::Borrowed("Thời gian thường làm, cấp trên có kế hoạch khác thì theo kế hoạch"),
        valid_from: Day::from_ymd_opt(2011, 1, 1).unwrap_or(Day::MIN),
        valid_to: None,
        certainty: Certainty::Open,
        lines: LINES.map(line).into(),
    }]
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
    fn the_list_reads_and_runs_from_first_to_last() {
        let papers = read_papers(&versions().remove(0)).unwrap();
        let calendar = Calendar::of(Vec::new());
        let due: Vec<Day> = papers.iter().map(|paper| paper.offset.due(day("1/7/2025"), &calendar)).collect();
        assert_eq!(due.first(), Some(&day("2/4/2025")));
        assert!(due.is_sorted());
        // Seven working days after Tuesday 1 July 2025.
        assert!(due.contains(&day("10/7/2025")));
    }

    #[test]
    fn offsets_are_read_as_people_write_them() {
        let offset = |days, working| Ok(Offset { days, working });
        assert_eq!(Offset::read("Trước 30 ngày"), offset(-30, false));
        assert_eq!(Offset::read("sau 7 ngay lam viec"), offset(7, true));
        assert_eq!(Offset::read("ngày đại hội"), offset(0, false));
        assert_eq!(Offset::read("trước 401 ngày"), Err(Problem::Outside(0, 400)));
        for text in ["", "30", "trước", "trước ba ngày", "trước 3 ngày làm việc", "sau -3 ngày"] {
            assert!(Offset::read(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_due_before_lies_before_and_after_after(days in -400i32..=400, working: bool, start in 0i64..3000) {
            let held = day("1/1/2021") + chrono::Duration::days(start);
            let due = Offset { days, working: working && days > 0 }.due(held, &Calendar::of(Vec::new()));
            prop_assert_eq!(due.cmp(&held), days.cmp(&0));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,30}") {
            let _ = Offset::read(&text);
        }
    }
}
