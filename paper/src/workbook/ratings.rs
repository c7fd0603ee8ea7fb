//! Yearly ratings: đánh giá, xếp loại chất lượng đảng viên.

use super::headings::{Field, has, plain};
use super::levels::{is_unrated, level};
use super::person::{once, person};
use super::table::{Faults, Row, Table, is_placeholder};
use super::{Cell, Fault, Person, Problem, Severity, days, marks};
use chibo_core::rating::Level;
use std::collections::BTreeSet;

/// **Xếp loại đảng viên.** One member's level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingRow {
    /// Who.
    pub person: Person,
    /// His level.
    pub level: Level,
    /// The cell of the level.
    pub at: Cell,
}

/// **Xếp loại chi bộ.** The cell's own rating, in the rows under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRating {
    /// The level.
    pub level: Level,
    /// Its cell.
    pub at: Cell,
}

/// The ratings of one year.
pub(super) struct YearOfRatings {
    pub(super) of: i32,
    pub(super) rows: Vec<RatingRow>,
    pub(super) cell: Option<CellRating>,
    pub(super) faults: Vec<Fault>,
}

/// The ratings of each year in the table; without any year, the faults that say so.
pub(super) fn read(table: &Table) -> Result<Vec<YearOfRatings>, Vec<Fault>> {
    let of_sheet = table.year();
    let years: BTreeSet<i32> = table
        .columns
        .iter()
        .filter(|column| is_level(&column.field))
        .filter_map(|column| year_of(&column.field).or(of_sheet))
        .collect();
    if years.is_empty() {
        let mut faults = Faults::of(table);
        let at = table.columns.iter().find(|column| is_level(&column.field)).map_or(Cell { row: 0, column: 0 }, |column| column.at);
        faults.error(at, Problem::NoYear);
        return Err(faults.list);
    }
    Ok(years.into_iter().map(|year| of_year(table, year, of_sheet)).collect())
}

fn is_level(field: &Field) -> bool {
    matches!(field, Field::Level(_) | Field::LevelCross(_) | Field::OfYear(_) | Field::Conclusion)
}

fn year_of(field: &Field) -> Option<i32> {
    match field {
        Field::Level(year) => *year,
        Field::OfYear(year) => Some(*year),
        _ => None,
    }
}

fn of_year(table: &Table, year: i32, of_sheet: Option<i32>) -> YearOfRatings {
    let mut faults = Faults::of(table);
    warn_of_other_year(table, &mut faults);
    let mut seen = Vec::new();
    let rows =
        table.rows.iter().filter_map(|row| faults.row(|faults| rating(table, row, (year, of_sheet), &mut seen, faults))).collect();
    let cell = cell_rating(table, year, of_sheet, &mut faults);
    YearOfRatings { of: year, rows, cell, faults: faults.list }
}

/// A sheet copied for the new year whose title was forgotten.
fn warn_of_other_year(table: &Table, faults: &mut Faults) {
    let Some((note, title)) = table.titles.iter().rev().find_map(|note| Some((note, days::year_in(&note.text)?))) else { return };
    if let Some(sheet) = days::year_in(table.sheet).filter(|sheet| *sheet != title) {
        faults.warn(note.at, Problem::YearsDiffer { title, sheet });
    }
}

fn rating(
    table: &Table,
    row: &Row,
    (year, of_sheet): (i32, Option<i32>),
    seen: &mut Vec<Person>,
    faults: &mut Faults,
) -> Option<RatingRow> {
    let here = table.columns.iter().filter(|column| is_level(&column.field) && year_of(&column.field).or(of_sheet) == Some(year));
    let filled: Vec<_> = here
        .map(|column| (column, Cell { row: row.row, column: column.at.column }))
        .filter(|(_, at)| table.grid.value(*at).is_some())
        .collect();
    let person = person(table, row, faults, Severity::Warning)?;
    let crossed = filled.iter().find_map(|(column, at)| match column.field {
        Field::LevelCross(level) if marks::granted(&table.grid.text(*at)) == Some(true) => Some((level, *at)),
        _ => None,
    });
    let (_, at) = filled.iter().find(|(column, _)| !matches!(column.field, Field::LevelCross(_))).or(filled.first())?;
    let text = table.grid.text(*at);
    let Some((level, at)) = crossed.or_else(|| Some((level(&text)?, *at))) else {
        if !is_unrated(&text) && !is_placeholder(&text) {
            faults.error(*at, Problem::UnknownLevel);
        }
        return None;
    };
    once(&person, seen, faults);
    Some(RatingRow { person, level, at })
}

/// "Chi bộ xếp loại: HTTNV" in the rows around the table.
fn cell_rating(table: &Table, year: i32, of_sheet: Option<i32>, faults: &mut Faults) -> Option<CellRating> {
    let mut unknown = None;
    for note in table.notes.iter().chain(&table.titles) {
        let plain = plain(&note.text);
        let is_result =
            has(&plain, "chi bo") && ["xep loai", "dat", "danh gia", "ket qua", "hoan thanh"].iter().any(|word| has(&plain, word));
        let is_this_year = days::year_in(&note.text).or(of_sheet).is_none_or(|of| of == year);
        if !is_result || !is_this_year {
            continue;
        }
        let verdict = note.text.rsplit_once(':').map_or(note.text.as_str(), |(_, verdict)| verdict);
        match level(verdict) {
            Some(level) => return Some(CellRating { level, at: note.at }),
            None if note.text.contains(':') && !is_placeholder(verdict) => unknown = Some(note.at),
            None => {}
        }
    }
    if let Some(at) = unknown {
        faults.warn(at, Problem::UnknownLevel);
    }
    None
}
