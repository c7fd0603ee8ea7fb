//! What a paper can be made of, where the time alone says it.

use super::kind::Choice;
use crate::{roll, units};
use chibo_frame::App;
use chrono::Datelike;
use uuid::Uuid;

/// The cell itself.
pub async fn the_cell(app: &App, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let label = units::name_on(&app.db, cell, app.today()).await?;
    Ok(vec![Choice { id: cell, period: String::new(), file: label.clone(), label }])
}

/// The years of the cell's records, the latest first.
pub async fn years(app: &App, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let (first, last) = (first_year(app, cell).await?, app.today().year());
    Ok((first..=last)
        .rev()
        .map(|year| Choice { id: cell, period: year.to_string(), label: year.to_string(), file: format!("Năm {year}") })
        .collect())
}

/// The months of the cell's records, the latest first.
pub async fn months(app: &App, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let (first, today) = (first_year(app, cell).await?, app.today());
    let all = (first..=today.year()).rev().flat_map(|year| (1..=12).rev().map(move |month| (year, month)));
    let past = all.filter(|(year, month)| (*year, *month) <= (today.year(), today.month()));
    Ok(past
        .map(|(year, month)| Choice {
            id: cell,
            period: format!("{year}-{month:02}"),
            label: format!("{month}/{year}"),
            file: format!("Tháng {month}/{year}"),
        })
        .collect())
}

/// The year of the first movement of members, at most ten years back.
async fn first_year(app: &App, cell: Uuid) -> anyhow::Result<i32> {
    let today = app.today().year();
    let movements = roll::list_movements(&app.db, cell).await?;
    let first = movements.iter().map(|movement| movement.on_day.year()).min().unwrap_or(today);
    Ok(first.clamp(today - 10, today))
}
