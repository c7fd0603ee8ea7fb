//! The minutes of a congress (biên bản đại hội): who was there, what was done in what order, what was decided.

use chibo_core::day::Day;
use serde::{Deserialize, Serialize};

use super::all::Sample;
use super::pdf::Document;
use super::pieces::{ElectedRow, Figure};
use super::resolution::Signature;

/// **Biên bản đại hội.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CongressMinutes {
    /// **Cấp ủy cấp trên.** The superior body in capitals.
    pub superior: Option<String>,
    /// **Cơ quan ban hành**, in capitals.
    pub issuer: String,
    /// **Địa danh.**
    pub place: String,
    /// **Ngày ký.**
    pub day: Day,
    /// **Trích yếu.**
    #[serde(rename = "abstract")]
    pub abstract_line: String,
    /// Time and place; the bodies; guests.
    pub opening: Vec<String>,
    /// **Tình hình đảng viên dự đại hội.**
    pub presence: Vec<Figure>,
    /// Whether the congress was quorate, by which rule.
    pub quorum: Vec<String>,
    /// **Diễn biến.** The items in their order.
    pub items: Vec<Item>,
    /// **Kết thúc.** When it closed; that the minutes were read and adopted.
    pub closing: Vec<String>,
    /// Who signs: the presidium, the clerks.
    pub signatures: Vec<Signature>,
}

/// **Mục chương trình**, as it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// "13:30"; empty where the hall kept no time.
    pub time: String,
    /// What it was.
    pub title: String,
    /// What was said and voted.
    pub paragraphs: Vec<String>,
    /// The elections held under it.
    pub elections: Vec<Elected>,
}

/// **Kết quả một cuộc bầu.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elected {
    /// What was elected, on which base, by how many votes needed.
    pub words: String,
    /// Who was elected, in the order of votes.
    pub rows: Vec<ElectedRow>,
}

impl Document for CongressMinutes {
    const SHEET: &'static str = include_str!("sheet.typ");

    fn day(&self) -> Day {
        self.day
    }

    fn ident(&self) -> String {
        format!("congress minutes {} {} {}", self.superior.as_deref().unwrap_or_default(), self.issuer, self.abstract_line)
    }
}

/// The plainest and the worst.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { name: "plainest", facts: include_str!("samples/plainest.json") },
    Sample { name: "worst", facts: include_str!("samples/worst.json") },
];
