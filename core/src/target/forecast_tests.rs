//! The forecast on small cells, and what holds of every one.

use super::records::Records;
use super::sample::*;
use super::{Cadence, Change, Light, MeasureKind, Outlook, Pace, Promise, Target, Threshold, Trend, Way, outlook, twelve};
use crate::exact::Share;
use crate::meeting::Mark::{self, Excused, Present};
use crate::rating::Level;
use crate::term::Period;
use alloc::vec;
use alloc::vec::Vec;
use proptest::prelude::*;

fn of_twelve(measure: MeasureKind) -> Target {
    twelve().into_iter().find(|t| t.measure == measure).unwrap()
}

fn look(target: Target, r: &Records) -> Outlook {
    let promise = Promise::from(target);
    outlook(&promise, &promise.readings(r, &term()), r, &term())
}

fn said(target: Target, r: &Records) -> (Light, Option<Way>) {
    let outlook = look(target, r);
    (outlook.light, outlook.way)
}

/// Of ten members so many came on each of these days.
fn came(days: &[(&str, u32)], today: &str) -> Records {
    let mut r = plain(10);
    r.today = day(today);
    let marks = |n: u32| (1..=10).map(|who| (who, if who <= n { Present } else { Excused })).collect::<Vec<(u32, Mark)>>();
    r.meetings = days.iter().zip(1..).map(|((on, n), id)| meeting(id, on, &marks(*n))).collect();
    r
}

#[test]
fn so_many_more_presents_at_the_meetings_to_come() {
    let target = of_twelve(MeasureKind::Attendance);
    let held = [("3/1/2025", 8), ("3/2/2025", 8), ("3/3/2025", 8), ("3/4/2025", 8)];
    // 32 of 40; two more meetings of ten make 60, of which 51 are 85 %: 19 of 20, where 80 % bring 16.
    let way = Way::Come { presents: 19, meetings: 2, required: 10, beyond: 3 };
    let outlook = look(target, &came(&held, "20/4/2025"));
    assert_eq!((outlook.period, outlook.light, outlook.way), (Period::Year(2025), Light::Red, Some(way)));
    assert_eq!(outlook.pace, Some(Pace::Share { so_far: Share::new(32, 40), reaches: false }));
    let late = came(&[("3/1/2025", 5), ("3/2/2025", 5), ("3/5/2025", 5)], "4/5/2025");
    assert_eq!(said(target, &late), (Light::Red, Some(Way::OutOfReach)), "one meeting of ten cannot lift 15 of 30 to 34 of 40");
    assert_eq!(said(target, &came(&[("3/1/2025", 9)], "4/1/2025")), (Light::Green, None));
    assert_eq!(said(target, &came(&[], "4/1/2025")), (Light::Unlit, None));
}

#[test]
fn a_month_without_its_meeting_still_has_one_to_come() {
    let target = of_twelve(MeasureKind::Attendance);
    let left = |today: &str| match said(target, &came(&[("3/4/2025", 8)], today)).1 {
        Some(Way::Come { meetings, .. }) => meetings,
        other => panic!("{other:?}"),
    };
    assert_eq!([left("3/4/2025"), left("2/5/2025"), left("20/5/2025"), left("1/6/2025")], [2, 2, 2, 1]);
}

#[test]
fn who_missed_a_session_makes_it_up() {
    let mut r = plain(4);
    r.today = day("1/10/2023");
    r.studies = vec![session(1, "15/9/2023", &[(1, Present), (2, Present), (3, Excused)])];
    assert_eq!(said(of_twelve(MeasureKind::Study), &r), (Light::Red, Some(Way::MakeUp(2))));
}

