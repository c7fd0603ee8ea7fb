//! The papers that fall due or are overdue, for the office's first page.

use super::list::dated;
use crate::preparing::store;
use chibo_frame::{App, Due, Page};
use chibo_people::rules;
use chrono::Days;
use uuid::Uuid;

/// How long before its day a paper is spoken of.
const AHEAD: Days = Days::new(21);
/// How long after a congress its papers are still spoken of.
const AFTER: Days = Days::new(120);

/// What of the cell's congresses is not done and falls due soon, or is overdue.
pub(crate) async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let (Some(horizon), Some(since)) = (today.checked_add_days(AHEAD), today.checked_sub_days(AFTER)) else {
        return Ok(Vec::new());
    };
    let calendar = rules::calendar(&app.db, cell).await?;
    let mut due = Vec::new();
    for congress in store::list_congresses(&app.db, cell).await?.into_iter().filter(|congress| congress.held_on >= since) {
        for (on, paper) in dated(&app.db, &congress, &calendar).await? {
            if paper.done_on.is_none() && on <= horizon {
                let text = page.with("papers-due", &[("number", &congress.congress_number()), ("what", &paper.words)]);
                due.push(Due { on, late: on < today, text, href: format!("/van-phong/dai-hoi/{}/giay-to", congress.id) });
            }
        }
    }
    Ok(due)
}
