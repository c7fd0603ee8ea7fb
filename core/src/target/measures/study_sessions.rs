//! Sessions held in the year at which directives and resolutions were studied.

use super::held::held;
use crate::target::records::Records;
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let sessions = records.studies.iter().map(|s| (Gathering::Study(s.id), s.on, !s.marks.is_empty()));
    held(records, term, year, sessions)
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::meeting::Mark::Present;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn sessions_with_a_mark_count() {
        let mut r = plain(1);
        r.studies = vec![session(1, "15/9/2022", &[(1, Present)]), session(2, "16/9/2022", &[])];
        assert_eq!(count(year(&r, &term(), 2022)), Some(1));
    }
}
