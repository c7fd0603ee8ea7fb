//! Who stays away from meetings: the limits of the Party's texts, by date, and the absences of one calendar year.

use crate::day::Day;
use crate::meeting::{Mark, Meeting};
use crate::member::{Member, MemberId};
use crate::rules::Certainty;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use chrono::Datelike;

/// **Giới hạn vắng mặt.** What one text says of staying away, and when it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it limits.
    pub of: Kind,
    /// How many reach it.
    pub reached_at: u32,
    /// The text.
    pub instrument: &'static str,
    /// The first day in force, as far as is known.
    pub valid_from: Day,
    /// The last day in force.
    pub valid_to: Option<Day>,
    /// How sure we are.
    pub certainty: Certainty,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Bỏ sinh hoạt: months of the calendar year without coming and without leave. From the limit on, removal from the roll
    /// may be proposed.
    UnexcusedMonths,
    /// Vắng có phép liên tiếp: meetings missed with leave one after another. From the limit on, a meeting is not of good
    /// quality.
    ExcusedRunning,
}

/// Removal: three months in a year, read in 24-QĐ/TW and in the question bank on 208-QĐ/TW; what the texts between say is
/// inferred. Excused absence: not more than three times running in the year, read in HD 12-HD/BTCTW; HD 42-HD/BTCTW, which
/// replaced it, was not seen to keep the clause: its limit is open.
pub static LIMITS: [Limit; 6] = [
    removal("24-QĐ/TW", (2021, 7, 30), Some((2025, 1, 19)), Certainty::Read),
    removal("232-QĐ/TW", (2025, 1, 20), Some((2025, 6, 30)), Certainty::Derived),
    removal("294-QĐ/TW, 20-QĐ/TW", (2025, 7, 1), Some((2026, 7, 25)), Certainty::Derived),
    removal("208-QĐ/TW", (2026, 7, 26), None, Certainty::Read),
    running("HD 12-HD/BTCTW", (2018, 7, 6), Some((2025, 10, 27)), Certainty::Read),
    running("HD 42-HD/BTCTW", (2025, 10, 28), None, Certainty::Open),
];

type Date = (i32, u32, u32);

const fn removal(instrument: &'static str, from: Date, to: Option<Date>, certainty: Certainty) -> Limit {
    limit(Kind::UnexcusedMonths, 3, instrument, (from, to), certainty)
}

const fn running(instrument: &'static str, from: Date, to: Option<Date>, certainty: Certainty) -> Limit {
    limit(Kind::ExcusedRunning, 4, instrument, (from, to), certainty)
}

const fn limit(
    of: Kind,
    reached_at: u32,
    instrument: &'static str,
    (from, to): (Date, Option<Date>),
    certainty: Certainty,
) -> Limit {
    let valid_to = match to {
        Some(to) => Some(day(to)),
        None => None,
    };
    Limit { of, reached_at, instrument, valid_from: day(from), valid_to, certainty }
}

/// A day known to exist; the compiler refuses any other.
const fn day((year, month, day): Date) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// The limit in force on `day`; none before the first that is known.
pub fn limit_on(of: Kind, day: Day) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.of == of && limit.valid_from <= day && limit.valid_to.is_none_or(|last| day <= last))
}

/// **Theo dõi vắng mặt.** One member's absences in a calendar year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absences {
    /// Who.
    pub member: MemberId,
    /// The months in which he was absent without leave and came to no meeting.
    pub unexcused_months: Vec<u32>,
    /// The longest run of meetings missed with leave one after another.
    pub excused_running: u32,
    /// The day of the last absence counted here.
    pub last: Day,
}

impl Absences {
    /// The limits that are reached, by the texts in force on the day of the last absence.
    pub fn reached(&self) -> impl Iterator<Item = &'static Limit> {
        let months = u32::try_from(self.unexcused_months.len()).unwrap_or(u32::MAX);
        let counts = [(Kind::UnexcusedMonths, months), (Kind::ExcusedRunning, self.excused_running)];
        counts.into_iter().filter_map(|(of, count)| limit_on(of, self.last).filter(|limit| count >= limit.reached_at))
    }
}

/// The absences of `year` at the meetings that were held, by the marks alone. A meeting of which the book says nothing of a
/// member ends his run; one at which he was not required is none of his. Members without an absence are left out.
pub fn absences(members: &[Member], held: &[Meeting], year: i32) -> Vec<Absences> {
    let mut held: Vec<&Meeting> = held.iter().filter(|meeting| meeting.on.year() == year).collect();
    held.sort_by_key(|m| (m.on, m.kind, m.id));
    members.iter().filter_map(|member| absences_of(member, &held)).collect()
}

