//! The roll: danh sách đảng viên.

use super::days;
use super::grid::Value;
use super::headings::{Field, plain};
use super::lines::group_name;
use super::person::{once, person, sex};
use super::table::{Faults, Row, Table};
use super::{Fault, Person, Problem, Severity};
use chibo_core::day::Day;
use chibo_core::member::Sex;

/// **Đảng viên.** One member as the roll has him. An empty column is `None` or an empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollRow {
    /// Who.
    pub person: Person,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Ngày vào Đảng (dự bị).
    pub joined: Option<Day>,
    /// Ngày chính thức.
    pub official: Option<Day>,
    /// Số thẻ đảng viên.
    pub card: String,
    /// Nghề nghiệp.
    pub occupation: String,
    /// Tổ đảng: its number or name, from the column or the group row above.
    pub group: String,
    /// Miễn sinh hoạt từ.
    pub exempt_from: Option<Day>,
    /// Điện thoại.
    pub phone: String,
    /// Quê quán.
    pub home_town: String,
    /// Địa chỉ.
    pub address: String,
    /// Dân tộc.
    pub ethnicity: String,
    /// Trình độ học vấn, chuyên môn.
    pub education: String,
    /// Lý luận chính trị.
    pub theory: String,
    /// Nơi công tác.
    pub workplace: String,
    /// Thư điện tử.
    pub email: String,
    /// Ghi chú.
    pub note: String,
}

/// The members, and the day up to which the list was kept.
pub(super) fn read(table: &Table) -> (Option<Day>, Vec<RollRow>, Vec<Fault>) {
    let mut faults = Faults::of(table);
    let mut seen = Vec::new();
    let rows = table.rows.iter().filter_map(|row| faults.row(|faults| member(table, row, &mut seen, faults))).collect();
    (as_of(table), rows, faults.list)
}

fn member(table: &Table, row: &Row, seen: &mut Vec<Person>, faults: &mut Faults) -> Option<RollRow> {
    let before = faults.list.len();
    let person = person(table, row, faults, Severity::Error)?;
    if person.birth.is_none() && faults.list.len() == before {
        faults.warn(person.at, Problem::MissingBirth);
    }
    let row = RollRow {
        sex: sex(table, row),
        joined: faults.day(row, &Field::Joined, Severity::Error),
        official: faults.day(row, &Field::Official, Severity::Error),
        card: card(table, row),
        occupation: table.text(row, &Field::Occupation),
        group: group(table, row),
        exempt_from: faults.day(row, &Field::Exempt, Severity::Error),
        phone: phone(&table.text(row, &Field::Phone)),
        home_town: table.text(row, &Field::HomeTown),
        address: table.text(row, &Field::Address),
        ethnicity: table.text(row, &Field::Ethnicity),
        education: table.text(row, &Field::Education),
        theory: table.text(row, &Field::Theory),
        workplace: table.text(row, &Field::Workplace),
        email: table.text(row, &Field::Email),
        note: table.text(row, &Field::Note),
        person,
    };
    once(&row.person, seen, faults);
    Some(row)
}

fn group(table: &Table, row: &Row) -> String {
    let written = table.text(row, &Field::Group);
    group_name(if written.is_empty() { &row.group } else { &written })
}

/// A card's number such as 52.857700 that became a number has lost its last noughts; one that is a text has not.
fn card(table: &Table, row: &Row) -> String {
    let text = table.text(row, &Field::Card);
    let is_short = text.split_once('.').is_some_and(|(whole, part)| whole.len() <= 2 && part.len() < 6);
    match table.cell(row, &Field::Card).and_then(|at| table.grid.value(at)) {
        Some(Value::Number(number)) if is_short => format!("{number:09.6}"),
        _ => text,
    }
}

/// A telephone number that became a number has lost its first nought.
fn phone(text: &str) -> String {
    let is_bare = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    if is_bare { format!("0{text}") } else { text.to_owned() }
}

fn as_of(table: &Table) -> Option<Day> {
    let says = |text: &str| ["den ngay", "tinh den", "thoi diem", "tinh tu ngay"].iter().any(|words| plain(text).contains(words));
    table.titles.iter().rev().filter(|note| says(&note.text)).find_map(|note| days::find(&note.text)?.ok())
}
