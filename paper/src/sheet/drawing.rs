//! What the sheet's typst file is given: the texts, and every measure, worked out here from `chibo_sheet::layout`.

use chibo_core::day::Day;
use chibo_core::election::Style;
use chibo_sheet::{Map, RowMark, code, layout};
use serde::{Deserialize, Serialize};

use super::{Ballot, Unprintable};
use crate::typeset::{self, Fault, missing_letter};
use typst_layout::PagedDocument;

/// So many names stand on one page.
pub const MOST_NAMES: usize = 15;

/// The head of the list.
const HEAD: f32 = 30.0;
/// A line is never higher.
const ROW: f32 = 46.0;
/// In lines lower than this the boxes are small.
const LOW_ROW: f32 = 32.0;
/// The columns of number, agree, disagree; the name has what is left.
const NUMBER: f32 = 40.0;
const AGREE: f32 = 84.0;

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Drawing {
    pub(super) test: bool,
    pub(super) practice: bool,
    superior: Option<String>,
    issuer: Option<String>,
    congress: Option<String>,
    term: Option<String>,
    day: Day,
    office: String,
    pub(super) round: usize,
    tie: bool,
    pub(super) tick: bool,
    pub(super) seats: u32,
    pub(super) names: Vec<String>,
    pub(super) code: String,
    page: [f32; 2],
    marks: [[f32; 2]; 4],
    radii: [f32; 3],
    pub(super) list: chibo_sheet::Rect,
    pub(super) columns: Vec<f32>,
    pub(super) head: f32,
    pub(super) row: f32,
    side: f32,
    line: f32,
    /// Black runs of the code: x, y, width, height.
    runs: Vec<chibo_sheet::Rect>,
    code_at: chibo_sheet::Rect,
    /// What is drawn as if by hand, on the test page: from x, y to x, y.
    strokes: Vec<[f32; 4]>,
}

impl Drawing {
    /// The sheet's pages.
    pub(super) fn pages(&self) -> Result<PagedDocument, Fault> {
        let data = serde_json::to_value(self)?;
        match missing_letter(&data) {
            Some(letter) => Err(Fault::Letter(letter)),
            None => typeset::set(include_str!("ballot.typ"), &data),
        }
    }

    /// The PDF of its pages.
    pub(super) fn pdf(&self, pages: &PagedDocument) -> Result<Vec<u8>, Fault> {
        typeset::export(&format!("ballot {}", self.code), self.day, pages)
    }

    pub(super) fn of_ballot(ballot: &Ballot) -> Result<Self, Unprintable> {
        Self::new(ballot, ballot.code(), ballot.slate.candidates.clone())
    }

    /// Nobody's name stands on a test page: marked ballots with real names are never lying about.
    pub(super) fn of_test(ballot: &Ballot) -> Result<Self, Unprintable> {
        let lines = (1..=ballot.slate.candidates.len()).map(|n| format!("Dòng thử số {n}"));
        Ok(Self { test: true, ..Self::new(ballot, ballot.test_code(), lines.collect())? })
    }

    fn new(ballot: &Ballot, code: String, names: Vec<String>) -> Result<Self, Unprintable> {
        if names.len() > MOST_NAMES {
            return Err(Unprintable::TooManyNames { names: names.len(), most: MOST_NAMES });
        }
        let tick = ballot.slate.style == Style::Tick;
        let [x, y, width, room] = layout::LIST;
        let lines = u8::try_from(names.len()).map_or(1.0, f32::from).max(1.0);
        let row = ((room - HEAD) / lines).min(ROW);
        let columns = if tick { vec![NUMBER, width - NUMBER - 2.0 * AGREE, AGREE, AGREE] } else { vec![NUMBER, width - NUMBER] };
        let heading = &ballot.heading;
        Ok(Self {
            test: false,
            practice: ballot.practice,
            superior: heading.superior.clone(),
            issuer: heading.issuer.clone(),
            congress: heading.congress.clone(),
            term: heading.term.clone(),
            day: ballot.held_on,
            office: ballot.office.clone(),
            round: ballot.round,
            tie: !ballot.slate.is_ordinary(),
            tick,
            seats: ballot.slate.seats,
            names,
            page: layout::PAGE,
            marks: layout::MARKS,
            radii: layout::MARK_RADII,
            list: [x, y, width, HEAD + lines * row],
            columns,
            head: HEAD,
            row,
            side: layout::BOX_SIDES[usize::from(row < LOW_ROW)],
            line: layout::LINE,
            runs: runs(&code),
            code,
            code_at: layout::CODE,
            strokes: Vec::new(),
        })
    }

    /// Marks every other line, beginning with the first, and says what each line then says.
    pub(super) fn fill_in(&mut self, map: &Map) -> Vec<RowMark> {
        let candidates = map.contests.iter().flat_map(|contest| &contest.candidates);
        let (marks, strokes): (Vec<_>, Vec<_>) = candidates
            .enumerate()
            .map(|(place, one)| {
                let first = place % 2 == 0;
                match &one.boxes {
                    None if first => (RowMark::No, strike(one.name)),
                    None => (RowMark::Yes, Vec::new()),
                    Some(boxes) if first => (RowMark::Yes, cross(boxes.yes)),
                    Some(boxes) => (RowMark::No, boxes.no.map(cross).unwrap_or_default()),
                }
            })
            .unzip();
        self.strokes = strokes.concat();
        marks
    }

    /// The ruling lines of the list: across, then down.
    pub(super) fn rules(&self) -> Vec<[f32; 4]> {
        let [x, y, width, height] = self.list;
        let mut lines = vec![[x, y, x + width, y]];
        let mut down = y + self.head;
        for _ in 0..=self.names.len() {
            lines.push([x, down, x + width, down]);
            down += self.row;
        }
        let mut across = x;
        for column in std::iter::once(&0.0).chain(&self.columns) {
            across += column;
            lines.push([across, y, across, y + height]);
        }
        lines
    }
}

/// A line through a name, a little beyond both ends.
fn strike([x, y, width, height]: chibo_sheet::Rect) -> Vec<[f32; 4]> {
    vec![[x - 6.0, y + height * 0.56, x + width + 6.0, y + height * 0.5]]
}

/// An X in a box.
fn cross([x, y, width, height]: chibo_sheet::Rect) -> Vec<[f32; 4]> {
    let (near, far) = (0.18, 0.82);
    vec![
        [x + width * near, y + height * near, x + width * far, y + height * far],
        [x + width * far, y + height * near, x + width * near, y + height * far],
    ]
}

/// The code's black modules, those side by side as one. None where the words are too long, which the map then shows.
fn runs(words: &str) -> Vec<chibo_sheet::Rect> {
    let modules = code::modules(words).unwrap_or_default();
    let (side, [left, top, ..]) = (layout::CODE_MODULE, layout::CODE);
    let mut runs: Vec<chibo_sheet::Rect> = Vec::new();
    let mut y = top;
    for row in modules.chunks(code::SIDE) {
        let mut x = left;
        for black in row {
            match runs.last_mut().filter(|run| (run[1] - y).abs() < 0.1 && (super::right(run) - x).abs() < 0.1) {
                Some(run) if *black => run[2] += side,
                _ if *black => runs.push([x, y, side, side]),
                _ => {}
            }
            x += side;
        }
        y += side;
    }
    runs
}
