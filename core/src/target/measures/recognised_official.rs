//! Probationary members recognised as official, by the day from which they are (Statute Art. 5).

use super::happened::happened;
use crate::member::MovementKind;
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

/// The movements speak first; without one the roll's column does. Who was recognised before he came to the cell is another
/// cell's.
pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    happened(records, term, year, |member, days| {
        let moved = member.movements.iter().find(|m| m.kind == MovementKind::Recognition).map(|m| m.on);
        let on = moved.or(member.official).filter(|on| days.contains(on))?;
        member.standing_on(on).on_roll.then_some(on)
    })
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn who_became_official_here_counts_once() {
        let mut r = records(vec![
            member(1, &[("19/5/2023", M::Recognition)]),
            member(2, &[("1/9/2023", M::Arrival)]),
            member(3, &[]),
            member(4, &[("2/9/2024", M::Recognition)]),
        ]);
        r.members[1].official = Some(day("1/6/2023"));
        r.members[2].official = Some(day("3/2/2023"));
        assert_eq!(count(year(&r, &term(), 2023)), Some(2), "the second was recognised elsewhere");
        r.today = day("1/9/2024");
        assert_eq!(count(year(&r, &term(), 2024)), Some(0));
    }
}
