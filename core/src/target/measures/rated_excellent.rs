//! Target 4, second half. Members rated "hoàn thành xuất sắc", of those rated that year. The target's 20 % is also the legal cap,
//! here of the reading's own denominator; the law's base is a setting elsewhere and only warns.

use super::ratings::rated_at_least;
use crate::rating::Level;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    rated_at_least(Level::Excellent, records, term, year)
}
