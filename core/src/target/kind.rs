//! The measures: what can be counted, and what kind of figure each gives.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// **Chỉ số.** The catalogue of measures; the name in the data is the one on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Học tập, quán triệt chỉ thị, nghị quyết.
    Study,
    /// Kết nạp đảng viên.
    Admissions,
    /// Kiểm tra, giám sát theo kế hoạch.
    Inspections,
    /// Đảng viên hoàn thành tốt nhiệm vụ trở lên.
    RatedGoodOrBetter,
    /// Đảng viên hoàn thành xuất sắc nhiệm vụ.
    RatedExcellent,
    /// Đổi mới nội dung sinh hoạt.
    RenewedMeetings,
    /// Đảng viên tham gia sinh hoạt.
    Attendance,
    /// Xếp loại chi bộ.
    CellRating,
    /// Chi bộ bốn tốt.
    FourGoods,
    /// Kế hoạch phát triển đảng viên.
    DevelopmentPlan,
    /// Gia đình đảng viên đạt gia đình văn hóa.
    MembersCulturalFamilies,
    /// Gia đình trong khu đạt gia đình văn hóa.
    CulturalFamilies,
    /// Khu dân cư văn hóa.
    CulturalQuarter,
    /// Số buổi sinh hoạt chi bộ.
    MeetingsHeld,
    /// Số buổi sinh hoạt chuyên đề.
    ThematicMeetings,
    /// Số buổi học tập nghị quyết.
    StudySessions,
    /// Số cuộc kiểm tra, giám sát có kết luận.
    InspectionsConcluded,
    /// Đảng viên được công nhận chính thức.
    RecognisedOfficial,
    /// Đảng viên không hoàn thành nhiệm vụ.
    RatedNotFulfilled,
    /// Đảng viên bị xóa tên, khai trừ.
    MembersRemoved,
}

/// **Loại số đo.** What kind of figure a measure gives; a threshold must be of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// So many of so many.
    Share,
    /// So many.
    Count,
    /// A level.
    Level,
    /// A title granted or not.
    Granted,
    /// Registered evidence.
    Evidence,
}

impl MeasureKind {
    /// All of them: those of the template in the order of the resolution, then the others of the catalogue.
    pub const ALL: [Self; 20] = [
        Self::Study,
        Self::Admissions,
        Self::Inspections,
        Self::RatedGoodOrBetter,
        Self::RatedExcellent,
        Self::RenewedMeetings,
        Self::Attendance,
        Self::CellRating,
        Self::FourGoods,
        Self::DevelopmentPlan,
        Self::MembersCulturalFamilies,
        Self::CulturalFamilies,
        Self::CulturalQuarter,
        Self::MeetingsHeld,
        Self::ThematicMeetings,
        Self::StudySessions,
        Self::InspectionsConcluded,
        Self::RecognisedOfficial,
        Self::RatedNotFulfilled,
        Self::MembersRemoved,
    ];

    /// Whether registered evidence answers it; the others are computed.
    pub fn takes_evidence(self) -> bool {
        self.answers() == FigureKind::Evidence
    }

    /// The kind of figure it gives.
    pub fn answers(self) -> FigureKind {
        match self {
            Self::Study
            | Self::Inspections
            | Self::RatedGoodOrBetter
            | Self::RatedExcellent
            | Self::Attendance
            | Self::MembersCulturalFamilies
            | Self::CulturalFamilies => FigureKind::Share,
            Self::Admissions
            | Self::MeetingsHeld
            | Self::ThematicMeetings
            | Self::StudySessions
            | Self::InspectionsConcluded
            | Self::RecognisedOfficial
            | Self::RatedNotFulfilled
            | Self::MembersRemoved => FigureKind::Count,
            Self::CellRating => FigureKind::Level,
            Self::CulturalQuarter => FigureKind::Granted,
            Self::RenewedMeetings | Self::FourGoods | Self::DevelopmentPlan => FigureKind::Evidence,
        }
    }

    /// Its name in the data and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Admissions => "admissions",
            Self::Inspections => "inspections",
            Self::RatedGoodOrBetter => "rated_good_or_better",
            Self::RatedExcellent => "rated_excellent",
            Self::RenewedMeetings => "renewed_meetings",
            Self::Attendance => "attendance",
            Self::CellRating => "cell_rating",
            Self::FourGoods => "four_goods",
            Self::DevelopmentPlan => "development_plan",
            Self::MembersCulturalFamilies => "members_cultural_families",
            Self::CulturalFamilies => "cultural_families",
            Self::CulturalQuarter => "cultural_quarter",
            Self::MeetingsHeld => "meetings_held",
            Self::ThematicMeetings => "thematic_meetings",
            Self::StudySessions => "study_sessions",
            Self::InspectionsConcluded => "inspections_concluded",
            Self::RecognisedOfficial => "recognised_official",
            Self::RatedNotFulfilled => "rated_not_fulfilled",
            Self::MembersRemoved => "members_removed",
        }
    }
}

impl fmt::Display for MeasureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// **Chỉ số không rõ.** None of the names of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no measure of that name")]
pub struct NotAMeasure;

impl FromStr for MeasureKind {
    type Err = NotAMeasure;

    fn from_str(name: &str) -> Result<Self, NotAMeasure> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(NotAMeasure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_data_and_on_the_command_line() {
        for kind in MeasureKind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
        assert_eq!("wealth".parse::<MeasureKind>(), Err(NotAMeasure));
    }
}
