//! Telling the rows below a heading apart: data, group rows, and the texts of totals, legends, results and signatures.

use super::grid::{Grid, Value};
use super::headings::{Field, plain};
use super::kinds;
use super::table::{Column, Note, Row};
use super::{Cell, days};
use chibo_core::name::{split_birth_year, tidy};

/// The rows of data from `first` up to `end`, and the texts between and after them.
pub(super) fn sort_out(grid: &Grid, columns: &[Column], first: u32, end: u32) -> (Vec<Row>, Vec<Note>) {
    let mut lines = Lines { grid, columns, rows: Vec::new(), notes: Vec::new(), group: String::new(), is_over: false };
    for row in first..end {
        lines.take(row);
    }
    (lines.rows, lines.notes)
}

/// The texts of a row. Neighbours are joined too, since a label and its value often stand in two cells.
pub(super) fn notes_of(grid: &Grid, row: u32) -> Vec<Note> {
    let cells: Vec<Cell> = grid.in_row(row).collect();
    let mut notes: Vec<Note> = cells.iter().map(|at| Note { at: *at, text: grid.lines(*at) }).collect();
    for pair in cells.windows(2) {
        if let [label, value] = pair {
            notes.push(Note { at: *value, text: format!("{} {}", grid.text(*label), grid.text(*value)) });
        }
    }
    notes
}

struct Lines<'a> {
    grid: &'a Grid,
    columns: &'a [Column],
    rows: Vec<Row>,
    notes: Vec<Note>,
    group: String,
    /// A total or a signature was met: from here on only a numbered row is data.
    is_over: bool,
}

/// What a row shows at first sight.
struct Sight {
    /// What stands in the key's column.
    key: String,
    is_numbered: bool,
    /// How many other known columns hold something.
    evidence: usize,
}

impl Lines<'_> {
    fn take(&mut self, row: u32) {
        let cells: Vec<Cell> = self.grid.in_row(row).collect();
        let Some(first) = cells.first() else { return };
        let text = self.grid.text(*first);
        if cells.len() == 1 && is_group(&text) {
            self.group = text;
            self.is_over = false;
            return;
        }
        let sight = self.sight(&cells);
        if self.is_data(&sight, &cells) {
            self.rows.push(Row { row, group: self.group.clone() });
        } else {
            let is_footer =
                is_footer(&sight.key) || (sight.key.is_empty() && cells.iter().any(|at| is_footer(&self.grid.text(*at))));
            self.is_over |= is_footer && !self.rows.is_empty();
            self.notes.extend(notes_of(self.grid, row));
        }
    }

    fn sight(&self, cells: &[Cell]) -> Sight {
        let mut sight = Sight { key: String::new(), is_numbered: false, evidence: 0 };
        for at in cells {
            let Some(column) = self.columns.iter().find(|column| column.at.column == at.column) else { continue };
            if kinds::is_key_of(&column.field, self.columns) {
                sight.key = tidy(&format!("{} {}", sight.key, self.grid.text(*at)));
            } else if column.field == Field::Number {
                sight.is_numbered = is_number(self.grid.value(*at));
            } else {
                sight.evidence += 1;
            }
        }
        sight
    }

    fn is_data(&self, sight: &Sight, cells: &[Cell]) -> bool {
        let Sight { key, is_numbered, evidence } = sight;
        if key.is_empty() {
            let is_text = cells.iter().any(|at| is_footer(&self.grid.text(*at)));
            let is_full = *is_numbered && *evidence >= 2;
            return is_full || !is_text && (*evidence >= 2 && !self.is_over || *is_numbered && *evidence >= 1);
        }
        if key.chars().filter(|c| c.is_alphabetic()).count() < 2 || is_group(key) && *evidence == 0 {
            return false;
        }
        if *is_numbered {
            return *evidence > 0 || !is_footer(key);
        }
        let has_numbers = self.columns.iter().any(|column| column.field == Field::Number);
        !self.is_over && !is_footer(key) && (*evidence > 0 || !has_numbers && is_name(key) && !self.rows.is_empty())
    }
}

fn is_number(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Number(_)) => true,
        Some(Value::Text(text)) => {
            let text = text.trim().trim_end_matches(['.', ')']);
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    }
}

/// "Tổ đảng số 1", "Tổ 2", "Năm 2023", "I. Kiểm tra".
fn is_group(text: &str) -> bool {
    let plain = plain(text);
    group_of(text).is_some()
        || days::year_in(text).is_some() && plain.len() <= 12
        || ["i ", "ii ", "iii ", "iv ", "v "].iter().any(|n| plain.starts_with(n))
}

/// The number of the group that a group row or a cell names.
pub(super) fn group_of(text: &str) -> Option<String> {
    let plain = plain(text);
    let rest = ["to dang", "to sinh hoat", "to"].iter().find_map(|word| {
        let place = format!(" {plain} ").find(&format!(" {word} "))?;
        (place <= 4).then(|| plain.get(place + word.len()..).unwrap_or_default().trim())
    })?;
    let name = rest.trim_start_matches("so ").split(' ').next().unwrap_or_default();
    let is_count =
        !name.is_empty() && (name.bytes().all(|b| b.is_ascii_digit()) || name.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
    (is_count && !text.contains(':')).then(|| name.to_uppercase())
}

/// The name under which a group is kept: "1" for "Tổ đảng số 1", and any other name as it is.
pub fn group_name(text: &str) -> String {
    group_of(text).unwrap_or_else(|| text.to_owned())
}

/// Whether this can be a person's name: words of letters only.
pub(super) fn is_name(text: &str) -> bool {
    let (name, _) = split_birth_year(text);
    let words = name.split(' ').count();
    (2..=7).contains(&words) && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-' | '.'))
}

/// Totals, signatures, legends and results.
fn is_footer(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "tong so",
        "tong cong",
        "cong to",
        "cong so",
        "danh sach",
        "an dinh",
        "t m",
        "tm ",
        "nguoi lap",
        "nguoi tong hop",
        "ky ten",
        "ky ghi",
        "ky va",
        "ghi chu",
        "chu thich",
        "chu giai",
        "ky hieu",
        "quy uoc",
        "luu y",
        "chi bo",
        "chi uy",
        "dang uy",
        "xac nhan",
        "noi nhan",
        "ket qua",
        "xep loai",
        "trong do",
        "co mat",
        "so co mat",
        "vang",
        "so vang",
        "ty le",
        "si so",
        "so luong",
        "so dang vien",
        "pho bi thu",
        "truong khu",
        "to truong",
        "khu dat",
        "khu dan cu",
        "khu pho",
        "dat danh hieu",
        "ghi ro",
        "duyet",
        "ngay thang nam",
        "quang trung ngay",
    ];
    let plain = plain(text);
    matches!(plain.as_str(), "cong" | "tong" | "bi thu" | "thu ky" | "ky" | "chu toa")
        || STARTS.iter().any(|start| plain.starts_with(start))
        || plain.contains("danh hieu")
        || [" ngay ", " thang ", " nam "].iter().all(|word| format!(" {plain} ").contains(word))
        || text.trim_end().ends_with(':')
}
