//! The reasons beside the outcome: for each candidate why, for the base how it comes about.

use super::base::Base;
use super::outcome::Outcome;
use alloc::string::String;
use alloc::vec::Vec;

/// **Kết quả và lý do.** The outcome, and what a page needs to spell it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The outcome, as the record file states it.
    pub outcome: Outcome,
    /// The base, the votes needed, the quorum, and who left the base.
    pub base: Base,
    /// Each round's candidates with their verdicts.
    pub rounds: Vec<RoundDecision>,
}

/// **Kết quả từng người trong một lần bầu.**
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDecision {
    /// The candidates in the ballot's order.
    pub candidates: Vec<CandidateResult>,
    /// Whether a majority was needed: not in a tie's re-vote.
    pub majority_needed: bool,
}

/// **Kết quả của một người.** One candidate's votes and what they decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateResult {
    /// The name as it stands on the ballot.
    pub name: String,
    /// The votes for the candidate.
    pub votes: u32,
    /// Elected or not, and why.
    pub verdict: Verdict,
}

/// **Trúng cử hay không, và vì sao.** (244 Art. 32 = 190 Art. 30.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Trúng cử: over half, with so many votes above the fewest needed; 0 is exactly the fewest.
    Elected {
        /// Votes above those needed.
        above: u32,
    },
    /// Trúng cử khi bầu lại: more votes in the re-vote of a tie, where no majority is needed.
    ElectedInTie,
    /// Quá một nửa nhưng hết số lượng: over half, and the seats went to those with more votes.
    SeatsFilled,
    /// Bằng phiếu: as many votes as others, and not seats enough for all of them.
    Tied {
        /// The seats the tied contend for.
        seats: u32,
    },
    /// Không quá một nửa: so many votes short of the fewest needed.
    Short {
        /// Votes missing.
        by: u32,
    },
    /// Ít phiếu hơn khi bầu lại: fewer votes in the re-vote of a tie.
    LostTie,
}

impl Verdict {
    /// Whether the candidate is elected.
    pub fn is_elected(self) -> bool {
        matches!(self, Self::Elected { .. } | Self::ElectedInTie)
    }
}
