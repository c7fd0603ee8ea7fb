//! The minutes of the count of one election (biên bản kiểm phiếu): all its rounds.

use chibo_core::day::Day;
use serde::{Deserialize, Serialize};

use super::all::Sample;
use super::pdf::Document;
use super::pieces::{Figure, VoteTable};
use super::resolution::Signature;

/// **Biên bản kiểm phiếu.** What the tellers counted and found, round by round, as they sign it. That the product only
/// helped them stands in `closing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountingMinutes {
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
    /// Time and place; the tellers.
    pub opening: Vec<String>,
    /// **Tình hình đảng viên.** Summoned, present, absent by kind, the base, the votes needed.
    pub presence: Vec<Figure>,
    /// The rules by which the base and the votes needed come about.
    pub rules: Vec<String>,
    /// The rounds.
    pub rounds: Vec<VoteTable>,
    /// **Kết quả.** Who is elected, in the order of votes; what follows where seats are left.
    pub results: Vec<String>,
    /// How it was counted, the sealing, when it ended.
    pub closing: Vec<String>,
    /// **Ban kiểm phiếu.** Names with their part, to sign.
    pub tellers: Vec<Teller>,
    /// Who signs below: the head of the tellers, the presidium as witness.
    pub signatures: Vec<Signature>,
}

/// **Thành viên ban kiểm phiếu.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teller {
    /// **Họ và tên.**
    pub name: String,
    /// "Trưởng ban", "Thành viên".
    pub part: String,
}

impl Document for CountingMinutes {
    const SHEET: &'static str = include_str!("sheet.typ");

    fn day(&self) -> Day {
        self.day
    }

    fn ident(&self) -> String {
        format!("counting minutes {} {} {}", self.superior.as_deref().unwrap_or_default(), self.issuer, self.abstract_line)
    }
}

/// The plainest and the worst.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { name: "plainest", facts: include_str!("samples/plainest.json") },
    Sample { name: "worst", facts: include_str!("samples/worst.json") },
];
