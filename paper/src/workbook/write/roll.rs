//! The roll, as `roll.rs` of the reader takes it back.

use super::person::{SEXES, name_and_birth, sex};
use super::table::{Table, Value, column, dates, number, numbered, text_or_number};
use crate::workbook::RollRow;
use chibo_core::day::Day;

/// **Danh sách đảng viên.**
pub fn roll(as_of: Option<Day>, rows: &[RollRow]) -> Table {
    let columns = vec![
        number(),
        column("Họ và tên", 26),
        dates("Ngày sinh"),
        column("Giới tính", 8).centred().choices(&SEXES),
        dates("Ngày vào Đảng"),
        dates("Ngày chính thức"),
        column("Số thẻ đảng viên", 13).centred(),
        column("Nghề nghiệp", 18),
        column("Tổ đảng", 8).centred(),
        dates("Miễn sinh hoạt từ"),
        column("Điện thoại", 14).centred(),
        column("Quê quán", 24),
        column("Địa chỉ", 24),
        column("Dân tộc", 10).centred(),
        column("Trình độ học vấn", 18),
        column("Lý luận chính trị", 14),
        column("Nơi công tác", 22),
        column("Email", 24),
        column("Ghi chú", 20),
    ];
    let remark = as_of.map(|day| format!("(tính đến ngày {})", day.format("%d/%m/%Y"))).unwrap_or_default();
    Table { remark, ..Table::new("Danh sách", "DANH SÁCH ĐẢNG VIÊN", columns, numbered(rows.iter().map(line))) }
}

fn line(row: &RollRow) -> Vec<Value> {
    let [name, birth] = name_and_birth(&row.person);
    vec![
        name,
        birth,
        sex(row.sex),
        row.joined.into(),
        row.official.into(),
        row.card.as_str().into(),
        row.occupation.as_str().into(),
        text_or_number(&row.group),
        row.exempt_from.into(),
        row.phone.as_str().into(),
        row.home_town.as_str().into(),
        row.address.as_str().into(),
        row.ethnicity.as_str().into(),
        row.education.as_str().into(),
        row.theory.as_str().into(),
        row.workplace.as_str().into(),
        row.email.as_str().into(),
        row.note.as_str().into(),
    ]
}
