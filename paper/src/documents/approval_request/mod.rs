//! The request that the superior committee approve the elected (tờ trình đề nghị chuẩn y).

use chibo_core::day::Day;
use serde::{Deserialize, Serialize};

use super::all::Sample;
use super::pdf::Document;
use super::pieces::ElectedRow;
use super::resolution::Signature;

/// **Tờ trình đề nghị chuẩn y kết quả bầu cử.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalRequest {
    /// **Cấp ủy cấp trên.** The superior body in capitals.
    pub superior: Option<String>,
    /// **Cơ quan ban hành**, in capitals.
    pub issuer: String,
    /// **Số và ký hiệu**, without the word before it.
    pub number: String,
    /// **Địa danh.**
    pub place: String,
    /// **Ngày ký.**
    pub day: Day,
    /// **Trích yếu.**
    #[serde(rename = "abstract")]
    pub abstract_line: String,
    /// **Kính gửi.**
    pub to: String,
    /// What was elected when, on which base.
    pub preamble: Vec<String>,
    /// **Danh sách đề nghị chuẩn y.** A row for each person and office.
    pub rows: Vec<Person>,
    /// What is asked.
    pub closing: Vec<String>,
    /// **Hồ sơ gửi kèm.**
    pub attachments: Vec<String>,
    /// Who signs.
    pub signature: Signature,
    /// **Nơi nhận.**
    pub recipients: Vec<String>,
}

/// **Trích ngang.** One elected person in one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The office: "Bí thư".
    pub office: String,
    /// Name and votes.
    pub elected: ElectedRow,
    /// **Ngày sinh**; empty where it is not known.
    pub birth: String,
    /// **Ngày vào Đảng** and **ngày chính thức**; empty where they are not known.
    pub joined: String,
}

impl Document for ApprovalRequest {
    const SHEET: &'static str = include_str!("sheet.typ");

    fn day(&self) -> Day {
        self.day
    }

    fn ident(&self) -> String {
        format!("approval request {} {} {}", self.superior.as_deref().unwrap_or_default(), self.issuer, self.abstract_line)
    }
}

/// The plainest and the worst.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { name: "plainest", facts: include_str!("samples/plainest.json") },
    Sample { name: "worst", facts: include_str!("samples/worst.json") },
];
