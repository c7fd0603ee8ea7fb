//! Counting gatherings: those held in the year's days of the term, by today. Without a single mark it was not held.

use crate::day::Day;
use crate::target::records::Records;
use crate::target::tally::{Counted, Gathering, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;

/// Counts them. Every year of the term that has begun has a count, if only nought, as soon as the book is kept at all.
pub(super) fn held(
    records: &Records,
    term: &Term,
    year: i32,
    gatherings: impl Iterator<Item = (Gathering, Day, bool)>,
) -> Option<Tally> {
    let days = term.days_of(year)?;
    let mut kept = gatherings.peekable();
    if *days.start() > records.today || kept.peek().is_none() {
        return None;
    }
    let in_time = kept.filter(|(_, on, held)| *held && days.contains(on) && *on <= records.today);
    let counted: Vec<Counted> =
        in_time.map(|(at, on, _)| Counted { subject: Subject::Gathering(at), on: Some(on), in_numerator: true }).collect();
    Some(Tally::count(counted, Vec::new()))
}
