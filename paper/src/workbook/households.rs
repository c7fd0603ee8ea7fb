//! Households and their yearly titles: danh sách hộ gia đình, gia đình văn hóa.

use super::headings::{Field, has, plain};
use super::lines::is_name;
use super::person::named;
use super::table::{Faults, Row, Table, is_placeholder};
use super::{Cell, Fault, Person, Problem, days, marks};
use chibo_core::household::HouseholdClass;
use chibo_core::name::tidy;

/// **Hộ gia đình.** One household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdRow {
    /// Chủ hộ.
    pub head: String,
    /// Số nhân khẩu.
    pub people: Option<u32>,
    /// Địa chỉ.
    pub address: String,
    /// Đảng viên trong hộ: only this column says who belongs to it.
    pub members: Vec<Person>,
    /// Phân loại hộ.
    pub class: Option<HouseholdClass>,
    /// Gia đình văn hóa: each year that the sheet registers, and whether the title was granted.
    pub titles: Vec<(i32, bool)>,
    /// Ghi chú.
    pub note: String,
    /// The cell of the head's name.
    pub at: Cell,
}

/// **Khu dân cư văn hóa.** The quarter's own title for a year, in the rows under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuarterTitle {
    /// The year.
    pub year: i32,
    /// Whether it was granted.
    pub granted: bool,
    /// Its cell.
    pub at: Cell,
}

/// The households and the quarter's titles.
pub(super) fn read(table: &Table) -> (Vec<HouseholdRow>, Vec<QuarterTitle>, Vec<Fault>) {
    let mut faults = Faults::of(table);
    let titles = title_columns(table, &mut faults);
    let rows = table.rows.iter().filter_map(|row| faults.row(|faults| household(table, row, &titles, faults))).collect();
    let quarter = quarter(table, &mut faults);
    (rows, quarter, faults.list)
}

/// The columns of titles with their years. One in which nothing stands yet is of a year not yet decided.
fn title_columns(table: &Table, faults: &mut Faults) -> Vec<(i32, u32)> {
    let mut titles = Vec::new();
    for column in &table.columns {
        let year = match column.field {
            Field::Title(year) => year.or_else(|| table.year()),
            Field::OfYear(year) => Some(year),
            _ => continue,
        };
        let holds = |row: &Row| table.grid.value(Cell { row: row.row, column: column.at.column }).is_some();
        match year {
            Some(year) if table.rows.iter().any(holds) => titles.push((year, column.at.column)),
            Some(_) => {}
            None => faults.error(column.at, Problem::NoYear),
        }
    }
    titles
}

fn household(table: &Table, row: &Row, titles: &[(i32, u32)], faults: &mut Faults) -> Option<HouseholdRow> {
    let Some(at) = table.cell(row, &Field::Head) else {
        let column = table.columns.iter().find(|column| column.field == Field::Head)?.at.column;
        faults.error(Cell { row: row.row, column }, Problem::MissingName);
        return None;
    };
    Some(HouseholdRow {
        head: tidy(&table.grid.lines(at)),
        people: people(table, row, faults),
        address: table.text(row, &Field::Address),
        members: members(table, row, at, faults),
        class: class(table, row, faults),
        titles: titles
            .iter()
            .map(|(year, column)| (*year, Cell { row: row.row, column: *column }))
            .filter(|(_, at)| !is_undecided(&table.grid.text(*at)))
            .map(|(year, at)| (year, granted(table, at, faults)))
            .collect(),
        note: table.text(row, &Field::Note),
        at,
    })
}

fn people(table: &Table, row: &Row, faults: &mut Faults) -> Option<u32> {
    let at = table.cell(row, &Field::People)?;
    let text = table.grid.text(at);
    let number = text.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty()).and_then(|part| part.parse().ok());
    if number.is_none() && !is_placeholder(&text) {
        faults.warn(at, Problem::UnreadableNumber);
    }
    number
}

/// Says that the household was not registered for the title, which is no refusal.
fn is_undecided(text: &str) -> bool {
    ["chua xet", "khong xet", "chua dang ky", "khong dang ky", "kdk"].contains(&plain(text).as_str())
}

fn granted(table: &Table, at: Cell, faults: &mut Faults) -> bool {
    marks::granted(&table.grid.text(at)).unwrap_or_else(|| {
        faults.warn(at, Problem::UnknownTitle);
        false
    })
}

fn class(table: &Table, row: &Row, faults: &mut Faults) -> Option<HouseholdClass> {
    let at = [Field::HouseholdClass, Field::Level(None)].iter().find_map(|field| table.cell(row, field))?;
    let plain = plain(&table.grid.text(at));
    let any = |words: &[&str]| words.iter().any(|word| has(&plain, word));
    let class = if any(&["khong", "thoat"]) {
        None
    } else if any(&["can ngheo"]) {
        Some(HouseholdClass::NearPoor)
    } else if any(&["ngheo"]) {
        Some(HouseholdClass::Poor)
    } else if any(&["trung binh", "tb"]) {
        Some(HouseholdClass::Average)
    } else if any(&["kha"]) {
        Some(HouseholdClass::WellOff)
    } else if any(&["giau"]) {
        Some(HouseholdClass::Rich)
    } else {
        None
    };
    if class.is_none() && !plain.is_empty() {
        faults.warn(at, Problem::UnknownClass);
    }
    class
}

