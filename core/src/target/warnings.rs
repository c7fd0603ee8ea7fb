//! Marks that the roll contradicts. The roll decides; the mark is shown, and warned of.

use super::records::Records;
use super::tally::Gathering;
use crate::day::Day;
use crate::meeting::{Mark, Marks};
use crate::member::{MemberId, Standing};
use alloc::vec::Vec;

/// **Dấu điểm danh trái danh sách.** One mark that the roll contradicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// The meeting or study session.
    pub at: Gathering,
    /// Its day.
    pub on: Day,
    /// The member.
    pub member: MemberId,
    /// What the book says of him, if anything.
    pub mark: Option<Mark>,
    /// What is wrong with it.
    pub conflict: Conflict,
}

/// **Mâu thuẫn.** How a mark and the roll differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// Marked, though neither on the roll that day nor a guest.
    NotOnRoll,
    /// Present, though suspended.
    PresentThoughSuspended,
    /// Present, though away on a temporary transfer.
    PresentThoughAway,
    /// M, though not exempt.
    ExemptMarkThoughNotExempt,
    /// TT, though not away.
    AwayMarkThoughHere,
    /// P or K, though not required to come.
    AbsentThoughNotRequired,
    /// No mark, though required: counted as absent.
    NoMarkThoughRequired,
}

/// All contradictions in the books, in the order of the records. A gathering without a single mark was not held and has none.
pub fn contradictions(records: &Records) -> Vec<Contradiction> {
    let meetings = records.meetings.iter().map(|m| (Gathering::Meeting(m.id), m.on, &m.marks));
    let studies = records.studies.iter().map(|s| (Gathering::Study(s.id), s.on, &s.marks));
    meetings.chain(studies).flat_map(|(at, on, marks)| contradictions_at(records, at, on, marks)).collect()
}

fn contradictions_at(records: &Records, at: Gathering, on: Day, marks: &Marks) -> Vec<Contradiction> {
    if marks.is_empty() {
        return Vec::new();
    }
    let check = |member: &crate::member::Member| {
        let mark = marks.get(&member.id).copied();
        let conflict = conflict(member.standing_on(on), mark)?;
        Some(Contradiction { at, on, member: member.id, mark, conflict })
    };
    records.members.iter().filter_map(check).collect()
}

/// How a mark contradicts a standing, if it does. An exempt member who comes does not.
pub fn conflict(standing: Standing, mark: Option<Mark>) -> Option<Conflict> {
    let Some(mark) = mark else {
        return standing.required().then_some(Conflict::NoMarkThoughRequired);
    };
    let (wrong, conflict) = match mark {
        _ if !standing.attached() => (true, Conflict::NotOnRoll),
        Mark::Exempt => (!standing.exempt, Conflict::ExemptMarkThoughNotExempt),
        Mark::Away => (!standing.away, Conflict::AwayMarkThoughHere),
        Mark::Excused | Mark::Unexcused => (!standing.required(), Conflict::AbsentThoughNotRequired),
        Mark::Present | Mark::Online | Mark::ByGroup | Mark::MadeUp if standing.suspended => {
            (true, Conflict::PresentThoughSuspended)
        }
        Mark::Present | Mark::Online | Mark::ByGroup | Mark::MadeUp => (standing.away, Conflict::PresentThoughAway),
    };
    wrong.then_some(conflict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Mark::{Away, ByGroup, Excused, Exempt, Online, Present, Unexcused};
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use alloc::vec;

    fn conflicts(given: &[(u32, Mark)]) -> Vec<(MemberId, Conflict)> {
        let mut r = records(vec![
            member(1, &[]),
            member(2, &[("1/8/2022", M::Departure)]),
            member(3, &[("1/8/2022", M::Exemption)]),
            member(4, &[("1/8/2022", M::TemporaryLeave)]),
            member(5, &[("1/8/2022", M::Suspension)]),
        ]);
        r.meetings = vec![meeting(1, "3/8/2022", given)];
        contradictions(&r).into_iter().map(|c| (c.member, c.conflict)).collect()
    }

    #[test]
    fn marks_that_agree_with_the_roll_are_silent() {
        for mark in [Present, Online, ByGroup, Excused, Unexcused] {
            assert_eq!(conflicts(&[(1, mark), (3, Exempt), (4, Away)]), []);
        }
        assert_eq!(conflicts(&[(1, Present), (3, Present)]), [], "an exempt member may come");
        assert_eq!(conflicts(&[]), [], "a meeting without a mark was not held");
    }

    #[test]
    fn a_guest_is_marked_like_a_member() {
        let mut r = records(vec![member(1, &[("1/8/2022", M::TemporaryArrival), ("1/9/2022", M::TemporaryDeparture)])]);
        let found = |r: &Records| contradictions(r).into_iter().map(|c| c.conflict).collect::<Vec<_>>();
        r.meetings = vec![meeting(1, "3/8/2022", &[(1, Present)]), meeting(2, "3/8/2022", &[(1, Unexcused)])];
        assert_eq!(found(&r), []);
        r.meetings = vec![meeting(1, "3/9/2022", &[(1, Present)]), meeting(2, "3/7/2022", &[(1, Present)])];
        assert_eq!(found(&r), [Conflict::NotOnRoll, Conflict::NotOnRoll]);
    }

    #[test]
    fn marks_that_the_roll_contradicts_are_named() {
        let found = conflicts(&[(1, Exempt), (2, Present), (3, Unexcused), (4, Present), (5, Present)]);
        let expected = [
            (id(1), Conflict::ExemptMarkThoughNotExempt),
            (id(2), Conflict::NotOnRoll),
            (id(3), Conflict::AbsentThoughNotRequired),
            (id(4), Conflict::PresentThoughAway),
            (id(5), Conflict::PresentThoughSuspended),
        ];
        assert_eq!(found, expected);
        assert_eq!(conflicts(&[(1, Present), (4, Online)]), [(id(4), Conflict::PresentThoughAway)]);
        assert_eq!(conflicts(&[(1, Away)]), [(id(1), Conflict::AwayMarkThoughHere)]);
        assert_eq!(conflicts(&[(3, Exempt)]), [(id(1), Conflict::NoMarkThoughRequired)]);
    }
}