#[test]
fn admissions_are_due_as_the_days_go_by() {
    let target = of_twelve(MeasureKind::Admissions);
    let mut r = plain(1);
    r.today = day("1/5/2025");
    r.admissions = vec![admission(1, "Lê Thị Cúc", None, None)];
    let by = day("30/6/2025");
    assert_eq!(
        said(target, &r),
        (Light::Amber, Some(Way::More { count: 1, by, on_the_way: 1 })),
        "no whole one is due before the end"
    );
    let three = Target { threshold: Threshold::CountAtLeast(3), ..target };
    assert_eq!(said(three, &r).0, Light::Red, "two are due");
    assert_eq!(look(three, &r).pace, Some(Pace::Count { so_far: 0, due: 2, wanted: 3 }));
    r.admissions[0].admitted_on = Some(day("1/4/2025"));
    assert_eq!(said(target, &r), (Light::Green, None));
}

#[test]
fn lines_of_the_plan_are_concluded_by_the_years_end() {
    let target = of_twelve(MeasureKind::Inspections);
    let mut r = plain(1);
    r.today = day("1/9/2024");
    r.inspections =
        vec![inspection(1, 2024, Some("1/3/2024"), Some("Tốt")), inspection(2, 2024, None, None), inspection(3, 2024, None, None)];
    let way = Way::Conclude { lines: 2, by: day("31/12/2024") };
    assert_eq!(said(target, &r), (Light::Red, Some(way.clone())), "two of three are due in September");
    r.today = day("1/7/2024");
    assert_eq!(said(target, &r), (Light::Amber, Some(way)));
    r.inspections.truncate(1);
    assert_eq!(said(target, &r), (Light::Green, None));
    r.inspections.clear();
    assert_eq!(said(target, &r), (Light::Unlit, None), "no plan, nothing to be late with");
}

#[test]
fn what_should_not_be_has_room_until_it_is() {
    let target = |most| Target {
        number: 13,
        measure: MeasureKind::MembersRemoved,
        threshold: Threshold::CountAtMost(most),
        cadence: Cadence::EachYear,
    };
    let mut r = records(vec![member(1, &[("1/2/2024", crate::member::MovementKind::Removal)]), member(2, &[])]);
    r.today = day("1/3/2024");
    assert_eq!(said(target(0), &r), (Light::Red, Some(Way::OutOfReach)));
    assert_eq!(said(target(1), &r), (Light::Red, Some(Way::Room(0))), "one in two months makes six a year");
    r.today = day("1/12/2024");
    assert_eq!(said(target(1), &r), (Light::Green, Some(Way::Room(0))));
    assert_eq!(look(target(1), &r).pace, Some(Pace::Cap { so_far: 1, by_end: 1, most: 1 }));
}

#[test]
fn ratings_are_told_by_the_year_before() {
    let mut r = plain(10);
    r.ratings.extend((1..=10).map(|n| ((2023, id(n)), if n == 1 { Level::Excellent } else { Level::Good })));
    r.today = day("1/6/2024");
    let as_in = |had, least| Some(Way::AsIn { year: 2023, of: 10, had, least });
    assert_eq!(said(of_twelve(MeasureKind::RatedExcellent), &r), (Light::Unlit, as_in(1, 2)));
    assert_eq!(said(of_twelve(MeasureKind::RatedGoodOrBetter), &r), (Light::Unlit, as_in(10, 10)), "more than 9 of 10");
    assert_eq!(said(of_twelve(MeasureKind::CellRating), &r), (Light::Unlit, Some(Way::Decided(day("31/12/2024")))));
    r.today = day("1/6/2025");
    assert_eq!(said(of_twelve(MeasureKind::RatedExcellent), &r), (Light::Unlit, None), "2025 is rated in the next term");
}

#[test]
fn a_quarter_gone_by_is_not_made_up() {
    let target = of_twelve(MeasureKind::RenewedMeetings);
    let mut r = plain(1);
    r.today = day("1/5/2023");
    r.meetings = vec![thematic(1, "3/2/2023")];
    assert_eq!(said(target, &r), (Light::Amber, Some(Way::Thematic(vec![2, 3, 4]))));
    r.today = day("1/8/2023");
    assert_eq!(said(target, &r), (Light::Red, Some(Way::Register(day("31/12/2023")))));
    r.evidence = vec![evidence(MeasureKind::RenewedMeetings, 2023, None)];
    assert_eq!(said(target, &r), (Light::Green, None));
    assert_eq!(said(of_twelve(MeasureKind::FourGoods), &r), (Light::Amber, Some(Way::Register(day("31/12/2023")))));
}

