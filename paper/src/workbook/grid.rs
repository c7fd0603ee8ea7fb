//! A sheet as cells with values. A cell inside a merged region reads as the region's first cell.

use super::{Cell, days};
use calamine::{DataRef, Xlsx, XlsxError};
use chibo_core::day::Day;
use chibo_core::name::tidy;
use std::collections::BTreeMap;
use std::io::{Read, Seek};

/// No list of a cell or a quarter is longer or wider; what lies beyond is a stray format or an attack.
const ROWS: u32 = 20_000;
const COLUMNS: u32 = 400;
/// The most cells that merged regions may cover.
const MERGED: usize = 200_000;

/// What a cell holds. Blank cells are not held.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Day(Day),
    /// A date cell whose number is no day.
    NoDay(String),
}

/// The cells of one sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    values: BTreeMap<Cell, Value>,
    /// Each cell of a merged region but the first, with the first.
    merged: BTreeMap<Cell, Cell>,
    /// The last cell of each merged region, by its first.
    regions: BTreeMap<Cell, Cell>,
    /// How many cells of regions were walked through.
    covered: usize,
    pub(super) rows: u32,
    pub(super) columns: u32,
}

impl Grid {
    pub(super) fn read<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str) -> Result<Self, XlsxError> {
        let mut grid = Self::default();
        let mut cells = book.worksheet_cells_reader(sheet)?;
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            if row < ROWS && column < COLUMNS {
                grid.put(Cell { row, column }, value(cell.get_value()));
            }
        }
        drop(cells);
        for region in book.merge_cells_by_sheet_name(sheet)? {
            grid.merge(Cell::from(region.start), Cell::from(region.end));
        }
        Ok(grid)
    }

    fn put(&mut self, at: Cell, value: Option<Value>) {
        if let Some(value) = value {
            self.rows = self.rows.max(at.row + 1);
            self.columns = self.columns.max(at.column + 1);
            self.values.insert(at, value);
        }
    }

    fn merge(&mut self, first: Cell, last: Cell) {
        let last = Cell { row: last.row.min(self.rows.saturating_sub(1)), column: last.column.min(self.columns.saturating_sub(1)) };
        let cells = (first.row..=last.row).flat_map(|row| (first.column..=last.column).map(move |column| Cell { row, column }));
        for at in cells {
            self.covered += 1;
            if self.covered > MERGED {
                return;
            }
            if at != first && !self.values.contains_key(&at) {
                self.merged.insert(at, first);
            }
        }
        self.regions.insert(first, last);
    }

    /// Whether the cell itself holds something, not only its region.
    pub(super) fn holds(&self, at: Cell) -> bool {
        self.values.contains_key(&at)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The first cell of the region in which `at` lies; `at` itself outside any.
    pub(super) fn anchor(&self, at: Cell) -> Cell {
        self.merged.get(&at).copied().unwrap_or(at)
    }

    /// The last cell of the region that begins at `first`.
    pub(super) fn region_end(&self, first: Cell) -> Cell {
        self.regions.get(&first).copied().unwrap_or(first)
    }

    pub(super) fn value(&self, at: Cell) -> Option<&Value> {
        self.values.get(&self.anchor(at))
    }

    /// The cell in one line, as a reader sees it.
    pub(super) fn text(&self, at: Cell) -> String {
        tidy(&self.lines(at))
    }

    /// The cell with its line breaks.
    pub(super) fn lines(&self, at: Cell) -> String {
        self.value(at).map(Value::text).unwrap_or_default()
    }

    /// The cells that begin in this row and hold something.
    pub(super) fn in_row(&self, row: u32) -> impl Iterator<Item = Cell> + '_ {
        let (first, last) = (Cell { row, column: 0 }, Cell { row, column: u32::MAX });
        self.values.range(first..=last).map(|(at, _)| *at)
    }
}

impl From<(u32, u32)> for Cell {
    fn from((row, column): (u32, u32)) -> Self {
        Self { row, column }
    }
}

impl Value {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::NoDay(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.format("%d/%m/%Y").to_string(),
        }
    }
}

fn value(data: &DataRef) -> Option<Value> {
    match data {
        DataRef::Empty | DataRef::Error(_) => None,
        DataRef::SharedString(text) => written(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => written(text),
        #[expect(clippy::cast_precision_loss, reason = "whole numbers of a list are far below 2^52")]
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        DataRef::Bool(yes) => written(if *yes { "x" } else { "không" }),
        DataRef::DateTime(time) => {
            // Beyond the calendar of Excel the conversion itself could panic.
            let in_range = (1.0..2_958_466.0).contains(&time.as_f64());
            let day = in_range.then(|| time.as_datetime()).flatten().map(|time| time.date());
            Some(day.filter(|day| days::is_plausible(*day)).map_or_else(|| Value::NoDay(time.as_f64().to_string()), Value::Day))
        }
    }
}

/// Text without the invisible characters that copying leaves behind; blank text is no value.
fn written(text: &str) -> Option<Value> {
    let text: String =
        text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}')).collect();
    (!text.trim().is_empty()).then_some(Value::Text(text))
}
