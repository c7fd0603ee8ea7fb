//! What the resolution says besides the records, as the secretary writes it.

use crate::preparing::congress;
use anyhow::Context;
use serde::{Deserialize, Serialize};

/// **Lời văn của nghị quyết.** Each text as it was written; what is empty is left out of the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// **Đánh giá nhiệm kỳ qua.** Paragraphs on the term reviewed.
    pub review: Vec<String>,
    /// **Mục tiêu.** The overall aim.
    pub aim: String,
    /// **Nhóm giải pháp.**
    pub solutions: Vec<SolutionGroup>,
    /// **Tổ chức thực hiện.**
    pub closing: Vec<String>,
    /// **Người ký**, for the presidium; its head where nobody is named.
    pub signer: String,
}

/// **Nhóm giải pháp.** A title and its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolutionGroup {
    /// The group's title.
    pub title: String,
    /// Its items.
    pub items: Vec<String>,
}

impl Texts {
    /// The texts of a congress.
    pub fn of(congress: &congress::Model) -> anyhow::Result<Self> {
        serde_json::from_str(&congress.texts).context("read the congress's texts")
    }
}
