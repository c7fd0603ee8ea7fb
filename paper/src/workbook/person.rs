//! How a row names a person.

use super::headings::{Field, plain};
use super::table::{Faults, Row, Table};
use super::{Cell, Problem, Severity, days};
use chibo_core::day::Day;
use chibo_core::member::Sex;
use chibo_core::name::{split_birth_year, tidy};
use chrono::Datelike;

/// A person as a row names him: who he is among the members is decided elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Full name, composed Unicode, without the year of birth that tells namesakes apart.
    pub name: String,
    /// Day of birth, where the row has one.
    pub birth: Option<Day>,
    /// Year of birth: of `birth`, or written after the name, or standing alone in the birth column.
    pub birth_year: Option<i32>,
    /// The cell of the name.
    pub at: Cell,
}

/// The person of a row. A birth that cannot be read is a fault of the given severity.
pub(super) fn person(table: &Table, row: &Row, faults: &mut Faults, severity: Severity) -> Option<Person> {
    let cells: Vec<Cell> = table.cells(row, &Field::Name).filter(|at| table.grid.anchor(*at) == *at).collect();
    let Some(at) = cells.first() else {
        let column = table.columns.iter().find(|column| column.field == Field::Name)?.at.column;
        faults.error(Cell { row: row.row, column }, Problem::MissingName);
        return None;
    };
    let written: Vec<String> = cells.iter().map(|at| table.grid.text(*at)).collect();
    let mut person = named(&written.join(" "), *at);
    let born = birth(table, row, faults, severity);
    person.birth = born.0.or(person.birth);
    person.birth_year = person.birth.map(|day| day.year()).or(born.1).or(person.birth_year);
    Some(person)
}

/// The birth in its own column or in the column of the sex: the day, or the year alone.
fn birth(table: &Table, row: &Row, faults: &mut Faults, severity: Severity) -> (Option<Day>, Option<i32>) {
    for field in [Field::Birth, Field::Male, Field::Female] {
        let Some(at) = table.cell(row, &field) else { continue };
        let text = table.grid.text(at);
        if field != Field::Birth && !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let year = table.grid.value(at).map(days::read).filter(|day| *day == Err(Problem::OnlyYear)).and_then(|_| year_of(&text));
        match year {
            Some(year) => {
                faults.warn(at, Problem::OnlyYear);
                return (None, Some(year));
            }
            None => return (faults.day(row, &field, severity), None),
        }
    }
    (None, None)
}

/// A name as written, with what tells namesakes apart: "(1962)", "sn 1962", "(16/10/1962)".
pub(super) fn named(written: &str, at: Cell) -> Person {
    let text = without_remark(&without_title(&tidy(written)));
    let (mut name, mut birth_year) = split_birth_year(&text);
    let mut birth = None;
    if birth_year.is_none()
        && let Some(start) = text.find(|c: char| matches!(c, '(' | '[') || c.is_ascii_digit())
    {
        let (before, rest) = text.split_at(start);
        birth = days::find(rest).and_then(Result::ok);
        birth_year = birth.map(|day| day.year()).or_else(|| year_of(rest));
        if birth_year.is_some() {
            let before = before.trim_end_matches([' ', '-', ',', '(']);
            // "Sinh" with a capital is a given name.
            let born = ["sinh năm", "sinh", "sn", "SN", "Sn"]
                .iter()
                .find_map(|word| before.strip_suffix(word)?.strip_suffix([' ', '-', ',']));
            name = String::from(born.unwrap_or(before).trim_end_matches([' ', '-', ',']));
        }
    }
    Person { name: in_capitals(&name), birth, birth_year, at }
}

fn year_of(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .find(|y| (1850..=2200).contains(y))
}

fn without_title(text: &str) -> String {
    let titles = ["Đ/c ", "đ/c ", "Đ/C ", "Đ.c ", "Đc ", "Đồng chí ", "đồng chí "];
    titles.iter().find_map(|title| text.strip_prefix(title)).unwrap_or(text).trim().to_owned()
}

/// "(Bí thư)", "(chủ hộ)" after a name; a letter alone may tell namesakes apart, as a year does.
fn without_remark(text: &str) -> String {
    let is_remark =
        |inner: &str| inner.chars().filter(|c| c.is_alphabetic()).count() > 1 && !inner.contains(|c: char| c.is_ascii_digit());
    let name = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).filter(|(_, inner)| is_remark(inner));
    name.map_or(text, |(name, _)| name).trim().to_owned()
}

/// A name all in capitals or all in small letters is written as names are.
fn in_capitals(name: &str) -> String {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().any(char::is_uppercase) && letters().any(char::is_lowercase) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The sex: by its word, or by which of the columns Nam and Nữ holds something.
pub(super) fn sex(table: &Table, row: &Row) -> Option<Sex> {
    match plain(&table.text(row, &Field::Sex)).as_str() {
        "nam" | "trai" => return Some(Sex::Male),
        "nu" | "gai" => return Some(Sex::Female),
        "x" if !table.has(&Field::Male) => return None,
        _ => {}
    }
    if table.cell(row, &Field::Male).is_some() {
        return Some(Sex::Male);
    }
    table.cell(row, &Field::Female).map(|_| Sex::Female)
}

/// Leaves out, with a fault, whoever stands in the table a second time.
pub(super) fn once(person: &Person, seen: &mut Vec<Person>, faults: &mut Faults) {
    let same = |other: &&Person| other.name == person.name && other.birth == person.birth && other.birth_year == person.birth_year;
    if faults.row_failed() {
        return;
    }
    match seen.iter().find(same) {
        Some(first) => faults.error(person.at, Problem::DuplicateRow { first: first.at }),
        None => seen.push(person.clone()),
    }
}
