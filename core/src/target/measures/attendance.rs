//! Target 6. Members attend meetings: one count for each meeting held and each member required that day (seed: 85 % or more;
//! the meeting guidance of 2018 says more than 85 %, the cell's own resolution governs).

use crate::meeting::Mark;
use crate::target::records::Records;
use crate::target::roll_call::{Held, call_roll};
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let meetings = records.meetings.iter().map(|m| Held { at: Gathering::Meeting(m.id), on: m.on, marks: &m.marks });
    call_roll(records, term, year, meetings, Mark::present)
}
