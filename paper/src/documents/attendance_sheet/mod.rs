//! The attendance sheet of a meeting or a study session (danh sách điểm danh), signed by who comes.

use chibo_core::day::Day;
use serde::{Deserialize, Serialize};

use super::all::Sample;
use super::pdf::Document;

/// **Danh sách điểm danh.** The names of those required, numbered, with room to sign. The numbers are those by which the
/// absent are typed afterwards; a sheet of one group keeps the numbers of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceSheet {
    /// **Cấp ủy cấp trên.** The superior body in capitals.
    pub superior: Option<String>,
    /// **Chi bộ.** The cell in capitals.
    pub issuer: String,
    /// **Ngày.** The day of the meeting.
    pub day: Day,
    /// **Trích yếu.** "Sinh hoạt thường kỳ ngày 03/12/2026".
    #[serde(rename = "abstract")]
    pub abstract_line: String,
    /// The names, in the order of the sheet.
    pub rows: Vec<Row>,
}

/// **Một dòng.** One name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// **Số thứ tự.** The number on the sheet.
    pub number: u32,
    /// **Họ và tên.**
    pub name: String,
    /// **Năm sinh.** Empty where it is not known.
    pub birth_year: String,
    /// **Tổ đảng.** Empty where there is none.
    pub group: String,
}

impl Document for AttendanceSheet {
    const SHEET: &'static str = include_str!("sheet.typ");

    fn day(&self) -> Day {
        self.day
    }

    fn ident(&self) -> String {
        format!("attendance sheet {} {} {}", self.superior.as_deref().unwrap_or_default(), self.issuer, self.abstract_line)
    }
}

/// The plainest and the worst.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { name: "plainest", facts: include_str!("samples/plainest.json") },
    Sample { name: "worst", facts: include_str!("samples/worst.json") },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::frames::{pages_of, texts};

    fn sheet(count: u32) -> AttendanceSheet {
        let row =
            |number| Row { number, name: format!("Đảng viên {number}"), birth_year: "1960".into(), group: "Tổ 1".into() };
        let plainest: AttendanceSheet = serde_json::from_str(SAMPLES[0].facts).expect("a readable sample");
        AttendanceSheet { rows: (1..=count).map(row).collect(), ..plainest }
    }

    #[test]
    fn every_page_begins_with_the_heads_of_the_columns() {
        let texts = texts(&pages_of(&sheet(112)));
        let pages = texts.iter().map(|t| t.page).max().unwrap_or(0);
        assert!((3..=6).contains(&pages), "{pages} pages");
        for head in ["TT", "Họ và tên", "Năm sinh", "Tổ đảng", "Ký tên"] {
            let on: Vec<usize> = texts.iter().filter(|t| t.text == head).map(|t| t.page).collect();
            assert_eq!(on, (1..=pages).collect::<Vec<_>>(), "{head}");
        }
        for number in 1..=112 {
            assert_eq!(texts.iter().filter(|t| t.text == format!("Đảng viên {number}")).count(), 1);
        }
    }

    #[test]
    fn the_count_below_is_that_of_the_names() {
        let count = |n| texts(&pages_of(&sheet(n))).into_iter().any(|t| t.text.starts_with(&format!("Phải dự: {n}.")));
        assert!(count(1) && count(40));
    }
}
