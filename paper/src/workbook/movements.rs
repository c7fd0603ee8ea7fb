//! Movements: biến động đảng viên.

use super::headings::{Field, has, plain};
use super::person::{person, sex};
use super::table::{Faults, Row, Table};
use super::{Cell, Fault, Person, Problem, Severity, days};
use chibo_core::day::Day;
use chibo_core::member::{MovementKind, Sex};

/// **Biến động.** One dated movement of one person, with what is needed to add him to the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementRow {
    /// Who.
    pub person: Person,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Ngày vào Đảng.
    pub joined: Option<Day>,
    /// Ngày chính thức.
    pub official: Option<Day>,
    /// What happened.
    pub kind: MovementKind,
    /// From which day.
    pub on: Day,
    /// Ngày quyết định.
    pub decided: Option<Day>,
    /// Ngày hoàn thành thủ tục.
    pub completed: Option<Day>,
    /// Ghi chú.
    pub note: String,
    /// The cell of the movement's word.
    pub at: Cell,
}

/// The movements.
pub(super) fn read(table: &Table) -> (Vec<MovementRow>, Vec<Fault>) {
    let mut faults = Faults::of(table);
    let rows = table.rows.iter().filter_map(|row| faults.row(|faults| movement(table, row, faults))).collect();
    (rows, faults.list)
}

fn movement(table: &Table, row: &Row, faults: &mut Faults) -> Option<MovementRow> {
    let person = person(table, row, faults, Severity::Error)?;
    let words = [Field::Movement, Field::Form, Field::Content, Field::Note];
    let field = words.into_iter().find(|field| table.has(field))?;
    let at = table.cell(row, &field).unwrap_or(Cell { row: row.row, column: column_of(table, &field, person.at) });
    let kind = kind_of(&table.grid.text(at));
    if kind.is_none() {
        faults.error(at, Problem::UnknownMovement);
    }
    let before = faults.list.len();
    let days = [Field::Day, Field::Done, Field::Planned];
    let on = days.iter().find_map(|field| faults.day(row, field, Severity::Error));
    if on.is_none() && faults.list.len() == before {
        faults.error(Cell { row: row.row, column: column_of(table, &Field::Day, at) }, Problem::MissingDay);
    }
    let joined = faults.day(row, &Field::Joined, Severity::Error);
    let official = faults.day(row, &Field::Official, Severity::Error);
    Some(MovementRow {
        sex: sex(table, row),
        joined,
        official,
        kind: kind?,
        on: on?,
        decided: day_in(table, row, &Field::Decision, faults),
        completed: day_in(table, row, &Field::Completed, faults),
        note: table.text(row, &Field::Note),
        at,
        person,
    })
}

/// The day in a column that may as well hold a number of a paper: only what was meant as a day is told of.
fn day_in(table: &Table, row: &Row, field: &Field, faults: &mut Faults) -> Option<Day> {
    let at = table.cell(row, field)?;
    match days::read(table.grid.value(at)?) {
        Ok(day) => Some(day),
        Err(problem @ (Problem::ImpossibleDate | Problem::TwoDigitYear)) => {
            faults.warn(at, problem);
            None
        }
        Err(_) => None,
    }
}

fn column_of(table: &Table, field: &Field, otherwise: Cell) -> u32 {
    table.columns.iter().find(|column| column.field == *field).map_or(otherwise.column, |column| column.at.column)
}

/// The movement that the words mean. What could be two things, such as "chuyển sinh hoạt" alone, is none.
pub(super) fn kind_of(text: &str) -> Option<MovementKind> {
    use MovementKind as M;
    let plain = plain(text);
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| has(&plain, phrase));
    // "Tạm thời" folds to words of which one is "thôi".
    let rest = plain.replace("tam thoi", "");
    let endings = ["het", "ket thuc", "tro ve", "tro lai", "quay ve", "ve", "thoi", "bo", "huy", "khoi phuc", "phuc hoi"];
    let ends = endings.iter().any(|word| has(&rest, word));
    let guest = any(&["tam thoi"]) && any(&["den", "tiep nhan"]);
    if guest && any(&["di", "noi khac"]) {
        return None; // Away until a day, or here from a day: the words say both.
    }
    // "Đi công tác", "đi nghỉ mát" are no transfer.
    let transfers = any(&["chuyen", "sinh hoat", "sh", "shd", "gioi thieu"]);
    let kinds: &[(bool, M)] = &[
        (guest && ends, M::TemporaryDeparture),
        (guest, M::TemporaryArrival),
        (any(&["tam thoi"]) && ends, M::TemporaryReturn),
        (any(&["tam thoi"]), M::TemporaryLeave),
        (any(&["dinh chi"]) && ends, M::SuspensionEnd),
        (any(&["dinh chi"]), M::Suspension),
        (any(&["mien"]) && !any(&["mien nhiem"]) && ends, M::ExemptionEnd),
        (any(&["mien"]) && !any(&["mien nhiem"]), M::Exemption),
        (any(&["tro lai sinh hoat", "sinh hoat tro lai"]), M::ExemptionEnd),
        (any(&["khai tru"]), M::Expulsion),
        (any(&["xoa ten", "ra khoi dang"]), M::Removal),
        (any(&["tu tran", "qua doi", "chet", "da mat", "hy sinh", "tu vong"]) || format!("{plain} ").starts_with("mat "), M::Death),
        (any(&["den", "tiep nhan", "chuyen ve", "nhan ve"]) || any(&["ve chi bo"]) && !any(&["khac"]), M::Arrival),
        (plain == "di" || any(&["di"]) && transfers, M::Departure),
        (any(&["noi khac", "chuyen sang", "chuyen ra", "chuyen khoi"]), M::Departure),
        (any(&["ket nap"]), M::Admission),
        (any(&["chinh thuc", "cong nhan"]) && !any(&["sinh hoat"]), M::Recognition),
    ];
    kinds.iter().find(|(says, _)| *says).map(|(_, kind)| *kind)
}
