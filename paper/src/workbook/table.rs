//! Finding the tables of a sheet: the heading rows, the rows of data below them, and the texts around.

use super::grid::{Grid, Value};
use super::headings::{Field, field};
use super::kinds;
use super::{Cell, Fault, Problem, Severity, lines};
use chrono::Datelike;

/// A column whose heading was understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) field: Field,
    pub(super) at: Cell,
    /// The headings, the parent first, in one line.
    pub(super) title: String,
}

/// One row of data.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) row: u32,
    /// The group row that stands above: "Tổ đảng số 1", "Năm 2023".
    pub(super) group: String,
}

/// A text outside the data: titles, legends, results, signatures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) at: Cell,
    pub(super) text: String,
}

/// A table, or several with the same headings over pages of one list.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) sheet: &'a str,
    pub(super) grid: &'a Grid,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// The texts above the headings, the nearest last.
    pub(super) titles: Vec<Note>,
    /// The texts below, as far as the next table.
    pub(super) notes: Vec<Note>,
}

struct Head {
    first: u32,
    last: u32,
    columns: Vec<Column>,
}

/// The tables of a sheet.
pub(super) fn tables<'a>(sheet: &'a str, grid: &'a Grid) -> Vec<Table<'a>> {
    let heads = heads(grid);
    let mut tables: Vec<Table> = Vec::new();
    let mut above = heads.first().map_or(Vec::new(), |head| notes_between(grid, 0, head.first));
    for (index, head) in heads.iter().enumerate() {
        let end = heads.get(index + 1).map_or(grid.rows, |next| next.first);
        let (rows, below) = lines::sort_out(grid, &head.columns, head.last + 1, end);
        let same = tables.last_mut().filter(|table| is_continued(table, head, &above));
        match same {
            Some(table) => {
                table.rows.extend(rows);
                table.notes.extend(below.iter().cloned());
            }
            None => tables.push(Table { sheet, grid, columns: head.columns.clone(), rows, titles: above, notes: below.clone() }),
        }
        above = below;
    }
    tables
}

/// The same headings again after a page break; a title of its own year begins a new table.
fn is_continued(table: &Table, head: &Head, titles: &[Note]) -> bool {
    let fields = |columns: &[Column]| columns.iter().map(|c| (c.at.column, c.field.clone())).collect::<Vec<_>>();
    let last_row = table.rows.last().map_or(0, |row| row.row);
    let has_own_year =
        titles.iter().any(|note| note.at.row > last_row && !note.text.contains(':') && super::days::year_in(&note.text).is_some());
    fields(&table.columns) == fields(&head.columns) && !has_own_year
}

fn notes_between(grid: &Grid, first: u32, end: u32) -> Vec<Note> {
    (first..end).flat_map(|row| lines::notes_of(grid, row)).collect()
}

fn heads(grid: &Grid) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut row = 0;
    while row < grid.rows {
        match head_at(grid, row) {
            Some(head) => {
                row = head.last + 1;
                heads.push(head);
            }
            None => row += 1,
        }
    }
    heads
}

/// The heading rows that begin with the row of the names (or what else tells the rows apart).
fn head_at(grid: &Grid, row: u32) -> Option<Head> {
    let own: Vec<(Cell, Field)> = grid.in_row(row).filter_map(|at| Some((at, field(&[grid.value(at)?.clone()])?))).collect();
    let is_numbered = grid.in_row(row).next().is_some_and(|at| matches!(grid.value(at), Some(Value::Number(_))));
    if is_numbered || own.len() < 2 || !own.iter().any(|(_, field)| kinds::is_key(field)) {
        return None;
    }
    let first = row.saturating_sub(u32::from(is_parent_row(grid, row)));
    let last = last_row(grid, row, &own);
    let columns: Vec<Column> = (0..grid.columns).filter_map(|column| column_of(grid, first, last, column)).collect();
    kinds::is_table(&columns).then_some(Head { first, last, columns })
}

/// A row of headings that each span some columns, such as "Ngày vào Đảng" over "Dự bị" and "Chính thức".
fn is_parent_row(grid: &Grid, row: u32) -> bool {
    row > 0
        && grid.in_row(row - 1).any(|at| {
            let width = grid.region_end(at).column.saturating_sub(at.column) + 1;
            let known = grid.value(at).is_some_and(|value| field(std::slice::from_ref(value)).is_some() || is_long_year(value));
            width > 1 && width + 1 < grid.columns && known
        })
}

fn is_long_year(value: &Value) -> bool {
    value.text().chars().count() < 40 && super::days::year_in(&value.text()).is_some()
}

fn last_row(grid: &Grid, row: u32, own: &[(Cell, Field)]) -> u32 {
    let merged = own.iter().map(|(at, _)| grid.region_end(*at).row).max().unwrap_or(row);
    if merged > row {
        return merged.min(row + 3);
    }
    let next = row + 1;
    let key_is_blank = own
        .iter()
        .filter(|(_, field)| kinds::is_key(field))
        .all(|(at, _)| grid.value(Cell { row: next, column: at.column }).is_none());
    let below: Vec<Cell> = grid.in_row(next).collect();
    let understood = below.iter().filter(|at| is_sub_heading(grid, row, **at)).count();
    if key_is_blank && below.len() >= 2 && understood * 2 > below.len() { next } else { row }
}

