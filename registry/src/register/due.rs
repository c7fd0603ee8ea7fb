//! Incoming papers that ask for something by a day.

use super::store;
use chibo_core::day::Day;
use chibo_frame::{App, Due, Page};
use chrono::Days;
use uuid::Uuid;

/// How many days ahead a paper is told of.
const AHEAD: Days = Days::new(14);

/// What falls due, for the office's first page.
pub(crate) async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let last = today.checked_add_days(AHEAD).unwrap_or(Day::MAX);
    let open = store::list_incoming(&app.db, cell).await?.into_iter().filter(|row| row.done_on.is_none());
    let soon = open.filter_map(|row| Some((row.due_on.filter(|due| *due <= last)?, row)));
    let one = |(on, row): (Day, store::incoming_paper::Model)| {
        let task = row.task.or(row.about).unwrap_or_default();
        let sender = row.sender.unwrap_or_default();
        Due {
            on,
            late: on < today,
            text: page.with("incoming-due-line", &[("number", &row.number), ("sender", &sender), ("task", &task)]),
            href: format!("/van-phong/van-ban/den/{}", row.id),
        }
    };
    Ok(soon.map(one).collect())
}
