//! The congress: its number, its programme and its clock, its guests and speakers, and who attends it.

mod attendance;
mod card;
pub mod clock;
#[cfg(test)]
mod clock_tests;
mod desk;
mod guest;
mod number;
mod papers;
mod presence;
mod programme;
mod seats;
pub mod speaking;
mod structure;
pub(crate) mod times;

pub use attendance::{Attendance, Attendee, electorate};
pub use card::{CardFault, CardVote, Hands};
pub use desk::{Place, numbered};
pub use guest::{Guest, GuestRank, Level, Post};
pub use number::CongressNumber;
pub(crate) use papers::versions as paper_versions;
pub use papers::{Offset, Paper, read_papers};
pub use presence::Presence;
pub use programme::{Item, ProgrammeItem, VoteMode, default_programme};
pub(crate) use seats::versions as seat_versions;
pub use seats::{CELL_FROM, COMMITTEE_FROM, Leadership, MOST_SEATS, SeatRefusal, SeatScale, check_seats, leadership};
pub use structure::{Counted, Structure};
pub use times::Times;

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
