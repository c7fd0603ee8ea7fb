//! Words for sheets that cannot be printed.

use chibo_frame::{Message, Page};
use chibo_paper::sheet::Unprintable;

/// Why a sheet cannot be printed, and what to do.
pub fn unprintable(page: &Page, why: &Unprintable) -> Message {
    let (text, remedy) = match why {
        Unprintable::NoRound(round) => (page.t1("sheets-no-round", "round", round), "sheets-no-round-remedy"),
        Unprintable::TooManyNames { names, most } => {
            (page.with("sheets-too-many", &[("names", names), ("most", most)]), "sheets-too-many-remedy")
        }
        Unprintable::LongName(name) => (page.t1("sheets-long-name", "name", name), "sheets-long-name-remedy"),
        Unprintable::LongHeading => (page.t("sheets-long-heading"), "sheets-long-heading-remedy"),
        Unprintable::Letter(letter) => (page.t1("sheets-letter", "letter", letter), "sheets-letter-remedy"),
        Unprintable::Fault(fault) => (page.t1("sheets-fault", "fault", fault), "sheets-fault-remedy"),
    };
    Message::new(text).remedy(page.t(remedy))
}
