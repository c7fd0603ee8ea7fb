//! Inspections and supervisions with a conclusion, by the year of their plan (22-QĐ/TW Art. 7; 296-QĐ/TW Art. 6).

use crate::target::records::Records;
use crate::target::tally::{Counted, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;

/// Every year of the term that has begun has a count, if only nought, as soon as there is any plan.
pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    if *term.days_of(year)?.start() > records.today || records.inspections.is_empty() {
        return None;
    }
    let lines = records.inspections.iter().filter(|i| i.year == year);
    let counted: Vec<Counted> = lines
        .map(|i| Counted { subject: Subject::Inspection(i.id), on: i.done_on, in_numerator: i.is_done(records.today) })
        .collect();
    Some(Tally::count(counted, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn only_what_is_concluded_by_the_years_end_counts() {
        let mut r = plain(1);
        r.inspections = vec![
            inspection(1, 2023, Some("1/6/2023"), Some("Tốt")),
            inspection(2, 2023, Some("1/6/2023"), None),
            inspection(3, 2023, Some("1/1/2024"), Some("Tốt")),
        ];
        assert_eq!(count(year(&r, &term(), 2023)), Some(1));
        assert_eq!(count(year(&r, &term(), 2024)), Some(0));
        assert_eq!(count(year(&plain(1), &term(), 2023)), None);
    }
}
