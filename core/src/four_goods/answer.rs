//! What the books say of a criterion in a month, with the figures that say why.

use super::Source;
use crate::day::{Day, quarter};
use crate::exact::Share;
use crate::inspection::Inspection;
use crate::meeting::{Mark, Marks, Meeting, MeetingKind};
use crate::member::{Member, MovementKind};
use crate::study::StudySession;
use chrono::Datelike;

/// **Sổ sách của tháng.** What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct MonthRecords<'a> {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// What lies after today has not happened.
    pub today: Day,
    /// The roll.
    pub members: &'a [Member],
    /// The attendance book.
    pub meetings: &'a [Meeting],
    /// The study book.
    pub studies: &'a [StudySession],
    /// The inspection plans.
    pub inspections: &'a [Inspection],
}

/// **Con số.** Why the books answer as they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// The day of the meeting that was held.
    HeldOn(Day),
    /// No such meeting.
    NotHeld,
    /// So many of so many came, studied, or were done.
    Of(u32, u32),
    /// So many persons.
    Persons(u32),
}

/// **Sổ trả lời.** Met or not; none: it cannot be said yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Đạt.
    pub met: Option<bool>,
    /// Why.
    pub figure: Figure,
}

/// What the book answers; none where it has nothing to say of the month.
pub fn answer(source: Source, records: &MonthRecords) -> Option<Answer> {
    let first = Day::from_ymd_opt(records.year, records.month, 1)?;
    (first <= records.today).then_some(())?;
    match source {
        Source::Meeting => Some(records.held(MeetingKind::Regular, MonthRecords::is_month, records.month_is_over())),
        Source::Thematic => {
            let over = records.month_is_over() && records.month.is_multiple_of(3);
            Some(records.held(MeetingKind::Thematic, MonthRecords::is_quarter, over))
        }
        Source::Attendance => {
            let (came, required) = records.counted(records.meetings_held(), Mark::present)?;
            let met = Share::new(came, required).at_least(Share::percent(85));
            Some(Answer { met: Some(met), figure: Figure::Of(came, required) })
        }
        Source::Unexcused => {
            let (absent, _) = records.counted(records.meetings_held(), |mark| mark == Mark::Unexcused)?;
            Some(Answer { met: Some(absent == 0), figure: Figure::Persons(absent) })
        }
        Source::Study => {
            let sessions = records.studies.iter().filter(|s| records.is_month(s.on)).map(|s| (s.on, &s.marks));
            let (studied, required) = records.counted(sessions, Mark::studied)?;
            Some(Answer { met: Some(studied == required), figure: Figure::Of(studied, required) })
        }
        Source::Inspection => records.inspections_done(),
        Source::Discipline => {
            use MovementKind::{Expulsion, Removal, Suspension};
            let is = |m: &Member| {
                m.movements.iter().any(|m| records.is_month(m.on) && matches!(m.kind, Suspension | Removal | Expulsion))
            };
            let persons = count(records.members.iter().filter(|m| is(m)).count());
            Some(Answer { met: Some(persons == 0), figure: Figure::Persons(persons) })
        }
    }
}

impl<'a> MonthRecords<'a> {
    fn is_month(&self, on: Day) -> bool {
        (on.year(), on.month()) == (self.year, self.month) && on <= self.today
    }

    /// In the month's quarter, up to the month's end.
    fn is_quarter(&self, on: Day) -> bool {
        let first = Day::from_ymd_opt(self.year, self.month, 1);
        on.year() == self.year && first.is_some_and(|f| quarter(f) == quarter(on)) && on.month() <= self.month && on <= self.today
    }

    fn month_is_over(&self) -> bool {
        (self.today.year(), self.today.month()) > (self.year, self.month)
    }

    fn meetings_held(&self) -> impl Iterator<Item = (Day, &'a Marks)> {
        let held = self.meetings.iter().filter(|m| self.is_month(m.on) && m.kind == MeetingKind::Regular);
        held.map(|m| (m.on, &m.marks))
    }

    fn held(&self, kind: MeetingKind, in_time: fn(&Self, Day) -> bool, over: bool) -> Answer {
        let mut held = self.meetings.iter().filter(|m| m.kind == kind && in_time(self, m.on) && !m.marks.is_empty());
        match held.next() {
            Some(meeting) => Answer { met: Some(true), figure: Figure::HeldOn(meeting.on) },
            None => Answer { met: over.then_some(false), figure: Figure::NotHeld },
        }
    }

