//! What is wrong with a cell. The words for users are written by whoever shows it; a [`Problem`] carries what they need.

use chibo_core::day::Day;
use chibo_core::meeting::Mark;
use std::fmt;

/// The place of a cell in its sheet, counted from nought. Shows itself as Excel does: `B17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

/// Whether the row is imported all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The row (or the column, where the fault stands in a heading) is imported, with a note.
    Warning,
    /// The row, or the column, is not imported.
    Error,
}

/// One thing wrong, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The sheet's name.
    pub sheet: String,
    /// The cell.
    pub cell: Cell,
    /// What stands there, as a reader of the sheet sees it.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
    /// Whether the row is imported all the same.
    pub severity: Severity,
}

/// What can be wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A day that no calendar has, such as 31/02/1950.
    ImpossibleDate,
    /// A year of two digits: the century is not guessed.
    TwoDigitYear,
    /// Only a year (or a month and year) where a day belongs.
    OnlyYear,
    /// No day can be read from it.
    UnreadableDate,
    /// The row says something of somebody but has no name.
    MissingName,
    /// No date of birth: namesakes cannot be told apart.
    MissingBirth,
    /// The record's own day is missing (of a movement).
    MissingDay,
    /// Not a person's name (in the column of a household's Party members).
    NotAName,
    /// A mark that nobody explains. It is shown, and counts as nothing.
    UnknownMark,
    /// A mark that different hands use differently; taken as `taken`.
    DoubtfulMark {
        /// How it was taken.
        taken: Mark,
    },
    /// Not one of the four levels.
    UnknownLevel,
    /// Not a known movement.
    UnknownMovement,
    /// Neither inspection nor supervision.
    UnknownForm,
    /// Not a known class of households.
    UnknownClass,
    /// Neither granted nor refused; taken as not granted.
    UnknownTitle,
    /// Not a number of people.
    UnreadableNumber,
    /// Not a year; the row's other words named one.
    UnreadableYear {
        /// The year that was taken.
        taken: i32,
    },
    /// No year can be found for the column or the sheet.
    NoYear,
    /// The title names one year and the sheet's name another; the title's was taken.
    YearsDiffer {
        /// The year in the title.
        title: i32,
        /// The year in the sheet's name.
        sheet: i32,
    },
    /// The same person stands in the sheet twice; the first row is imported.
    DuplicateRow {
        /// Where he stands first.
        first: Cell,
    },
    /// Two columns are the same meeting; the first is imported.
    DuplicateColumn {
        /// The heading of the first.
        first: Cell,
        /// Its day.
        on: Day,
    },
}
