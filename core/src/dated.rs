//! Dated rules: what the law leaves to the place, or what is not verified, kept as data with its days. A version is never
//! edited into another time: a new one begins, and old records keep the rule of their day.

use crate::day::Day;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Loại quy định.** What a dated rule fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// Ngày nghỉ lễ: days that are no working days. A line a day, its value the day.
    Holidays,
    /// Đảng phí: a line a category of payer.
    Fees,
    /// Giới hạn tỷ lệ hoàn thành xuất sắc: share, base, scope, rounding.
    ExcellentCap,
    /// Bảng chấm điểm chất lượng sinh hoạt: a line a criterion, its value the points.
    MeetingQuality,
    /// Bộ tiêu chí Chi bộ bốn tốt: a line a criterion.
    FourGoods,
    /// Thang phân loại hộ gia đình: a line a class.
    HouseholdScale,
}

impl RuleKind {
    /// All of them, in the order of the settings page.
    pub const ALL: [Self; 6] =
        [Self::Holidays, Self::Fees, Self::ExcellentCap, Self::MeetingQuality, Self::FourGoods, Self::HouseholdScale];

    /// Its name in the data, in addresses and in the keys of words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holidays => "holidays",
            Self::Fees => "fees",
            Self::ExcellentCap => "excellent_cap",
            Self::MeetingQuality => "meeting_quality",
            Self::FourGoods => "four_goods",
            Self::HouseholdScale => "household_scale",
        }
    }

    /// The versions the product brings, oldest first; a cell's own go before them.
    pub fn built_in(self) -> Vec<Version> {
        Vec::new()
    }
}

/// **Một dòng của quy định.** What it means is its kind's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What the line is known by in the records; unique in its version.
    pub code: Cow<'static, str>,
    /// What people read.
    pub words: Cow<'static, str>,
    /// The figure: a number, a percentage, a day. Empty where the kind needs none.
    pub value: Cow<'static, str>,
}

/// **Quy định có thời hạn.** One version of a dated rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// What it fixes.
    pub kind: RuleKind,
    /// The text it comes from, by number, day and issuer, or that it is the place's own.
    pub instrument: Cow<'static, str>,
    /// The first day in force.
    pub valid_from: Day,
    /// The last day in force; none while it is.
    pub valid_to: Option<Day>,
    /// How sure we are.
    #[serde(skip, default = "own")]
    pub certainty: Certainty,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// What a cell wrote itself is not ours to doubt.
fn own() -> Certainty {
    Certainty::Read
}

impl Version {
    /// Whether it is in force on `day`.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The version in force on `day`: of several the one that began last; `versions` are the cell's own, then the built-in ones.
pub fn in_force(own: &[Version], kind: RuleKind, day: Day) -> Option<Version> {
    let latest = |versions: &[Version]| {
        let holding = versions.iter().filter(|version| version.kind == kind && version.holds_on(day));
        holding.max_by_key(|version| version.valid_from).cloned()
    };
    latest(own).or_else(|| latest(&kind.built_in()))
}
