//! **Biên bản.** The minutes as a paper: every word as it is read, nothing left to compute. This is what is signed.

use serde::{Deserialize, Serialize};

/// The paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Paper {
    /// The superior body in capitals.
    pub(super) superior: Option<String>,
    /// The cell in capitals.
    pub(super) issuer: String,
    /// `Quang Trung, ngày 03 tháng 11 năm 2025`.
    pub(super) dated: String,
    /// `Sinh hoạt thường kỳ ngày 03/11/2025`.
    pub(super) about: String,
    /// When, where, who came, who chaired.
    pub(super) opening: Vec<String>,
    /// The agenda.
    pub(super) items: Vec<Item>,
    /// Tasks, remarks, the end.
    pub(super) closing: Vec<String>,
    /// Who signs on the right.
    pub(super) chair: String,
    /// Who signs on the left.
    pub(super) clerk: String,
}

/// An item of the agenda and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    /// Its words.
    pub(super) title: String,
    /// Opinions, votes, conclusion.
    pub(super) lines: Vec<String>,
}
