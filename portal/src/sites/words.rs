//! What is wrong with a site, in words, each beside its field.

use super::check::{Field, Refusal};
use chibo_frame::{Message, Page};

/// The field and the words.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> (&'static str, Message) {
    let (field, words) = match refusal {
        Refusal::NoTitle => ("title", page.t("sites-no-title")),
        Refusal::TooLong(Field::Title, most) => ("title", page.t1("sites-too-long", "most", most)),
        Refusal::TooLong(Field::Subtitle, most) => ("subtitle", page.t1("sites-too-long", "most", most)),
        Refusal::NoAddress => ("path", page.t("sites-no-address")),
        Refusal::BadPath => ("path", page.t("sites-bad-path")),
        Refusal::PathTaken(other) => ("path", page.t1("sites-path-taken", "site", other)),
        Refusal::BadHost => ("host", page.t("sites-bad-host")),
        Refusal::HostTaken(other) => ("host", page.t1("sites-host-taken", "site", other)),
        Refusal::Circle => ("parent", page.t("sites-circle")),
        Refusal::NoParent => ("parent", page.t("sites-no-parent")),
        Refusal::NoColours => ("colours", page.t("sites-no-colours")),
    };
    (field, Message::new(words))
}
