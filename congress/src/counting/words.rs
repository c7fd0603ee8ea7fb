//! What the tellers are refused, and the figures they compare, worded for people.

use super::refusal::Refusal;
use crate::results;
use chibo_core::election::{BallotVerdict, Figure, Mark, Slate, Spoilt, Style};
use chibo_frame::db::code;
use chibo_frame::{Message, Page, PageError};

/// A refusal as a page of its own.
pub(super) fn refused(page: &Page, refusal: &Refusal) -> PageError {
    match refusal {
        Refusal::NoSuchPaper => PageError::NotFound,
        Refusal::Election(refusal) => results::refused(page, refusal),
        other => PageError::Refused(self::refusal(page, other)),
    }
}

/// What is wrong, the figure, the way out.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> Message {
    let plain = |key: &str| (key.to_owned(), page.t(key));
    let (key, text) = match refusal {
        Refusal::Problem(problem) => return results::problem(page, problem, None),
        Refusal::Faults(faults) => {
            return faults.first().map_or_else(
                || Message::new(page.t("counting-refused-differ")),
                |fault| results::problem(page, &fault.problem, None),
            );
        }
        Refusal::Election(refusal) => return results::refusal_words(page, refusal),
        Refusal::NotIssued => plain("counting-refused-issued"),
        Refusal::NotOpened => plain("counting-refused-opened"),
        Refusal::KeyLost => plain("counting-refused-key"),
        Refusal::NotKeying => plain("counting-refused-keying"),
        Refusal::ScanOver => plain("scan-over"),
        Refusal::NoSuchPaper => plain("counting-refused-paper"),
        Refusal::TwoOthers { bundle } => {
            ("counting-refused-others".to_owned(), page.t1("counting-refused-others", "bundle", bundle))
        }
        Refusal::Finished { bundle } => {
            ("counting-refused-finished".to_owned(), page.t1("counting-refused-finished", "bundle", bundle))
        }
        Refusal::DoesNotDiffer => plain("counting-refused-same"),
        Refusal::NothingCounted => plain("counting-refused-nothing"),
        Refusal::Differ { figures } => {
            ("counting-refused-differ".to_owned(), page.t1("counting-refused-differ", "figures", figures))
        }
        Refusal::NoReason => plain("counting-refused-reason"),
    };
    Message::new(text).remedy(page.t(&format!("{key}-remedy")))
}

/// A figure's name: the papers', or the candidate's.
pub(super) fn figure(page: &Page, slate: &Slate, figure: Figure) -> String {
    let name = |place: usize| slate.candidates.get(place).cloned().unwrap_or_default();
    match figure {
        Figure::Issued => page.t("tally-issued"),
        Figure::Returned => page.t("tally-returned"),
        Figure::Valid => page.t("tally-valid"),
        Figure::Invalid => page.t("tally-invalid"),
        Figure::Agree(place) if slate.style == Style::Strike => name(place),
        Figure::Agree(place) => page.t1("counting-agree-of", "name", name(place)),
        Figure::Disagree(place) => page.t1("counting-against-of", "name", name(place)),
    }
}

/// A mark on a line, as a person would say it.
pub(super) fn mark(page: &Page, style: Style, mark: Mark) -> String {
    page.t(&format!("counting-mark-{}-{}", style.word(), code(&mark)))
}

/// A reason why a paper does not count.
pub(super) fn reason(page: &Page, reason: Spoilt) -> String {
    page.t(&format!("counting-spoilt-{}", code(&reason).replace('_', "-")))
}

/// What a paper counts as.
pub(super) fn verdict(page: &Page, verdict: BallotVerdict) -> String {
    match verdict {
        BallotVerdict::Valid => page.t("tally-valid"),
        BallotVerdict::ValidWithoutVotes => page.t("counting-silent"),
        BallotVerdict::Invalid(why) => page.t1("counting-spoilt", "reason", reason(page, why)),
    }
}
