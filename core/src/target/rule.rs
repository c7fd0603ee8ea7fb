//! What a target says: what is measured, what must be reached, and how often.

use crate::exact::Share;
use crate::rating::Level;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// **Ngưỡng.** What a reading must come up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// At least this share.
    AtLeast(#[serde(with = "crate::exact::decimal")] Share),
    /// More than this share.
    MoreThan(#[serde(with = "crate::exact::decimal")] Share),
    /// At least this share, or the greatest whole number it allows of the denominator: a target that is also the legal cap.
    AtLeastOrCap(#[serde(with = "crate::exact::decimal")] Share),
    /// At least so many.
    CountAtLeast(u32),
    /// This level or better.
    LevelAtLeast(Level),
    /// Granted, registered, recognised (or not).
    Is(bool),
}

/// **Chỉ số.** The thirteen measures; the name in the data is the one on the command line.
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
}

/// **Thời hạn.** Whether a target is set for the term, for each year, or for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Cả nhiệm kỳ: the term's figure decides.
    Term,
    /// Hằng năm: reached in the term when reached in every year that has a reading.
    EachYear,
    /// Cả nhiệm kỳ và hằng năm: every year that has a reading, and the term's figure too.
    TermAndEachYear,
}

/// **Chỉ tiêu.** One target of the resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Its number in the resolution. A number may stand twice, once for each of its measures.
    pub number: u32,
    /// What is measured.
    pub measure: MeasureKind,
    /// What must be reached.
    pub threshold: Threshold,
    /// For the term, each year, or both.
    pub cadence: Cadence,
}

impl Target {
    /// Whether the threshold is of the kind the measure's figure is compared with. A target that does not fit is never reached;
    /// whoever reads targets from a file refuses it.
    pub fn fits(&self) -> bool {
        use MeasureKind as M;
        match self.threshold {
            Threshold::AtLeast(_) | Threshold::MoreThan(_) | Threshold::AtLeastOrCap(_) => matches!(
                self.measure,
                M::Study
                    | M::Inspections
                    | M::RatedGoodOrBetter
                    | M::RatedExcellent
                    | M::Attendance
                    | M::MembersCulturalFamilies
                    | M::CulturalFamilies
            ),
            Threshold::CountAtLeast(_) => self.measure == M::Admissions,
            Threshold::LevelAtLeast(_) => self.measure == M::CellRating,
            Threshold::Is(_) => self.measure.takes_evidence() || self.measure == M::CulturalQuarter,
        }
    }
}

impl MeasureKind {
    /// All of them, in the order of the resolution.
    pub const ALL: [Self; 13] = [
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
    ];

    /// Whether registered evidence answers it; the others are computed.
    pub fn takes_evidence(self) -> bool {
        matches!(self, Self::RenewedMeetings | Self::FourGoods | Self::DevelopmentPlan)
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
        }
    }
}

impl fmt::Display for MeasureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// **Chỉ số không rõ.** None of the thirteen names.
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
    use crate::target::twelve;
    use alloc::vec::Vec;

    #[test]
    fn thresholds_have_the_six_forms_of_the_command_line() {
        let forms = [
            (Threshold::AtLeast(Share::percent(85)), r#"{"at_least":"0.85"}"#),
            (Threshold::MoreThan(Share::percent(90)), r#"{"more_than":"0.9"}"#),
            (Threshold::AtLeastOrCap(Share::percent(20)), r#"{"at_least_or_cap":"0.2"}"#),
            (Threshold::CountAtLeast(1), r#"{"count_at_least":1}"#),
            (Threshold::LevelAtLeast(Level::Good), r#"{"level_at_least":"good"}"#),
            (Threshold::Is(true), r#"{"is":true}"#),
        ];
        for (threshold, json) in forms {
            assert_eq!(serde_json::to_string(&threshold).unwrap(), json);
            let read: Threshold = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }

    #[test]
    fn names_are_the_same_in_data_and_on_the_command_line() {
        for kind in MeasureKind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
        assert_eq!("wealth".parse::<MeasureKind>(), Err(NotAMeasure));
    }

    #[test]
    fn the_twelve_fit_and_stand_once_for_each_measure() {
        let twelve = twelve();
        assert!(twelve.iter().all(Target::fits));
        assert_eq!(twelve.iter().map(|t| t.measure).collect::<Vec<_>>(), MeasureKind::ALL);
        assert_eq!(twelve.last().map(|t| t.number), Some(12));
        let misfit = Target { threshold: Threshold::CountAtLeast(1), ..twelve[0] };
        assert!(!misfit.fits());
    }
}
