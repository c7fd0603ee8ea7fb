//! What holds of every cell's records, whatever they say.

use super::kind::MeasureKind;
use super::reading::{Reading, read_all};
use super::records::Records;
use super::rule::{Cadence, Target, Threshold};
use super::sample::{id, member, records, term};
use super::tally::{Counted, Figure, Gathering, Subject, Tally};
use super::{Judged, twelve};
use crate::day::Day;
use crate::exact::Share;
use crate::household::{Household, HouseholdId};
use crate::meeting::{Mark, Marks, Meeting, MeetingId, MeetingKind};
use crate::member::{Member, Movement, MovementKind};
use crate::rating::Level;
use crate::study::{StudyId, StudySession};
use crate::term::Period;
use alloc::string::String;
use alloc::vec::Vec;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use uuid::Uuid;

const MEMBERS: u32 = 6;

/// A day from a year before the term to a year after it.
fn a_day() -> impl Strategy<Value = Day> {
    (0u64..1800).prop_map(|n| Day::from_ymd_opt(2021, 7, 1).unwrap() + chrono::Days::new(n))
}

fn a_movement() -> impl Strategy<Value = Movement> {
    use MovementKind as M;
    let kinds = [
        M::Admission,
        M::Arrival,
        M::Departure,
        M::TemporaryLeave,
        M::TemporaryReturn,
        M::TemporaryArrival,
        M::TemporaryDeparture,
        M::Exemption,
        M::ExemptionEnd,
        M::Suspension,
        M::SuspensionEnd,
        M::Death,
    ];
    (a_day(), prop::sample::select(kinds.to_vec())).prop_map(|(on, kind)| Movement { on, kind })
}

fn some_members() -> impl Strategy<Value = Vec<Member>> {
    vec(vec(a_movement(), 0..4), MEMBERS as usize)
        .prop_map(|all| (1..).zip(all).map(|(n, movements)| Member { movements: movements.into(), ..member(n, &[]) }).collect())
}

fn some_marks() -> impl Strategy<Value = Marks> {
    btree_map((1..=MEMBERS).prop_map(id), prop::sample::select(Mark::ALL.to_vec()), 0..=MEMBERS as usize)
}

fn some_meetings() -> impl Strategy<Value = Vec<Meeting>> {
    let kinds = prop::sample::select([MeetingKind::Regular, MeetingKind::Thematic].to_vec());
    vec((a_day(), kinds, some_marks()), 0..12).prop_map(|all| {
        let numbered = (0u128..).zip(all);
        numbered.map(|(n, (on, kind, marks))| Meeting { id: MeetingId(Uuid::from_u128(n)), on, kind, marks }).collect()
    })
}

fn some_studies() -> impl Strategy<Value = Vec<StudySession>> {
    vec((a_day(), some_marks()), 0..6).prop_map(|all| {
        (0u128..).zip(all).map(|(n, (on, marks))| StudySession { id: StudyId(Uuid::from_u128(n)), on, marks }).collect()
    })
}

fn some_households() -> impl Strategy<Value = Vec<Household>> {
    let listed = vec((1..=MEMBERS).prop_map(id), 0..3);
    vec((listed, btree_map(2021..2027, any::<bool>(), 0..5)), 0..8).prop_map(|all| {
        let numbered = (0u128..).zip(all);
        let household =
            |(n, (members, titles))| Household { id: HouseholdId(Uuid::from_u128(n)), head: String::new(), members, titles };
        numbered.map(household).collect()
    })
}

fn some_records() -> impl Strategy<Value = Records> {
    let levels = prop::sample::select([Level::NotFulfilled, Level::Fulfilled, Level::Good, Level::Excellent].to_vec());
    let ratings = btree_map((2021..2027, (1..=MEMBERS).prop_map(id)), levels, 0..20);
    (a_day(), some_members(), some_meetings(), some_studies(), some_households(), ratings).prop_map(
        |(today, members, meetings, studies, households, ratings)| Records {
            today,
            meetings,
            studies,
            ratings,
            households,
            ..records(members)
        },
    )
}

fn all(records: &Records) -> Vec<Judged> {
    read_all(&twelve(), records, &term())
}

/// What a reading says, without the order of those behind it.
fn figures(judged: &[Judged]) -> Vec<(MeasureKind, Period, Figure, bool, usize)> {
    let say = |target: Target, r: &Reading| (target.measure, r.period, r.figure.clone(), r.reached, r.left_out.len());
    judged.iter().flat_map(|j| j.readings.iter().map(move |r| say(j.target, r))).collect()
}

fn exempt_all_along(n: u32) -> Member {
    Member { exempt: Some(Day::from_ymd_opt(2010, 1, 1).unwrap()), ..member(n, &[]) }
}

