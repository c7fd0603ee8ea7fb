//! What can be wrong with a record: a small typed refusal with its numbers, and the field it stands in.

use crate::day::Day;
use crate::rules::RuleSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// **Lỗi của hồ sơ bầu cử.** One contradiction and the field it stands in, such as `rounds[0].votes.A`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field, as a path into the file.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// **Kiểu dữ liệu.** What a field should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Đối tượng: a JSON object.
    Object,
    /// Danh sách: a JSON array.
    List,
    /// Văn bản: a JSON string.
    Text,
    /// Số nguyên: a whole number.
    Whole,
    /// Đúng hoặc sai: true or false.
    Truth,
    /// Ngày: a day as 2026-07-03.
    Day,
}

/// **Điều sai.** What is wrong, with the numbers that a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text is not JSON.
    #[error("is not JSON (line {line}, column {column})")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A key that must stand there does not.
    #[error("is missing")]
    Missing,
    /// A key stands twice in one object, or a name twice on one list.
    #[error("stands twice")]
    Twice,
    /// A value of another kind.
    #[error("should be {0}")]
    Wanted(Kind),
    /// A word that the format does not know.
    #[error("should be one of: {}", .0.join(", "))]
    NotOneOf(&'static [&'static str]),
    /// A negative number.
    #[error("is negative")]
    Negative,
    /// Zero, or an empty list, where there must be something.
    #[error("is zero or empty")]
    Zero,
    /// A number beyond all congresses.
    #[error("is too large")]
    TooLarge,
    /// A rule set that the product does not know.
    #[error("{name:?} is not a known rule set")]
    UnknownRules {
        /// The name given.
        name: String,
    },
    /// No rule set is known for the day.
    #[error("no rule set is known for {held_on}")]
    NoRules {
        /// The day of the election.
        held_on: Day,
    },
    /// Those who leave the base are as many as those summoned, or more.
    #[error("{leaving} leave the base of {summoned} summoned: nobody is left")]
    NobodyLeft {
        /// Official members summoned.
        summoned: u32,
        /// Those who leave the base.
        leaving: u64,
    },
    /// More present than the base holds.
    #[error("{present} present, above the base of {base}")]
    PresentAboveBase {
        /// Present.
        present: u32,
        /// The base.
        base: u32,
    },
    /// Fewer than two thirds of those summoned are present.
    #[error("no quorum: {present} present of {summoned} summoned, {needed} needed")]
    NoQuorum {
        /// Present.
        present: u32,
        /// Summoned.
        summoned: u32,
        /// The fewest that would do.
        needed: u32,
    },
    /// More names than the surplus allows.
    #[error("{names} names for {seats} seats, {most} allowed")]
    TooManyNames {
        /// Names on the list.
        names: usize,
        /// Seats of the round.
        seats: u32,
        /// The most names allowed.
        most: u32,
    },
    /// A listed name has no votes.
    #[error("is on the list and has no votes")]
    NoVotes,
    /// Votes for a name that is not on the list.
    #[error("is not on the list")]
    NotOnList,
    /// More papers issued than members present.
    #[error("{issued} issued, above {present} present")]
    IssuedAbovePresent {
        /// Papers issued.
        issued: u32,
        /// Members present in this round.
        present: u32,
    },
    /// More papers returned than issued.
    #[error("{returned} returned, above {issued} issued")]
    ReturnedAboveIssued {
        /// Papers returned.
        returned: u32,
        /// Papers issued.
        issued: u32,
    },
    /// Valid and invalid papers are not those returned.
    #[error("{valid} valid and {invalid} invalid are not {returned} returned")]
    ValidAndInvalidNotReturned {
        /// Valid papers.
        valid: u32,
        /// Invalid papers.
        invalid: u32,
        /// Papers returned.
        returned: u32,
    },
    /// More votes for one name than valid papers.
    #[error("{votes} votes, above {valid} valid ballots")]
    VotesAboveValid {
        /// Votes.
        votes: u32,
        /// Valid papers.
        valid: u32,
    },
    /// More marks for one name than valid papers.
    #[error("{agree} agree and {disagree} disagree, above {valid} valid ballots")]
    AgreeDisagreeAboveValid {
        /// Agree.
        agree: u32,
        /// Disagree.
        disagree: u32,
        /// Valid papers.
        valid: u32,
    },
    /// Fewer votes than valid papers, though a paper without a vote is invalid.
    #[error("{sum} votes in all, fewer than {valid} valid ballots")]
    VotesBelowValid {
        /// All votes of the round.
        sum: u64,
        /// Valid papers.
        valid: u32,
    },
    /// More votes than the valid papers can carry.
    #[error("{sum} votes in all, more than {most} ({seats} seats × {valid} valid ballots)")]
    VotesAboveSeats {
        /// All votes of the round.
        sum: u64,
        /// Seats of the round.
        seats: u32,
        /// Valid papers.
        valid: u32,
        /// The most votes possible.
        most: u64,
    },
    /// The round's seats are not those left.
    #[error("{seats} seats, where {left} are to be filled")]
    SeatsNotLeft {
        /// Seats of the round.
        seats: u32,
        /// Seats left by the rounds before.
        left: u32,
    },
    /// A name that an earlier round elected.
    #[error("was elected in an earlier round")]
    AlreadyElected,
    /// The round claims to settle a tie that there is not.
    #[error("no tie stands to be settled")]
    NoTie,
    /// The round before left a tie, and this round does not settle it.
    #[error("the tie of {} is to be settled first", .names.join(", "))]
    TieUnsettled {
        /// The tied names.
        names: Vec<String>,
    },
    /// The names are not those tied.
    #[error("these are not the tied names: {}", .names.join(", "))]
    NotTheTied {
        /// The tied names.
        names: Vec<String>,
    },
    /// The election was over before this round.
    #[error("no round follows: all seats are filled")]
    NothingFollows,
    /// Three rounds without a secretary: the superior committee appoints.
    #[error("no round follows: after {rounds} rounds without a secretary the superior committee appoints")]
    SuperiorAppoints {
        /// The ordinary rounds held.
        rounds: u32,
    },
}

impl Problem {
    /// The article that the record goes against; `None` where it is plain arithmetic or form.
    pub fn article(&self, rules: &RuleSet) -> Option<&'static str> {
        match self {
            Self::NobodyLeft { .. } | Self::PresentAboveBase { .. } => Some(rules.majority.article),
            Self::NoQuorum { .. } => Some(rules.quorum.article),
            Self::TooManyNames { .. } => Some(rules.surplus.article),
            Self::SuperiorAppoints { .. } => Some(rules.secretary_rounds.article),
            _ => None,
        }
    }
}

impl Fault {
    /// A fault of a field. Control characters in a name do not break the line.
    pub(super) fn new(field: impl AsRef<str>, problem: Problem) -> Self {
        let field = field.as_ref().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        Self { field, problem }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.problem)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "a text",
            Self::Whole => "a whole number",
            Self::Truth => "true or false",
            Self::Day => "a day such as 2026-07-03",
        })
    }
}
