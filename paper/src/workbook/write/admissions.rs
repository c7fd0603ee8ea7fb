//! The book of admissions, as `admissions.rs` of the reader takes it back.

use super::person::{SEXES, name_and_birth, sex};
use super::table::{Table, Value, column, dates, number, numbered};
use crate::workbook::AdmissionRow;

/// **Theo dõi phát triển đảng viên.**
pub fn admissions(rows: &[AdmissionRow]) -> Table {
    let columns = vec![
        number(),
        column("Họ và tên", 28),
        dates("Ngày sinh"),
        column("Giới tính", 8).centred().choices(&SEXES),
        dates("Học lớp nhận thức về Đảng"),
        dates("Ngày nộp đơn"),
        dates("Nghị quyết chi bộ"),
        dates("Quyết định kết nạp"),
        dates("Ngày kết nạp"),
        dates("Ngày chính thức"),
        column("Trình độ học vấn", 18),
        column("Ghi chú", 30),
    ];
    Table::new("Phát triển đảng", "THEO DÕI PHÁT TRIỂN ĐẢNG VIÊN", columns, numbered(rows.iter().map(line)))
}

fn line(row: &AdmissionRow) -> Vec<Value> {
    let [name, birth] = name_and_birth(&row.person);
    let days = [row.class, row.applied, row.resolution, row.decision, row.admitted, row.official];
    let texts = [row.education.as_str().into(), row.note.as_str().into()];
    [name, birth, sex(row.sex)].into_iter().chain(days.map(Value::from)).chain(texts).collect()
}
