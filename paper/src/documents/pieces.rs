//! What several papers have: a figure with its label, the votes of a round, who was elected.

use serde::{Deserialize, Serialize};

/// **Số liệu.** One figure with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// How many.
    pub number: u32,
}

/// **Một lần bầu.** The papers and votes of one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteTable {
    /// "Lần bầu thứ 1".
    pub title: String,
    /// Seats, list, how the paper is marked, who was present.
    pub about: Vec<String>,
    /// Papers issued, returned, valid, invalid.
    pub papers: Vec<Figure>,
    /// Whether votes against are counted too.
    pub against: bool,
    /// Each name in the order of the paper.
    pub rows: Vec<VoteRow>,
    /// What is to be said of the round.
    pub remarks: Vec<String>,
}

/// **Số phiếu của một người.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRow {
    /// **Họ và tên**, as on the paper.
    pub name: String,
    /// Votes for.
    pub votes: u32,
    /// Votes against, where they are counted.
    pub against: Option<u32>,
    /// **Tỷ lệ** of the base.
    pub share: String,
    /// "Trúng cử".
    pub result: String,
}

/// **Người trúng cử**, with the votes that elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectedRow {
    /// **Họ và tên.**
    pub name: String,
    /// Votes for.
    pub votes: u32,
    /// The base they are a share of.
    pub base: u32,
    /// **Tỷ lệ** of the base.
    pub share: String,
}
