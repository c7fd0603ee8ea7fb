//! What a congress refuses, worded for people.

use super::actions::Refusal;
use chibo_frame::{Message, Page, PageError};

/// A refusal as a page of its own.
pub(super) fn refused(page: &Page, refusal: &Refusal) -> PageError {
    match refusal {
        Refusal::NotThere => PageError::NotFound,
        other => PageError::Refused(self::refusal(page, other)),
    }
}

/// What is wrong, the figure, the way out.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> Message {
    let (key, text) = match refusal {
        Refusal::NotThere => ("refused-congress-gone", page.t("refused-congress-gone")),
        Refusal::Counted => ("refused-counted", page.t("refused-counted")),
        Refusal::VotedOn { subject } => ("refused-voted-on", page.t1("refused-voted-on", "subject", subject)),
        Refusal::TellerNotOfficial { name } => {
            ("refused-teller-not-official", page.t1("refused-teller-not-official", "name", name))
        }
        Refusal::TellerOnList { name } => ("refused-teller-on-list", page.t1("refused-teller-on-list", "name", name)),
    };
    Message::new(text).remedy(page.t(&format!("{key}-remedy")))
}
