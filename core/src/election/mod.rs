//! Secret ballots: base, slate, count, outcome, and the record file that anyone can check.
//!
//! Facts come in as one value ([`ElectionRecord`]), the answer goes out as one value with its reasons ([`Decision`]).
//! "Vote again" and "the congress decides" are answers, not errors; a [`Fault`] is a record that contradicts itself.

mod agreement;
mod ballot;
mod base;
mod count;
mod decision;
mod examine;
mod fault;
mod json;
pub mod nomination;
mod outcome;
mod pile;
mod progress;
mod read;
mod record;
mod slate;
mod verify;

pub use agreement::{Differing, Figure, Settled, Way, check_issued, check_returned, settle};
pub use ballot::{BallotVerdict, Mark, Spoilt, judge};
pub use base::{Base, Electorate, LeftOut};
pub use count::{Ballots, Count, Votes};
pub use decision::{CandidateResult, Decision, RoundDecision, Verdict};
pub use fault::{Fault, Kind, Problem};
pub use outcome::{Next, Outcome, RoundOutcome};
pub use pile::{Paper, PaperDifference, PileSum, differences};
pub use progress::Progress;
pub use record::{ElectionRecord, Round};
pub use slate::{Office, Slate, Style};
pub use verify::{Difference, Statement, Verified, verify};

/// Whether two spellings are one name: composed and decomposed Unicode are the same letters.
fn same_name(a: &str, b: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    a == b || !(a.is_ascii() && b.is_ascii()) && a.nfc().eq(b.nfc())
}

/// Whether `name` stands among `names`.
fn contains_name(names: &[alloc::string::String], name: &str) -> bool {
    names.iter().any(|n| same_name(n, name))
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod nomination_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
