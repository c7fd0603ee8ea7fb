//! What a version is refused for, worded for people.

use super::actions::Refusal;
use chibo_core::dated::Problem;
use chibo_frame::{Message, Page};

/// What is wrong and the way out.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NotThere => Message::new(page.t("rules-refused-gone")),
        Refusal::SameDay(day) => {
            Message::new(page.t1("rules-refused-same-day", "day", page.day(day))).remedy(page.t("rules-refused-same-day-remedy"))
        }
        Refusal::Line(fault) => Message::new(problem(page, &fault.problem)),
    }
}

fn problem(page: &Page, problem: &Problem) -> String {
    match problem {
        Problem::NoLines => page.t("rules-problem-no-lines"),
        Problem::NoWords => page.t("rules-problem-no-words"),
        Problem::SameCode(first) => page.t1("rules-problem-same-code", "line", first.saturating_add(1)),
        Problem::UnknownCode => page.t("rules-problem-unknown"),
        Problem::Missing(code) => page.t1("rules-problem-missing", "code", code),
        Problem::NoValue => page.t("rules-problem-no-value"),
        Problem::NotWhole => page.t("rules-problem-not-whole"),
        Problem::NotNumber => page.t("rules-problem-not-number"),
        Problem::NotShare => page.t("rules-problem-not-share"),
        Problem::NotDay => page.t("rules-problem-not-day"),
        Problem::NotOneOf(known) => page.t1("rules-problem-not-one-of", "known", known.join(", ")),
        Problem::Outside(least, most) => page.with("rules-problem-outside", &[("least", least), ("most", most)]),
        Problem::EndsBeforeStart => page.t("rules-problem-backwards"),
        Problem::Sum { wanted, found } => page.with("rules-problem-sum", &[("wanted", wanted), ("found", found)]),
        Problem::NotRising => page.t("rules-problem-not-rising"),
    }
}
