//! What a mandate is refused for, worded for people.

use super::actions::Refusal;
use chibo_core::day::Day;
use chibo_core::mandate::{self as rules, HeldOffice};
use chibo_frame::db::code;
use chibo_frame::{Message, Page};

/// An office by its word.
pub(super) fn office(page: &Page, office: HeldOffice) -> String {
    page.t(&format!("mandates-office-{}", code(&office).replace('_', "-")))
}

/// The days of a mandate.
pub(super) fn days(page: &Page, from: Day, to: Option<Day>) -> String {
    let from = page.day(&from);
    match to {
        Some(to) => page.with("mandates-from-to", &[("from", &from), ("to", &page.day(&to))]),
        None => page.t1("mandates-since", "from", from),
    }
}

/// The field beside which a refusal stands, and what it says.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> (&'static str, Message) {
    let Refusal::Rules { refusal, name } = refusal else {
        return ("member", Message::new(page.t("mandates-refused-no-member")));
    };
    match refusal {
        rules::Refusal::Backwards { from, to } => {
            let (from, to) = (page.day(from), page.day(to));
            ("to", Message::new(page.with("mandates-refused-backwards", &[("from", &from), ("to", &to)])))
        }
        rules::Refusal::NoGroup => ("group", Message::new(page.t("mandates-refused-no-group"))),
        rules::Refusal::Taken { from, to, .. } => {
            let text = page.with("mandates-refused-taken", &[("name", name), ("days", &days(page, *from, *to))]);
            ("from", Message::new(text).remedy(page.t("mandates-refused-taken-remedy")))
        }
        rules::Refusal::Twice { from, to } => {
            let text = page.with("mandates-refused-twice", &[("name", name), ("days", &days(page, *from, *to))]);
            ("from", Message::new(text).remedy(page.t("mandates-refused-twice-remedy")))
        }
        rules::Refusal::NotOnRoll { on } => {
            let text = page.with("mandates-refused-off-roll", &[("name", name), ("day", &page.day(on))]);
            ("from", Message::new(text).remedy(page.t("mandates-refused-off-roll-remedy")))
        }
    }
}
