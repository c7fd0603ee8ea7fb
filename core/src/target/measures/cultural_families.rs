//! Target 11. Families of the quarter with the title "gia đình văn hóa", of the households registered that year.

use super::titles::titled;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    titled(records, term, year, |_| None)
}
