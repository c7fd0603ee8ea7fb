//! The congress: its number, its programme, its guests, and who attends it.

mod attendance;
mod card;
mod desk;
mod guest;
mod number;
mod presence;
mod programme;

pub use attendance::{Attendance, Attendee, electorate};
pub use card::{CardFault, CardVote, Hands};
pub use desk::{Place, numbered};
pub use guest::{Guest, GuestRank, Level, Post};
pub use number::CongressNumber;
pub use presence::Presence;
pub use programme::{Item, ProgrammeItem, VoteMode, default_programme};

use alloc::vec::Vec;

/// **Đại hội kế tiếp.** What the next congress takes over from the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextCongress {
    /// One more than the last.
    pub number: CongressNumber,
    /// The last programme, item by item.
    pub programme: Vec<ProgrammeItem>,
}

/// Opens the congress after `number`: the numbering goes on, the programme is the same.
pub fn next_congress(number: CongressNumber, programme: &[ProgrammeItem]) -> NextCongress {
    NextCongress { number: number.next(), programme: programme.to_vec() }
}