#[test]
fn a_term_that_is_over_is_as_it_ended() {
    let mut r = came(&[("3/1/2025", 9), ("3/2/2023", 8)], "1/7/2025");
    let outlook = look(of_twelve(MeasureKind::Attendance), &r);
    assert_eq!((outlook.period, outlook.light, outlook.pace, outlook.way), (Period::Term, Light::Red, None, None));
    assert_eq!(outlook.trend, Some(Trend { before: 2023, after: 2025, change: Change::Up }));
    r.today = day("1/7/2022");
    assert_eq!(look(of_twelve(MeasureKind::Attendance), &r).light, Light::Unlit, "not begun");
}

#[test]
fn only_whole_years_of_a_count_are_compared() {
    let mut r = plain(1);
    r.today = day("1/6/2025");
    r.admissions = vec![admission(1, "Lê Thị Cúc", None, Some("2/9/2023")), admission(2, "Vũ Văn Dần", None, Some("2/9/2022"))];
    let trend = look(of_twelve(MeasureKind::Admissions), &r).trend;
    assert_eq!(trend, Some(Trend { before: 2023, after: 2024, change: Change::Down }));
}

proptest! {
    /// What the forecast says would reach it, reaches it; one fewer does not.
    #[test]
    fn exactly_so_many_presents_reach_it(each in proptest::collection::vec(0u32..=10, 1..6), percent in 1u32..=100) {
        let days = ["3/1/2025", "3/2/2025", "3/3/2025", "3/4/2025", "3/5/2025"];
        let held: Vec<(&str, u32)> = days.into_iter().zip(each).collect();
        let r = came(&held, "20/5/2025");
        let target = Target { threshold: Threshold::AtLeast(Share::percent(percent)), ..of_twelve(MeasureKind::Attendance) };
        let (so_far, required) = (held.iter().map(|(_, n)| n).sum::<u32>(), u32::try_from(held.len()).unwrap() * 10);
        match look(target, &r).way {
            Some(Way::Come { presents, meetings, required: each, beyond }) => {
                let all = required + meetings * each;
                prop_assert!(Share::new(so_far + presents, all).at_least(Share::percent(percent)));
                prop_assert!(presents > 0 && !Share::new(so_far + presents - 1, all).at_least(Share::percent(percent)));
                prop_assert!(beyond > 0 && beyond <= presents && presents <= meetings * each);
            }
            Some(Way::OutOfReach) => {
                let left = if held.len() == 5 { 1 } else { 2 };
                prop_assert!(!Share::new(so_far + left * 10, required + left * 10).at_least(Share::percent(percent)));
            }
            other => prop_assert!(other.is_none() && Share::new(so_far, required).at_least(Share::percent(percent))),
        }
    }

    /// No day, no threshold and no book make the forecast fall over, and green is never shown of what is not reached.
    #[test]
    fn green_is_reached(ahead in 0u64..1500, wanted in 0u32..5, most in any::<bool>()) {
        let mut r = plain(3);
        r.today = day("1/7/2022") + chrono::Days::new(ahead);
        r.admissions = vec![admission(1, "Lê Thị Cúc", None, Some("2/9/2023")), admission(2, "Vũ Văn Dần", None, Some("2/9/2024"))];
        let threshold = if most { Threshold::CountAtMost(wanted) } else { Threshold::CountAtLeast(wanted) };
        let target = Target { threshold, ..of_twelve(MeasureKind::Admissions) };
        let outlook = look(target, &r);
        let reached = target.readings(&r, &term()).last().is_some_and(|reading| reading.reached);
        prop_assert!(outlook.light != Light::Green || reached);
        prop_assert!(most || outlook.light != Light::Red || !reached);
    }
}