proptest! {
    #[test]
    fn a_figure_is_what_stands_behind_it(r in some_records()) {
        for reading in all(&r).into_iter().flat_map(|j| j.readings) {
            if let Figure::Share(share) = reading.figure {
                prop_assert_eq!(share.denominator as usize, reading.counted.len());
                prop_assert_eq!(share.numerator as usize, reading.counted.iter().filter(|c| c.in_numerator).count());
                prop_assert!(share.numerator <= share.denominator && share.denominator > 0);
            }
            let out = |c: &Counted| reading.left_out.iter().any(|l| l.subject == c.subject && l.on == c.on);
            prop_assert!(!reading.counted.iter().any(out), "nobody is both counted and left out");
        }
    }

    #[test]
    fn everyone_counted_at_a_gathering_was_required_that_day(r in some_records()) {
        for counted in all(&r).into_iter().flat_map(|j| j.readings).flat_map(|r| r.counted) {
            if let Subject::Attendee(who, at) = counted.subject {
                let on = counted.on.unwrap();
                prop_assert!(r.members.iter().any(|m| m.id == who && m.standing_on(on).required()));
                prop_assert!(on <= r.today && term().contains(on));
                let held = match at {
                    Gathering::Meeting(id) => r.meetings.iter().any(|m| m.id == id && !m.marks.is_empty()),
                    Gathering::Study(id) => r.studies.iter().any(|s| s.id == id && !s.marks.is_empty()),
                };
                prop_assert!(held);
            }
        }
    }

    #[test]
    fn the_term_is_the_sum_of_its_years(r in some_records()) {
        for judged in all(&r) {
            let Some((last, years)) = judged.readings.split_last() else { continue };
            prop_assert_eq!(last.period, Period::Term);
            prop_assert_eq!(last.counted.len(), years.iter().map(|y| y.counted.len()).sum::<usize>());
            let shares = years.iter().filter_map(|y| if let Figure::Share(share) = y.figure { Some(share) } else { None });
            if let Some(sum) = shares.reduce(|a, b| a + b) {
                prop_assert_eq!(&last.figure, &Figure::Share(sum));
            }
            if judged.target.cadence == Cadence::EachYear {
                prop_assert_eq!(last.reached, years.iter().all(|y| y.reached));
            }
        }
    }

    #[test]
    fn an_exempt_member_changes_no_attendance(r in some_records(), comes in vec(any::<bool>(), 20)) {
        let mut with = r.clone();
        with.members.push(exempt_all_along(99));
        let books = with.meetings.iter_mut().map(|m| &mut m.marks).chain(with.studies.iter_mut().map(|s| &mut s.marks));
        for (marks, comes) in books.zip(comes).filter(|(marks, _)| !marks.is_empty()) {
            marks.insert(id(99), if comes { Mark::Present } else { Mark::Exempt });
        }
        let shown = |r: &Records| -> Vec<_> { figures(&all(r)).into_iter().map(|(m, p, f, reached, _)| (m, p, f, reached)).collect() };
        prop_assert_eq!(shown(&r), shown(&with));
    }

    #[test]
    fn the_order_of_the_records_is_irrelevant(r in some_records()) {
        let mut turned = r.clone();
        turned.members.reverse();
        turned.meetings.reverse();
        turned.studies.reverse();
        turned.households.reverse();
        prop_assert_eq!(figures(&all(&r)), figures(&all(&turned)));
    }

    #[test]
    fn one_more_in_the_numerator_never_misses_a_target(n in 0u32..200, more in 1u32..200, percent in 0u32..=100) {
        let (few, many) = (Figure::Share(Share::new(n, n + more)), Figure::Share(Share::new(n + 1, n + more)));
        let share = Share::percent(percent);
        for threshold in [Threshold::AtLeast(share), Threshold::MoreThan(share), Threshold::AtLeastOrCap(share)] {
            let target = Target { number: 1, measure: MeasureKind::Attendance, threshold, cadence: Cadence::EachYear };
            let reached = |figure: &Figure| target.is_reached_by(&Tally::bare(figure.clone()));
            prop_assert!(!reached(&few) || reached(&many));
        }
    }

    #[test]
    fn a_later_day_takes_no_figure_of_a_closed_year_away(r in some_records(), later in a_day()) {
        let last = Day::from_ymd_opt(2030, 1, 1).unwrap();
        let (early, late) = (Records { today: later, ..r.clone() }, Records { today: last, ..r });
        let closed = |j: &[Judged]| -> Vec<_> {
            figures(j).into_iter().filter(|(_, p, ..)| matches!(p, Period::Year(y) if crate::day::year_end(*y) <= later)).collect()
        };
        prop_assert_eq!(closed(&all(&early)), closed(&all(&late)));
    }
}
