//! What is decided at the end of a year belongs to the term in which 31 December falls, and is due on that day.

use crate::day::{Day, year_end};
use crate::target::records::Records;
use crate::term::Term;

/// 31 December of the year, if it lies in the term and has come.
pub(super) fn due_day(records: &Records, term: &Term, year: i32) -> Option<Day> {
    (term.closes(year) && year_end(year) <= records.today).then(|| year_end(year))
}
