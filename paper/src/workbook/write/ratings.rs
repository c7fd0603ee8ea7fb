//! The ratings of a year, as `ratings.rs` of the reader takes them back.

use super::person::name_and_birth;
use super::table::{Table, column, dates, number, numbered};
use crate::workbook::Person;
use chibo_core::rating::Level;

/// **Xếp loại đảng viên** of one year, with the cell's own level below. Who has no level yet stands with an empty cell.
pub fn ratings(year: i32, rows: &[(Person, Option<Level>)], cell: Option<Level>) -> Table {
    let codes = [Level::Excellent, Level::Good, Level::Fulfilled, Level::NotFulfilled].map(level_code);
    let columns = vec![
        number(),
        column("Họ và tên", 30),
        dates("Ngày sinh"),
        column("Mức xếp loại", 16).centred().choices(&codes),
        column("Ghi chú", 30),
    ];
    let line = |(person, level): &(Person, Option<Level>)| {
        let [name, birth] = name_and_birth(person);
        vec![name, birth, level.map(level_code).into(), "".into()]
    };
    let title = format!("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN NĂM {year}");
    let own = format!("Chi bộ xếp loại: {}", cell.map(level_code).unwrap_or_default());
    let legend = "Ghi chú: HTXSNV hoàn thành xuất sắc nhiệm vụ; HTTNV hoàn thành tốt nhiệm vụ; HTNV hoàn thành nhiệm vụ; KHTNV không hoàn thành nhiệm vụ";
    let table = Table::new(format!("Xếp loại {year}"), title, columns, numbered(rows.iter().map(line)));
    Table { notes: vec![own.trim_end().to_owned(), legend.to_owned()], ..table }
}

/// The short form of a level.
pub fn level_code(level: Level) -> &'static str {
    match level {
        Level::Excellent => "HTXSNV",
        Level::Good => "HTTNV",
        Level::Fulfilled => "HTNV",
        Level::NotFulfilled => "KHTNV",
    }
}
