//! What of the year's study is still to be made up. The target is read by the year: the year's last day is the deadline.

use super::make_up::missed;
use super::store::{self, study_session};
use chibo_core::day::year_end;
use chibo_frame::{App, Due, Page};
use chrono::Datelike;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One thing a session of this year that somebody still makes up.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let year = app.today().year();
    let rows: Vec<study_session::Model> =
        store::list(&app.db, cell).await?.into_iter().filter(|row| row.on_day.year() == year).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut owing: BTreeMap<Uuid, usize> = BTreeMap::new();
    for row in missed(app, cell, &rows).await?.into_values().flatten() {
        *owing.entry(row.id).or_default() += 1;
    }
    let due = |row: &study_session::Model| {
        let count = owing.get(&row.id)?;
        let text = page.with("study-due", &[("count", count), ("day", &page.day(&row.on_day))]);
        Some(Due { on: year_end(year), late: false, text, href: format!("/van-phong/hoc-tap/{}", row.id) })
    };
    Ok(rows.iter().filter_map(due).collect())
}
