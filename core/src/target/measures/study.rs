//! Target 1. Members study directives and resolutions: one count for each session held and each member required that day.
//! Who studies at the make-up session has studied.

use crate::meeting::Mark;
use crate::target::records::Records;
use crate::target::roll_call::{Held, call_roll};
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let sessions = records.studies.iter().map(|s| Held { at: Gathering::Study(s.id), on: s.on, marks: &s.marks });
    call_roll(records, term, year, sessions, Mark::studied)
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::meeting::Mark::{Excused, MadeUp, Online, Present};
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use crate::target::tally::Reason;
    use alloc::vec;

    #[test]
    fn who_makes_it_up_has_studied() {
        let mut r = plain(5);
        r.studies = vec![session(1, "15/9/2022", &[(1, Present), (2, MadeUp), (3, Excused), (5, Online)])];
        assert_eq!(share(year(&r, &term(), 2022)), Some((3, 5)));
    }

    #[test]
    fn an_exempt_member_who_makes_it_up_is_in_neither_count() {
        let mut r = records(vec![member(1, &[]), member(2, &[("1/9/2022", M::Exemption)])]);
        r.studies = vec![session(1, "15/9/2022", &[(1, Present), (2, MadeUp)])];
        let tally = year(&r, &term(), 2022);
        assert_eq!(share(tally.clone()), Some((1, 1)));
        assert_eq!(reasons(tally), [Reason::ExemptButPresent]);
    }
}
