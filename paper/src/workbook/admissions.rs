//! Admissions: theo dõi phát triển đảng viên.

use super::headings::Field;
use super::person::{once, person, sex};
use super::table::{Faults, Row, Table};
use super::{Fault, Person, Severity};
use chibo_core::day::Day;
use chibo_core::member::Sex;

/// **Phát triển đảng viên.** One person on the way into the Party, with the days of the steps taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionRow {
    /// Who.
    pub person: Person,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Học lớp nhận thức về Đảng.
    pub class: Option<Day>,
    /// Ngày nộp đơn xin vào Đảng.
    pub applied: Option<Day>,
    /// Nghị quyết chi bộ.
    pub resolution: Option<Day>,
    /// Quyết định kết nạp.
    pub decision: Option<Day>,
    /// Ngày kết nạp.
    pub admitted: Option<Day>,
    /// Ngày chính thức.
    pub official: Option<Day>,
    /// Trình độ học vấn, chuyên môn.
    pub education: String,
    /// Ghi chú.
    pub note: String,
}

/// The people on the way.
pub(super) fn read(table: &Table) -> (Vec<AdmissionRow>, Vec<Fault>) {
    let mut faults = Faults::of(table);
    let mut seen = Vec::new();
    let rows = table.rows.iter().filter_map(|row| faults.row(|faults| admission(table, row, &mut seen, faults))).collect();
    (rows, faults.list)
}

fn admission(table: &Table, row: &Row, seen: &mut Vec<Person>, faults: &mut Faults) -> Option<AdmissionRow> {
    let person = person(table, row, faults, Severity::Error)?;
    let mut day = |field| faults.day(row, &field, Severity::Error);
    let row = AdmissionRow {
        class: day(Field::Class),
        applied: day(Field::Applied),
        resolution: day(Field::Resolution),
        decision: day(Field::Decision),
        admitted: day(Field::Joined),
        official: day(Field::Official),
        education: table.text(row, &Field::Education),
        note: table.text(row, &Field::Note),
        sex: sex(table, row),
        person,
    };
    once(&row.person, seen, faults);
    Some(row)
}
