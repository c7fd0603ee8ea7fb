//! What falls due of inspections: the year's plan, its lines, and what is to follow from a conclusion.

use super::store::{self, inspection, inspection_step};
use super::words;
use chibo_core::day::Day;
use chibo_core::inspection::{Inspection, InspectionId, Need, Procedure, Progress, Schedule, StepDays, needs};
use chibo_frame::db::from_code;
use chibo_frame::{App, Due, Page, Right};
use chrono::{Datelike, Days};
use uuid::Uuid;

/// How many days ahead something is told of.
const AHEAD: Days = Days::new(30);

/// A line with its days and steps, as the rules know it.
pub(super) fn schedule(row: &inspection::Model, steps: &[inspection_step::Model]) -> anyhow::Result<Schedule> {
    let line = Inspection {
        id: InspectionId(row.id),
        year: row.year,
        subject: row.subject.clone(),
        done_on: row.done_on,
        conclusion: row.conclusion.clone(),
    };
    let mut days: Vec<StepDays> = steps
        .iter()
        .filter(|step| step.inspection_id == row.id)
        .map(|step| Ok(StepDays { step: from_code(&step.step)?, due: step.due_on, done: step.done_on }))
        .collect::<anyhow::Result<_>>()?;
    let order = row.procedure.as_deref().map(from_code::<Procedure>).transpose()?.map_or(&[][..], Procedure::steps);
    days.sort_by_key(|day| order.iter().position(|step| *step == day.step).unwrap_or(usize::MAX));
    Ok(Schedule { line, starts: row.starts_on, ends: row.ends_on, steps: days })
}

/// What falls due, for who may see people.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    if !page.may(Right::SeePeople) {
        return Ok(Vec::new());
    }
    let today = app.today();
    let rows = store::list(&app.db, cell).await?;
    let steps = store::list_steps(&app.db, cell).await?;
    let mut found = Vec::new();
    let forms =
        rows.iter().filter(|row| row.year == today.year()).map(|row| from_code(&row.form)).collect::<anyhow::Result<Vec<_>>>()?;
    if let Some(need @ Need::NoPlan { year, by }) = needs(today.year(), &forms, 0, 0) {
        let href = format!("/van-phong/kiem-tra?nam={year}");
        found.push(Due { on: by, late: by < today, text: words::need(page, &need), href });
    }
    for row in &rows {
        let href = format!("/van-phong/kiem-tra/{}", row.id);
        if let Some(on) = line_due(row, &steps, today)? {
            let text = page.with("inspections-due", &[("topic", &row.topic), ("subject", &row.subject)]);
            found.push(Due { on, late: on < today, text, href: href.clone() });
        }
        if let Some(on) = row.follow_up_by.filter(|on| row.followed_up_on.is_none() && *on <= today + AHEAD) {
            let text = page.t1("inspections-due-follow-up", "subject", &row.subject);
            found.push(Due { on, late: on < today, text, href });
        }
    }
    Ok(found)
}

/// When a line of this year's plan is due, if that is near or past. What an older plan left undone no deed can mend.
fn line_due(row: &inspection::Model, steps: &[inspection_step::Model], today: Day) -> anyhow::Result<Option<Day>> {
    if row.year != today.year() {
        return Ok(None);
    }
    let on = match schedule(row, steps)?.progress(today) {
        Progress::Late(_, on) | Progress::Running(_, on) | Progress::Planned(on) | Progress::NoConclusion(on) => on,
        Progress::Done(_) | Progress::DoneAfterYear(_) => return Ok(None),
    };
    Ok(Some(on).filter(|on| *on <= today + AHEAD))
}
