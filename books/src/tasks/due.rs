//! Tasks that are overdue or fall due within two weeks.

use super::store;
use chibo_core::day::Day;
use chibo_frame::{App, Due, Page};
use chrono::Days;
use uuid::Uuid;

/// How many days ahead a task is told of.
const AHEAD: Days = Days::new(14);

/// What falls due, for the office's first page.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let last = today.checked_add_days(AHEAD).unwrap_or(Day::MAX);
    let open = store::list(&app.db, cell).await?.into_iter().filter(|task| task.done_on.is_none());
    let soon = open.filter_map(|task| Some((task.due_on.filter(|due| *due <= last)?, task)));
    let one = |(on, task): (Day, store::task::Model)| Due {
        on,
        late: on < today,
        text: page.with("tasks-due-line", &[("task", &task.title), ("owner", &task.owner)]),
        href: format!("/van-phong/nhiem-vu/{}", task.id),
    };
    Ok(soon.map(one).collect())
}