/// Whether the cell is a heading under that of `row`: a known word, a year or month under a heading that takes one. A
/// date under "Ngày sinh" is data.
fn is_sub_heading(grid: &Grid, row: u32, at: Cell) -> bool {
    let Some(value) = grid.value(at) else { return false };
    let parent = grid.value(heading_cell(grid, row, at.row, at.column));
    let above = parent.and_then(|parent| field(std::slice::from_ref(parent)));
    match field(std::slice::from_ref(value)) {
        Some(Field::Session(_)) => above.is_none(),
        Some(Field::OfYear(_)) => matches!(above, None | Some(Field::Level(_) | Field::Title(_))),
        Some(_) => matches!(value, Value::Text(_)),
        None => above.is_none() && matches!(column_of(grid, row, at.row, at.column), Some(Column { field: Field::Session(_), .. })),
    }
}

fn column_of(grid: &Grid, first: u32, last: u32, column: u32) -> Option<Column> {
    let mut chain: Vec<(Cell, Value)> = Vec::new();
    for row in first..=last {
        let at = grid.anchor(heading_cell(grid, row, last, column));
        if let Some(value) = grid.value(at)
            && chain.last().is_none_or(|(above, _)| *above != at)
        {
            chain.push((at, value.clone()));
        }
    }
    let values: Vec<Value> = chain.iter().map(|(_, value)| value.clone()).collect();
    let title = values.iter().map(|value| chibo_core::name::tidy(&value.text())).collect::<Vec<_>>().join(" ");
    let row = chain.last()?.0.row;
    Some(Column { field: field(&values)?, at: Cell { row, column }, title })
}

/// A parent heading that was not merged stands over the blank cells to its right that have headings below.
fn heading_cell(grid: &Grid, row: u32, last: u32, column: u32) -> Cell {
    let at = |column| Cell { row, column };
    let holds = |column| grid.value(at(column)).is_some();
    let has_below = |column| (row + 1..=last).any(|below| grid.holds(Cell { row: below, column }));
    if row == last || holds(column) || !has_below(column) {
        return at(column);
    }
    let parent = (0..column).rev().take_while(|left| has_below(*left)).find(|left| holds(*left));
    parent.map_or(at(column), at)
}

impl Table<'_> {
    /// The cells of the row in the columns of this field that hold something.
    pub(super) fn cells(&self, row: &Row, field: &Field) -> impl Iterator<Item = Cell> {
        let cells = self
            .columns
            .iter()
            .filter(move |column| column.field == *field)
            .map(|column| Cell { row: row.row, column: column.at.column });
        cells.filter(|at| self.grid.value(*at).is_some()).collect::<Vec<_>>().into_iter()
    }

    /// Whether the table has such a column.
    pub(super) fn has(&self, field: &Field) -> bool {
        self.columns.iter().any(|column| column.field == *field)
    }

    /// The first of these cells.
    pub(super) fn cell(&self, row: &Row, field: &Field) -> Option<Cell> {
        self.cells(row, field).next()
    }

    /// The text of the field; blank if there is none.
    pub(super) fn text(&self, row: &Row, field: &Field) -> String {
        self.cell(row, field).map(|at| self.grid.text(at)).unwrap_or_default()
    }

    /// Where the row begins.
    pub(super) fn start(&self, row: &Row) -> Cell {
        self.grid.in_row(row.row).next().unwrap_or(Cell { row: row.row, column: 0 })
    }

    /// The year of the table: of the nearest title, else of the sheet's name, else of a day in a title.
    pub(super) fn year(&self) -> Option<i32> {
        let titles = || self.titles.iter().rev();
        let title = titles().find_map(|note| super::days::year_in(&note.text));
        let day = || titles().find_map(|note| Some(super::days::find(&note.text)?.ok()?.year()));
        title.or_else(|| super::days::year_in(self.sheet)).or_else(day)
    }
}

/// The faults of one table.
#[derive(Debug)]
pub(super) struct Faults<'a> {
    table: &'a Table<'a>,
    pub(super) list: Vec<Fault>,
    /// Where the faults of the row being read begin.
    row_start: usize,
}

impl<'a> Faults<'a> {
    pub(super) fn of(table: &'a Table<'a>) -> Self {
        Self { table, list: Vec::new(), row_start: 0 }
    }

    pub(super) fn add(&mut self, severity: Severity, at: Cell, problem: Problem) {
        let value = self.table.grid.text(at);
        self.list.push(Fault { sheet: self.table.sheet.to_owned(), cell: at, value, problem, severity });
    }

    pub(super) fn error(&mut self, at: Cell, problem: Problem) {
        self.add(Severity::Error, at, problem);
    }

    pub(super) fn warn(&mut self, at: Cell, problem: Problem) {
        self.add(Severity::Warning, at, problem);
    }

    /// The day in a field; one that cannot be read is a fault of this severity.
    pub(super) fn day(&mut self, row: &Row, field: &Field, severity: Severity) -> Option<chibo_core::day::Day> {
        let at = self.table.cell(row, field)?;
        match super::days::read(self.table.grid.value(at)?) {
            Ok(day) => Some(day),
            Err(_) if is_placeholder(&self.table.grid.text(at)) => None,
            Err(problem) => {
                self.add(severity, at, problem);
                None
            }
        }
    }

    /// Runs the reading of one row: with an error, the row is left out.
    pub(super) fn row<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.row_start = self.list.len();
        let row = read(self);
        row.filter(|_| !self.row_failed())
    }

    /// Whether the row being read has an error.
    pub(super) fn row_failed(&self) -> bool {
        self.list.iter().skip(self.row_start).any(|fault| fault.severity == Severity::Error)
    }
}

/// Dashes and dots that fill an empty cell.
pub(super) fn is_placeholder(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '_' | '/' | ' ')) || super::headings::plain(text) == "khong"
}
