//! What the rules do not let an election do.

use chibo_core::election::{Fault, Office};

/// Why an election is not changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// There is no such election.
    #[error("there is no such election")]
    NotThere,
    /// Its result is final.
    #[error("the election is closed")]
    Closed,
    /// Figures that contradict each other, or a round that does not follow.
    #[error("the record contradicts itself: {0:?}")]
    Faults(Vec<Fault>),
    /// Attendance was not taken, so nobody knows the base.
    #[error("attendance was not taken yet")]
    NoAttendance,
    /// The product knows no election rules for the day.
    #[error("no election rules for the day")]
    NoRules,
    /// The office was voted on already.
    #[error("there is an election of {0:?} already")]
    AlreadyThere(Office),
    /// Secretary and deputy are elected from the committee, which is not elected yet.
    #[error("the committee is not elected yet")]
    CommitteeFirst,
    /// No name on the list.
    #[error("the list is empty")]
    NoNames,
    /// A committee's list has more names than seats.
    #[error("{names} names for {seats} seats: a committee's list has a surplus")]
    NoSurplus {
        /// Names on the list.
        names: usize,
        /// Seats.
        seats: u32,
    },
    /// Not an official member of the cell.
    #[error("{name} is not an official member on the roll of the day")]
    NotOfficial {
        /// The name.
        name: String,
    },
    /// Not on the committee, from which secretary and deputy are elected.
    #[error("{name} is not on the elected committee")]
    NotOnCommittee {
        /// The name.
        name: String,
    },
    /// Elected secretary, so not deputy too.
    #[error("{name} is the secretary")]
    IsSecretary {
        /// The name.
        name: String,
    },
    /// Several members have the name.
    #[error("several members are called {name}")]
    Namesakes {
        /// The name.
        name: String,
    },
    /// A teller is not on the list.
    #[error("{name} is a teller")]
    IsTeller {
        /// The name.
        name: String,
    },
    /// Somebody else moved the election on meanwhile.
    #[error("this is not the round that stands open")]
    NotTheRound,
    /// A round waits for its count.
    #[error("a round is not counted yet")]
    NotCounted,
    /// The tellers changed a figure after the count was entered, and have not entered it again.
    #[error("the count is not settled")]
    CountUnsettled,
    /// No round follows.
    #[error("no round follows")]
    NothingFollows,
    /// It is not over: something follows that cannot be left out.
    #[error("the election is not over")]
    NotOver,
}
