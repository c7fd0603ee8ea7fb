//! The plans of inspections, as `inspections.rs` of the reader takes them back.

use super::table::{Table, Value, column, dates, number, numbered};
use crate::workbook::InspectionRow;
use chibo_core::inspection::InspectionForm;

/// **Kế hoạch kiểm tra, giám sát.**
pub fn inspections(rows: &[InspectionRow]) -> Table {
    let forms = [InspectionForm::Inspection, InspectionForm::Supervision, InspectionForm::ThematicSupervision].map(form_words);
    let columns = vec![
        number(),
        column("Năm", 8).centred(),
        column("Hình thức", 20).choices(&forms),
        column("Nội dung", 40),
        column("Đối tượng", 26),
        column("Thời gian theo kế hoạch", 16),
        dates("Bắt đầu theo kế hoạch"),
        dates("Kết thúc theo kế hoạch"),
        column("Người phụ trách", 24),
        dates("Thời gian thực hiện"),
        column("Kết luận", 40),
    ];
    Table::new("KT-GS", "KẾ HOẠCH VÀ KẾT QUẢ KIỂM TRA, GIÁM SÁT", columns, numbered(rows.iter().map(line)))
}

fn line(row: &InspectionRow) -> Vec<Value> {
    vec![
        i64::from(row.year).into(),
        form_words(row.form).into(),
        row.content.as_str().into(),
        row.subject.as_str().into(),
        row.planned.as_str().into(),
        row.starts.into(),
        row.ends.into(),
        row.in_charge.as_str().into(),
        row.done.into(),
        row.conclusion.as_str().into(),
    ]
}

fn form_words(form: InspectionForm) -> &'static str {
    match form {
        InspectionForm::Inspection => "Kiểm tra",
        InspectionForm::Supervision => "Giám sát",
        InspectionForm::ThematicSupervision => "Giám sát chuyên đề",
    }
}
