//! What a transfer is refused for, worded for people.

use super::leaving::Refusal as NotMade;
use super::receiving::Refusal as NotReceived;
use super::taking::Outcome;
use crate::roll::{self, actions};
use chibo_frame::parcel::BadFile;
use chibo_frame::{Message, Page, PageError};

/// The field beside which the words stand, and the words.
pub(super) fn not_made(page: &Page, refusal: &NotMade) -> Result<(&'static str, Message), PageError> {
    Ok(match refusal {
        NotMade::NotThere => return Err(PageError::NotFound),
        NotMade::Open => ("to_name", Message::new(page.t("transfers-refused-open"))),
        NotMade::Key => ("to_key", Message::new(page.t("transfers-refused-key"))),
        NotMade::Own => ("to_key", Message::new(page.t("transfers-refused-own"))),
        NotMade::Day => ("on_day", Message::new(page.t("transfers-refused-day"))),
        NotMade::Roll(refusal) => ("on_day", roll::refusal_text(page, refusal)?),
    })
}

/// Why somebody is not received.
pub(super) fn not_received(page: &Page, refusal: &NotReceived) -> Result<Message, PageError> {
    Ok(match refusal {
        NotReceived::NotThere => return Err(PageError::NotFound),
        NotReceived::Alike(name) => Message::new(page.t1("transfers-refused-alike", "name", name)),
        NotReceived::OnRoll => Message::new(page.t("transfers-refused-on-roll")).remedy(page.t("transfers-refused-on-roll-remedy")),
        NotReceived::Roll(line @ actions::Refusal::Line(_)) => {
            roll::refusal_text(page, line)?.remedy(page.t("transfers-refused-line-remedy"))
        }
        NotReceived::Roll(refusal) => roll::refusal_text(page, refusal)?,
    })
}

/// Why a file changes nothing; none where it did what it should, or was known.
pub(super) fn not_taken(page: &Page, outcome: &Outcome, own: &str) -> Result<Option<Message>, PageError> {
    let said = |key: &str, remedy: &str| Some(Message::new(page.t(key)).remedy(page.t(remedy)));
    Ok(match outcome {
        Outcome::Waits(_) | Outcome::Known(_) | Outcome::Left(_) | Outcome::Stays(_) | Outcome::Answered(_) => None,
        Outcome::Elsewhere(name, key) => {
            let text = page.with("transfers-elsewhere", &[("name", name), ("key", key), ("own", &own)]);
            Some(Message::new(text).remedy(page.t("transfers-elsewhere-remedy")))
        }
        Outcome::Own => said("transfers-own-file", "transfers-own-file-remedy"),
        Outcome::Differs => said("transfers-differs", "transfers-differs-remedy"),
        Outcome::Unknown => said("transfers-unknown", "transfers-unknown-remedy"),
        Outcome::WrongKey(name) => {
            let text = page.t1("transfers-wrong-key", "name", name);
            Some(Message::new(text).remedy(page.t("transfers-wrong-key-remedy")))
        }
        Outcome::Contradicts(_, refusal) => {
            let why = roll::refusal_text(page, refusal)?.text;
            let text = page.t1("transfers-contradicts", "why", why);
            Some(Message::new(text).remedy(page.t("transfers-contradicts-remedy")))
        }
        Outcome::Bad(BadFile::Altered) => said("transfers-bad-altered", "transfers-bad-remedy"),
        Outcome::Bad(BadFile::Unreadable) => said("transfers-bad-unreadable", "transfers-bad-unreadable-remedy"),
        Outcome::Bad(_) => said("transfers-bad-not-ours", "transfers-bad-remedy"),
    })
}
