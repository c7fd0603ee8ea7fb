//! The clock at work: as planned, late, ahead, in a pause, and what holds of every course.

extern crate std;
use super::clock::*;
use proptest::prelude::*;
use std::vec;
use std::vec::Vec;

/// 13:30 of some day.
const BEGINS: Moment = 48_600;

fn course(minutes: &[u32]) -> Course {
    let items = minutes.iter().map(|minutes| ClockItem { minutes: *minutes, runs: vec![] }).collect();
    Course { begins: BEGINS, items, ..Course::default() }
}

fn at(minute: i64) -> Moment {
    BEGINS + minute * 60
}

#[test]
fn before_it_begins_it_ends_as_planned_and_then_slips_by_the_minute() {
    let outlook = course(&[10, 20, 30]).outlook(at(-30));
    assert_eq!((outlook.phase, outlook.projected_end(at(-30)), outlook.late(at(-30))), (Phase::Before, at(60), 0));
    assert_eq!(outlook.late(at(7)), 7 * 60);
}

#[test]
fn an_item_that_overruns_pushes_the_end_and_one_that_is_short_pulls_it() {
    let mut course = course(&[10, 20, 30]);
    course.items[0].runs = vec![(at(0), None)];
    let outlook = course.outlook(at(4));
    assert_eq!((outlook.left, outlook.due, outlook.late(at(4))), (6 * 60, at(10), 0));
    assert_eq!(outlook.late(at(22)), 12 * 60, "the page computes later moments from the same outlook");
    assert_eq!(course.outlook(at(22)).late(at(22)), 12 * 60, "and the server agrees");
    course.items[0].runs = vec![(at(0), Some(at(6)))];
    course.items[1].runs = vec![(at(6), None)];
    assert_eq!(course.outlook(at(7)).late(at(7)), -4 * 60);
}

#[test]
fn a_pause_stops_the_item_and_moves_the_end_by_its_length() {
    let mut course = course(&[10, 20]);
    course.items[0].runs = vec![(at(0), None)];
    course.pauses = vec![Pause { from: at(5), to: None, minutes: 15 }];
    let outlook = course.outlook(at(8));
    assert_eq!((outlook.phase, outlook.left, outlook.due), (Phase::Paused { item: 0 }, 5 * 60, at(20)));
    assert_eq!(outlook.late(at(8)), 15 * 60);
    assert_eq!(outlook.late(at(25)), 20 * 60, "a pause that lasts longer");
    course.pauses[0].to = Some(at(20));
    let outlook = course.outlook(at(21));
    assert_eq!((outlook.phase, outlook.left, outlook.late(at(21))), (Phase::Running { item: 0 }, 4 * 60, 15 * 60));
}

#[test]
fn pressing_next_by_mistake_and_going_back_costs_nothing() {
    let mut course = course(&[10, 20]);
    course.items[0].runs = vec![(at(0), Some(at(3))), (at(3), None)];
    course.items[1].runs = vec![(at(3), Some(at(3)))];
    assert_eq!((course.used(0, at(5)), course.outlook(at(5)).late(at(5))), (5 * 60, 0));
}

#[test]
fn a_closed_congress_stands_still() {
    let mut course = course(&[10]);
    course.items[0].runs = vec![(at(0), Some(at(14)))];
    course.closed = Some(at(14));
    let outlook = course.outlook(at(500));
    assert_eq!((outlook.phase, outlook.projected_end(at(500)), outlook.late(at(500))), (Phase::Over, at(14), 4 * 60));
}

#[test]
fn the_chair_goes_through_the_programme_and_no_further() {
    let mut phase = Phase::Before;
    assert_eq!(step(phase, 2, Step::Back), Err(StepRefusal::NotBegun));
    assert_eq!(step(phase, 0, Step::Next), Err(StepRefusal::NoProgramme));
    for (taken, expected) in [
        (Step::Next, Phase::Running { item: 0 }),
        (Step::Pause, Phase::Paused { item: 0 }),
        (Step::Next, Phase::Running { item: 1 }),
        (Step::Back, Phase::Running { item: 0 }),
        (Step::Go(1), Phase::Running { item: 1 }),
        (Step::Close, Phase::Over),
        (Step::Reopen, Phase::Running { item: 1 }),
    ] {
        phase = step(phase, 2, taken).unwrap();
        assert_eq!(phase, expected, "{taken:?}");
    }
    assert_eq!(step(phase, 2, Step::Next), Err(StepRefusal::Last { items: 2 }));
    assert_eq!(step(phase, 2, Step::Resume), Err(StepRefusal::NoPause));
    assert_eq!(step(phase, 2, Step::Reopen), Err(StepRefusal::NotOver));
    assert_eq!(step(phase, 2, Step::Go(2)), Err(StepRefusal::NoItem));
    assert_eq!(step(Phase::Running { item: 0 }, 2, Step::Back), Err(StepRefusal::First));
    assert_eq!(step(Phase::Over, 2, Step::Next), Err(StepRefusal::IsOver));
}

proptest! {
    /// A programme held item after item: the outlook at any moment, and what the page computes from an earlier one.
    #[test]
    fn what_a_page_computes_is_what_the_server_says(
        minutes in proptest::collection::vec(0u32..200, 1..12),
        used in proptest::collection::vec(0i64..9_000, 0..12),
        start in -3_000i64..9_000, seen in 0i64..9_000, later in 0i64..9_000,
    ) {
        let mut course = course(&minutes);
        let mut from = BEGINS + start;
        let held = used.len().min(minutes.len() - 1);
        for (item, used) in course.items.iter_mut().zip(&used[..held]) {
            item.runs = vec![(from, Some(from + used))];
            from += used;
        }
        course.items[held].runs = vec![(from, None)];
        let (seen, later) = (from + seen, from + seen + later);
        let (page, server) = (course.outlook(seen), course.outlook(later));
        prop_assert_eq!(page.projected_end(later), server.projected_end(later));
        prop_assert_eq!(page.due - later, server.left);
        prop_assert!(server.projected_end(later) >= later);
        prop_assert!(server.projected_end(later) >= page.projected_end(seen), "the end never comes nearer by waiting");
    }

    /// Whatever keys the chair presses, the phase names an item of the programme.
    #[test]
    fn no_key_leads_out_of_the_programme(keys in proptest::collection::vec(0usize..12, 0..60), items in 0usize..6) {
        let all = |key: usize| match key {
            0..=2 => Step::Next, 3 => Step::Back, 4 => Step::Pause, 5 => Step::Resume, 6 => Step::Close, 7 => Step::Reopen,
            other => Step::Go(other - 8),
        };
        let reached: Vec<Phase> = keys.iter().scan(Phase::Before, |phase, key| {
            *phase = step(*phase, items, all(*key)).unwrap_or(*phase);
            Some(*phase)
        }).collect();
        for phase in reached {
            if let Phase::Running { item } | Phase::Paused { item } = phase {
                prop_assert!(item < items);
            }
        }
    }

    /// No course, however absurd its moments, makes the sums overflow.
    #[test]
    fn absurd_moments_do_no_harm(from in any::<i64>(), to in any::<Option<i64>>(), now in any::<i64>(), minutes in any::<u32>()) {
        let mut course = course(&[minutes, minutes]);
        course.begins = from;
        course.items[0].runs = vec![(from, to), (now, None)];
        course.pauses = vec![Pause { from, to, minutes }];
        let outlook = course.outlook(now);
        let _ = (outlook.late(now), outlook.projected_end(from), course.used(0, from));
    }
}
