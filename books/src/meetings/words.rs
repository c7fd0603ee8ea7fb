//! What a meeting refuses, worded for people.

use super::actions::Refusal;
use chibo_frame::{Message, Page, PageError};

/// What is wrong and the way out.
pub(super) fn refusal(page: &Page, refusal: Refusal) -> Message {
    let key = match refusal {
        Refusal::NotThere => "meetings-refused-gone",
        Refusal::Signed => "meetings-refused-signed",
        Refusal::Held => "meetings-refused-held",
        Refusal::SameDay => "meetings-refused-same-day",
        Refusal::NoHands => "meetings-refused-hands",
        Refusal::NoAttendance => "meetings-refused-attendance",
        Refusal::NotSigned => "meetings-refused-unsigned",
        Refusal::TooManyVotes { given, present } => {
            let text = page.with("meetings-refused-votes", &[("given", &given), ("present", &present)]);
            return Message::new(text).remedy(page.t("meetings-refused-votes-remedy"));
        }
    };
    Message::new(page.t(key)).remedy(page.t(&format!("{key}-remedy")))
}

/// A refusal as a page of its own.
pub(super) fn refused(page: &Page, asked: Refusal) -> PageError {
    match asked {
        Refusal::NotThere => PageError::NotFound,
        other => PageError::Refused(refusal(page, other)),
    }
}
