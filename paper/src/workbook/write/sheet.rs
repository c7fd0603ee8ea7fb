//! From tables to the bytes of a workbook: real dates, frozen headings with filters, widths, the same bytes each time.

use super::print;
use super::table::{Column, Table, Value};
use chibo_core::day::Day;
use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError,
    Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeSet;

/// Why no workbook could be made: more rows or longer texts than the format takes.
#[derive(Debug, thiserror::Error)]
#[error("write the workbook: {0}")]
pub struct Unwritable(#[from] XlsxError);

/// Rows to type in, where a list has none yet.
const EMPTY_ROWS: u32 = 30;
/// The longest list of choices that Excel takes.
const CHOICES: usize = 255;
/// A day as it is written here. With plain slashes it would be shown in the machine's own order, the month first on a
/// machine that is set to American habits.
const DAY: &str = r"dd\/mm\/yyyy";
const MOMENT: &str = r"dd\/mm\/yyyy hh:mm";
/// The font of lists, in cells and in the margins.
pub(super) const FONT: &str = "Times New Roman";
/// How high a line of the title is, in points.
const TITLE: f64 = 19.0;

/// The workbook: a sheet a table.
pub fn save(tables: &[Table]) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    // The time is fixed, so that the same rows are the same bytes.
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("chibo").set_creation_datetime(&made));
    let mut names = BTreeSet::new();
    for table in tables {
        let sheet = book.add_worksheet().set_name(name(&table.sheet, &mut names))?;
        write(sheet, table)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A name that Excel takes and no other sheet has.
fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let plain = if plain.trim().is_empty() { "Bảng" } else { plain.trim() };
    let cut = |length: usize| plain.chars().take(length).collect::<String>().trim().to_owned();
    let mut name = cut(31);
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{} {number}", cut(27));
        number += 1;
    }
    name
}

/// The looks of cells.
#[derive(Clone)]
struct Looks {
    title: Format,
    above: Format,
    remark: Format,
    heading: Format,
    text: Format,
    centred: Format,
    figure: Format,
    date: Format,
    moment: Format,
    note: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(12);
        let cell = || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let centred = || cell().set_align(FormatAlign::Center);
        Self {
            title: plain()
                .set_bold()
                .set_font_size(14)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            above: plain().set_bold(),
            remark: plain().set_italic().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap(),
            heading: centred().set_bold().set_background_color(0x00E7_EEF7),
            text: cell(),
            centred: centred(),
            figure: cell().set_align(FormatAlign::Right),
            date: centred().set_num_format(DAY),
            moment: centred().set_num_format(MOMENT),
            note: plain().set_italic(),
        }
    }

    /// The same, heavier.
    fn bold(&self) -> Self {
        let bold = |look: &Format| look.clone().set_bold();
        Self {
            text: bold(&self.text),
            centred: bold(&self.centred),
            figure: bold(&self.figure),
            date: bold(&self.date),
            moment: bold(&self.moment),
            ..self.clone()
        }
    }
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let looks = Looks::new();
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let headings = titles(sheet, table, &looks, last_column)?;
    sheet.set_freeze_panes(headings + 1, table.frozen.min(last_column))?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(headings, at, &column.heading, &looks.heading)?;
    }
    let first = headings + 1;
    let after = rows(sheet, table, &looks, first)?;
    let last = after.saturating_sub(1).max(first);
    choices(sheet, table, first, last)?;
    sheet.autofilter(headings, 0, last, last_column)?;
    // A card's number is a text, and none of Excel's business.
    sheet.ignore_error_range(first, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
    let after = sums(sheet, table, &looks, after)?;
    for (row, note) in (after + 1..).zip(&table.notes) {
        // Beside the numbers, not in their narrow column.
        sheet.write_string_with_format(row, 1, note, &looks.note)?;
    }
    print::set_up(sheet, table, headings)
}

