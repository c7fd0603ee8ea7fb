//! Imports against a database: the demonstration, rows that are doubtful, the pages.

mod demo;
mod pages;
mod round_trip;
mod rows;
mod undo;
mod words;

use super::File;
use chibo_core::day::Day;
use chibo_core::target::Records;
use chibo_frame::testing::{Scratch, scratch};
use chibo_frame::{App, Slice};
use chibo_people::units;
use rust_xlsxwriter::Workbook;
use std::path::Path;

const SLICES: &[Slice] = &[chibo_people::SLICE, chibo_books::SLICE, crate::SLICE];

/// An empty cell on a database of its own.
async fn town() -> Scratch {
    let scratch = scratch(SLICES, "2025-12-01T02:00:00Z".parse().unwrap()).await.unwrap();
    units::create(&scratch.app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
    scratch
}

/// The seven workbooks.
fn demo() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let books = paths.filter(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    let file = |path: std::path::PathBuf| File {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        bytes: std::fs::read(&path).unwrap(),
    };
    books.map(file).collect()
}

/// The workbook whose name begins so.
fn one(name: &str) -> Vec<File> {
    demo().into_iter().filter(|file| file.name.starts_with(name)).collect()
}

/// A workbook of one sheet: lines of cells separated by `|`.
fn book(sheet: &str, lines: &[&str]) -> Vec<File> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name(sheet).unwrap();
    for (row, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(line.split('|')) {
            if !cell.is_empty() {
                page.write(row, column, cell).unwrap();
            }
        }
    }
    vec![File { name: "so.xlsx".into(), bytes: book.save_to_buffer().unwrap() }]
}

/// Everything that the measures look at, at the term's end.
async fn records(app: &App) -> Records {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap();
    crate::targets::gather(&app.db, cell.id, Day::from_ymd_opt(2025, 6, 30).unwrap()).await.unwrap()
}
