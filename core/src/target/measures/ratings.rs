//! The members' yearly ratings, counted over those who were rated that year.

use super::year_end::due_day;
use crate::member::{Member, MemberId};
use crate::rating::Level;
use crate::target::records::Records;
use crate::target::tally::{Counted, LeftOut, Reason, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;
use uuid::Uuid;

/// The share of those rated `least` or better.
pub(super) fn rated_at_least(least: Level, records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let day = due_day(records, term, year)?;
    let all_members = (year, MemberId(Uuid::nil()))..=(year, MemberId(Uuid::max()));
    let rated = records.ratings.range(all_members);
    let counted: Vec<Counted> = rated
        .map(|((_, member), level)| Counted { subject: Subject::Member(*member), on: Some(day), in_numerator: *level >= least })
        .collect();
    let unrated = records.members.iter().filter(|m| !records.ratings.contains_key(&(year, m.id)));
    let left_out = unrated
        .filter_map(|m| Some(LeftOut { subject: Subject::Member(m.id), on: Some(day), reason: why_unrated(m, day)? }))
        .collect();
    Tally::share(counted, left_out)
}

/// Exempt and suspended members are not rated; of others on the roll only the missing rating is known.
fn why_unrated(member: &Member, day: crate::day::Day) -> Option<Reason> {
    let standing = member.standing_on(day);
    standing.on_roll.then_some(match (standing.suspended, standing.exempt) {
        (true, _) => Reason::Suspended,
        (_, true) => Reason::Exempt,
        _ => Reason::NotRated,
    })
}
