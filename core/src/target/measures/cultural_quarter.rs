//! Target 12. The quarter has the title "khu dân cư văn hóa" of the year.

use super::year_end::due_day;
use crate::target::records::Records;
use crate::target::tally::{Figure, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    due_day(records, term, year)?;
    records.quarter_titles.get(&year).map(|granted| Tally::bare(Figure::Granted(*granted)))
}
