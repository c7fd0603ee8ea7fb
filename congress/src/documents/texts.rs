//! What the resolution says besides the records, as the secretary writes it.

use crate::preparing::congress;
use anyhow::Context;
use serde::{Deserialize, Serialize};

pub use chibo_paper::documents::resolution::SolutionGroup;

/// **Lời văn của nghị quyết.** Each text as it was written; what is empty is left out of the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// **Số và ký hiệu**: "01-NQ/ĐH".
    pub number: String,
    /// **Đánh giá nhiệm kỳ qua.** Paragraphs on the term reviewed.
    pub review: Vec<String>,
    /// **Mục tiêu.** The overall aim.
    pub aim: String,
    /// **Nhóm giải pháp.**
    pub solutions: Vec<SolutionGroup>,
    /// **Tổ chức thực hiện.**
    pub closing: Vec<String>,
    /// **Nơi nhận.**
    pub recipients: Vec<String>,
    /// **Người ký**, for the presidium.
    pub signer: String,
}

impl Texts {
    /// The texts of a congress.
    pub fn of(congress: &congress::Model) -> anyhow::Result<Self> {
        serde_json::from_str(&congress.texts).context("read the congress's texts")
    }
}
