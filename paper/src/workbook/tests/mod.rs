//! Workbooks as hands really keep them, built in memory, and the seven of the demonstration.

mod bad_files;
mod books;
mod demo;
mod lists;
mod roll;

use super::{Content, Fault, Severity, SheetContent, Workbook, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer, Worksheet};

/// A cell to write: text, number or an Excel date (`=2022-07-03`); `#` before a number.
fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    if let Some(day) = text.strip_prefix('=') {
        let format = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(row, column, ExcelDateTime::parse_from_str(day).unwrap(), &format).unwrap();
    } else if let Some(number) = text.strip_prefix('#') {
        sheet.write(row, column, number.parse::<f64>().unwrap()).unwrap();
    } else if !text.is_empty() {
        sheet.write(row, column, text).unwrap();
    }
}

/// A sheet from lines of cells separated by `|`.
fn fill(sheet: &mut Worksheet, lines: &[&str]) {
    for (row, line) in (0..).zip(lines) {
        for (column, text) in line.split('|').enumerate() {
            put(sheet, row, u16::try_from(column).unwrap(), text.trim());
        }
    }
}

fn bytes_of(sheets: &[(&str, &[&str])]) -> Vec<u8> {
    let mut book = Writer::new();
    for (name, lines) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap(), lines);
    }
    book.save_to_buffer().unwrap()
}

fn workbook(name: &str, lines: &[&str]) -> Workbook {
    read(&bytes_of(&[(name, lines)])).unwrap()
}

/// The only content of a one-sheet workbook.
fn only(name: &str, lines: &[&str]) -> SheetContent {
    let mut book = workbook(name, lines);
    assert_eq!(book.sheets.len(), 1, "{:?}", book.sheets);
    book.sheets.remove(0)
}

fn faults(content: &SheetContent) -> Vec<(String, &str, Severity)> {
    content.faults.iter().map(|fault: &Fault| (fault.cell.to_string(), fault.value.as_str(), fault.severity)).collect()
}

fn day(text: &str) -> chibo_core::day::Day {
    chibo_core::day::parse_day(text).unwrap()
}

fn kinds(book: &Workbook) -> Vec<&'static str> {
    book.sheets.iter().map(|sheet| sheet.content.kind().name()).collect()
}

fn roll_rows(content: &SheetContent) -> &[super::RollRow] {
    match &content.content {
        Content::Roll { rows, .. } => rows,
        other => panic!("{other:?}"),
    }
}
