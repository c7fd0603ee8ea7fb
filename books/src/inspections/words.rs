//! What the plan says and refuses, worded for people.

use super::actions::Refusal;
use chibo_core::inspection::{Need, PlanFault, Progress, Step};
use chibo_frame::db::code;
use chibo_frame::{Message, Page, PageError};

/// The name of a step.
pub(super) fn step(page: &Page, step: Step) -> String {
    step_code(page, &code(&step))
}

fn step_code(page: &Page, code: &str) -> String {
    page.t(&format!("inspections-step-{}", code.replace('_', "-")))
}

/// The name of a form of inspection, by its stored word.
pub(super) fn form(page: &Page, code: &str) -> String {
    page.t(&format!("inspections-form-{}", code.replace('_', "-")))
}

/// How far a line has come: the light and the words.
pub(super) fn progress(page: &Page, progress: Progress) -> (&'static str, String) {
    let at = |key: &str, step: Option<Step>, on| match step {
        Some(next) => page.with(&format!("{key}-step"), &[("step", &self::step(page, next)), ("day", &page.day(&on))]),
        None => page.t1(key, "day", page.day(&on)),
    };
    match progress {
        Progress::Done(on) => ("yes", page.t1("inspections-done", "day", page.day(&on))),
        Progress::DoneAfterYear(on) => ("no", page.t1("inspections-done-after", "day", page.day(&on))),
        Progress::NoConclusion(on) => ("no", page.t1("inspections-no-conclusion", "day", page.day(&on))),
        Progress::Late(step, on) => ("no", at("inspections-late", step, on)),
        Progress::Running(step, on) => ("none", at("inspections-running", step, on)),
        Progress::Planned(on) => ("none", page.t1("inspections-planned-on", "day", page.day(&on))),
    }
}

/// What the year still asks for.
pub(super) fn need(page: &Page, need: &Need) -> String {
    match need {
        Need::NoPlan { year, by } => page.with("inspections-need-plan", &[("year", year), ("day", &page.day(by))]),
        Need::NoThematicSupervision { members, groups } => {
            page.with("inspections-need-theme", &[("members", members), ("groups", groups)])
        }
    }
}

/// A refusal as a page of its own.
pub(super) fn refused(page: &Page, refusal: &Refusal) -> PageError {
    match refusal {
        Refusal::NotThere => PageError::NotFound,
        other => PageError::Refused(message(page, other)),
    }
}

/// What is wrong, the figure, the way out.
pub(super) fn message(page: &Page, refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NotThere => Message::new(page.t("error-not-found")),
        Refusal::Days(fault) => days(page, fault),
        Refusal::StepToCome { step, on } => {
            Message::new(page.with("inspections-refused-step-to-come", &[("step", &step_code(page, step)), ("day", &page.day(on))]))
        }
        Refusal::HasNotes => Message::new(page.t("inspections-refused-notes")).remedy(page.t("inspections-refused-notes-remedy")),
        Refusal::NothingToCopy(year) => Message::new(page.t1("inspections-refused-copy", "year", year)),
    }
}

fn days(page: &Page, fault: &PlanFault) -> Message {
    match fault {
        PlanFault::EndsBeforeStart { starts, ends } => {
            Message::new(page.with("inspections-refused-order", &[("starts", &page.day(starts)), ("ends", &page.day(ends))]))
        }
        PlanFault::OutsideYear { year, ends } => {
            Message::new(page.with("inspections-refused-year", &[("year", year), ("day", &page.day(ends))]))
        }
        PlanFault::StillToCome { on } => Message::new(page.t1("inspections-refused-to-come", "day", page.day(on))),
        PlanFault::ConclusionWithoutDay => Message::new(page.t("inspections-refused-no-day")),
    }
}

/// The field beside which the words stand.
pub(super) fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Days(PlanFault::EndsBeforeStart { .. } | PlanFault::OutsideYear { .. }) => Some("ends_on"),
        Refusal::Days(PlanFault::StillToCome { .. } | PlanFault::ConclusionWithoutDay) => Some("done_on"),
        _ => None,
    }
}
