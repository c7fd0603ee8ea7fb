//! Target 10. Members' families with the title "gia đình văn hóa": of the registered households in which someone listed is on the
//! roll on 31 December of the year.

use super::titles::titled;
use crate::day::year_end;
use crate::household::Household;
use crate::member::MemberId;
use crate::target::records::Records;
use crate::target::tally::{Reason, Tally};
use crate::term::Term;
use alloc::collections::BTreeSet;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let on_roll: BTreeSet<MemberId> =
        records.members.iter().filter(|m| m.standing_on(year_end(year)).on_roll).map(|m| m.id).collect();
    titled(records, term, year, |household| why_outside(household, &on_roll))
}

fn why_outside(household: &Household, on_roll: &BTreeSet<MemberId>) -> Option<Reason> {
    match household.members.as_slice() {
        [] => Some(Reason::NoMemberInHousehold),
        listed if listed.iter().any(|id| on_roll.contains(id)) => None,
        _ => Some(Reason::MembersNotOnRoll),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn a_members_family_has_someone_listed_who_is_on_the_roll_on_31_december() {
        let mut r = records(vec![
            member(1, &[]),
            member(2, &[("31/12/2023", M::Departure)]),
            member(3, &[("1/1/2024", M::Arrival)]),
            member(4, &[("1/1/2023", M::Exemption), ("1/2/2023", M::TemporaryLeave)]),
            member(5, &[("1/1/2023", M::TemporaryArrival)]),
        ]);
        let titles = [(2023, true)];
        r.households = vec![
            household(1, &[1], &titles),
            household(2, &[2], &titles),
            household(3, &[3], &titles),
            household(4, &[4, 2], &[(2023, false)]),
            household(5, &[], &titles),
            household(6, &[5], &titles),
        ];
        let tally = year(&r, &term(), 2023);
        assert_eq!(share(tally.clone()), Some((1, 2)), "who is exempt or away is still on the roll");
        assert_eq!(
            reasons(tally),
            [Reason::NoMemberInHousehold, Reason::MembersNotOnRoll, Reason::MembersNotOnRoll, Reason::MembersNotOnRoll]
        );
    }

    #[test]
    fn a_head_of_a_members_name_is_no_evidence() {
        let mut r = plain(1);
        r.households = vec![household(1, &[], &[(2023, true)])];
        r.households[0].head = r.members[0].name.clone();
        assert_eq!(year(&r, &term(), 2023), None);
    }
}
