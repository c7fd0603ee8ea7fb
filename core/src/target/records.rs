//! Everything the measures look at, gathered beforehand and handed over as one value.

use crate::admission::Admission;
use crate::day::Day;
use crate::household::Household;
use crate::inspection::Inspection;
use crate::meeting::Meeting;
use crate::member::{Member, MemberId};
use crate::rating::Level;
use crate::study::StudySession;
use crate::target::MeasureKind;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Sổ sách chi bộ.** The records of one cell. What lies outside the term may stand here too: the measures take their own days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    /// The day on which the readings are taken: what lies after it has not happened, a year not yet due has no reading.
    pub today: Day,
    /// All who were ever on the roll, each once.
    pub members: Vec<Member>,
    /// The attendance book.
    pub meetings: Vec<Meeting>,
    /// The study book.
    pub studies: Vec<StudySession>,
    /// Members' ratings by year. One a year: of two, whoever gathers the records keeps the last and says so.
    pub ratings: BTreeMap<(i32, MemberId), Level>,
    /// The cell's own rating by year.
    pub cell_ratings: BTreeMap<i32, Level>,
    /// The lines of the years' inspection plans.
    pub inspections: Vec<Inspection>,
    /// The book of admissions. Admissions that stand among the members' movements need not stand here.
    pub admissions: Vec<Admission>,
    /// The households of the quarter.
    pub households: Vec<Household>,
    /// Khu dân cư văn hóa, by year: granted or not.
    pub quarter_titles: BTreeMap<i32, bool>,
    /// Evidence registered by the cell.
    pub evidence: Vec<Evidence>,
}

impl Records {
    /// Empty records, to be filled.
    pub fn new(today: Day) -> Self {
        Self {
            today,
            members: Vec::new(),
            meetings: Vec::new(),
            studies: Vec::new(),
            ratings: BTreeMap::new(),
            cell_ratings: BTreeMap::new(),
            inspections: Vec::new(),
            admissions: Vec::new(),
            households: Vec::new(),
            quarter_titles: BTreeMap::new(),
            evidence: Vec::new(),
        }
    }
}

/// **Minh chứng.** What the cell registers for a target that no count answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The measure it speaks for.
    pub measure: MeasureKind,
    /// The year it speaks for.
    pub year: i32,
    /// Its day, where it has one.
    pub on: Option<Day>,
    /// What it is.
    pub note: String,
}
