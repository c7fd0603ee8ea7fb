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
