//! What is wrong with a file, as the import sees it: the reader's faults and its own.

use chibo_core::day::Day;
use chibo_core::target::Conflict;
use chibo_paper::workbook::{self, Cell, Severity, Unreadable, Why};

/// One thing wrong, with its place. Of a whole file or sheet there is no cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The sheet's name.
    pub sheet: String,
    /// The cell.
    pub cell: Option<Cell>,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
    /// Whether the row is written all the same.
    pub severity: Severity,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The reader found it.
    Read(workbook::Problem),
    /// Nothing can be read from the file.
    Unreadable(Unreadable),
    /// The sheet was left alone.
    Ignored(Why),
    /// Nobody of this name (and birth) is on the roll.
    UnknownPerson,
    /// The roll has this name with another day of birth.
    BirthDiffers {
        /// The roll's.
        known: Day,
    },
    /// Several members have this name.
    Namesakes {
        /// How many.
        count: usize,
    },
    /// Two rows of the sheet mean the same member; the first is taken.
    SamePerson {
        /// Where he stands first.
        first: Cell,
    },
    /// A mark that the roll contradicts.
    Contradicted {
        /// How.
        conflict: Conflict,
        /// The meeting's day.
        on: Day,
    },
    /// Required, and has no row in the book.
    NotInBook {
        /// At how many of its meetings.
        missed: usize,
    },
    /// The movements and the book of admissions name two days for one admission; the movements' is kept.
    AdmittedTwice {
        /// The movements' day.
        moved: Day,
        /// The book's.
        booked: Day,
    },
    /// The subject of an inspection is nobody on the roll; the line is kept.
    UnknownSubject,
}

impl From<workbook::Fault> for Fault {
    fn from(fault: workbook::Fault) -> Self {
        let workbook::Fault { sheet, cell, value, problem, severity } = fault;
        Self { sheet, cell: Some(cell), value, problem: Problem::Read(problem), severity }
    }
}
