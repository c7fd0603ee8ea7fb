//! The plan of inspections and supervisions: kiểm tra, giám sát.

use super::headings::{Field, has, plain};
use super::table::{Faults, Row, Table, is_placeholder};
use super::{Cell, Fault, Problem, Severity, days};
use chibo_core::day::Day;
use chibo_core::inspection::InspectionForm;
use chrono::Datelike;

/// **Cuộc kiểm tra, giám sát.** One line of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionRow {
    /// Năm: the plan's year.
    pub year: i32,
    /// Hình thức.
    pub form: InspectionForm,
    /// Nội dung.
    pub content: String,
    /// Đối tượng.
    pub subject: String,
    /// Thời gian theo kế hoạch, as written.
    pub planned: String,
    /// Bắt đầu theo kế hoạch.
    pub starts: Option<Day>,
    /// Kết thúc theo kế hoạch.
    pub ends: Option<Day>,
    /// Người phụ trách.
    pub in_charge: String,
    /// Thời gian thực hiện.
    pub done: Option<Day>,
    /// Kết luận.
    pub conclusion: String,
    /// The row's first cell.
    pub at: Cell,
}

/// The lines of the plans.
pub(super) fn read(table: &Table) -> (Vec<InspectionRow>, Vec<Fault>) {
    let mut faults = Faults::of(table);
    let rows = table.rows.iter().filter_map(|row| faults.row(|faults| inspection(table, row, faults))).collect();
    (rows, faults.list)
}

fn inspection(table: &Table, row: &Row, faults: &mut Faults) -> Option<InspectionRow> {
    let at = table.start(row);
    let done = faults.day(row, &Field::Done, Severity::Error);
    let planned = table.text(row, &Field::Planned);
    let year = year(table, row, &planned, done);
    if year.is_none() {
        faults.error(table.cell(row, &Field::Year).unwrap_or(at), Problem::NoYear);
    } else if let Some(own) = table.cell(row, &Field::Year)
        && days::year_in(&table.grid.text(own)).is_none()
        && !is_placeholder(&table.grid.text(own))
    {
        faults.warn(own, Problem::UnreadableYear { taken: year.unwrap_or_default() });
    }
    let form_at = table.cell(row, &Field::Form);
    let words = form_at.map_or_else(|| row.group.clone(), |at| table.grid.text(at));
    let form = form_of(&words);
    if form.is_none() {
        let column = table.columns.iter().find(|column| column.field == Field::Form);
        let blank = column.map_or(at, |column| Cell { row: row.row, column: column.at.column });
        faults.error(form_at.unwrap_or(blank), Problem::UnknownForm);
    }
    let subject = [table.text(row, &Field::Subject), table.text(row, &Field::Name)].into_iter().find(|text| !text.is_empty());
    Some(InspectionRow {
        year: year?,
        form: form?,
        content: table.text(row, &Field::Content),
        subject: subject.unwrap_or_default(),
        planned,
        starts: faults.day(row, &Field::Starts, Severity::Warning),
        ends: faults.day(row, &Field::Ends, Severity::Warning),
        in_charge: table.text(row, &Field::InCharge),
        done,
        conclusion: table.text(row, &Field::Conclusion),
        at,
    })
}

/// The plan's year: its own column, else the group row, what was planned, the title, the day it was done.
fn year(table: &Table, row: &Row, planned: &str, done: Option<Day>) -> Option<i32> {
    let own = [Field::Year, Field::Male].iter().find_map(|field| days::year_in(&table.text(row, field)));
    let planned =
        || planned.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).find(|y| (1990..=2100).contains(y));
    own.or_else(|| days::year_in(&row.group)).or_else(planned).or_else(|| table.year()).or_else(|| done.map(|day| day.year()))
}

fn form_of(text: &str) -> Option<InspectionForm> {
    let plain = plain(text);
    let any = |words: &[&str]| words.iter().any(|word| has(&plain, word));
    if any(&["giam sat", "gs"]) && any(&["chuyen de", "cd"]) || plain == "gscd" {
        Some(InspectionForm::ThematicSupervision)
    } else if any(&["kiem tra", "kt"]) {
        Some(InspectionForm::Inspection)
    } else if any(&["giam sat", "gs", "gstx"]) {
        Some(InspectionForm::Supervision)
    } else {
        None
    }
}
