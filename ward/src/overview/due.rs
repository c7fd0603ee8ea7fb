//! What the ward watches: cells that have released nothing for long, terms that end.

use crate::exchange::{Release, list_latest};
use chibo_frame::{App, Due, Page, Right};
use chibo_people::units;
use chrono::Days;
use uuid::Uuid;

/// How old figures may be: a quarter of a year.
const OLD: Days = Days::new(92);
/// How long before a term ends its congress is spoken of.
const AHEAD: Days = Days::new(60);

/// What falls due in a ward's house; nothing in a cell's.
pub(crate) async fn due(app: &App, page: &Page, ward: Uuid) -> anyhow::Result<Vec<Due>> {
    if !page.may(Right::SeeWard) || units::find_ward(&app.db).await?.is_none_or(|own| own.id != ward) {
        return Ok(Vec::new());
    }
    let (today, latest) = (app.today(), list_latest(&app.db, ward).await?);
    let Some(horizon) = today.checked_add_days(AHEAD) else { return Ok(Vec::new()) };
    let mut due = Vec::new();
    for cell in units::list_below(&app.db, ward).await? {
        let href = format!("/van-phong/chi-bo/{}", cell.id);
        let Some(row) = latest.get(&cell.id) else { continue };
        if let Some(on) = row.as_of.checked_add_days(OLD).filter(|on| *on <= today) {
            let text = page.with("overview-due-old", &[("name", &cell.name), ("day", &page.day(&row.as_of))]);
            due.push(Due { on, late: true, text, href: href.clone() });
        }
        let term = Release::read(&row.body).ok().and_then(|release| release.term);
        if let Some(to) = term.map(|term| term.days.to).filter(|to| *to <= horizon) {
            due.push(Due { on: to, late: to < today, text: page.t1("overview-due-congress", "name", &cell.name), href });
        }
    }
    due.sort_by(|a, b| (!a.late, a.on, &a.text).cmp(&(!b.late, b.on, &b.text)));
    Ok(due)
}
