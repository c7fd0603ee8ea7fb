//! How far a line of the plan has come, what a plan may not say, and what the year still asks for.

use super::{Inspection, InspectionForm, Step};
use crate::day::{Day, year_end, year_start};
use alloc::vec::Vec;
use chrono::{Datelike, Days};

/// **Hạn và ngày làm xong một bước.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDays {
    /// The step.
    pub step: Step,
    /// The day by which it is due.
    pub due: Option<Day>,
    /// The day it was done.
    pub done: Option<Day>,
}

/// **Lịch của một mục.** A line's days beside what the plan's reading knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The line.
    pub line: Inspection,
    /// The planned first day.
    pub starts: Option<Day>,
    /// The planned last day.
    pub ends: Option<Day>,
    /// Its steps, in order.
    pub steps: Vec<StepDays>,
}

/// **Tiến độ.** How far a line has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Carried out with a conclusion by 31 December of its year.
    Done(Day),
    /// Carried out, but after 31 December of its year: the target does not count it.
    DoneAfterYear(Day),
    /// Carried out, without a conclusion yet.
    NoConclusion(Day),
    /// Overdue: the step, if one is meant, and the day it was due.
    Late(Option<Step>, Day),
    /// Begun: the next step, if there are steps, and the day it is due.
    Running(Option<Step>, Day),
    /// Not begun: the planned first day, or the last possible one.
    Planned(Day),
}

impl Schedule {
    /// The day by which the line has to be done: the planned last day, or 31 December.
    pub fn deadline(&self) -> Day {
        self.ends.unwrap_or(year_end(self.line.year))
    }

    /// How far it has come, as far as `today` can know.
    pub fn progress(&self, today: Day) -> Progress {
        if let Some(on) = self.line.done_on.filter(|on| *on <= today) {
            let concluded = self.line.conclusion.as_ref().is_some_and(|text| !text.trim().is_empty());
            return match (self.line.is_done(today), concluded) {
                (true, _) => Progress::Done(on),
                (false, true) => Progress::DoneAfterYear(on),
                (false, false) => Progress::NoConclusion(on),
            };
        }
        let next = self.steps.iter().find(|step| step.done.is_none());
        let due = next.and_then(|next| next.due).map_or(self.deadline(), |due| due.min(self.deadline()));
        let step = next.map(|next| next.step);
        let begun = self.steps.iter().any(|step| step.done.is_some()) || self.starts.is_some_and(|from| from <= today);
        if due < today {
            Progress::Late(step, due)
        } else if begun {
            Progress::Running(step, due)
        } else {
            Progress::Planned(self.starts.unwrap_or(due))
        }
    }
}

/// What a line of the plan may not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// It ends before it starts.
    #[error("ends on {ends}, before it starts on {starts}")]
    EndsBeforeStart {
        /// First day.
        starts: Day,
        /// Last day.
        ends: Day,
    },
    /// It ends outside the plan's year, when it could not be counted as done.
    #[error("ends on {ends}, outside {year}")]
    OutsideYear {
        /// The plan's year.
        year: i32,
        /// The day.
        ends: Day,
    },
    /// Something is said to be done on a day that is still to come.
    #[error("done on {on}, which is still to come")]
    StillToCome {
        /// The day.
        on: Day,
    },
    /// A conclusion without the day of the cell's meeting.
    #[error("a conclusion without its day")]
    ConclusionWithoutDay,
}

/// Whether a plan of `year` may set these days.
pub fn check_window(year: i32, starts: Option<Day>, ends: Option<Day>) -> Result<(), PlanFault> {
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        return Err(PlanFault::EndsBeforeStart { starts, ends });
    }
    match ends.or(starts).filter(|day| day.year() != year) {
        Some(ends) => Err(PlanFault::OutsideYear { year, ends }),
        None => Ok(()),
    }
}

/// Whether a conclusion may be written so.
pub fn check_conclusion(done_on: Option<Day>, conclusion: &str, today: Day) -> Result<(), PlanFault> {
    match done_on {
        Some(on) if on > today => Err(PlanFault::StillToCome { on }),
        None if !conclusion.trim().is_empty() => Err(PlanFault::ConclusionWithoutDay),
        _ => Ok(()),
    }
}

/// **Yêu cầu của năm.** What a year still asks of the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// No plan yet; the year's is to stand at its beginning (22-QĐ/TW Art. 7; 296-QĐ/TW Art. 6, read).
    NoPlan {
        /// The year.
        year: i32,
        /// The last day of January: when the product calls it late. The texts name no day (open).
        by: Day,
    },
    /// No thematic supervision, which cells of over 30 members or with several Party groups owe too (HD 08-HD/TW II.3.2, read
    /// at second hand).
    NoThematicSupervision {
        /// Members on the roll.
        members: usize,
        /// Party groups.
        groups: usize,
    },
}

/// Cells above this many members also supervise by theme.
const MEMBERS_FOR_THEMES: usize = 30;

/// The first year in which HD 08-HD/TW (10 June 2025) held.
const THEMES_SINCE: i32 = 2025;

