//! One round's count, as the tellers hand it in, and what in it cannot be.

use super::fault::Problem;
use super::slate::{Slate, Style};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Serialize, Serializer};

/// **Số phiếu.** The ballot papers of one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballots {
    /// **Phát ra.** Papers handed out.
    pub issued: u32,
    /// **Thu về.** Papers in the box.
    pub returned: u32,
    /// **Hợp lệ.** Papers that count.
    pub valid: u32,
    /// **Không hợp lệ.** Papers that do not.
    pub invalid: u32,
}

/// **Phiếu bầu cho một người.** One candidate's votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Votes {
    /// Gạch tên: the valid papers on which the name was left standing.
    Strike(u32),
    /// Đánh dấu X: the valid papers that agree and those that disagree; papers marked in both or neither are in none.
    Tick {
        /// Đồng ý.
        agree: u32,
        /// Không đồng ý.
        disagree: u32,
    },
}

/// **Kết quả kiểm phiếu.** One round's papers and votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The papers.
    pub ballots: Ballots,
    /// The votes, one entry for each name in the ballot's order.
    pub votes: Vec<Votes>,
}

impl Votes {
    /// The votes for the candidate.
    pub fn agree(self) -> u32 {
        match self {
            Self::Strike(votes) => votes,
            Self::Tick { agree, .. } => agree,
        }
    }

    /// What cannot be, measured by the valid papers of the round.
    pub(super) fn problem(self, valid: u32) -> Option<Problem> {
        match self {
            Self::Strike(votes) if votes > valid => Some(Problem::VotesAboveValid { votes, valid }),
            Self::Tick { agree, disagree } if u64::from(agree) + u64::from(disagree) > u64::from(valid) => {
                Some(Problem::AgreeDisagreeAboveValid { agree, disagree, valid })
            }
            _ => None,
        }
    }
}

impl Serialize for Votes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Columns {
            agree: u32,
            disagree: u32,
        }
        match *self {
            Self::Strike(votes) => serializer.serialize_u32(votes),
            Self::Tick { agree, disagree } => Columns { agree, disagree }.serialize(serializer),
        }
    }
}

impl Ballots {
    /// The papers' contradictions, each with the field of the round that it stands in.
    pub(super) fn problems(self, present: Option<u32>) -> Vec<(&'static str, Problem)> {
        let Self { issued, returned, valid, invalid } = self;
        let mut problems = Vec::new();
        if let Some(present) = present.filter(|present| issued > *present) {
            problems.push(("issued", Problem::IssuedAbovePresent { issued, present }));
        }
        if returned > issued {
            problems.push(("returned", Problem::ReturnedAboveIssued { returned, issued }));
        }
        if u64::from(valid) + u64::from(invalid) != u64::from(returned) {
            problems.push(("valid", Problem::ValidAndInvalidNotReturned { valid, invalid, returned }));
        }
        problems
    }
}

/// The sum of a strike round's votes lies between one and `seats` for each valid paper (190 Art. 15: a paper that
/// votes for nobody, or for more than the seats, is invalid).
pub(super) fn sum_problem(slate: &Slate, votes: &[Votes], valid: u32) -> Option<Problem> {
    if slate.style != Style::Strike {
        return None;
    }
    let sum: u64 = votes.iter().map(|v| u64::from(v.agree())).sum();
    if sum < u64::from(valid) {
        return Some(Problem::VotesBelowValid { sum, valid });
    }
    let most = u64::from(slate.seats) * u64::from(valid);
    (sum > most).then_some(Problem::VotesAboveSeats { sum, seats: slate.seats, valid, most })
}

/// The field of one candidate's votes.
pub(super) fn votes_field(name: &str) -> String {
    alloc::format!("votes.{name}")
}
