//! Target 9. A plan for developing members, for the term and each year: by evidence registered for the year.

use super::evidence::registered_tally;
use crate::target::MeasureKind;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, _term: &Term, year: i32) -> Option<Tally> {
    registered_tally(MeasureKind::DevelopmentPlan, records, year)
}
