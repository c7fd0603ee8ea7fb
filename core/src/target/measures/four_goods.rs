//! Target 8. The model "Chi bộ bốn tốt": recognised, by evidence registered for the year.

use super::evidence::registered_tally;
use crate::target::MeasureKind;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, _term: &Term, year: i32) -> Option<Tally> {
    registered_tally(MeasureKind::FourGoods, records, year)
}
