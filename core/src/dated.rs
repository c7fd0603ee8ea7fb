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
    /// Ngày nghỉ lễ: days that are no working days. A line a day or a span of days, its value.
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
    /// Giấy tờ, công việc quanh đại hội: a line a paper, its value how long before or after the day.
    CongressPapers,
    /// Số lượng chi ủy viên theo quy mô chi bộ: a line a number of seats, its value from how many members.
    CommitteeSeats,
    /// Thời hạn sau đại hội: a line for the approval in working days, one for the sealed ballots in months.
    CongressTimes,
    /// Thời hạn về dữ liệu cá nhân: a line for years of keeping, one for days of answering.
    PersonalData,
}

impl RuleKind {
    /// All of them, in the order of the settings page.
    pub const ALL: [Self; 10] = [
        Self::Holidays,
        Self::Fees,
        Self::ExcellentCap,
        Self::MeetingQuality,
        Self::FourGoods,
        Self::HouseholdScale,
        Self::CongressPapers,
        Self::CommitteeSeats,
        Self::CongressTimes,
        Self::PersonalData,
    ];

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name in the data, in addresses and in the keys of words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holidays => "holidays",
            Self::Fees => "fees",
            Self::ExcellentCap => "excellent_cap",
            Self::MeetingQuality => "meeting_quality",
            Self::FourGoods => "four_goods",
            Self::HouseholdScale => "household_scale",
            Self::CongressTimes => "congress_times",
            Self::PersonalData => "personal_data",
            Self::CongressPapers => "congress_papers",
            Self::CommitteeSeats => "committee_seats",
        }
    }

    /// The versions the product brings, oldest first; a cell's own go before them.
    pub fn built_in(self) -> Vec<Version> {
        match self {
            Self::Holidays => crate::holiday::versions(),
            Self::HouseholdScale => crate::household::versions(),
            Self::CongressTimes => crate::congress::times::versions(),
            Self::PersonalData => crate::personal::versions(),
            Self::ExcellentCap => crate::rating::versions(),
            Self::FourGoods => crate::four_goods::versions(),
            Self::Fees => crate::fee::versions(),
            Self::MeetingQuality => crate::meeting::quality::versions(),
            Self::CongressPapers => crate::congress::paper_versions(),
            Self::CommitteeSeats => crate::congress::seat_versions(),
        }
    }

    /// Whether the version's lines say what its kind can read: first their form, then the kind's own reader.
    pub fn check(version: &Version) -> Result<(), LineFault> {
        version.check_form()?;
        match version.kind {
            Self::Holidays => crate::holiday::Holidays::read(version).map(drop),
            Self::HouseholdScale => crate::household::Scale::read(version).map(drop),
            Self::CongressTimes => crate::congress::Times::read(version).map(drop),
            Self::PersonalData => crate::personal::DataTimes::read(version).map(drop),
            Self::ExcellentCap => crate::rating::Cap::read(version).map(drop),
            Self::FourGoods => crate::four_goods::read(version).map(drop),
            Self::Fees => crate::fee::Tariff::read(version).map(drop),
            Self::MeetingQuality => crate::meeting::quality::Sheet::read(version).map(drop),
            Self::CongressPapers => crate::congress::read_papers(version).map(drop),
            Self::CommitteeSeats => crate::congress::SeatScale::read(version).map(drop),
        }
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

/// **Dòng chưa đúng.** Which line of a version cannot be read, and why. A kind's reader refuses with it:
/// `Thing::read(&Version) -> Result<Thing, LineFault>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line's place in [`Version::lines`], from 0; their number when a line is missing or the whole does not add up.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a line of a dated rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There are no lines at all.
    NoLines,
    /// It has no words.
    NoWords,
    /// An earlier line has the same code: its place, from 0.
    SameCode(usize),
    /// The kind knows no such line.
    UnknownCode,
    /// The kind needs a line of this code and there is none.
    Missing(&'static str),
    /// The value must say something and is empty.
    NoValue,
    /// The value is no whole number.
    NotWhole,
    /// The value is no number; a comma may part its decimals.
    NotNumber,
    /// The value is no percentage.
    NotShare,
    /// The value is no day.
    NotDay,
    /// The value is none of the words that the kind knows: those words.
    NotOneOf(&'static [&'static str]),
    /// The value is less than the first or more than the second.
    Outside(i64, i64),
    /// The value is a span whose last day lies before its first.
    EndsBeforeStart,
    /// The values must make this sum and make that one.
    Sum {
        /// What they must make.
        wanted: i64,
        /// What they make.
        found: i64,
    },
    /// The value is not above the line's before it.
    NotRising,
}

impl LineFault {
    /// A fault of the line at this place.
    pub fn at(line: usize, problem: Problem) -> Self {
        Self { line, problem }
    }
}

impl Version {
    /// Whether there are lines, each with words, and no code twice. The rest is its kind's own.
    fn check_form(&self) -> Result<(), LineFault> {
        if self.lines.is_empty() {
            return Err(LineFault::at(0, Problem::NoLines));
        }
        for (place, line) in self.lines.iter().enumerate() {
            if line.words.trim().is_empty() {
                return Err(LineFault::at(place, Problem::NoWords));
            }
            if let Some(first) = self.lines.iter().take(place).position(|before| before.code == line.code) {
                return Err(LineFault::at(place, Problem::SameCode(first)));
            }
        }
        Ok(())
    }

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
