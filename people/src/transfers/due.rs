//! What is watched: transfers that are not answered, by the day until which a transfer is to be done.

use super::body::State;
use super::store;
use crate::{roll, rules};
use chibo_core::day::Day;
use chibo_core::deadline::transfer_by;
use chibo_frame::{App, Due, Page, Right};
use uuid::Uuid;

/// What falls due; it names people.
pub(crate) async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    if !page.may(Right::KeepRecords) {
        return Ok(Vec::new());
    }
    let open: Vec<_> = store::list_out(&app.db, cell).await?.into_iter().filter(|row| row.is(State::Open)).collect();
    let waiting: Vec<_> = store::list_in(&app.db, cell).await?.into_iter().filter(|row| row.is(State::Open)).collect();
    if open.is_empty() && waiting.is_empty() {
        return Ok(Vec::new());
    }
    let (today, calendar) = (app.today(), rules::calendar(&app.db, cell).await?);
    let one = |made_on: Day, text: String, href: String| {
        let on = transfer_by(made_on, &calendar);
        Due { on, late: on < today, text, href }
    };
    let mut due = Vec::new();
    for row in open {
        let Some(member) = roll::find_member(&app.db, row.member_id).await? else { continue };
        let text = page.with("transfers-due-out", &[("name", &member.name), ("cell", &row.to_name)]);
        due.push(one(row.made_on, text, format!("{}/di/{}", super::PATH, row.member_id)));
    }
    for row in waiting {
        let text = page.with("transfers-due-in", &[("name", &row.name), ("cell", &row.from_name)]);
        due.push(one(row.made_on, text, format!("{}/den/{}", super::PATH, row.id)));
    }
    Ok(due)
}
