//! What is done to the plan: one transaction each, recorded.

use super::store::{self, inspection, inspection_step};
use chibo_core::day::Day;
use chibo_core::inspection::{PlanFault, Procedure, StepDays, check_conclusion, check_window};
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chibo_frame::record::{self, Act};
use chrono::Datelike;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why the plan is not changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such line.
    #[error("there is no such line of the plan")]
    NotThere,
    /// The days contradict one another.
    #[error(transparent)]
    Days(#[from] PlanFault),
    /// A step is said to be done on a day to come: the step's stored word and the day.
    #[error("the step {step} is done on {on}, which is still to come")]
    StepToCome {
        /// The step's stored word.
        step: String,
        /// The day.
        on: Day,
    },
    /// Somebody wrote a confidential note on the line, so it stays.
    #[error("there is a confidential note on the line")]
    HasNotes,
    /// There is nothing to copy: the plan of that year is empty, or the new one is not.
    #[error("the plan of {0} has no lines, or the plan after it has some")]
    NothingToCopy(i32),
}

/// Makes or changes a line of the plan; the steps of its procedure come with it. The line's number is the next of its year
/// where it is not given.
pub async fn save(app: &App, account: Uuid, mut wanted: inspection::Model) -> anyhow::Result<Result<Uuid, Refusal>> {
    if let Err(fault) = check_window(wanted.year, wanted.starts_on, wanted.ends_on) {
        return Ok(Err(fault.into()));
    }
    let tx = app.begin().await?;
    let standing = store::find(&tx, wanted.id).await?;
    if standing.is_none() || wanted.line == 0 {
        wanted.line = store::next_line(&tx, wanted.cell_id, wanted.year).await?;
    }
    let id = wanted.id;
    let act = record::begin(app, &tx, Some(account), "inspection-plan", &(wanted.year, wanted.line)).await?;
    record::put::<inspection::Entity>(app, &tx, &act, standing, wanted.clone()).await?;
    put_steps(app, &tx, &act, &wanted).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// The steps of the line's procedure: new ones with a proposed day, those of another procedure taken away unless done.
async fn put_steps(app: &App, tx: &DatabaseTransaction, act: &Act, line: &inspection::Model) -> anyhow::Result<()> {
    let Some(procedure) = line.procedure.as_deref().map(from_code::<Procedure>).transpose()? else { return Ok(()) };
    let standing = store::list_steps_of(tx, line.id).await?;
    let proposed = match (line.starts_on, line.ends_on) {
        (Some(starts), Some(ends)) => procedure.proposed(starts, ends),
        _ => Vec::new(),
    };
    for step in procedure.steps() {
        let due = proposed.iter().find(|(of, _)| of == step).map(|(_, on)| *on);
        let old = standing.iter().find(|row| row.step == code(step)).cloned();
        let row = match &old {
            Some(old) => inspection_step::Model { due_on: old.due_on.or(due), ..old.clone() },
            None => inspection_step::Model { inspection_id: line.id, step: code(step), due_on: due, done_on: None },
        };
        record::put::<inspection_step::Entity>(app, tx, act, old, row).await?;
    }
    let kept: Vec<String> = procedure.steps().iter().map(code).collect();
    for row in standing.into_iter().filter(|row| row.done_on.is_none() && !kept.contains(&row.step)) {
        record::remove::<inspection_step::Entity>(app, tx, act, row).await?;
    }
    Ok(())
}

/// Sets the days of a line's steps.
pub async fn save_steps(app: &App, account: Uuid, id: Uuid, days: &[StepDays]) -> anyhow::Result<Result<(), Refusal>> {
    let today = app.today();
    if let Some((step, on)) = days.iter().find_map(|step| Some((step.step, step.done.filter(|on| *on > today)?))) {
        return Ok(Err(Refusal::StepToCome { step: code(&step), on }));
    }
    let tx = app.begin().await?;
    let standing = store::list_steps_of(&tx, id).await?;
    let row = |step: &StepDays| inspection_step::Model {
        inspection_id: id,
        step: code(&step.step),
        due_on: step.due,
        done_on: step.done,
    };
    let wanted = days.iter().map(row).filter(|row| standing.iter().any(|old| old.step == row.step)).collect();
    let act = record::begin(app, &tx, Some(account), "inspection-steps", &id).await?;
    record::save::<inspection_step::Entity>(app, &tx, &act, record::difference::<inspection_step::Entity>(&standing, wanted))
        .await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// **Kết luận.** What came of a line, and what is to follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conclusion {
    /// The day of the cell's conclusion.
    pub done_on: Option<Day>,
    /// The conclusion.
    pub text: Option<String>,
    /// What is to follow.
    pub follow_up: Option<String>,
    /// By when.
    pub follow_up_by: Option<Day>,
    /// When it had followed.
    pub followed_up_on: Option<Day>,
}

/// Writes the conclusion of a line.
pub async fn conclude(app: &App, account: Uuid, id: Uuid, conclusion: Conclusion) -> anyhow::Result<Result<(), Refusal>> {
    let today = app.today();
    let text = conclusion.text.clone().unwrap_or_default();
    let followed = check_conclusion(conclusion.followed_up_on, "", today);
    if let Err(fault) = check_conclusion(conclusion.done_on, &text, today).and(followed) {
        return Ok(Err(fault.into()));
    }
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let wanted = inspection::Model {
        done_on: conclusion.done_on,
        conclusion: conclusion.text,
        follow_up: conclusion.follow_up,
        follow_up_by: conclusion.follow_up_by,
        followed_up_on: conclusion.followed_up_on,
        ..standing.clone()
    };
    let act = record::begin(app, &tx, Some(account), "inspection-conclusion", &id).await?;
    record::put::<inspection::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes a line away that was planned by mistake, with its steps; gives its year.
pub async fn remove(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Result<i32, Refusal>> {
    let tx = app.begin().await?;
    let Some(line) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if super::confidential::is_noted(&tx, id).await? {
        return Ok(Err(Refusal::HasNotes));
    }
    let year = line.year;
    let act = record::begin(app, &tx, Some(account), "inspection-remove", &(year, line.line)).await?;
    for row in store::list_steps_of(&tx, id).await? {
        record::remove::<inspection_step::Entity>(app, &tx, &act, row).await?;
    }
    record::remove::<inspection::Entity>(app, &tx, &act, line).await?;
    tx.commit().await?;
    Ok(Ok(year))
}

/// Makes the plan of `year` from the one before: the same lines a year later, nothing of it done.
pub async fn copy_year(app: &App, account: Uuid, cell: Uuid, year: i32) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let all = store::list(&tx, cell).await?;
    let before: Vec<&inspection::Model> = all.iter().filter(|row| row.year + 1 == year).collect();
    if before.is_empty() || all.iter().any(|row| row.year == year) {
        return Ok(Err(Refusal::NothingToCopy(year.saturating_sub(1))));
    }
    let act = record::begin(app, &tx, Some(account), "inspection-copy", &year).await?;
    for old in before {
        let row = inspection::Model {
            id: app.new_id(),
            year,
            starts_on: old.starts_on.and_then(year_later),
            ends_on: old.ends_on.and_then(year_later),
            period: None,
            done_on: None,
            conclusion: None,
            follow_up: None,
            follow_up_by: None,
            followed_up_on: None,
            ..old.clone()
        };
        record::put::<inspection::Entity>(app, &tx, &act, None, row.clone()).await?;
        put_steps(app, &tx, &act, &row).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// The same day a year later; of 29 February the day before.
fn year_later(day: Day) -> Option<Day> {
    day.with_year(day.year() + 1).or_else(|| Day::from_ymd_opt(day.year() + 1, 2, 28))
}
