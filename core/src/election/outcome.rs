//! The answer to an election, in the shape of the record file.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Kết quả bầu cử.** What the rounds held so far decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The rule set's name.
    pub rules: String,
    /// **Số đảng viên tính kết quả.** The base.
    pub base: u32,
    /// **Số phiếu cần thiết.** The fewest votes that elect in an ordinary round.
    pub votes_needed: u32,
    /// Each round.
    pub rounds: Vec<RoundOutcome>,
    /// **Người trúng cử.** Round by round; within a round by votes, most first, then by ballot order.
    pub elected: Vec<String>,
    /// What follows.
    pub next: Next,
}

/// **Kết quả một lần bầu.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundOutcome {
    /// Elected in this round, by votes, most first, then by ballot order.
    pub elected: Vec<String>,
    /// Tied for the last of the round's seats, in ballot order.
    pub tied: Vec<String>,
    /// Seats of the election that are not filled after this round.
    pub seats_left: u32,
}

/// **Bước tiếp theo.** What follows from the rounds held so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Next {
    /// Đã bầu đủ, or the congress closed with fewer.
    Complete,
    /// Bầu tiếp: fewer over half than seats; the congress may also close with fewer.
    AnotherRound {
        /// Seats to be filled.
        seats: u32,
    },
    /// Bầu lại giữa những người bằng phiếu: no majority is needed, more votes win.
    TieRevote {
        /// The tied names, in ballot order.
        names: Vec<String>,
        /// The seats they contend for.
        seats: u32,
    },
    /// Đại hội quyết định: the tie stood after its re-vote; the congress decides whether to vote again.
    CongressDecides,
    /// Cấp trên chỉ định: three ordinary rounds without a secretary.
    SuperiorAppoints,
}
