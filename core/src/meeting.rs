//! Meetings and study sessions: what a mark in the book means.

use serde::{Deserialize, Serialize};

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
    /// Came, or made the study up.
    pub fn attended(self) -> bool {
        matches!(self, Self::Present | Self::MadeUp)
    }
}
