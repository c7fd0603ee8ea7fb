//! The attendance book: theo dõi sinh hoạt. Also the shape of the study book, which is kept the same way.

use super::headings::{Field, When, has, plain};
use super::marks::{Legend, Reading};
use super::person::{once, person};
use super::table::{Column, Faults, Row, Table};
use super::{Cell, Fault, Person, Problem, Severity, kinds};
use chibo_core::day::{Day, parse_day};
use chibo_core::meeting::{Mark, MeetingKind};
use chibo_core::name::tidy;
use chrono::Datelike;

/// A book of marks: its columns are meetings or study sessions, its rows people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// The columns that were held, in order.
    pub sessions: Vec<Session>,
    /// The rows.
    pub rows: Vec<BookRow>,
}

/// **Buổi sinh hoạt / học tập.** One column of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its day; the regular meeting of a month is held on the 3rd.
    pub on: Day,
    /// Regular or thematic; of no meaning for study.
    pub kind: MeetingKind,
    /// The heading as written.
    pub title: String,
    /// What it was about, as far as the heading says: without a day before it and without words such as "Chuyên đề:".
    pub topic: String,
    /// The cell of the heading.
    pub at: Cell,
}

/// One person's marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookRow {
    /// Who.
    pub person: Person,
    /// His marks; sessions without any are left out.
    pub marks: Vec<MarkAt>,
}

/// **Điểm danh.** One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkAt {
    /// The session, as an index into [`Book::sessions`].
    pub session: usize,
    /// What it means; `None` if nobody knows (then there is a warning at `at`).
    pub mark: Option<Mark>,
    /// The mark as written.
    pub text: String,
    /// Its cell.
    pub at: Cell,
}

/// The day of the month on which the regular meeting is held.
pub(super) const REGULAR: u32 = 3;

/// The columns of meetings as a book; `None` if there are none.
pub(super) fn read(table: &Table) -> Option<(Book, Vec<Fault>)> {
    read_columns(table, |column| !kinds::is_study(table, column), true)
}

/// The chosen columns of marks as a book. In the attendance book dates that are all the first of a month are months.
pub(super) fn read_columns(table: &Table, chosen: impl Fn(&Column) -> bool, has_months: bool) -> Option<(Book, Vec<Fault>)> {
    let is_session = |column: &&Column| matches!(column.field, Field::Session(_)) && chosen(column);
    let columns: Vec<&Column> = table.columns.iter().filter(is_session).collect();
    if columns.is_empty() {
        return None;
    }
    let mut faults = Faults::of(table);
    let only_firsts = has_months && columns.iter().all(|column| is_first(column) && kind_of(&column.title) == MeetingKind::Regular);
    let mut held: Vec<Session> = Vec::new();
    for column in columns.into_iter().filter(|column| is_held(table, column)) {
        let Some(session) = session(table, column, (has_months, only_firsts), &mut faults) else { continue };
        match held.iter().find(|other| (other.on, other.kind) == (session.on, session.kind)) {
            Some(first) => faults.error(session.at, Problem::DuplicateColumn { first: first.at, on: session.on }),
            None => held.push(session),
        }
    }
    let legend = legend(table);
    let mut seen = Vec::new();
    let rows =
        table.rows.iter().filter_map(|row| faults.row(|faults| book_row(table, row, &held, &legend, &mut seen, faults))).collect();
    Some((Book { sessions: held, rows }, faults.list))
}

/// A column without any mark was not held; nor one where only who is exempt or away is marked, beforehand.
fn is_held(table: &Table, column: &Column) -> bool {
    let legend = legend(table);
    let beforehand = |text: &str| matches!(legend.read(text), Reading::Sure(Mark::Exempt | Mark::Away));
    table
        .rows
        .iter()
        .map(|row| table.grid.text(Cell { row: row.row, column: column.at.column }))
        .any(|text| !text.is_empty() && !beforehand(&text))
}

fn legend(table: &Table) -> Legend {
    let mut legend = Legend::default();
    for note in table.titles.iter().chain(&table.notes) {
        legend.add(&note.text);
    }
    legend
}

fn session(table: &Table, column: &Column, (has_months, only_firsts): (bool, bool), faults: &mut Faults) -> Option<Session> {
    let Field::Session(when) = &column.field else { return None };
    let (year, month, day) = match when {
        When::Day(day) if only_firsts => (Some(day.year()), day.month(), REGULAR),
        When::Day(day) => (Some(day.year()), day.month(), day.day()),
        When::Month(month, year) => (year.or_else(|| table.year()), *month, REGULAR),
        When::DayOfMonth(day, month) => (table.year(), *month, *day),
        When::Unclear(problem) => {
            faults.error(column.at, problem.clone());
            return None;
        }
    };
    let Some(year) = year else {
        faults.error(column.at, Problem::NoYear);
        return None;
    };
    let Some(on) = Day::from_ymd_opt(year, month, day) else {
        faults.error(column.at, Problem::ImpossibleDate);
        return None;
    };
    let title = column.title.clone();
    let kind = kind_of(&title);
    // The heading of a regular meeting names its month, not a topic.
    let topic = if has_months && kind == MeetingKind::Regular { String::new() } else { topic(&title) };
    Some(Session { on, kind, topic, title, at: column.at })
}

fn is_first(column: &Column) -> bool {
    matches!(column.field, Field::Session(When::Day(day)) if day.day() == 1)
}

fn kind_of(title: &str) -> MeetingKind {
    let words = plain(title);
    let is_thematic = ["chuyen de", "cd", "shcd"].iter().any(|word| has(&words, word));
    if is_thematic { MeetingKind::Thematic } else { MeetingKind::Regular }
}

/// What a heading such as "15/09/2022 Sinh hoạt chuyên đề: Học và làm theo Bác" says that the session was about.
pub fn topic(title: &str) -> String {
    let title = tidy(title);
    let (first, rest) = title.split_once(' ').unwrap_or((&title, ""));
    let undated = if parse_day(first).is_some() { rest } else { &title };
    let labels = ["Sinh hoạt chuyên đề", "Chuyên đề", "Học tập"];
    let label = labels.iter().find_map(|label| undated.strip_prefix(label)).unwrap_or(undated);
    match label.strip_prefix(':') {
        Some(topic) => topic.trim().to_owned(),
        None if label.is_empty() => String::new(),
        None if !undated.contains(char::is_alphabetic) => String::new(),
        None => undated.to_owned(),
    }
}

fn book_row(
    table: &Table,
    row: &Row,
    held: &[Session],
    legend: &Legend,
    seen: &mut Vec<Person>,
    faults: &mut Faults,
) -> Option<BookRow> {
    let person = person(table, row, faults, Severity::Warning)?;
    once(&person, seen, faults);
    let mut marks = Vec::new();
    for (session, column) in held.iter().enumerate() {
        let at = Cell { row: row.row, column: column.at.column };
        let text = table.grid.text(at);
        if text.is_empty() {
            continue;
        }
        let mark = match legend.read(&text) {
            Reading::Sure(mark) => Some(mark),
            Reading::Doubtful(taken) => {
                faults.warn(at, Problem::DoubtfulMark { taken });
                Some(taken)
            }
            Reading::Unknown => {
                faults.warn(at, Problem::UnknownMark);
                None
            }
        };
        marks.push(MarkAt { session, mark, text, at });
    }
    Some(BookRow { person, marks })
}
