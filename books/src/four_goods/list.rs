//! The years of the model cell.

use super::{sheet, store};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units;
use chrono::Datelike;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "four_goods/list.html")]
struct List {
    page: Page,
    cell: String,
    rows: Vec<Row>,
}

struct Row {
    year: i32,
    registered: Option<String>,
    months: usize,
    points: Option<u32>,
    recognised: Option<bool>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut years: BTreeSet<i32> = BTreeSet::from([app.today().year()]);
    years.extend(store::list_years(&app.db, cell.id).await?.iter().map(|row| row.year));
    years.extend(store::list_months(&app.db, cell.id).await?.iter().map(|row| row.year));
    let mut rows = Vec::new();
    for year in years.into_iter().rev() {
        let sheets = sheet::sheets(&app.db, cell.id, year).await?;
        rows.push(Row {
            year,
            registered: sheets.own.as_ref().and_then(|own| own.registered_on).map(|on| page.day(&on)),
            months: sheets.months.len(),
            points: sheets.total(),
            recognised: sheets.own.as_ref().and_then(|own| own.recognised),
        });
    }
    html(&List { cell: cell.name, rows, page })
}
