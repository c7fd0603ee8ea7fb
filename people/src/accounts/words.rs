//! Refusals about accounts, worded for people, and the field each belongs to.

use super::actions::{Refusal, SHORTEST};
use super::strength::Weak;
use chibo_frame::{Lang, Message, Words};

/// What is wrong and what to do, for pages and the command line.
pub fn worded(refusal: &Refusal, words: &Words, lang: Lang) -> Message {
    let t = |key| words.t(lang, key);
    match refusal {
        Refusal::Login(login) => {
            Message::new(words.with(lang, "accounts-refused-login", &[("login", login)])).remedy(t("accounts-login-hint"))
        }
        Refusal::Taken(login) => {
            Message::new(words.with(lang, "accounts-refused-taken", &[("login", login)])).remedy(t("accounts-refused-taken-remedy"))
        }
        Refusal::Name => Message::new(t("accounts-refused-name")),
        Refusal::Roles => Message::new(t("accounts-refused-roles")),
        Refusal::Short(length) => {
            Message::new(words.with(lang, "accounts-refused-short", &[("length", length), ("least", &SHORTEST)]))
        }
        Refusal::Weak(weak) => Message::new(t(match weak {
            Weak::Known => "accounts-refused-weak-known",
            Weak::Common => "accounts-refused-weak-common",
            Weak::Run => "accounts-refused-weak-run",
        })),
        Refusal::Differ => Message::new(t("accounts-refused-differ")),
        Refusal::Wrong => Message::new(t("accounts-refused-present")),
        Refusal::Recovery => Message::new(t("accounts-refused-recovery")).remedy(t("accounts-refused-recovery-remedy")),
        Refusal::Wait(seconds) => Message::new(words.with(lang, "accounts-refused-wait", &[("seconds", seconds)])),
        Refusal::LastAdmin => Message::new(t("accounts-refused-last-admin")).remedy(t("accounts-refused-last-admin-remedy")),
        Refusal::Code => Message::new(t("accounts-refused-code")),
        Refusal::Cell => Message::new(t("units-refused-no-name")),
        Refusal::Ward => Message::new(t("accounts-refused-ward")),
        Refusal::NoAccount => Message::new(t("accounts-refused-none")),
    }
}

/// The field of a form beside which the words stand; none stands above the form.
pub(super) fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Login(_) | Refusal::Taken(_) => Some("login"),
        Refusal::Name => Some("name"),
        Refusal::Roles => Some("roles"),
        Refusal::Short(_) | Refusal::Weak(_) => Some("password"),
        Refusal::Differ => Some("again"),
        Refusal::Wrong => Some("present"),
        Refusal::Code => Some("ma"),
        Refusal::Cell => Some("cell"),
        Refusal::Ward => Some("ward"),
        Refusal::Wait(_) | Refusal::Recovery | Refusal::LastAdmin | Refusal::NoAccount => None,
    }
}
