//! The sheet the product brings, and how a year's points come from its months.

use super::Criterion;
use crate::dated::{Line, RuleKind, Version};
use crate::day::Day;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

/// Điểm tự chấm: a criterion's points in the share of the months in which it was met, rounded down; of no month there are none.
pub fn year_points(criterion: &Criterion, met: u32, months: u32) -> Option<u32> {
    let points = u64::from(criterion.points) * u64::from(met.min(months));
    points.checked_div(u64::from(months)).and_then(|points| u32::try_from(points).ok())
}

/// **Điểm cao hơn mức tối đa.** More points than a criterion has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{points} points of {most}")]
pub struct AboveMost {
    /// Given.
    pub points: u32,
    /// The most.
    pub most: u32,
}

/// Whether a criterion may be given so many points.
pub fn check_points(criterion: &Criterion, points: u32) -> Result<(), AboveMost> {
    if points > criterion.points { Err(AboveMost { points, most: criterion.points }) } else { Ok(()) }
}

/// **Phiếu thông qua.** The cell's vote on its own sheet of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// Số đảng viên tính kết quả: the base, as of any resolution.
    pub base: u32,
    /// Tán thành.
    pub agree: u32,
    /// Không tán thành.
    pub disagree: u32,
}

/// **Phiếu mâu thuẫn.** More votes than there are who vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{votes} votes of {base}")]
pub struct AboveBase {
    /// All votes.
    pub votes: u64,
    /// The base.
    pub base: u32,
}

impl Ballot {
    /// Whether the votes fit the base.
    pub fn check(&self) -> Result<(), AboveBase> {
        let votes = u64::from(self.agree) + u64::from(self.disagree);
        if votes > u64::from(self.base) { Err(AboveBase { votes, base: self.base }) } else { Ok(()) }
    }

    /// Quá nửa: more than half of the base agree.
    pub fn passes(&self) -> bool {
        u64::from(self.agree) * 2 > u64::from(self.base)
    }
}

/// Code, words, points.
const LINES: [(&str, &str, &str); 13] = [
    ("1.1", "Thực hiện đúng nghị quyết, kế hoạch tháng của chi bộ", "10"),
    ("1.2-study", "Học tập, quán triệt đầy đủ chỉ thị, nghị quyết", "10"),
    ("1.3", "Hoàn thành các chỉ tiêu, nhiệm vụ được giao ở khu dân cư", "10"),
    ("2.1-meeting", "Sinh hoạt thường kỳ đúng định kỳ hằng tháng", "5"),
    ("2.2-attendance", "Từ 85% đảng viên phải dự họp có mặt", "10"),
    ("2.3-unexcused", "Không có đảng viên vắng họp không phép", "5"),
    ("2.4-thematic", "Mỗi quý có sinh hoạt chuyên đề", "10"),
    ("3.1-discipline", "Không có đảng viên bị đình chỉ sinh hoạt, xóa tên, khai trừ", "10"),
    ("3.2-inspection", "Kiểm tra, giám sát đúng kế hoạch", "5"),
    ("3.3", "Nội bộ đoàn kết, không có đơn thư vượt cấp", "5"),
    ("4.1", "Chi ủy viên nêu gương, hoàn thành nhiệm vụ được giao", "10"),
    ("4.2", "Đảng viên làm tốt nhiệm vụ được phân công", "5"),
    ("4.3", "Đảng viên và gia đình chấp hành pháp luật, quy ước của khu", "5"),
];

/// The built-in version. The four goods were read; criteria and points are an example, to be replaced by the ward's own.
pub fn versions() -> Vec<Version> {
    let line = |(code, words, value)| Line { code: Cow::Borrowed(code), words: Cow::Borrowed(words), value: Cow::Borrowed(value) };
    vec![Version {
        kind: RuleKind::FourGoods,
        instrument: Cow::Borrowed("Nghị quyết 21-NQ/TW (16/6/2022); tiêu chí và điểm gợi ý, thay bằng bộ tiêu chí của địa phương"),
        valid_from: Day::from_ymd_opt(2022, 6, 16).unwrap_or(Day::MAX),
        valid_to: None,
        certainty: Certainty::Open,
        lines: LINES.into_iter().map(line).collect(),
    }]
}

#[cfg(test)]
mod tests {
    use super::super::{Good, Source, read};
    use super::*;
    use crate::dated::{LineFault, Problem};
    use proptest::prelude::*;

    #[test]
    fn the_built_in_sheet_has_four_goods_of_a_hundred_points() {
        let criteria = read(&versions()[0]).unwrap();
        let of = |good| criteria.iter().filter(|c| c.good == good).map(|c| c.points).sum::<u32>();
        assert_eq!(Good::ALL.map(of), [30, 30, 20, 20]);
        assert_eq!(criteria.iter().filter_map(|c| c.source).count(), Source::ALL.len());
    }

    #[test]
    fn a_line_that_says_nothing_is_named() {
        let fault = |code: &'static str, value: &'static str| {
            let mut version = versions().remove(0);
            version.lines[2].code = code.into();
            version.lines[2].value = value.into();
            read(&version).map_err(|LineFault { line, problem }| (line, problem))
        };
        assert_eq!(fault("5.1", "10"), Err((2, Problem::UnknownCode)));
        assert_eq!(fault("1", "10"), Err((2, Problem::UnknownCode)));
        assert_eq!(fault("1.9", "mười"), Err((2, Problem::NotWhole)));
        assert_eq!(fault("1.9", "101"), Err((2, Problem::Outside(0, 100))));
        assert!(fault("1.9-xyz", "10").unwrap()[2].source.is_none());
    }

    #[test]
    fn more_points_or_votes_than_there_are_are_refused() {
        let criterion = read(&versions()[0]).unwrap().remove(0);
        assert_eq!(check_points(&criterion, 10), Ok(()));
        assert_eq!(check_points(&criterion, 11), Err(AboveMost { points: 11, most: 10 }));
        let ballot = |agree, disagree| Ballot { base: 100, agree, disagree };
        assert_eq!(ballot(60, 40).check(), Ok(()));
        assert_eq!(ballot(60, 41).check(), Err(AboveBase { votes: 101, base: 100 }));
        assert!(ballot(51, 0).passes() && !ballot(50, 0).passes());
    }

    proptest! {
        #[test]
        fn never_more_points_than_there_are(points in 0u32..=100, met in 0u32..20, months in 0u32..=12) {
            let mut criterion = read(&versions()[0]).unwrap().remove(0);
            criterion.points = points;
            let scored = year_points(&criterion, met, months);
            prop_assert_eq!(scored.is_none(), months == 0);
            prop_assert!(scored.is_none_or(|scored| scored <= points && (met < months || scored == points)));
        }
    }
}
