//! Target 4, first half. Members rated "hoàn thành tốt" or better, of those rated that year.

use super::ratings::rated_at_least;
use crate::rating::Level;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    rated_at_least(Level::Good, records, term, year)
}
