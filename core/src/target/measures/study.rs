//! Target 1. Members study directives and resolutions: one count for each session held and each member required that day.
//! Who studies at the make-up session has studied.

use crate::meeting::Mark;
use crate::target::records::Records;
use crate::target::roll_call::{Held, call_roll};
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let sessions = records.studies.iter().map(|s| Held { at: Gathering::Study(s.id), on: s.on, marks: &s.marks });
    call_roll(records, term, year, sessions, Mark::studied)
}
