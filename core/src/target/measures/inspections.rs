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

#[cfg(test)]
mod tests {
    use super::year;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn done_is_with_a_conclusion_by_the_end_of_the_plans_year() {
        let mut r = plain(1);
        r.inspections = vec![
            inspection(1, 2023, Some("31/12/2023"), Some("Tốt")),
            inspection(2, 2023, Some("1/1/2024"), Some("Tốt")),
            inspection(3, 2023, Some("1/6/2023"), None),
            inspection(4, 2023, Some("1/6/2023"), Some("  ")),
            inspection(5, 2023, None, Some("Tốt")),
            inspection(6, 2024, Some("1/6/2023"), Some("Tốt")),
        ];
        assert_eq!(share(year(&r, &term(), 2023)), Some((1, 5)));
        assert_eq!(share(year(&r, &term(), 2024)), Some((1, 1)));
        assert_eq!(year(&r, &term(), 2022), None);
    }

    #[test]
    fn a_running_plan_has_no_reading_unless_all_of_it_is_done() {
        let mut r = plain(1);
        r.today = day("29/6/2025");
        r.inspections = vec![inspection(1, 2025, Some("1/6/2025"), Some("Tốt")), inspection(2, 2025, None, None)];
        assert_eq!(year(&r, &term(), 2025), None);
        r.today = day("30/6/2025");
        assert_eq!(share(year(&r, &term(), 2025)), Some((1, 2)));
        r.today = day("2/6/2025");
        r.inspections.pop();
        assert_eq!(share(year(&r, &term(), 2025)), Some((1, 1)));
        r.today = day("31/5/2025");
        assert_eq!(year(&r, &term(), 2025), None, "done on a day to come");
    }
}
