//! **Việc đến hạn.** What falls due, found ahead by a room and shown on the office's first page.

use chrono::NaiveDate;

/// One thing that falls due or is overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day it falls due, or fell due.
    pub on: NaiveDate,
    /// Whether that day is past.
    pub late: bool,
    /// What it is, in the reader's language.
    pub text: String,
    /// Where it is dealt with.
    pub href: String,
}
