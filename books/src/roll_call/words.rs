//! Marks and refusals in words.

use super::people::{Counts, Person};
use super::{Book, Refusal};
use chibo_core::meeting::Mark;
use chibo_core::roll_call::Fault;
use chibo_core::roll_call::absence::{Kind, Limit};
use chibo_core::rules::Certainty;
use chibo_frame::{Message, Page, PageError};

/// A mark in words: `có mặt`.
pub fn mark_text(page: &Page, mark: Mark) -> String {
    page.t(&format!("mark-{}", mark.name().replace('_', "-")))
}

/// A mark as secretaries write it in the book.
pub(super) fn symbol(mark: Mark) -> &'static str {
    match mark {
        Mark::Present => "x",
        Mark::Excused => "P",
        Mark::Unexcused => "K",
        Mark::Exempt => "M",
        Mark::Away => "TT",
        Mark::MadeUp => "HB",
        Mark::Online => "TTu",
        Mark::ByGroup => "Tổ",
    }
}

/// What a limit means once it is reached, with the text it comes from.
pub(super) fn limit_text(page: &Page, limit: &Limit) -> String {
    let key = match limit.of {
        Kind::UnexcusedMonths => "roll-call-limit-unexcused",
        Kind::ExcusedRunning => "roll-call-limit-excused",
    };
    let text = page.with(key, &[("count", &limit.reached_at), ("text", &limit.instrument)]);
    if limit.certainty == Certainty::Open { format!("{text} {}", page.t("roll-call-limit-open")) } else { text }
}

/// The totals of a page: key of the words, name for the script, count.
pub(super) fn totals(book: Book, counts: Counts) -> Vec<(&'static str, &'static str, usize)> {
    let mut totals = vec![
        ("roll-call-required", "", counts.required),
        ("mark-present", "present", counts.present),
        ("mark-excused", "excused", counts.excused),
        ("mark-unexcused", "unexcused", counts.unexcused),
    ];
    if book == Book::Study {
        totals.push(("mark-made-up", "made_up", counts.made_up));
    }
    totals.push(("roll-call-unmarked", "unmarked", counts.unmarked));
    totals
}

/// Why somebody need not come, in words.
pub(super) fn why_not_required(page: &Page, person: &Person) -> String {
    let standing = person.standing;
    page.t(if standing.suspended {
        "roll-call-suspended"
    } else if standing.away {
        "roll-call-away"
    } else {
        "roll-call-exempt"
    })
}

/// What is wrong with a list of numbers.
pub(super) fn fault_text(page: &Page, fault: &Fault) -> String {
    match fault {
        Fault::NotANumber { text } => page.t1("roll-call-not-a-number", "text", format!("“{text}”")),
        Fault::NotOnSheet { number, of } => page.with("roll-call-not-on-sheet", &[("number", number), ("of", of)]),
        Fault::Twice { number, first } => {
            page.with("roll-call-twice", &[("number", number), ("first", &mark_text(page, *first).to_lowercase())])
        }
    }
}

/// A refusal as an error page.
pub(super) fn refused(page: &Page, refusal: Refusal) -> PageError {
    match refusal {
        Refusal::NotThere => PageError::NotFound,
        Refusal::Signed => PageError::Refused(Message::new(page.t("roll-call-signed"))),
        Refusal::NotHisMark { mark, .. } => {
            let text = page.t1("roll-call-not-his-mark", "mark", mark_text(page, mark));
            PageError::Refused(Message::new(text).remedy(page.t("roll-call-not-his-mark-remedy")))
        }
    }
}
