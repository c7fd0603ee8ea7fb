//! Target 7. The cell's own rating of the year.

use super::year_end::due_day;
use crate::target::records::Records;
use crate::target::tally::{Figure, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    due_day(records, term, year)?;
    records.cell_ratings.get(&year).map(|level| Tally::bare(Figure::Level(*level)))
}