    /// One count for each gathering held and each member required that day; none where nobody was.
    fn counted(&self, held: impl Iterator<Item = (Day, &'a Marks)>, counts: fn(Mark) -> bool) -> Option<(u32, u32)> {
        let (mut those, mut required) = (0, 0);
        for (on, marks) in held.filter(|(_, marks)| !marks.is_empty()) {
            for member in self.members.iter().filter(|m| m.standing_on(on).required()) {
                required += 1;
                those += u32::from(marks.get(&member.id).copied().is_some_and(counts));
            }
        }
        (required > 0).then_some((those, required))
    }

    /// The plan is the year's: before December only its fulfilment is an answer.
    fn inspections_done(&self) -> Option<Answer> {
        let plan = || self.inspections.iter().filter(|line| line.year == self.year);
        let by = |on: Day| (on.year(), on.month()) <= (self.year, self.month);
        let done = plan().filter(|line| line.is_done(self.today) && line.done_on.is_some_and(by)).count();
        let (done, planned) = (count(done), count(plan().count()));
        let is_last = self.month == 12 && self.month_is_over();
        let met = if done == planned { Some(true) } else { is_last.then_some(false) };
        (planned > 0).then_some(Answer { met, figure: Figure::Of(done, planned) })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use crate::meeting::MeetingId;
    use crate::member::{MemberId, Movement, MovementKind as M};
    use alloc::string::String;
    use alloc::vec;
    use alloc::vec::Vec;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn member(n: u128, movements: &[(&str, M)]) -> Member {
        Member {
            id: MemberId(Uuid::from_u128(n)),
            name: String::new(),
            birth: None,
            joined: Some(day("1/1/2000")),
            official: Some(day("1/1/2001")),
            exempt: None,
            movements: movements.iter().map(|(on, kind)| Movement { on: day(on), kind: *kind }).collect(),
        }
    }

    fn plain(members: u128) -> Vec<Member> {
        (1..=members).map(|n| member(n, &[])).collect()
    }

    fn held(kind: MeetingKind, on: &str, marks: &[Mark]) -> Meeting {
        let marks = (1u128..).zip(marks).map(|(n, mark)| (MemberId(Uuid::from_u128(n)), *mark)).collect();
        Meeting { id: MeetingId(Uuid::nil()), on: day(on), kind, marks }
    }

    fn said(members: &[Member], meetings: &[Meeting], today: &str, month: u32, source: Source) -> Option<(Option<bool>, Figure)> {
        let today = day(today);
        let records = MonthRecords { year: 2023, month, today, members, meetings, studies: &[], inspections: &[] };
        answer(source, &records).map(|answer| (answer.met, answer.figure))
    }

    #[test]
    fn attendance_of_the_months_meeting() {
        let members = plain(20);
        let mut marks = vec![Mark::Present; 17];
        marks.extend([Mark::Excused; 3]);
        let of = |marks: &[Mark], month, source| {
            said(&members, &[held(MeetingKind::Regular, "3/2/2023", marks)], "1/1/2026", month, source)
        };
        assert_eq!(of(&marks, 2, Source::Attendance), Some((Some(true), Figure::Of(17, 20))), "85 % is 85 %");
        assert_eq!(of(&marks, 2, Source::Unexcused), Some((Some(true), Figure::Persons(0))));
        assert_eq!(of(&marks, 2, Source::Meeting), Some((Some(true), Figure::HeldOn(day("3/2/2023")))));
        assert_eq!(of(&marks, 3, Source::Attendance), None);
        assert_eq!(of(&marks, 3, Source::Meeting), Some((Some(false), Figure::NotHeld)));
        marks[0] = Mark::Unexcused;
        assert_eq!(of(&marks, 2, Source::Attendance), Some((Some(false), Figure::Of(16, 20))));
        assert_eq!(of(&marks, 2, Source::Unexcused), Some((Some(false), Figure::Persons(1))));
    }

    #[test]
    fn a_thematic_meeting_is_asked_for_at_the_quarters_end() {
        let of = |meetings: &[Meeting], month| said(&plain(1), meetings, "1/1/2026", month, Source::Thematic).unwrap().0;
        assert_eq!([1, 2, 3].map(|month| of(&[], month)), [None, None, Some(false)]);
        let meetings = [held(MeetingKind::Thematic, "15/2/2023", &[Mark::Present])];
        assert_eq!([1, 2, 3, 4].map(|month| of(&meetings, month)), [None, Some(true), Some(true), None]);
    }

    #[test]
    fn the_plan_of_inspections_is_the_years() {
        let line = |n: u128, done: Option<&str>| Inspection {
            id: crate::inspection::InspectionId(Uuid::from_u128(n)),
            year: 2023,
            subject: String::new(),
            done_on: done.map(day),
            conclusion: done.map(Into::into),
        };
        let plan = [line(1, Some("5/3/2023")), line(2, None)];
        let of = |inspections: &[Inspection], month| {
            let today = day("1/1/2026");
            let records = MonthRecords { year: 2023, month, today, members: &[], meetings: &[], studies: &[], inspections };
            answer(Source::Inspection, &records).map(|answer| (answer.met, answer.figure))
        };
        assert_eq!(of(&plan, 2), Some((None, Figure::Of(0, 2))));
        assert_eq!(of(&plan, 3), Some((None, Figure::Of(1, 2))));
        assert_eq!(of(&plan[..1], 3), Some((Some(true), Figure::Of(1, 1))));
        assert_eq!(of(&plan, 12), Some((Some(false), Figure::Of(1, 2))));
        assert_eq!(of(&[], 12), None);
    }

    #[test]
    fn a_removal_in_the_month_and_a_month_to_come() {
        let members = [member(1, &[]), member(2, &[("5/6/2023", M::Removal)])];
        let of = |month| said(&members, &[], "1/1/2026", month, Source::Discipline).unwrap().0;
        assert_eq!([5, 6].map(of), [Some(true), Some(false)]);
        assert_eq!(said(&members, &[], "31/5/2023", 6, Source::Discipline), None);
        let running = said(&members, &[], "31/5/2023", 5, Source::Meeting);
        assert_eq!(running, Some((None, Figure::NotHeld)), "the month is not over");
    }
}