fn absences_of(member: &Member, held: &[&Meeting]) -> Option<Absences> {
    let (mut skipped, mut came) = (BTreeSet::new(), BTreeSet::new());
    let (mut running, mut longest, mut last) = (0u32, 0u32, None);
    for meeting in held.iter().filter(|meeting| member.standing_on(meeting.on).required()) {
        let mark = meeting.marks.get(&member.id).copied();
        running = if mark == Some(Mark::Excused) { running + 1 } else { 0 };
        longest = longest.max(running);
        match mark {
            Some(Mark::Unexcused) => skipped.insert(meeting.on.month()),
            Some(mark) if mark.present() => came.insert(meeting.on.month()),
            _ => false,
        };
        if matches!(mark, Some(Mark::Excused | Mark::Unexcused)) {
            last = Some(meeting.on);
        }
    }
    let unexcused_months = skipped.difference(&came).copied().collect();
    last.map(|last| Absences { member: member.id, unexcused_months, excused_running: longest, last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Mark::{Away, Excused, Exempt, Present, Unexcused};
    use crate::member::MovementKind as M;
    use crate::target::sample::{meeting, member, thematic};
    use alloc::format;
    use alloc::vec;
    use proptest::collection::vec as vec_of;
    use proptest::prelude::*;

    /// One meeting a month from January 2023, with these marks of member 1.
    fn months(marks: &[Option<Mark>]) -> Vec<Meeting> {
        let month = |(n, mark): (u32, &Option<Mark>)| {
            let given: Vec<(u32, Mark)> = mark.iter().map(|mark| (1, *mark)).chain([(2, Present)]).collect();
            meeting(n, &format!("3/{n}/2023"), &given)
        };
        (1..).zip(marks).map(month).collect()
    }

    fn of(marks: &[Mark]) -> Option<Absences> {
        let marks: Vec<Option<Mark>> = marks.iter().copied().map(Some).collect();
        absences(&[member(1, &[])], &months(&marks), 2023).pop()
    }

    fn reached(marks: &[Mark]) -> Vec<Kind> {
        of(marks).iter().flat_map(Absences::reached).map(|limit| limit.of).collect()
    }

    #[test]
    fn three_months_without_leave_reach_the_limit() {
        assert_eq!(reached(&[Unexcused, Unexcused, Present, Present]), []);
        assert_eq!(reached(&[Unexcused, Present, Unexcused, Excused, Unexcused]), [Kind::UnexcusedMonths]);
        assert_eq!(of(&[Unexcused, Present, Unexcused]).unwrap().unexcused_months, [1, 3]);
    }

    #[test]
    fn four_times_running_with_leave_reach_the_limit_and_three_do_not() {
        assert_eq!(reached(&[Excused, Excused, Excused, Present, Excused]), []);
        assert_eq!(reached(&[Present, Excused, Excused, Excused, Excused]), [Kind::ExcusedRunning]);
        assert_eq!(of(&[Excused, Excused, Unexcused, Excused]).unwrap().excused_running, 2);
    }

    #[test]
    fn who_comes_to_one_meeting_of_a_month_has_not_stayed_away_that_month() {
        let mut meetings = months(&[Some(Unexcused), Some(Unexcused), Some(Unexcused)]);
        let mut second = thematic(9, "20/2/2023");
        second.marks.insert(crate::target::sample::id(1), Mark::Online);
        meetings.push(second);
        let found = absences(&[member(1, &[])], &meetings, 2023);
        assert_eq!(found[0].unexcused_months, [1, 3]);
    }

    #[test]
    fn who_is_exempt_away_or_not_yet_here_does_not_stay_away() {
        let who = member(1, &[("1/2/2023", M::Exemption), ("1/4/2023", M::ExemptionEnd)]);
        let marks = [Excused, Exempt, Unexcused, Excused, Excused, Excused].map(Some);
        let found = absences(&[who], &months(&marks), 2023);
        assert_eq!((found[0].unexcused_months.len(), found[0].excused_running), (0, 4), "the months between are none of his");
        assert_eq!(of(&[Away, Exempt, Present]), None);
        assert_eq!(absences(&[member(1, &[("1/7/2023", M::Arrival)])], &months(&[Some(Unexcused); 6]), 2023), []);
    }

    #[test]
    fn a_blank_ends_a_run_and_other_years_do_not_count() {
        let marks = [Some(Excused), Some(Excused), None, Some(Excused), Some(Excused)];
        assert_eq!(absences(&[member(1, &[])], &months(&marks), 2023)[0].excused_running, 2);
        assert_eq!(absences(&[member(1, &[])], &months(&marks), 2024), vec![]);
    }

    #[test]
    fn a_limit_is_the_one_of_its_day() {
        let named = |of, on| limit_on(of, crate::target::sample::day(on)).map(|limit| limit.instrument);
        assert_eq!(named(Kind::ExcusedRunning, "5/7/2018"), None);
        assert_eq!(named(Kind::ExcusedRunning, "27/10/2025"), Some("HD 12-HD/BTCTW"));
        assert_eq!(named(Kind::ExcusedRunning, "28/10/2025"), Some("HD 42-HD/BTCTW"));
        assert_eq!(named(Kind::UnexcusedMonths, "3/7/2022"), Some("24-QĐ/TW"));
        assert_eq!(named(Kind::UnexcusedMonths, "22/11/2026"), Some("208-QĐ/TW"));
        for pair in LIMITS.windows(2).filter(|pair| pair[0].of == pair[1].of) {
            assert_eq!(pair[0].valid_to.and_then(|last| last.succ_opt()), Some(pair[1].valid_from), "no day without a limit");
        }
    }

    proptest! {
        #[test]
        fn counts_are_those_of_the_marks(marks in vec_of(prop::option::of(prop::sample::select(Mark::ALL.to_vec())), 0..12)) {
            let found = absences(&[member(1, &[])], &months(&marks), 2023).pop();
            let count = |wanted: Mark| marks.iter().filter(|mark| **mark == Some(wanted)).count();
            let (skipped, excused) = (count(Unexcused), count(Excused));
            prop_assert_eq!(found.is_some(), skipped + excused > 0);
            if let Some(found) = found {
                prop_assert_eq!(found.unexcused_months.len(), skipped, "one meeting a month");
                prop_assert!(found.excused_running as usize <= excused);
                let runs = marks.split(|mark| *mark != Some(Excused)).map(<[_]>::len).max().unwrap_or(0);
                prop_assert_eq!(found.excused_running as usize, runs);
            }
        }

        #[test]
        fn coming_once_more_never_reaches_a_limit(marks in vec_of(prop::sample::select(Mark::ALL.to_vec()), 1..12), at in 0usize..12) {
            let mut better = marks.clone();
            let at = at % better.len();
            better[at] = Present;
            prop_assert!(reached(&better).len() <= reached(&marks).len());
        }
    }
}
