//! What the desk refuses, worded for people.

use super::actions::Refusal;
use chibo_core::congress::CardFault;
use chibo_frame::{Message, Page, PageError};

/// A refusal as a page of its own.
pub(super) fn refused(page: &Page, refusal: &Refusal) -> PageError {
    match refusal {
        Refusal::NotThere => PageError::NotFound,
        other => PageError::Refused(self::refusal(page, other)),
    }
}

/// What is wrong, the figure, the way out.
pub(crate) fn refusal(page: &Page, refusal: &Refusal) -> Message {
    let (key, text) = match refusal {
        Refusal::NotThere => ("refused-congress-gone", page.t("refused-congress-gone")),
        Refusal::Counted => ("refused-counted", page.t("refused-counted")),
        Refusal::NotHisStatus { name } => ("refused-status", page.t1("refused-status", "name", name)),
        Refusal::Card(CardFault::NotTheSum { sum, voting }) => {
            ("desk-refused-sum", page.with("desk-refused-sum", &[("sum", sum), ("voting", voting)]))
        }
        Refusal::Card(CardFault::NoQuorum { voting, quorum }) => {
            ("desk-refused-quorum", page.with("desk-refused-quorum", &[("voting", voting), ("quorum", quorum)]))
        }
        Refusal::Card(CardFault::NoBase) => ("desk-refused-base", page.t("desk-refused-base")),
    };
    Message::new(text).remedy(page.t(&format!("{key}-remedy")))
}
