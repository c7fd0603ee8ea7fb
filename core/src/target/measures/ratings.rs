//! The members' yearly ratings, counted over those who were rated that year.

use super::year_end::due_day;
use crate::member::{Member, MemberId};
use crate::rating::Level;
use crate::target::records::Records;
use crate::target::tally::{Counted, LeftOut, Reason, Subject, Tally};
use crate::term::Term;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use uuid::Uuid;

/// The share of those rated `least` or better. A guest is rated by the cell whose roll he is on.
pub(super) fn rated_at_least(least: Level, records: &Records, term: &Term, year: i32) -> Option<Tally> {
    rated_where(|level| level >= least, records, term, year)
}

/// The share of those whose level is one asked for.
pub(super) fn rated_where(asked: impl Fn(Level) -> bool, records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let day = due_day(records, term, year)?;
    let all_members = (year, MemberId(Uuid::nil()))..=(year, MemberId(Uuid::max()));
    let rated = records.ratings.range(all_members);
    let guests: BTreeSet<MemberId> = records.members.iter().filter(|m| m.standing_on(day).visiting).map(|m| m.id).collect();
    let counted: Vec<Counted> = rated
        .filter(|((_, member), _)| !guests.contains(member))
        .map(|((_, member), level)| Counted { subject: Subject::Member(*member), on: Some(day), in_numerator: asked(*level) })
        .collect();
    let is_rated = |m: &Member| records.ratings.contains_key(&(year, m.id));
    let why = |m: &Member| match (is_rated(m), guests.contains(&m.id)) {
        (true, guest) => guest.then_some(Reason::NotOnRoll),
        (false, _) => why_unrated(m, day),
    };
    let left_out = records.members.iter();
    let left_out =
        left_out.filter_map(|m| Some(LeftOut { subject: Subject::Member(m.id), on: Some(day), reason: why(m)? })).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn counted_over_those_who_were_rated() {
        let mut r = records(vec![
            member(1, &[]),
            member(2, &[]),
            member(3, &[("1/12/2022", M::Departure)]),
            member(4, &[("1/1/2022", M::Exemption)]),
            member(5, &[("1/1/2022", M::Suspension)]),
            member(6, &[]),
            member(7, &[("1/12/2022", M::Departure)]),
        ]);
        r.ratings.insert((2022, id(1)), Level::Excellent);
        r.ratings.insert((2022, id(2)), Level::NotFulfilled);
        r.ratings.insert((2022, id(3)), Level::Good);
        r.ratings.insert((2021, id(1)), Level::Good);
        r.ratings.insert((2023, id(1)), Level::Good);
        let tally = rated_at_least(Level::Good, &r, &term(), 2022);
        assert_eq!(share(tally.clone()), Some((2, 3)));
        assert_eq!(reasons(tally), [Reason::Suspended, Reason::Exempt, Reason::NotRated]);
        assert_eq!(share(rated_at_least(Level::Excellent, &r, &term(), 2022)), Some((1, 3)));
    }

    #[test]
    fn a_guest_is_rated_elsewhere() {
        let mut r = records(vec![member(1, &[]), member(2, &[("1/5/2022", M::TemporaryArrival)])]);
        r.ratings.insert((2022, id(1)), Level::Good);
        assert_eq!(reasons(rated_at_least(Level::Good, &r, &term(), 2022)), []);
        r.ratings.insert((2022, id(2)), Level::Good);
        let tally = rated_at_least(Level::Good, &r, &term(), 2022);
        assert_eq!(share(tally.clone()), Some((1, 1)));
        assert_eq!(reasons(tally), [Reason::NotOnRoll]);
    }

    #[test]
    fn a_year_is_rated_in_the_term_in_which_it_ends() {
        let mut r = plain(1);
        r.ratings.insert((2025, id(1)), Level::Good);
        r.ratings.insert((2024, id(1)), Level::Good);
        assert_eq!(rated_at_least(Level::Good, &r, &term(), 2025), None);
        assert_eq!(rated_at_least(Level::Good, &r, &term(), 2023), None);
        r.today = day("30/12/2024");
        assert_eq!(rated_at_least(Level::Good, &r, &term(), 2024), None, "not yet due");
        r.today = day("31/12/2024");
        assert_eq!(share(rated_at_least(Level::Good, &r, &term(), 2024)), Some((1, 1)));
    }
}
