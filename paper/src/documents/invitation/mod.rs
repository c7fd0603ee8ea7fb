//! The invitation to a meeting of the cell (giấy mời họp).

use chibo_core::day::Day;
use serde::{Deserialize, Serialize};

use super::all::Sample;
use super::pdf::Document;

/// **Giấy mời.** Who is asked to come, when, where, to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// **Cấp ủy cấp trên.** The superior body in capitals.
    pub superior: Option<String>,
    /// **Chi bộ.** The cell in capitals.
    pub issuer: String,
    /// **Số và ký hiệu**, without the word before it; room is left for the number.
    pub number: String,
    /// **Địa danh.**
    pub place: String,
    /// **Ngày ký.** The day on which it is written.
    pub day: Day,
    /// **Trích yếu.** "Sinh hoạt thường kỳ ngày 03/12/2025".
    #[serde(rename = "abstract")]
    pub abstract_line: String,
    /// **Kính mời**, time, place, form: a paragraph each.
    pub lines: Vec<String>,
    /// **Nội dung.** The agenda, numbered by the sheet.
    pub agenda: Vec<String>,
    /// **Lời kết.** Please come on time.
    pub closing: String,
    /// **Ký.** Who signs.
    pub signature: Signature,
    /// **Nơi nhận.** Recipients, without dash or comma.
    pub recipients: Vec<String>,
}

/// **Quyền hạn, chức vụ, họ tên người ký.** A line that is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// **Thay mặt.** "T/M CHI BỘ".
    pub on_behalf_of: String,
    /// **Chức vụ.** "BÍ THƯ".
    pub title: String,
    /// **Họ và tên.**
    pub name: String,
}

impl Document for Invitation {
    const SHEET: &'static str = include_str!("sheet.typ");

    fn day(&self) -> Day {
        self.day
    }

    fn ident(&self) -> String {
        format!("invitation {} {} {}", self.superior.as_deref().unwrap_or_default(), self.issuer, self.abstract_line)
    }
}

/// The plainest and the worst.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { name: "plainest", facts: include_str!("samples/plainest.json") },
    Sample { name: "worst", facts: include_str!("samples/worst.json") },
];
