//! The sheets of the model cell: a month's self-check, and the year with its points, its vote and its recognition.

use super::actions::criteria_of;
use super::month::reason;
use super::sheet::{Books, Sheets, sheets};
use super::show::{facts, good_text};
use crate::papers::rules;
use chibo_core::day::year_end;
use chibo_core::fee::Month;
use chibo_core::four_goods::{Criterion, Good};
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Author, Gathered, Group, PaperKind, Subject, months, years};
use uuid::Uuid;

/// **Bảng tự chấm tháng.**
const MONTH: PaperKind = PaperKind {
    name: "four-goods-month",
    group: Group::Month,
    code: None,
    author: Author::Cell,
    rules: rules::FOUR_GOODS,
    right: Right::SeePeople,
    wording: include_str!("../../papers/four-goods-month.txt"),
    landscape: false,
    choices: |app, _, cell| Box::pin(months(app, cell)),
    gather: |app, page, subject| Box::pin(of_month(app, page, subject)),
};

/// **Bảng tự chấm năm.**
const YEAR: PaperKind = PaperKind {
    name: "four-goods-sheet",
    group: Group::Year,
    wording: include_str!("../../papers/four-goods-sheet.txt"),
    landscape: true,
    choices: |app, _, cell| Box::pin(years(app, cell)),
    gather: |app, page, subject| Box::pin(of_year(app, page, subject)),
    ..MONTH
};

/// The kinds of paper of this room.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![MONTH, YEAR]
}

async fn of_month(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some((month, (year, number))) = subject.month().and_then(|at| Some((Month::new(at.0, at.1)?, at))) else {
        return Ok(None);
    };
    let year_sheets = sheets(&app.db, subject.cell, year).await?;
    let criteria = criteria_of(app, subject.cell, year, number).await?;
    let books = Books::of(&app.db, subject.cell).await?;
    let saved = year_sheets.months.get(&number);
    let mut table = Table::of([
        Column::centre(page.t("books-col-number"), 13),
        Column::wide(page.t("four-goods-criterion")),
        Column::left(page.t("four-goods-books"), 40),
        Column::centre(page.t("four-goods-met"), 14),
        Column::centre(page.t("four-goods-unmet"), 16),
        Column::left(page.t("four-goods-note"), 30),
    ]);
    let (mut met_count, mut judged) = (0_u32, 0_u32);
    for_each_good(page, &criteria, &mut table, |number, criterion| {
        let answer = books.answer(criterion, year, month.number(), app.today());
        let stored = saved.and_then(|marks| marks.get(&criterion.code));
        let met = stored.and_then(|mark| mark.met).or(answer.and_then(|answer| answer.met));
        (met_count, judged) = (met_count + u32::from(met == Some(true)), judged + u32::from(met.is_some()));
        let tick = |said: bool| if met == Some(said) { "☒" } else { "☐" }.to_owned();
        let says = criterion.source.map(|source| reason(page, source, answer)).unwrap_or_default();
        let note = stored.map(|mark| mark.note.clone()).unwrap_or_default();
        vec![number, criterion.words.clone(), says, tick(true), tick(false), note]
    });
    let mut values = Values::default();
    values.words("tháng", month.written()).words("số tiêu chí đạt", met_count).words("số tiêu chí đã chấm", judged);
    put_table(page, table, &mut values);
    let day = app.today().min(month.last());
    Ok(Some(Gathered { day, label: month.written(), issuer: None, values }))
}

async fn of_year(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let year_sheets = sheets(&app.db, subject.cell, year).await?;
    let mut columns = vec![Column::centre(page.t("books-col-number"), 12), Column::wide(page.t("four-goods-criterion"))];
    columns.extend((1..=12).map(|month| Column::centre(format!("T{month}"), 10)));
    columns.extend([
        Column::centre(page.t("four-goods-met-months"), 18),
        Column::right(page.t("meetings-points-most"), 15),
        Column::right(page.t("four-goods-points"), 15),
    ]);
    let mut table = Table::of(columns);
    for_each_good(page, &year_sheets.criteria, &mut table, |number, criterion| year_row(&year_sheets, number, criterion));
    let most: u32 = year_sheets.criteria.iter().map(|criterion| criterion.points).sum();
    let total = year_sheets.total();
    let mut values = Values::default();
    values
        .words("năm bốn tốt", year)
        .words("số tháng đã chấm", year_sheets.months.len())
        .words_or("tổng điểm", total, &page.t("four-goods-gap-total"))
        .words("tổng điểm tối đa", most);
    put_table(page, table, &mut values);
    for (field, key) in [
        ("ngày đăng ký", "four-goods-registered"),
        ("kết quả biểu quyết", "four-goods-vote"),
        ("công nhận", "four-goods-recognised"),
    ] {
        let told = facts(page, &year_sheets).into_iter().find(|(known, _)| *known == key).map(|(_, told)| told);
        values.words(field, told.unwrap_or_default());
    }
    let day = app.today().min(year_end(year));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}

/// A criterion through the year: + of a month in which it was met, – of one in which it was not.
fn year_row(year_sheets: &Sheets, number: String, criterion: &Criterion) -> Vec<String> {
    let of_month = |month: u32| match year_sheets.months.get(&month).and_then(|marks| marks.get(&criterion.code)?.met) {
        Some(true) => "+".to_owned(),
        Some(false) => "–".to_owned(),
        None => String::new(),
    };
    let (met, judged) = year_sheets.met(&criterion.code);
    let points = year_sheets.points(criterion).map(|points| points.to_string()).unwrap_or_default();
    let mut cells = vec![number, criterion.words.clone()];
    cells.extend((1..=12).map(of_month));
    cells.extend([format!("{met}/{judged}"), criterion.points.to_string(), points]);
    cells
}

/// The criteria under their goods, numbered 1.1, 1.2.
fn for_each_good(page: &Page, criteria: &[Criterion], table: &mut Table, mut row: impl FnMut(String, &Criterion) -> Vec<String>) {
    let width = table.columns.len();
    for (place, good) in (1..).zip(Good::ALL) {
        let of_good: Vec<&Criterion> = criteria.iter().filter(|criterion| criterion.good == good).collect();
        if of_good.is_empty() {
            continue;
        }
        let mut head = vec![format!("{place}"), good_text(page, good)];
        head.resize(width, String::new());
        table.push_bold(head);
        for (number, criterion) in (1..).zip(of_good) {
            table.push(row(format!("{place}.{number}"), criterion));
        }
    }
}

fn put_table(page: &Page, table: Table, values: &mut Values) {
    if table.rows.is_empty() {
        values.missing("bảng tự chấm", page.t("four-goods-gap-criteria"));
    } else {
        values.pieces("bảng tự chấm", [Piece::Table(table)]);
    }
}

/// What came of a year in two words: its points, and whether the cell was recognised. Empty where nothing is known.
pub(crate) async fn year_result(app: &App, page: &Page, cell: Uuid, year: i32) -> anyhow::Result<(String, String)> {
    let year_sheets = sheets(&app.db, cell, year).await?;
    let most: u32 = year_sheets.criteria.iter().map(|criterion| criterion.points).sum();
    let total = year_sheets.total().map(|total| page.with("four-goods-total", &[("points", &total), ("most", &most)]));
    let recognised = facts(page, &year_sheets).into_iter().find(|(key, _)| *key == "four-goods-recognised");
    Ok((total.unwrap_or_default(), recognised.map(|(_, told)| told).unwrap_or_default()))
}
