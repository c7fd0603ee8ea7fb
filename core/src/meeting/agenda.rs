//! The agenda of a meeting: standing items that every meeting has, in their order, and the cell's own.

use super::MeetingKind;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Nội dung sinh hoạt.** What an item of the agenda is for. A standing item has the usual words where the cell wrote none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgendaKind {
    /// Mở đầu: tuyên bố lý do, điểm danh, cử thư ký.
    Opening,
    /// Thông tin thời sự, chủ trương mới, học tập và làm theo Bác.
    News,
    /// Đánh giá việc thực hiện nhiệm vụ tháng trước; unfinished tasks are listed here.
    LastMonth,
    /// Nội dung chuyên đề.
    Thematic,
    /// Nhiệm vụ tháng tới.
    NextMonth,
    /// Thảo luận, tự phê bình và phê bình.
    Discussion,
    /// Kết luận, biểu quyết.
    Conclusion,
    /// The cell's own item.
    Own,
}

/// **Mục của chương trình.** A kind of item and its planned minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// What it is for.
    pub kind: AgendaKind,
    /// **Thời gian dự kiến.** Planned minutes.
    pub minutes: u32,
}

/// The usual agenda: 90 minutes, or 120 where a theme and the regular meeting stand in one sitting. The order follows HD 12
/// (opening, content, conclusion); the minutes of the single items are no rule.
pub fn usual_agenda(kind: MeetingKind, with_regular: bool) -> Vec<AgendaItem> {
    use AgendaKind::{Conclusion, Discussion, LastMonth, News, NextMonth, Opening, Thematic};
    let items: &[(AgendaKind, u32)] = match (kind, with_regular) {
        (MeetingKind::Regular, _) => {
            &[(Opening, 5), (News, 15), (LastMonth, 20), (NextMonth, 15), (Discussion, 25), (Conclusion, 10)]
        }
        (MeetingKind::Thematic, true) => {
            &[(Opening, 5), (News, 10), (LastMonth, 20), (Thematic, 30), (NextMonth, 15), (Discussion, 30), (Conclusion, 10)]
        }
        (MeetingKind::Thematic, false) => &[(Opening, 5), (Thematic, 35), (Discussion, 40), (Conclusion, 10)],
    };
    items.iter().map(|(kind, minutes)| AgendaItem { kind: *kind, minutes: *minutes }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use crate::meeting::{Sitting, on};

    #[test]
    fn the_usual_agenda_is_as_long_as_the_rules_ask() {
        let rules = on(parse_day("3/11/2025").unwrap()).unwrap();
        for (kind, with_regular) in [(MeetingKind::Regular, false), (MeetingKind::Thematic, false), (MeetingKind::Thematic, true)] {
            let minutes: u32 = usual_agenda(kind, with_regular).iter().map(|item| item.minutes).sum();
            assert_eq!(minutes, rules.least_minutes(Sitting { kind, with_regular }).value);
        }
    }
}
