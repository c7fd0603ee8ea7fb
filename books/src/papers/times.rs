//! Times as files of papers are called.

use chibo_core::day::Day;
use chibo_frame::App;
use chibo_people::papers::{Choice, years};
use chrono::Datelike;
use uuid::Uuid;

/// "Tháng 5/2023".
pub(crate) fn month_file(day: Day) -> String {
    format!("Tháng {}/{}", day.month(), day.year())
}

/// "Năm 2023".
pub(crate) fn year_file(year: i32) -> String {
    format!("Năm {year}")
}

/// The years of the records and the one to come: a plan is written before its year.
pub(crate) async fn coming_years(app: &App, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let next = app.today().year() + 1;
    let next = Choice { id: cell, period: next.to_string(), label: next.to_string(), file: year_file(next) };
    Ok(std::iter::once(next).chain(years(app, cell).await?).collect())
}