/// The members named, in this row and in the rows over which the head's cell is merged.
fn members(table: &Table, row: &Row, head: Cell, faults: &mut Faults) -> Vec<Person> {
    let last = table.grid.region_end(head).row;
    let rows = (row.row..=last).map(|line| Row { row: line, group: String::new() });
    let columns = || [Field::Members, Field::Name];
    let cells: Vec<Cell> =
        rows.flat_map(|row| columns().into_iter().filter_map(|field| table.cell(&row, &field)).collect::<Vec<_>>()).collect();
    let mut members = Vec::new();
    for at in cells.into_iter().filter(|at| table.grid.anchor(*at) == *at) {
        for name in names(&table.grid.lines(at)) {
            let person = named(&name, at);
            if is_name(&person.name) {
                members.push(person);
            } else {
                faults.warn(at, Problem::NotAName);
            }
        }
    }
    members
}

/// The names in one cell: `Phạm Hà; Lê Bá`, one a line, numbered, or with "và" between.
fn names(text: &str) -> Vec<String> {
    let text = text.lines().map(tidy).collect::<Vec<_>>().join("\n");
    let text = text.replace("đ/c", "").replace("Đ/c", "").replace(" và ", ";").replace(" VÀ ", ";");
    let parts = parts(&text);
    // One word is no name: the line break stands within one.
    let is_broken = text.contains('\n') && parts.iter().any(|part| !part.is_empty() && !part.contains(' '));
    let parts = if is_broken { self::parts(&text.replace('\n', " ")) } else { parts };
    parts.into_iter().filter(|name| !is_placeholder(name) && plain(name) != "khong co").collect()
}

fn parts(text: &str) -> Vec<String> {
    let mut depth = 0;
    let split = |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        matches!(c, ';' | ',' | '\n' | '+' | '&') || (c == '/' && depth <= 0)
    };
    let bare = |part: &str| {
        let part = part.trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '•' | '*' | ' '));
        tidy(without_address(part))
    };
    let mut names: Vec<String> = Vec::new();
    for part in text.split(split) {
        match (names.last_mut(), year(part)) {
            // "Trần Thị Ánh, 1962": the comma stands before what tells namesakes apart.
            (Some(name), Some(year)) if !name.is_empty() => *name = format!("{name} ({year})"),
            _ => names.push(bare(part)),
        }
    }
    names
}

/// A year of birth and nothing else.
fn year(part: &str) -> Option<i32> {
    let part = plain(part);
    let digits = part.strip_prefix("sinh nam ").or_else(|| part.strip_prefix("sn ")).unwrap_or(&part);
    digits.parse().ok().filter(|year| (1850..=2200).contains(year))
}

/// "Ông", "Bà" before a full name. Ông is a surname too: of three words it is one.
fn without_address(name: &str) -> &str {
    let bare = ["Ông ", "ông ", "Bà ", "bà "].iter().find_map(|word| name.strip_prefix(word));
    bare.filter(|bare| bare.split_whitespace().count() > 2).unwrap_or(name)
}

/// "Khu đạt danh hiệu khu dân cư văn hóa năm 2022: Đạt" in the rows below.
fn quarter(table: &Table, faults: &mut Faults) -> Vec<QuarterTitle> {
    let mut titles: Vec<QuarterTitle> = Vec::new();
    for note in table.notes.iter().chain(&table.titles) {
        let plain = plain(&note.text);
        let is_title =
            ["khu dan cu van hoa", "khu van hoa", "khu pho van hoa", "to dan pho van hoa", "thon van hoa", "khu dcvh", "kdcvh"]
                .iter()
                .any(|words| has(&plain, words))
                || (plain.starts_with("khu ") && has(&plain, "danh hieu") && has(&plain, "van hoa") && !has(&plain, "gia dinh"));
        let Some(year) = days::year_in(&note.text).or_else(|| table.year()).filter(|_| is_title) else { continue };
        let verdict = note.text.rsplit_once(':').map(|(_, verdict)| verdict.trim());
        if verdict == Some("") || titles.iter().any(|title| title.year == year) {
            continue;
        }
        let granted = match verdict {
            Some(verdict) => marks::granted(verdict),
            None => sentence(&plain),
        };
        match granted {
            Some(granted) => titles.push(QuarterTitle { year, granted, at: note.at }),
            None if verdict.is_some() => faults.warn(note.at, Problem::UnknownTitle),
            None => {}
        }
    }
    titles
}

/// "Khu không đạt danh hiệu …" without a colon.
fn sentence(plain: &str) -> Option<bool> {
    if has(plain, "khong") || has(plain, "chua") {
        return Some(false);
    }
    ["dat", "cong nhan", "giu vung"].iter().any(|word| has(plain, word)).then_some(true)
}
