//! A field in which one of a few words is chosen, with what was chosen and the words beside it.

use askama::Template;
use chibo_core::rating::Level;
use chibo_frame::db::{code, from_code};
use chibo_frame::{Message, Page, Typed};

/// One such field.
#[derive(Template)]
#[template(path = "ratings/_choice.html")]
pub(super) struct Choice {
    name: String,
    label: String,
    options: Vec<(String, String, bool)>,
    problem: Option<Message>,
}

impl Choice {
    /// A level, or none.
    pub(super) fn level(page: &Page, typed: &Typed, name: &str, label: String) -> Self {
        let options = Level::ALL.map(|level| (code(&level), level_text(page, level)));
        Self::of(typed, name, label, options.into())
    }

    /// One of these codes, or none.
    pub(super) fn of(typed: &Typed, name: &str, label: String, options: Vec<(String, String)>) -> Self {
        let chosen = typed.value(name);
        let options = options.into_iter().map(|(code, text)| (code.clone(), text, code == chosen)).collect();
        Self { name: name.to_owned(), label, options, problem: typed.problem(name).cloned() }
    }
}

/// The level chosen in a field.
pub(super) fn chosen(typed: &Typed, name: &str) -> Option<Level> {
    from_code(typed.value(name)).ok()
}

/// A level in words.
pub(super) fn level_text(page: &Page, level: Level) -> String {
    page.t(&format!("ratings-level-{}", code(&level).replace('_', "-")))
}
