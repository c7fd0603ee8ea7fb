//! The movements, as `movements.rs` of the reader takes them back.

use super::person::{SEXES, name_and_birth, sex};
use super::table::{Table, Value, column, dates, number, numbered};
use crate::workbook::MovementRow;
use chibo_core::member::MovementKind;

/// **Biến động đảng viên.**
pub fn movements(rows: &[MovementRow]) -> Table {
    let columns = vec![
        number(),
        column("Họ và tên", 26),
        dates("Ngày sinh"),
        column("Giới tính", 8).centred().choices(&SEXES),
        dates("Ngày vào Đảng"),
        dates("Ngày chính thức"),
        column("Biến động", 30),
        dates("Ngày"),
        dates("Ngày quyết định"),
        dates("Ngày hoàn thành thủ tục"),
        column("Ghi chú", 36),
    ];
    Table {
        notes: vec![
            "Ghi chú: cột Biến động ghi một trong: kết nạp, công nhận chính thức, chuyển sinh hoạt đến, chuyển sinh hoạt đi,".into(),
            "chuyển sinh hoạt tạm thời đi, hết sinh hoạt tạm thời, miễn sinh hoạt, trở lại sinh hoạt, đình chỉ sinh hoạt, xóa tên, khai trừ, từ trần."
                .into(),
        ],
        ..Table::new("Biến động", "BIẾN ĐỘNG ĐẢNG VIÊN", columns, numbered(rows.iter().map(line)))
    }
}

fn line(row: &MovementRow) -> Vec<Value> {
    let [name, birth] = name_and_birth(&row.person);
    vec![
        name,
        birth,
        sex(row.sex),
        row.joined.into(),
        row.official.into(),
        movement_words(row.kind).into(),
        row.on.into(),
        row.decided.into(),
        row.completed.into(),
        row.note.as_str().into(),
    ]
}

/// The words of a movement, as lists write them.
pub fn movement_words(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Admission => "Kết nạp",
        MovementKind::Recognition => "Công nhận chính thức",
        MovementKind::Arrival => "Chuyển sinh hoạt đến",
        MovementKind::Departure => "Chuyển sinh hoạt đi",
        MovementKind::TemporaryArrival => "Chuyển sinh hoạt tạm thời đến",
        MovementKind::TemporaryDeparture => "Hết sinh hoạt tạm thời đến",
        MovementKind::TemporaryLeave => "Chuyển sinh hoạt tạm thời đi",
        MovementKind::TemporaryReturn => "Hết sinh hoạt tạm thời",
        MovementKind::Exemption => "Miễn sinh hoạt",
        MovementKind::ExemptionEnd => "Trở lại sinh hoạt",
        MovementKind::Suspension => "Đình chỉ sinh hoạt",
        MovementKind::SuspensionEnd => "Hết đình chỉ sinh hoạt",
        MovementKind::Removal => "Xóa tên",
        MovementKind::Expulsion => "Khai trừ",
        MovementKind::Death => "Từ trần",
    }
}
