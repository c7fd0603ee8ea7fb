//! What is watched: congresses that wait for their approval, in the ward; plans that are not answered, in the cell.

use super::{store, taking};
use crate::exchange::{Release, list_latest};
use chibo_core::congress::Times;
use chibo_core::dated::RuleKind;
use chibo_core::day::Day;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Due, Page, Right};
use chibo_people::{rules, units};
use chrono::Days;
use uuid::Uuid;

/// How long after a congress its approval is watched; older ones were decided before this house began.
const WATCHED: Days = Days::new(180);
/// How long ahead a plan is told of.
const AHEAD: Days = Days::new(14);

/// What falls due for the unit of this data directory.
pub(crate) async fn due(app: &App, page: &Page, own: Uuid) -> anyhow::Result<Vec<Due>> {
    let is_ward = units::find_ward(&app.db).await?.is_some_and(|ward| ward.id == own);
    if is_ward && page.may(Right::SeeWard) {
        of_ward(app, page, own).await
    } else if !is_ward && page.may(Right::KeepRecords) {
        of_cell(app, page, own).await
    } else {
        Ok(Vec::new())
    }
}

async fn of_ward(app: &App, page: &Page, ward: Uuid) -> anyhow::Result<Vec<Due>> {
    let (today, calendar) = (app.today(), rules::calendar(&app.db, ward).await?);
    let answered = store::list_all_answers(&app.db).await?;
    let mut due = Vec::new();
    for (cell, row) in list_latest(&app.db, ward).await? {
        let Ok(release) = Release::read(&row.body) else { continue };
        let waits = release.congresses.iter().filter(|congress| !congress.elected.is_empty());
        let waits = waits.filter(|congress| congress.held_on.checked_add_days(WATCHED).is_some_and(|last| last >= today));
        for congress in waits {
            if answered.iter().any(|one| one.cell_id == cell && u32::try_from(one.congress) == Ok(congress.number)) {
                continue;
            }
            let version = rules::in_force(&app.db, ward, RuleKind::CongressTimes, congress.held_on).await?;
            let Some(times) = version.and_then(|version| Times::read(&version).ok()) else { continue };
            let on = times.approve_by(vietnam(row.received_at).date_naive(), &calendar);
            let text = page.t1("approvals-due", "name", &release.name);
            due.push(Due { on, late: on < today, text, href: format!("/van-phong/chi-bo/{cell}/tra-loi") });
        }
    }
    Ok(due)
}

async fn of_cell(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    let today = app.today();
    let last = today.checked_add_days(AHEAD).unwrap_or(Day::MAX);
    let replies = store::list_replies(&app.db, cell).await?;
    let done = |plan: Uuid| replies.iter().any(|reply| reply.plan_id == plan && reply.done_on.is_some());
    let plans = taking::plans(&app.db, cell).await?.into_iter().filter(|plan| !done(plan.id));
    let soon = plans.filter_map(|plan| Some((plan.due_on.filter(|on| *on <= last)?, plan)));
    let one = |(on, plan): (Day, super::Plan)| Due {
        on,
        late: on < today,
        text: page.t1("plans-due", "title", plan.title),
        href: String::from("/van-phong/tu-dang-uy"),
    };
    Ok(soon.map(one).collect())
}
