//! `reading.json`: what a picture says, one entry a picture.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of one picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Every line was read.
    Read,
    /// A person must look.
    Review,
    /// Not this election's ballot, or not readable at all.
    Refused,
}

/// One line of a ballot as it was read; `review` where a person must look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowMark {
    /// Chosen.
    Yes,
    /// Not chosen.
    No,
    /// Neither box.
    None,
    /// Both boxes.
    Both,
    /// Not certain.
    Review,
}

/// What the rules say of the whole ballot (190 Art. 15), where every line was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Hợp lệ.
    Valid,
    /// Không hợp lệ.
    Invalid,
    /// The tellers rule.
    Review,
}

/// One picture's reading. The reason is worded by whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What became of it.
    pub status: Status,
    /// A mark for each name; empty where the picture was refused.
    pub marks: BTreeMap<String, RowMark>,
    /// The ballot's verdict.
    pub verdict: Verdict,
}
