//! The ballot of one round (phiếu bầu), printed, with the map of what stands where; and the test page in its likeness.
//! All sheets of a round are one file: nothing tells one from another, and the same facts make the same bytes.

mod drawing;
mod mapping;
#[cfg(test)]
mod tests;

use chibo_core::day::Day;
use chibo_core::election::{ElectionRecord, Slate, Style};
use chibo_sheet::{Map, Rect, RowMark, code};

use crate::typeset::Fault;
use drawing::Drawing;

pub use drawing::MOST_NAMES;

/// **Phiếu bầu.** What the ballot of a round says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// What stands above the list, as far as it is known.
    pub heading: Heading,
    /// The election's key, so that two votes on the same names are told apart; empty where it has none.
    pub key: String,
    /// The day.
    pub held_on: Day,
    /// What is elected, as `chibo_core::election::Office` spells it.
    pub office: String,
    /// **Lần bầu.** From 1.
    pub round: usize,
    /// The names and the seats.
    pub slate: Slate,
    /// **Phiếu tập dượt.** For the tellers' practice: the sheet says so.
    pub practice: bool,
}

/// **Phần đầu phiếu.** What a record file does not know is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// **Cấp ủy cấp trên.** In capitals; its stamp goes upper left.
    pub superior: Option<String>,
    /// **Chi bộ.** In capitals.
    pub issuer: Option<String>,
    /// **Đại hội.** "Đại hội Chi bộ khu 5B lần thứ V".
    pub congress: Option<String>,
    /// **Nhiệm kỳ.** "2022-2025".
    pub term: Option<String>,
}

/// **Trang thử.** A page in the ballot's layout that is filled in by the printer.
#[derive(Debug, Clone, PartialEq)]
pub struct TestPage {
    /// The page.
    pub pdf: Vec<u8>,
    /// What stands where.
    pub map: Map,
    /// What a true reading says of each line.
    pub marks: Vec<RowMark>,
}

/// Why a sheet cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum Unprintable {
    /// No such round.
    #[error("no round {0}")]
    NoRound(usize),
    /// More names than one page takes.
    #[error("{names} names, at most {most}")]
    TooManyNames {
        /// The list's.
        names: usize,
        /// A page's.
        most: usize,
    },
    /// A name that takes more than its line, however small.
    #[error("a name too long: {0}")]
    LongName(String),
    /// What stands above the list takes more than its room, however small.
    #[error("too much above the list")]
    LongHeading,
    /// A letter that the fonts lack.
    #[error("no letter {0:?}")]
    Letter(char),
    /// The sheet failed.
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for Unprintable {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Letter(letter) => Self::Letter(letter),
            fault => Self::Fault(fault),
        }
    }
}

impl Ballot {
    /// The ballot of a round (from 1) of a record; without one, of the last.
    pub fn of(record: &ElectionRecord, round: Option<usize>) -> Result<Self, Unprintable> {
        let round = round.unwrap_or(record.rounds.len());
        let held = round.checked_sub(1).and_then(|place| record.rounds.get(place)).ok_or(Unprintable::NoRound(round))?;
        Ok(Self {
            heading: Heading::default(),
            key: String::new(),
            held_on: record.held_on,
            office: record.office.word().to_owned(),
            round,
            slate: held.slate.clone(),
            practice: false,
        })
    }

    /// What the layout code of its sheets says.
    pub fn code(&self) -> String {
        self.code_of(if self.slate.style == Style::Strike { code::Kind::Strike } else { code::Kind::Tick })
    }

    /// What the layout code of its test page says.
    pub fn test_code(&self) -> String {
        self.code_of(code::Kind::Test)
    }

    fn code_of(&self, kind: code::Kind) -> String {
        let (day, seats) = (self.held_on.to_string(), self.slate.seats.to_string());
        let mut identity = vec![self.key.as_str(), &day, &self.office, &seats];
        identity.extend(self.slate.candidates.iter().map(String::as_str));
        code::words(kind, self.round, &identity)
    }
}

/// Prints the ballot: one page, to be printed as often as needed, and its map.
pub fn print(ballot: &Ballot) -> Result<(Vec<u8>, Map), Unprintable> {
    let drawing = Drawing::of_ballot(ballot)?;
    let made = set(&drawing).and_then(|(pages, map)| Ok((drawing.pdf(&pages)?, map)));
    forget();
    made
}

/// Prints the test page: the ballot's layout with made-up lines, every other one marked by the printer.
pub fn print_test(ballot: &Ballot) -> Result<TestPage, Unprintable> {
    let mut drawing = Drawing::of_test(ballot)?;
    let made = set(&drawing).and_then(|(_, map)| {
        let marks = drawing.fill_in(&map);
        let (pages, map) = set(&drawing)?;
        Ok(TestPage { pdf: drawing.pdf(&pages)?, map, marks })
    });
    forget();
    made
}

fn set(drawing: &Drawing) -> Result<(typst_layout::PagedDocument, Map), Unprintable> {
    let pages = drawing.pages()?;
    let map = mapping::map(drawing, &pages)?;
    Ok((pages, map))
}

/// The typesetter's memory of every sheet would stay for the life of the process.
fn forget() {
    comemo::evict(0);
}

/// The right of a place.
fn right(rect: &Rect) -> f32 {
    rect[0] + rect[2]
}
