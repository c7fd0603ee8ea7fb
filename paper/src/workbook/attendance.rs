//! The attendance book: theo dõi sinh hoạt. Also the shape of the study book, which is kept the same way.

use super::{Cell, Person};
use chibo_core::day::Day;
use chibo_core::meeting::{Mark, MeetingKind};

/// A book of marks: its columns are meetings or study sessions, its rows people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// The columns that were held, in order.
    pub sessions: Vec<Session>,
    /// The rows.
    pub rows: Vec<BookRow>,
}

/// **Buổi sinh hoạt / học tập.** One column of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its day; the regular meeting of a month is held on the 3rd.
    pub on: Day,
    /// Regular or thematic; of no meaning for study.
    pub kind: MeetingKind,
    /// The heading as written.
    pub title: String,
    /// The cell of the heading.
    pub at: Cell,
}

/// One person's marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookRow {
    /// Who.
    pub person: Person,
    /// His marks; sessions without any are left out.
    pub marks: Vec<MarkAt>,
}

/// **Điểm danh.** One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkAt {
    /// The session, as an index into [`Book::sessions`].
    pub session: usize,
    /// What it means; `None` if nobody knows (then there is a warning at `at`).
    pub mark: Option<Mark>,
    /// The mark as written.
    pub text: String,
    /// Its cell.
    pub at: Cell,
}
