//! Meetings, and what a mark in the book means.

mod agenda;
mod next;
mod presence;
pub mod quality;
mod rules;
mod watch;

pub use agenda::{AgendaItem, AgendaKind, usual_agenda};
pub use next::next_day;
pub use presence::{Presence, attendee, presence};
pub use rules::{HD_12, HD_42, MeetingRules, fixed_day, on};
pub use watch::{Length, Sitting, length, months_without, papers_late, quarters_without_thematic};

use crate::day::Day;
use crate::member::MemberId;
use alloc::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeetingId(pub Uuid);

/// **Sinh hoạt thường kỳ / chuyên đề.**
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Thường kỳ: once a month, on the 3rd.
    Regular,
    /// Chuyên đề: at least one in every quarter.
    Thematic,
}

/// **Hình thức sinh hoạt.** How a meeting comes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingForm {
    /// Trực tiếp.
    InPerson,
    /// Trực tuyến.
    Online,
    /// Trực tiếp kết hợp trực tuyến.
    Both,
    /// Theo tổ đảng (thí điểm, HD 03-HD/TW 27/12/2022).
    ByGroup,
}

impl MeetingForm {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::InPerson, Self::Online, Self::Both, Self::ByGroup];
}

/// **Điểm danh.** What the book says of one member at one meeting or study session. The roll decides who was required;
/// the mark says only whether he came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// x: có mặt.
    Present,
    /// P: vắng có phép.
    Excused,
    /// K: vắng không phép.
    Unexcused,
    /// M: miễn sinh hoạt.
    Exempt,
    /// TT: sinh hoạt tạm thời nơi khác.
    Away,
    /// HB: học bù, studied at the make-up session.
    MadeUp,
    /// `TTu`: dự trực tuyến, came by a line. Counts as present.
    Online,
    /// Tổ: dự sinh hoạt theo tổ đảng, came to the meeting of his Party group, which stood for the cell's own
    /// (HD 03-HD/TW of 2022, a pilot for cells of 50 members and more). Counts as present.
    ByGroup,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Present, Self::Excused, Self::Unexcused, Self::Exempt, Self::Away, Self::MadeUp, Self::Online, Self::ByGroup];

    /// Came to the meeting, in the room, by a line, or with his group.
    pub fn present(self) -> bool {
        matches!(self, Self::Present | Self::Online | Self::ByGroup)
    }

    /// Studied: came, or made the study up (học bù).
    pub fn studied(self) -> bool {
        self.present() || self == Self::MadeUp
    }

    /// Its name in the data, in addresses and in the keys of words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Excused => "excused",
            Self::Unexcused => "unexcused",
            Self::Exempt => "exempt",
            Self::Away => "away",
            Self::MadeUp => "made_up",
            Self::Online => "online",
            Self::ByGroup => "by_group",
        }
    }

    /// The mark of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }
}

/// **Sổ điểm danh.** The marks of one meeting or study session. A member without a mark has no entry.
pub type Marks = BTreeMap<MemberId, Mark>;

/// **Cuộc họp chi bộ.** One meeting in the attendance book. Without a single mark it was not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The key.
    pub id: MeetingId,
    /// Its day.
    pub on: Day,
    /// Regular or thematic.
    pub kind: MeetingKind,
    /// What the book says of each member.
    pub marks: Marks,
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn a_mark_is_called_what_the_data_call_it() {
        for mark in Mark::ALL {
            assert_eq!(serde_json::to_value(mark).unwrap(), mark.name());
            assert_eq!(Mark::named(mark.name()), Some(mark));
        }
        assert_eq!(Mark::named("x"), None);
    }

    #[test]
    fn who_comes_by_a_line_or_with_his_group_has_come() {
        let come = Mark::ALL.into_iter().filter(|mark| mark.present());
        assert!(come.eq([Mark::Present, Mark::Online, Mark::ByGroup]));
        let studied = Mark::ALL.into_iter().filter(|mark| mark.studied());
        assert!(studied.eq([Mark::Present, Mark::MadeUp, Mark::Online, Mark::ByGroup]));
    }
}