/// The lines over the list; gives the row of the headings.
fn titles(sheet: &mut Worksheet, table: &Table, looks: &Looks, last_column: u16) -> Result<u32, XlsxError> {
    let mut row = 0;
    for line in &table.above {
        sheet.write_string_with_format(row, 0, line, &looks.above)?;
        row += 1;
    }
    for (line, look) in [(&table.title, &looks.title), (&table.remark, &looks.remark)] {
        if line.is_empty() {
            continue;
        }
        // Excel finds no height for merged cells by itself.
        sheet.set_row_height(row, TITLE * lines(line, table.width()))?;
        if last_column > 0 {
            sheet.merge_range(row, 0, row, last_column, line, look)?;
        } else {
            sheet.write_string_with_format(row, 0, line, look)?;
        }
        row += 1;
    }
    Ok(row + 1)
}

/// How many lines a title takes over so many letters; its own are a quarter larger than those of the list.
fn lines(title: &str, letters: usize) -> f64 {
    let lines = (title.chars().count() * 5).div_ceil((letters * 4).max(1)).clamp(1, 4);
    f64::from(u8::try_from(lines).unwrap_or(1))
}

/// The rows of the list, or empty ones to type in; gives the row after them.
fn rows(sheet: &mut Worksheet, table: &Table, looks: &Looks, first: u32) -> Result<u32, XlsxError> {
    let mut at = first;
    for row in &table.rows {
        for ((place, column), value) in (0..).zip(&table.columns).zip(row) {
            cell(sheet, (at, place), column, value, looks)?;
        }
        at += 1;
    }
    if table.rows.is_empty() {
        for _ in 0..EMPTY_ROWS {
            for (place, column) in (0..).zip(&table.columns) {
                cell(sheet, (at, place), column, &Value::Blank, looks)?;
            }
            at += 1;
        }
    }
    Ok(at)
}

/// The rows of sums, under the list and outside its filter; gives the row after them.
fn sums(sheet: &mut Worksheet, table: &Table, looks: &Looks, first: u32) -> Result<u32, XlsxError> {
    let looks = looks.bold();
    let mut at = first;
    for row in &table.sums {
        for ((place, column), value) in (0..).zip(&table.columns).zip(row) {
            cell(sheet, (at, place), column, value, &looks)?;
        }
        at += 1;
    }
    Ok(at)
}

fn cell(sheet: &mut Worksheet, (row, at): (u32, u16), column: &Column, value: &Value, looks: &Looks) -> Result<(), XlsxError> {
    let look = if column.is_centred { &looks.centred } else { &looks.text };
    match value {
        Value::Blank => sheet.write_blank(row, at, look)?,
        Value::Text(text) => sheet.write_string_with_format(row, at, text, look)?,
        #[expect(clippy::cast_precision_loss, reason = "counts and sums of a cell are far below 2^52")]
        Value::Number(number) => sheet.write_number_with_format(row, at, *number as f64, look)?,
        Value::Figure(figure) => {
            let look = looks.figure.clone().set_num_format(figure.format());
            sheet.write_number_with_format(row, at, figure.number(), &look)?
        }
        Value::Day(day) => match excel_day(*day) {
            Some(date) => sheet.write_datetime_with_format(row, at, &date, &looks.date)?,
            None => sheet.write_string_with_format(row, at, day.format("%d/%m/%Y").to_string(), look)?,
        },
        Value::Moment(moment) => {
            let minute =
                |date: ExcelDateTime| date.and_hms(u16::try_from(moment.hour()).ok()?, u8::try_from(moment.minute()).ok()?, 0).ok();
            match excel_day(moment.date()).and_then(minute) {
                Some(date) => sheet.write_datetime_with_format(row, at, &date, &looks.moment)?,
                None => sheet.write_string_with_format(row, at, moment.format("%d/%m/%Y %H:%M").to_string(), look)?,
            }
        }
    };
    Ok(())
}

/// Excel's calendar begins on 1 March 1900, if its own mistake is left out.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year > 1900)?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

fn choices(sheet: &mut Worksheet, table: &Table, first: u32, last: u32) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&table.columns) {
        let length: usize = column.choices.iter().map(|choice| choice.chars().count() + 1).sum();
        if column.choices.is_empty() || length > CHOICES {
            continue;
        }
        let offered = DataValidation::new().allow_list_strings(&column.choices)?.set_error_style(DataValidationErrorStyle::Warning);
        sheet.add_data_validation(first, at, last, at, &offered)?;
    }
    Ok(())
}
