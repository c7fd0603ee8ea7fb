//! Units and their changes, worded for people.

use super::succession::Refusal;
use super::time::{Units, unit_event};
use chibo_core::day::Day;
use chibo_core::unit::{self as rules, UnitKind};
use chibo_frame::db::code;
use chibo_frame::{Message, Page};
use uuid::Uuid;

/// A level by its word.
pub(super) fn level(page: &Page, kind: UnitKind) -> String {
    page.t(&format!("units-level-{}", code(&kind)))
}

/// What happened to a unit, as its own page tells it: with the other unit by its name of that day, and the decision.
pub(super) fn event(page: &Page, units: &Units, event: &unit_event::Model, of: Uuid) -> String {
    let subject = if event.unit_id == of { event.other_id } else { Some(event.unit_id) };
    let other = subject.and_then(|id| units.name_on(id, event.on_day)).unwrap_or_default();
    let side = if event.unit_id == of { "" } else { "-other" };
    let what = page.t1(&format!("units-event-{}{side}", event.kind), "other", other);
    format!("{what} {}", decision(page, event))
}

fn decision(page: &Page, event: &unit_event::Model) -> String {
    let by = page.t1("units-by", "number", &event.number);
    let on = event.decided_on.map(|day| format!(" {}", page.t1("units-by-day", "day", page.day(&day)))).unwrap_or_default();
    let issuer =
        event.issuer.as_ref().map(|issuer| format!(" {}", page.t1("units-by-issuer", "issuer", issuer))).unwrap_or_default();
    format!("{by}{on}{issuer}")
}

/// The days of a stretch of time, either end perhaps unknown or open.
pub(super) fn days(page: &Page, first: Option<Day>, last: Option<Day>) -> String {
    match (first, last) {
        (None, None) => page.t("units-always"),
        (Some(first), None) => page.t1("units-since", "first", page.day(&first)),
        (None, Some(last)) => page.t1("units-until", "last", page.day(&last)),
        (Some(first), Some(last)) => page.with("units-from-to", &[("first", &page.day(&first)), ("last", &page.day(&last))]),
    }
}

/// The field beside which a refusal stands, and what it says.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> (&'static str, Message) {
    let say = |field, text: String| (field, Message::new(text));
    match refusal {
        Refusal::NotThere => say("what", page.t("units-refused-gone")),
        Refusal::NoDecision => say("number", page.t("units-refused-no-decision")),
        Refusal::NoOther => say("other", page.t("units-refused-no-other")),
        Refusal::NotAbove => say("other", page.t("units-refused-not-above")),
        Refusal::OtherNotStanding(name) => say("other", page.t1("units-refused-other-not-standing", "name", name)),
        Refusal::Below(names) => say("what", page.t1("units-refused-below", "names", names.join(", "))),
        Refusal::NoLevel(last) => say("kind", page.t1("units-refused-no-level", "day", page.day(last))),
        Refusal::Time(rules::Refusal::NoName) => say("name", page.t("units-refused-no-new-name")),
        Refusal::Time(rules::Refusal::Same) => say("what", page.t("units-refused-same")),
        Refusal::Time(rules::Refusal::NotAfterFirst(day)) => say("day", page.t1("units-refused-not-after", "day", page.day(day))),
        Refusal::Time(rules::Refusal::Ended(day)) => say("day", page.t1("units-refused-ended", "day", page.day(day))),
        Refusal::Time(rules::Refusal::ChangedLater(day)) => say("day", page.t1("units-refused-later", "day", page.day(day))),
    }
}
