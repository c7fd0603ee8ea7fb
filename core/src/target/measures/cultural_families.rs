//! Target 11. Families of the quarter with the title "gia đình văn hóa", of the households registered that year.

use super::titles::titled;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    titled(records, term, year, |_| None)
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::target::sample::*;
    use crate::target::tally::Reason;
    use alloc::vec;

    #[test]
    fn counted_over_the_households_registered_that_year() {
        let mut r = plain(0);
        r.households = vec![
            household(1, &[], &[(2022, true), (2023, true)]),
            household(2, &[], &[(2022, false), (2023, true)]),
            household(3, &[], &[(2023, false)]),
        ];
        let tally = year(&r, &term(), 2022);
        assert_eq!(share(tally.clone()), Some((1, 2)));
        assert_eq!(reasons(tally), [Reason::NotRegistered]);
        assert_eq!(share(year(&r, &term(), 2023)), Some((2, 3)));
        assert_eq!(year(&r, &term(), 2024), None);
    }
}
