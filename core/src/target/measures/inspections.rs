//! Target 3. Inspections and supervisions done as planned: all lines of the year's plan; done is carried out with a conclusion by
//! 31 December of that year (22-QĐ/TW Art. 7; 296-QĐ/TW Art. 6).

use crate::target::records::Records;
use crate::target::tally::{Counted, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;

/// A plan still running has no reading until the year's days in the term are over, unless all of it is done.
pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let line = |i: &crate::inspection::Inspection| Counted {
        subject: Subject::Inspection(i.id),
        on: i.done_on,
        in_numerator: i.is_done(records.today),
    };
    let counted: Vec<Counted> = records.inspections.iter().filter(|i| i.year == year).map(line).collect();
    let is_over = *term.days_of(year)?.end() <= records.today;
    if is_over || counted.iter().all(|c| c.in_numerator) { Tally::share(counted, Vec::new()) } else { None }
}