/// What the plan of `year`, with lines of these forms, still lacks.
pub fn needs(year: i32, forms: &[InspectionForm], members: usize, groups: usize) -> Option<Need> {
    if forms.is_empty() {
        let by = year_start(year).checked_add_days(Days::new(30)).unwrap_or(year_end(year));
        return Some(Need::NoPlan { year, by });
    }
    let owed = year >= THEMES_SINCE && (members > MEMBERS_FOR_THEMES || groups > 1);
    (owed && !forms.contains(&InspectionForm::ThematicSupervision)).then_some(Need::NoThematicSupervision { members, groups })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use crate::inspection::InspectionId;
    use alloc::vec;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn schedule() -> Schedule {
        let line =
            Inspection { id: InspectionId(Uuid::nil()), year: 2025, subject: "Tổ 1".into(), done_on: None, conclusion: None };
        Schedule { line, starts: Some(day("1/3/2025")), ends: Some(day("30/4/2025")), steps: Vec::new() }
    }

    #[test]
    fn a_line_is_planned_then_running_then_late_then_done() {
        let mut line = schedule();
        let on = |line: &Schedule, today| line.progress(day(today));
        assert_eq!(on(&line, "28/2/2025"), Progress::Planned(day("1/3/2025")));
        assert_eq!(on(&line, "1/3/2025"), Progress::Running(None, day("30/4/2025")));
        assert_eq!(on(&line, "30/4/2025"), Progress::Running(None, day("30/4/2025")));
        assert_eq!(on(&line, "1/5/2025"), Progress::Late(None, day("30/4/2025")));
        line.line.done_on = Some(day("2/5/2025"));
        assert_eq!(on(&line, "3/5/2025"), Progress::NoConclusion(day("2/5/2025")));
        assert_eq!(on(&line, "1/5/2025"), Progress::Late(None, day("30/4/2025")), "done on a day to come");
        line.line.conclusion = Some("Tốt".into());
        assert_eq!(on(&line, "3/5/2025"), Progress::Done(day("2/5/2025")));
        line.line.done_on = Some(day("2/1/2026"));
        assert_eq!(on(&line, "3/1/2026"), Progress::DoneAfterYear(day("2/1/2026")));
    }

    #[test]
    fn the_next_step_tells_what_is_due() {
        let mut line = schedule();
        line.steps = vec![
            StepDays { step: Step::Notice, due: Some(day("1/3/2025")), done: Some(day("2/3/2025")) },
            StepDays { step: Step::SelfReport, due: Some(day("10/3/2025")), done: None },
            StepDays { step: Step::Archive, due: None, done: None },
        ];
        assert_eq!(line.progress(day("10/3/2025")), Progress::Running(Some(Step::SelfReport), day("10/3/2025")));
        assert_eq!(line.progress(day("11/3/2025")), Progress::Late(Some(Step::SelfReport), day("10/3/2025")));
        line.steps[1].done = Some(day("11/3/2025"));
        assert_eq!(line.progress(day("11/3/2025")), Progress::Running(Some(Step::Archive), day("30/4/2025")));
    }

    #[test]
    fn an_old_line_without_days_is_due_by_the_end_of_its_year() {
        let line = Schedule { starts: None, ends: None, ..schedule() };
        assert_eq!(line.progress(day("31/12/2025")), Progress::Planned(day("31/12/2025")));
        assert_eq!(line.progress(day("1/1/2026")), Progress::Late(None, day("31/12/2025")));
    }

    #[test]
    fn days_that_contradict_one_another_are_refused() {
        let window = |from: &str, to: &str| check_window(2025, parse_day(from), parse_day(to));
        assert_eq!(window("1/3/2025", "1/3/2025"), Ok(()));
        assert!(matches!(window("2/3/2025", "1/3/2025"), Err(PlanFault::EndsBeforeStart { .. })));
        assert!(matches!(window("1/12/2025", "1/1/2026"), Err(PlanFault::OutsideYear { .. })));
        assert_eq!(window("", ""), Ok(()));
        let today = day("1/3/2025");
        assert_eq!(check_conclusion(None, "", today), Ok(()));
        assert_eq!(check_conclusion(None, "Tốt", today), Err(PlanFault::ConclusionWithoutDay));
        assert_eq!(check_conclusion(Some(day("2/3/2025")), "", today), Err(PlanFault::StillToCome { on: day("2/3/2025") }));
    }

    #[test]
    fn a_large_cell_or_one_in_groups_supervises_by_theme_too() {
        use InspectionForm::{Inspection, ThematicSupervision};
        assert_eq!(needs(2026, &[], 10, 1), Some(Need::NoPlan { year: 2026, by: day("31/1/2026") }));
        assert_eq!(needs(2026, &[Inspection], 30, 1), None);
        assert!(needs(2026, &[Inspection], 31, 0).is_some() && needs(2026, &[Inspection], 5, 2).is_some());
        assert_eq!(needs(2026, &[Inspection, ThematicSupervision], 112, 4), None);
        assert_eq!(needs(2024, &[Inspection], 112, 4), None, "before HD 08-HD/TW");
    }
}
