//! A small cell, made up, for the tests of the measures.

use super::kind::MeasureKind;
use super::records::{Evidence, Records};
use super::tally::{Figure, Reason, Tally};
use crate::admission::{Admission, AdmissionId};
use crate::day::{Day, parse_day};
use crate::household::{Household, HouseholdId};
use crate::inspection::{Inspection, InspectionId};
use crate::meeting::{Mark, Marks, Meeting, MeetingId, MeetingKind};
use crate::member::{Member, MemberId, Movement, MovementKind};
use crate::study::{StudyId, StudySession};
use crate::term::Term;
use alloc::format;
use alloc::vec::Vec;
use uuid::Uuid;

pub(crate) fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

/// From 3 July 2022 to 30 June 2025.
pub(crate) fn term() -> Term {
    Term { congress: 5, from: day("3/7/2022"), to: day("30/6/2025") }
}

pub(crate) fn id(n: u32) -> MemberId {
    MemberId(Uuid::from_u128(n.into()))
}

/// A member who has been on the roll since 2000, with the movements given.
pub(crate) fn member(n: u32, movements: &[(&str, MovementKind)]) -> Member {
    Member {
        id: id(n),
        name: format!("Đảng viên {n}"),
        birth: Day::from_ymd_opt(1960, 1, 1).and_then(|d| d.checked_add_days(chrono::Days::new(n.into()))),
        joined: Some(day("1/1/2000")),
        official: Some(day("1/1/2001")),
        exempt: None,
        movements: movements.iter().map(|(on, kind)| Movement { on: day(on), kind: *kind }).collect(),
    }
}

/// Records of these members, read on a day after the term.
pub(crate) fn records(members: Vec<Member>) -> Records {
    Records { members, ..Records::new(day("1/1/2026")) }
}

/// Members 1 to `n`, nothing ever happened to any of them.
pub(crate) fn plain(n: u32) -> Records {
    records((1..=n).map(|n| member(n, &[])).collect())
}

pub(crate) fn marks(marks: &[(u32, Mark)]) -> Marks {
    marks.iter().map(|(n, mark)| (id(*n), *mark)).collect()
}

pub(crate) fn meeting(n: u32, on: &str, given: &[(u32, Mark)]) -> Meeting {
    Meeting { id: MeetingId(Uuid::from_u128(n.into())), on: day(on), kind: MeetingKind::Regular, marks: marks(given) }
}

pub(crate) fn thematic(n: u32, on: &str) -> Meeting {
    Meeting { kind: MeetingKind::Thematic, ..meeting(n, on, &[(1, Mark::Present)]) }
}

pub(crate) fn session(n: u32, on: &str, given: &[(u32, Mark)]) -> StudySession {
    StudySession { id: StudyId(Uuid::from_u128(n.into())), on: day(on), marks: marks(given) }
}

pub(crate) fn household(n: u32, members: &[u32], titles: &[(i32, bool)]) -> Household {
    Household {
        id: HouseholdId(Uuid::from_u128(n.into())),
        head: format!("Chủ hộ {n}"),
        members: members.iter().copied().map(id).collect(),
        titles: titles.iter().copied().collect(),
    }
}

pub(crate) fn inspection(n: u32, year: i32, done_on: Option<&str>, conclusion: Option<&str>) -> Inspection {
    Inspection {
        id: InspectionId(Uuid::from_u128(n.into())),
        year,
        subject: format!("Đảng viên {n}"),
        done_on: done_on.map(day),
        conclusion: conclusion.map(Into::into),
    }
}

pub(crate) fn admission(n: u32, name: &str, birth: Option<&str>, admitted_on: Option<&str>) -> Admission {
    Admission {
        id: AdmissionId(Uuid::from_u128(n.into())),
        name: name.into(),
        birth: birth.map(day),
        admitted_on: admitted_on.map(day),
        member: None,
    }
}

pub(crate) fn evidence(measure: MeasureKind, year: i32, on: Option<&str>) -> Evidence {
    Evidence { measure, year, on: on.map(day), note: "Minh chứng".into() }
}

/// Numerator and denominator of what a measure found.
pub(super) fn share(tally: Option<Tally>) -> Option<(u32, u32)> {
    tally.map(|tally| match tally.figure {
        Figure::Share(share) => (share.numerator, share.denominator),
        other => panic!("not a share: {other:?}"),
    })
}

/// How many a measure counted.
pub(super) fn count(tally: Option<Tally>) -> Option<u32> {
    tally.map(|tally| match tally.figure {
        Figure::Count(count) => count,
        other => panic!("not a count: {other:?}"),
    })
}

/// Why those left out were, in order.
pub(super) fn reasons(tally: Option<Tally>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = tally.unwrap().left_out.iter().map(|l| l.reason).collect();
    reasons.sort_unstable();
    reasons
}
