//! Meetings of the cell held in the year, regular and thematic.

use super::held::held;
use crate::target::records::Records;
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let meetings = records.meetings.iter().map(|m| (Gathering::Meeting(m.id), m.on, !m.marks.is_empty()));
    held(records, term, year, meetings)
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::meeting::Mark::Present;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn meetings_with_a_mark_count_in_their_year_by_today() {
        let mut r = plain(1);
        r.meetings = vec![
            meeting(1, "3/6/2022", &[(1, Present)]),
            meeting(2, "3/8/2022", &[(1, Present)]),
            meeting(3, "3/9/2022", &[]),
            thematic(4, "20/9/2022"),
            meeting(5, "3/1/2023", &[(1, Present)]),
        ];
        assert_eq!(count(year(&r, &term(), 2022)), Some(2));
        assert_eq!(count(year(&r, &term(), 2024)), Some(0));
        r.today = day("3/9/2022");
        assert_eq!(count(year(&r, &term(), 2022)), Some(1));
        assert_eq!(count(year(&r, &term(), 2023)), None, "a year to come");
        assert_eq!(count(year(&plain(1), &term(), 2022)), None, "no book");
    }
}
