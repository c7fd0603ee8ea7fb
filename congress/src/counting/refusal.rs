//! What the tellers are not let do, with the figures.

use crate::results;
use chibo_core::election::{Fault, Problem};

/// Why a count does not go on as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Figures that cannot be.
    #[error("the figures cannot be: {0:?}")]
    Problem(Problem),
    /// The record would contradict itself.
    #[error("the record contradicts itself: {0:?}")]
    Faults(Vec<Fault>),
    /// What the election itself refuses.
    #[error("the election refuses: {0}")]
    Election(results::Refusal),
    /// The papers were not handed out yet.
    #[error("no papers were handed out")]
    NotIssued,
    /// The box was not opened yet.
    #[error("the box was not opened")]
    NotOpened,
    /// The server and this browser have lost the key of the round.
    #[error("the key of the round is not here")]
    KeyLost,
    /// Nobody keys yet, or no more.
    #[error("nothing is keyed in this round")]
    NotKeying,
    /// The pictures were read and counted already.
    #[error("the pictures were counted already")]
    ScanOver,
    /// There is no such bundle or paper.
    #[error("no such bundle or paper")]
    NoSuchPaper,
    /// Two others key this bundle.
    #[error("two others key bundle {bundle}")]
    TwoOthers {
        /// The bundle's number, from 1.
        bundle: usize,
    },
    /// This account has keyed all of it; the second reading is another person's.
    #[error("the account has keyed bundle {bundle} already")]
    Finished {
        /// The bundle's number, from 1.
        bundle: usize,
    },
    /// The paper does not differ, or not any more.
    #[error("the paper does not differ")]
    DoesNotDiffer,
    /// No way has come to an end.
    #[error("no way of counting was finished")]
    NothingCounted,
    /// The ways differ.
    #[error("the ways differ in {figures} figures")]
    Differ {
        /// How many figures.
        figures: usize,
    },
    /// One way only, and no reason given.
    #[error("one way only, without a reason")]
    NoReason,
}
