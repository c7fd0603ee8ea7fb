//! What stands in the way, worded for editors: what is wrong and the field where it is put right.

use super::check::Missing;
use super::publishing::Refusal;
use super::store::{Status, Use};
use super::ways::Way;
use chibo_frame::Page;

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The id of the field.
    pub field: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// What an article lacks.
pub(crate) fn missing(page: &Page, missing: Missing, uses: &[Use]) -> Problem {
    let of_photo = |field: &str, number: usize| {
        let id = number.checked_sub(1).and_then(|i| uses.get(i)).map(|used| used.row.id.to_string()).unwrap_or_default();
        let text = page.t1(&format!("newsroom-missing-{field}"), "number", number);
        Problem { field: format!("{field}-{id}"), text }
    };
    let of_text = |field: &str| Problem { field: field.to_owned(), text: page.t(&format!("newsroom-missing-{field}")) };
    match missing {
        Missing::Headline => of_text("headline"),
        Missing::Lead => of_text("lead"),
        Missing::Body => of_text("body"),
        Missing::Author => of_text("author"),
        Missing::Caption(number) => of_photo("caption", number),
        Missing::Alt(number) => of_photo("alt", number),
        Missing::Credit(number) => of_photo("credit", number),
        Missing::Category => of_text("category"),
    }
}

/// Where an article stands.
pub(crate) fn status(page: &Page, status: Status) -> String {
    page.t(match status {
        Status::Draft => "newsroom-status-draft",
        Status::Review => "newsroom-status-review",
        Status::Scheduled => "newsroom-status-scheduled",
        Status::Published => "newsroom-status-published",
        Status::Withdrawn => "newsroom-status-withdrawn",
    })
}

/// Where an article stands, and what that does not say: that it came back, that visitors read an older text.
pub(crate) fn standing(page: &Page, status: Status, reason: &str, behind: bool) -> String {
    if status == Status::Draft && !reason.is_empty() {
        return page.t("newsroom-status-returned");
    }
    let words = self::status(page, status);
    if behind { page.t1("newsroom-status-behind", "status", words) } else { words }
}

/// Why a way was not taken, beside the field where it is put right.
pub(crate) fn refusal(page: &Page, way: Way, refusal: Refusal, uses: &[Use]) -> Vec<Problem> {
    let beside = |field: &str, key: &str| vec![Problem { field: field.to_owned(), text: page.t(key) }];
    match refusal {
        Refusal::NotFromHere(stands) => {
            let way = page.t(&format!("newsroom-way-{}", way.code()));
            let text = page.with("newsroom-not-from-here", &[("way", &way), ("status", &status(page, stands))]);
            vec![Problem { field: String::from("ways"), text }]
        }
        Refusal::Unseen => beside("ways", "newsroom-unseen"),
        Refusal::NoWords => beside("words", "newsroom-no-words"),
        Refusal::NoNote => beside("note", "newsroom-no-note"),
        Refusal::NoTime => beside("on-day", "newsroom-no-time"),
        Refusal::Past => beside("on-day", "newsroom-past"),
        Refusal::Missing(lacks) => lacks.into_iter().map(|lack| missing(page, lack, uses)).collect(),
    }
}
