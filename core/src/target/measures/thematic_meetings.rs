//! Thematic meetings held in the year (HD 12-HD/BTCTW 2018: at least one a quarter).

use super::held::held;
use crate::meeting::MeetingKind;
use crate::target::records::Records;
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

/// As soon as the book knows of any meeting, a year without a thematic one counts nought.
pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let is_held = |m: &crate::meeting::Meeting| m.kind == MeetingKind::Thematic && !m.marks.is_empty();
    held(records, term, year, records.meetings.iter().map(|m| (Gathering::Meeting(m.id), m.on, is_held(m))))
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::meeting::Mark::Present;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn only_thematic_meetings_count() {
        let mut r = plain(1);
        r.meetings = vec![meeting(1, "3/2/2023", &[(1, Present)]), thematic(2, "20/2/2023"), thematic(3, "20/5/2023")];
        assert_eq!(count(year(&r, &term(), 2023)), Some(2));
        assert_eq!(count(year(&r, &term(), 2024)), Some(0));
    }
}
