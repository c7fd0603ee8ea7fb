//! Members struck off the roll or expelled.

use super::happened::happened;
use crate::member::MovementKind::{Expulsion, Removal};
use crate::target::records::Records;
use crate::target::tally::Tally;
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    happened(records, term, year, |member, days| {
        let off = member.movements.iter().find(|m| matches!(m.kind, Removal | Expulsion) && days.contains(&m.on));
        off.map(|m| m.on)
    })
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn leaving_is_not_being_removed() {
        let r = records(vec![
            member(1, &[("1/2/2023", M::Removal)]),
            member(2, &[("1/2/2023", M::Departure)]),
            member(3, &[("1/2/2024", M::Expulsion)]),
        ]);
        assert_eq!([2022, 2023, 2024].map(|y| count(year(&r, &term(), y))), [Some(0), Some(1), Some(1)]);
    }
}
