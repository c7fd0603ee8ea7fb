//! The steps of an inspection, by who carries it out. Their order is the procedure's; their days are proposed, and the cell
//! may set others.

use crate::day::Day;
use alloc::vec::Vec;
use chrono::Days;
use serde::{Deserialize, Serialize};

/// **Cách tiến hành.** Who carries an inspection out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// Chi bộ tự tiến hành: the cell itself, the secretary preparing it (read in one province's guide).
    Cell,
    /// Có tổ kiểm tra: a team of three, with the twelve forms KT-1 to KT-12 or GS-1 to GS-12 (read in one cell's templates).
    Team,
}

/// **Bước tiến hành.** One step of a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Thông báo kế hoạch tại cuộc họp trước.
    Notice,
    /// Đảng viên viết báo cáo tự kiểm tra.
    SelfReport,
    /// Nghiên cứu, làm rõ.
    Clarify,
    /// Dự thảo báo cáo kết quả.
    DraftReport,
    /// Chi bộ họp, biểu quyết, kết luận.
    CellMeeting,
    /// Lưu hồ sơ.
    Archive,
    /// Kế hoạch chi tiết của tổ.
    TeamPlan,
    /// Đề cương gợi ý báo cáo.
    Outline,
    /// Biên bản triển khai.
    Opening,
    /// Biên bản làm việc.
    WorkingMinutes,
    /// Biên bản thẩm tra, xác minh.
    Verification,
    /// Báo cáo của tổ.
    TeamReport,
    /// Thông báo kết luận.
    Conclusion,
    /// Bàn giao hồ sơ.
    HandOver,
}

impl Procedure {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Cell, Self::Team];

    /// The steps, in order.
    pub fn steps(self) -> &'static [Step] {
        match self {
            Self::Cell => &[Step::Notice, Step::SelfReport, Step::Clarify, Step::DraftReport, Step::CellMeeting, Step::Archive],
            Self::Team => &[
                Step::TeamPlan,
                Step::Outline,
                Step::Opening,
                Step::SelfReport,
                Step::WorkingMinutes,
                Step::Verification,
                Step::TeamReport,
                Step::CellMeeting,
                Step::Conclusion,
                Step::HandOver,
            ],
        }
    }

    /// A day for each step, evenly between the planned first and last day: the first step on the first, the last on the last.
    pub fn proposed(self, starts: Day, ends: Day) -> Vec<(Step, Day)> {
        let steps = self.steps();
        let span = u64::try_from((ends - starts).num_days()).unwrap_or(0);
        let gaps = u64::try_from(steps.len().saturating_sub(1)).unwrap_or(1).max(1);
        let day = |place: usize| {
            let after = u64::try_from(place).unwrap_or(0) * span / gaps;
            starts.checked_add_days(Days::new(after)).unwrap_or(ends)
        };
        steps.iter().enumerate().map(|(place, step)| (*step, day(place))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn proposed_days_go_forward_from_the_first_to_the_last(first in 0_u64..4000, span in 0_u64..400, team: bool) {
            let starts = Day::from_ymd_opt(2022, 1, 1).unwrap() + Days::new(first);
            let ends = starts + Days::new(span);
            let procedure = if team { Procedure::Team } else { Procedure::Cell };
            let days: Vec<Day> = procedure.proposed(starts, ends).into_iter().map(|(_, on)| on).collect();
            prop_assert!(days.is_sorted());
            prop_assert_eq!((days.first(), days.last()), (Some(&starts), Some(&ends)));
        }
    }
}
