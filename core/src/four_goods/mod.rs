//! The model cell "Chi bộ bốn tốt" (after NQ 21-NQ/TW of 16 June 2022): four goods, each with criteria of the place. The four
//! are the same everywhere; criteria and points are local, so they are a dated rule.

mod answer;
mod sheet;

pub use answer::{Answer, Figure, MonthRecords, answer};
pub use sheet::{AboveBase, AboveMost, Ballot, check_points, versions, year_points};

use crate::dated::{LineFault, Problem, Version};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Bốn tốt.**
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Good {
    /// Hoàn thành tốt nhiệm vụ chính trị.
    Task,
    /// Chất lượng sinh hoạt tốt.
    Meetings,
    /// Đoàn kết tốt, kỷ luật tốt.
    Unity,
    /// Cán bộ tốt, đảng viên tốt.
    People,
}

/// **Nguồn số liệu.** Which book answers a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Sinh hoạt thường kỳ: held in the month.
    Meeting,
    /// Tỷ lệ dự họp: 85 % of those required, or more.
    Attendance,
    /// Vắng không phép: nobody.
    Unexcused,
    /// Sinh hoạt chuyên đề: one in the quarter.
    Thematic,
    /// Học tập, quán triệt: all who were required.
    Study,
    /// Kiểm tra, giám sát: the year's plan carried out.
    Inspection,
    /// Kỷ luật: nobody suspended, removed or expelled in the month. Other measures the roll does not know.
    Discipline,
}

/// **Tiêu chí.** One line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// By what it is known from month to month: `2.1`, or `2.2-attendance` where a book answers it.
    pub code: String,
    /// Under which of the four it stands.
    pub good: Good,
    /// What it asks for.
    pub words: String,
    /// Điểm tối đa.
    pub points: u32,
    /// The book that answers it.
    pub source: Option<Source>,
}

impl Good {
    /// The four, in their order.
    pub const ALL: [Self; 4] = [Self::Task, Self::Meetings, Self::Unity, Self::People];

    fn of_code(code: &str) -> Option<Self> {
        let (number, rest) = code.split_once('.')?;
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        Self::ALL.get(place).copied().filter(|_| !rest.is_empty())
    }
}

impl Source {
    /// All of them, by the word that stands in a criterion's code.
    pub const ALL: [(&'static str, Self); 7] = [
        ("meeting", Self::Meeting),
        ("attendance", Self::Attendance),
        ("unexcused", Self::Unexcused),
        ("thematic", Self::Thematic),
        ("study", Self::Study),
        ("inspection", Self::Inspection),
        ("discipline", Self::Discipline),
    ];

    fn of_code(code: &str) -> Option<Self> {
        let word = code.split_once('-')?.1;
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, source)| source)
    }
}

/// Reads a version's lines: the code's first number says which good, a word after a dash which book answers.
pub fn read(version: &Version) -> Result<Vec<Criterion>, LineFault> {
    const MOST: i64 = 100;
    let criterion = |(place, line): (usize, &crate::dated::Line)| {
        let good = Good::of_code(&line.code).ok_or(LineFault::at(place, Problem::UnknownCode))?;
        let points: u32 = line.value.trim().parse().map_err(|_| LineFault::at(place, Problem::NotWhole))?;
        if i64::from(points) > MOST {
            return Err(LineFault::at(place, Problem::Outside(0, MOST)));
        }
        let (code, words) = (line.code.as_ref().into(), line.words.as_ref().into());
        Ok(Criterion { source: Source::of_code(&line.code), code, good, words, points })
    };
    version.lines.iter().enumerate().map(criterion).collect()
}
