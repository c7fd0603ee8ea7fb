//! What the rooms say alike: the name of a kind, a moment, what is missing, why something is not done.

use chibo_frame::app::vietnam;
use chibo_frame::{Message, Page};
use chibo_paper::writing::Gap;
use chibo_people::papers::PaperKind;
use chrono::{DateTime, Utc};

/// The name of a kind.
pub(crate) fn kind_name(page: &Page, kind: &PaperKind) -> String {
    page.t(&format!("paper-{}", kind.name))
}

/// A moment as people say it.
pub(crate) fn moment(page: &Page, at: DateTime<Utc>) -> String {
    let at = vietnam(at);
    page.with("papers-moment", &[("time", &at.format("%H:%M")), ("day", &page.day(&at.date_naive()))])
}

/// The time of day of a moment.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    vietnam(at).format("%H:%M:%S").to_string()
}

/// What is missing, each as a sentence.
pub(crate) fn gaps(page: &Page, gaps: &[Gap]) -> Vec<String> {
    let sentence = |gap: &Gap| match &gap.why {
        Some(why) => why.clone(),
        None => page.t1("papers-gap-unknown", "field", &gap.field),
    };
    gaps.iter().map(sentence).collect()
}

/// A letter that the typefaces lack.
pub(crate) fn letter(page: &Page, letter: char) -> Message {
    Message::new(page.t1("papers-letter", "letter", letter)).remedy(page.t("papers-letter-remedy"))
}

/// Somebody else changed meanwhile what the page showed.
pub(crate) fn moved(page: &Page) -> Message {
    Message::new(page.t("papers-moved")).remedy(page.t("papers-moved-remedy"))
}
