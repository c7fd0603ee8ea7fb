//! What of the meetings falls due: the next one to prepare, the quarter's theme, minutes to sign.

use super::list::roman;
use super::show::path;
use super::{list_signed, store};
use chibo_core::day::quarter;
use chibo_core::meeting::{next_day, quarters_without_thematic};
use chibo_frame::{App, Due, Page};
use chrono::{Datelike, Days, Months, NaiveDate};
use uuid::Uuid;

/// How many days ahead a meeting is to be prepared.
const AHEAD: u64 = 14;
/// Within so many days minutes are signed.
const TO_SIGN: u64 = 7;

/// What falls due, for the office's first page. A cell whose book has no meeting is told nothing.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let (today, all) = (app.today(), store::list(&app.db, cell).await?);
    let days: Vec<NaiveDate> = all.iter().map(|row| row.on_day).collect();
    let mut found = Vec::new();
    let next = next_day(&days, today);
    let is_planned = days.iter().any(|day| *day >= today);
    if !all.is_empty() && !is_planned && today.checked_add_days(Days::new(AHEAD)).is_some_and(|last| next <= last) {
        let text = page.t1("meetings-due-prepare", "day", page.day(&next));
        found.push(Due { on: next, late: false, text, href: "/van-phong/sinh-hoat".to_owned() });
    }
    let kinds = all.iter().map(|row| Ok((row.on_day, row.meeting_kind()?))).collect::<anyhow::Result<Vec<_>>>()?;
    let this = (today.year(), quarter(today));
    let lacking = quarters_without_thematic(&kinds, this.0, today).into_iter().any(|(quarter, _)| quarter == this.1);
    if let Some(on) = quarter_end(today).filter(|_| lacking) {
        let text = page.with("meetings-quarter-open", &[("quarter", &roman(this.1)), ("year", &this.0.to_string())]);
        found.push(Due { on, late: false, text, href: "/van-phong/sinh-hoat".to_owned() });
    }
    found.extend(to_sign(app, page, cell, &all, today).await?);
    Ok(found)
}

fn quarter_end(day: NaiveDate) -> Option<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(day.year(), quarter(day) * 3 - 2, 1)?;
    start.checked_add_months(Months::new(3))?.pred_opt()
}

/// Meetings with an agenda and marks whose minutes are unsigned after a week. Books that were imported have no agenda.
async fn to_sign(app: &App, page: &Page, cell: Uuid, all: &[store::meeting::Model], today: NaiveDate) -> anyhow::Result<Vec<Due>> {
    let (signed, marked) = (list_signed(&app.db, cell).await?, store::list_marked(&app.db, cell).await?);
    let with_agenda = store::list_with_agenda(&app.db, cell).await?;
    let is_open =
        |row: &&store::meeting::Model| with_agenda.contains(&row.id) && marked.contains(&row.id) && !signed.contains(&row.id);
    let late = all.iter().filter(is_open).filter_map(|row| {
        let on = row.on_day.checked_add_days(Days::new(TO_SIGN)).filter(|on| *on < today)?;
        let text = page.t1("meetings-due-sign", "day", page.day(&row.on_day));
        Some(Due { on, late: true, text, href: format!("{}/bien-ban", path(row.id)) })
    });
    Ok(late.collect())
}
