//! The households and the quarter's titles, as `households.rs` of the reader takes them back.

use super::person::told_apart;
use super::table::{Table, Value, column, number, numbered};
use crate::workbook::{HouseholdRow, QuarterTitle};
use chibo_core::household::HouseholdClass;
use std::collections::BTreeSet;

/// **Danh sách hộ gia đình.** A column of titles for each of these years and each that a row knows of.
pub fn households(rows: &[HouseholdRow], quarter: &[QuarterTitle], years: &[i32]) -> Table {
    use HouseholdClass::{Average, NearPoor, Poor, Rich, WellOff};
    let known = rows.iter().flat_map(|row| row.titles.iter().map(|(year, _)| *year));
    let years: BTreeSet<i32> = known.chain(years.iter().copied()).collect();
    let mut columns = vec![
        number(),
        column("Chủ hộ", 26),
        column("Số nhân khẩu", 8).centred(),
        column("Địa chỉ", 26),
        column("Đảng viên trong hộ", 30),
        column("Phân loại hộ", 12).centred().choices(&[Poor, NearPoor, Average, WellOff, Rich].map(class_words)),
    ];
    let title = |year| column(format!("GĐVH {year}"), 10).centred().choices(&["x", "Không", UNDECIDED]);
    columns.extend(years.iter().map(title));
    columns.push(column("Ghi chú", 24));
    let rows = numbered(rows.iter().map(|row| line(row, &years)));
    let verdict = |title: &QuarterTitle| {
        let granted = if title.granted { "Đạt" } else { "Không đạt" };
        format!("Khu đạt danh hiệu khu dân cư văn hóa năm {}: {granted}", title.year)
    };
    let name = "DANH SÁCH HỘ GIA ĐÌNH VÀ KẾT QUẢ BÌNH XÉT GIA ĐÌNH VĂN HÓA";
    Table { notes: quarter.iter().map(verdict).collect(), ..Table::new("Hộ gia đình", name, columns, rows) }
}

/// A title of which nothing is recorded; an empty cell would say that it was refused.
const UNDECIDED: &str = "Chưa xét";

fn line(row: &HouseholdRow, years: &BTreeSet<i32>) -> Vec<Value> {
    let members: Vec<String> = row.members.iter().map(told_apart).collect();
    let mut cells: Vec<Value> = vec![
        row.head.as_str().into(),
        row.people.map_or(Value::Blank, |people| i64::from(people).into()),
        row.address.as_str().into(),
        members.join("; ").as_str().into(),
        row.class.map(class_words).into(),
    ];
    cells.extend(years.iter().map(|year| match row.titles.iter().find(|(of, _)| of == year) {
        Some((_, true)) => "x".into(),
        Some((_, false)) => "Không".into(),
        None => UNDECIDED.into(),
    }));
    cells.push(row.note.as_str().into());
    cells
}

fn class_words(class: HouseholdClass) -> &'static str {
    match class {
        HouseholdClass::Poor => "Nghèo",
        HouseholdClass::NearPoor => "Cận nghèo",
        HouseholdClass::Average => "Trung bình",
        HouseholdClass::WellOff => "Khá",
        HouseholdClass::Rich => "Giàu",
    }
}
