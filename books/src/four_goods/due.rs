//! What of the model cell falls due: the sheets of months that are over, in a year for which the cell registered.

use super::{path, sheet};
use chibo_core::day::Day;
use chibo_frame::{App, Due, Page};
use chrono::Datelike;
use uuid::Uuid;

/// The first month over and not filled.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let sheets = sheet::sheets(&app.db, cell, today.year()).await?;
    if sheets.own.as_ref().is_none_or(|own| own.registered_on.is_none()) {
        return Ok(Vec::new());
    }
    let Some(month) = (1..today.month()).find(|month| !sheets.months.contains_key(month)) else { return Ok(Vec::new()) };
    let Some(on) = Day::from_ymd_opt(today.year(), month + 1, 1) else { return Ok(Vec::new()) };
    let text = page.with("four-goods-due", &[("month", &month), ("year", &sheets.year)]);
    Ok(vec![Due { on, late: on < today, text, href: format!("{}/thang/{month}", path(sheets.year)) }])
}
