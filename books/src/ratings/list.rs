//! The years that were rated, and the one to be rated next.

use super::choice::level_text;
use super::{store, year_at_work};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_core::rating::{Counts, Level, regime_of};
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::units;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "ratings/list.html")]
struct List {
    page: Page,
    cell: String,
    years: Vec<Row>,
    next: Option<i32>,
}

struct Row {
    year: i32,
    regime: &'static str,
    counts: Counts,
    own: Option<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut years: BTreeMap<i32, Vec<Level>> = BTreeMap::new();
    for row in store::list(&app.db, cell.id).await? {
        years.entry(row.year).or_default().extend(super::gather::level(Some(&row.level)));
    }
    let sheets = store::list_sheets(&app.db, cell.id).await?;
    for sheet in &sheets {
        years.entry(sheet.year).or_default();
    }
    let own: BTreeMap<i32, Level> = store::list_of_cell(&app.db, cell.id)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.year, super::gather::level(Some(&row.level))?)))
        .collect();
    let next = Some(year_at_work(app.today())).filter(|year| !years.contains_key(year) && page.may(Right::KeepRecords));
    let year = |(year, levels): (i32, Vec<Level>)| Row {
        year,
        regime: regime_of(year).name,
        counts: levels.into_iter().collect(),
        own: own.get(&year).map(|level| level_text(&page, *level)),
    };
    let years = years.into_iter().rev().map(year).collect();
    html(&List { cell: cell.name, years, next, page })
}
