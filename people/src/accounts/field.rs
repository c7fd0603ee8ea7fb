//! One field of this room's forms: label, hint, what was typed, and what is wrong with it.

use super::actions::Refusal;
use super::words;
use askama::Template;
use chibo_frame::{Message, Page};

/// A field. Its words are `accounts-NAME` and, if there is one, `accounts-NAME-hint`.
#[derive(Template)]
#[template(path = "accounts/_field.html")]
pub(crate) struct Field {
    name: &'static str,
    label: String,
    hint: Option<String>,
    kind: &'static str,
    complete: &'static str,
    required: bool,
    value: String,
    error: Option<String>,
}

impl Field {
    /// A line of text.
    pub(crate) fn text(page: &Page, name: &'static str, value: &str) -> Self {
        let hint_key = format!("accounts-{name}-hint");
        let hint = Some(page.t(&hint_key)).filter(|words| *words != hint_key);
        let label = page.t(&format!("accounts-{name}"));
        Self { name, label, hint, kind: "text", complete: "off", required: true, value: value.to_owned(), error: None }
    }

    /// A password; `complete` tells the browser which one.
    pub(crate) fn password(page: &Page, name: &'static str, complete: &'static str) -> Self {
        Self { kind: "password", complete, ..Self::text(page, name, "") }
    }

    /// With another label than the field's usual one.
    pub(crate) fn labelled(self, label: String) -> Self {
        Self { label, ..self }
    }

    /// Without the hint that stands beside the same field of another form.
    pub(crate) fn without_hint(self) -> Self {
        Self { hint: None, ..self }
    }

    /// May stay empty.
    pub(crate) fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// Lets the browser fill in the login.
    pub(crate) fn username(self) -> Self {
        Self { complete: "username", ..self }
    }
}

/// A form: its fields, and what is wrong with the whole.
pub(crate) struct Filled {
    /// The fields, in order.
    pub(crate) fields: Vec<Field>,
    /// What is wrong with the form, where no single field is.
    pub(crate) problem: Option<Message>,
}

impl Filled {
    /// A form with what was refused beside its field, or above all.
    pub(crate) fn new(page: &Page, mut fields: Vec<Field>, refusal: Option<&Refusal>) -> Self {
        let Some(refusal) = refusal else { return Self { fields, problem: None } };
        let message = words::worded(refusal, page.words(), page.lang);
        let beside = words::field(refusal).and_then(|name| fields.iter_mut().find(|field| field.name == name));
        match beside {
            Some(field) => {
                field.error = Some(message.text);
                Self { fields, problem: None }
            }
            None => Self { fields, problem: Some(message) },
        }
    }
}
