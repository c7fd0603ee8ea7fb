//! What of the yearly review falls due: the sheet and the self-reviews by the end of the year, the decision by 31 March.

use super::gather::{Line, review};
use super::path;
use chibo_core::day::{Day, year_end};
use chibo_frame::{App, Due, Page};
use chrono::Datelike;
use uuid::Uuid;

/// From 1 November on for the year itself; for the last year until it is decided.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let mut found = of_last_year(app, page, cell, today).await?;
    if today.month() >= 11 {
        found.extend(of_year(app, page, cell, today).await?);
    }
    Ok(found)
}

/// The year that runs: the sheet, then the self-reviews.
async fn of_year(app: &App, page: &Page, cell: Uuid, today: Day) -> anyhow::Result<Option<Due>> {
    let review = review(&app.db, cell, today.year()).await?;
    let (year, on) = (review.year, year_end(review.year));
    if review.sheet.is_none() {
        let nobody = review.lines.is_empty() || review.standing().rated() > 0;
        let due = Due { on, late: false, text: page.t1("ratings-due-sheet", "year", year), href: path(year) };
        return Ok((!nobody).then_some(due));
    }
    let missing = review.lines.iter().filter(|line| line.place.reviewed && !line.handed_in() && !line.is_final()).count();
    let text = page.with("ratings-due-self", &[("count", &missing), ("year", &year)]);
    Ok((missing > 0).then(|| Due { on, late: false, text, href: format!("{}/tu-kiem-diem", path(year)) }))
}

/// The last year: its decision. A year of which nothing is kept is asked for until 31 March and then left alone.
async fn of_last_year(app: &App, page: &Page, cell: Uuid, today: Day) -> anyhow::Result<Vec<Due>> {
    let review = review(&app.db, cell, today.year() - 1).await?;
    let Some(on) = Day::from_ymd_opt(today.year(), 3, 31) else { return Ok(Vec::new()) };
    let (year, late) = (review.year, today > on);
    if review.sheet.is_none() {
        let asked = !late && !review.lines.is_empty() && review.standing().rated() == 0;
        let due = Due { on: year_end(year), late: true, text: page.t1("ratings-due-sheet", "year", year), href: path(year) };
        return Ok(if asked { vec![due] } else { Vec::new() });
    }
    let missing = review.rated().filter(|line: &&Line| !line.is_final()).count();
    let text = page.with("ratings-due-decision", &[("count", &missing), ("year", &year)]);
    let due = Due { on, late, text, href: format!("{}/quyet-dinh", path(year)) };
    Ok(if missing > 0 { vec![due] } else { Vec::new() })
}
