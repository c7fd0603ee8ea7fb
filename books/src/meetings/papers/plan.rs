//! The plan of a year's meetings: those that stand in the book, and for the other months the day that the rules fix.

use crate::meetings::list::kind_key;
use crate::meetings::store;
use chibo_core::day::Day;
use chibo_core::day::{quarter, year_start};
use chibo_core::meeting::fixed_day;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Gathered, Subject};
use chrono::Datelike;

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let all = store::list(&app.db, subject.cell).await?;
    let here: Vec<_> = all.into_iter().filter(|row| row.on_day.year() == year).collect();
    let mut table = Table::of([
        Column::centre(page.t("books-col-month"), 16),
        Column::centre(page.t("books-col-day"), 28),
        Column::left(page.t("books-col-kind"), 42),
        Column::wide(page.t("books-col-content")),
        Column::left(page.t("books-col-prepares"), 34),
    ]);
    for month in 1..=12 {
        let mut held = here.iter().filter(|row| row.on_day.month() == month).peekable();
        if held.peek().is_none() {
            table.push(proposed(page, year, month));
        }
        for row in held {
            let kind = page.t(kind_key(row.meeting_kind()?, row.with_regular));
            let month = row.on_day.month().to_string();
            table.push([month, page.day(&row.on_day), kind, row.title.clone().unwrap_or_default(), String::new()]);
        }
    }
    let themes = themes(page, &here);
    let mut values = Values::default();
    values.words("năm kế hoạch", year).pieces("lịch sinh hoạt", [Piece::Table(table)]).pieces("chuyên đề các quý", themes);
    let day = app.today().min(year_start(year));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}

/// A month for which no meeting stands in the book.
fn proposed(page: &Page, year: i32, month: u32) -> [String; 5] {
    let first = Day::from_ymd_opt(year, month, 1);
    let fixed = first.and_then(|first| first.with_day(fixed_day(first)?.value));
    let day = fixed.map_or_else(|| format!("……/{month}/{year}"), |day| page.day(&day));
    [month.to_string(), day, page.t("meetings-regular"), String::new(), String::new()]
}

/// Each quarter with its theme, or room for one.
fn themes(page: &Page, here: &[store::meeting::Model]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for number in 1..=4 {
        let of_quarter = here.iter().filter(|row| quarter(row.on_day) == number && super::thematic::is_thematic(row));
        let themes: Vec<String> = of_quarter.filter_map(|row| row.title.clone()).filter(|title| !title.is_empty()).collect();
        let theme = crate::papers::dotted(Some(themes.join("; ")));
        let quarter = crate::meetings::list::roman(number);
        pieces.push(Piece::bullet(page.with("meetings-plan-quarter", &[("quarter", &quarter), ("theme", &theme)])));
    }
    pieces
}
