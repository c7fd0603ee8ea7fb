//! The day that the roll's pages are asked for. A line of text, day before month: a browser's own date field writes the
//! month first where the machine speaks English, and 07/03 is then taken for 7 March.

use axum::http::StatusCode;
use chibo_core::day::{Day, parse_day};
use chibo_frame::{App, Page};

/// The day asked for, or today.
pub(super) struct AskedDay {
    /// The day.
    pub(super) on: Day,
    /// What stands in the field.
    pub(super) typed: String,
    /// What is wrong with it.
    pub(super) error: Option<String>,
}

impl AskedDay {
    /// Reads what was typed. What is no day stays in its field with words beside it, and the page shows today.
    pub(super) fn new(page: &Page, app: &App, typed: &str) -> Self {
        let typed = typed.trim();
        let day = if typed.is_empty() { Some(app.today()) } else { parse_day(typed) };
        match day {
            Some(on) => Self { on, typed: on.format("%-d/%-m/%Y").to_string(), error: None },
            None => Self { on: app.today(), typed: typed.to_owned(), error: Some(page.t1("roll-no-day", "typed", typed)) },
        }
    }

    /// How the page is answered.
    pub(super) fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}
