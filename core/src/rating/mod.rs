//! Yearly review and rating of members and of the cell: the regime of the year, who is reviewed and rated, what a secret
//! vote proposes, and the cap on "excellent".

mod cap;
mod regime;
mod review;
mod who;

pub use cap::{Cap, Counts, OverCap, QuotaBase, Rounding, Scope, Shortlist, shortlist, versions};
pub use regime::{AbovePoints, PointScale, Points, Regime, regime_of};
pub use review::{AboveVotes, Note, Papers, Proposal, TallyFault, Votes, propose};
pub use who::{Circumstance, Place, WhyNot, place};

use serde::{Deserialize, Serialize};

/// **Mức xếp loại.** From lowest to highest, so that "good or better" is a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Không hoàn thành nhiệm vụ.
    NotFulfilled,
    /// Hoàn thành nhiệm vụ.
    Fulfilled,
    /// Hoàn thành tốt nhiệm vụ.
    Good,
    /// Hoàn thành xuất sắc nhiệm vụ.
    Excellent,
}

impl Level {
    /// All four, from the highest: the order of the forms.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Fulfilled, Self::NotFulfilled];
}
