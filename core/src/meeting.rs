//! Meetings, and what a mark in the book means.

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
}

impl Mark {
    /// Came to the meeting.
    pub fn present(self) -> bool {
        self == Self::Present
    }

    /// Studied: came, or made the study up (học bù).
    pub fn studied(self) -> bool {
        matches!(self, Self::Present | Self::MadeUp)
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
