//! What the ward decides and sends: one transaction each, recorded.

use super::ANSWER;
use super::body::{Answer, Approval, Decided, Plan, PlanKind};
use super::store::{self, answer_made, congress_answer, ward_plan};
use crate::exchange::{find_key, find_latest};
use crate::ratings;
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chibo_frame::parcel::content_hash;
use chibo_frame::record;
use chibo_people::units::unit;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// How many of the newest plans go down with an answer.
const PLANS: usize = 50;

/// Records what is decided on a congress.
pub(super) async fn decide(app: &App, account: Uuid, row: congress_answer::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "congress-answer", &row.congress).await?;
    let standing = store::list_answers(&tx, row.cell_id).await?.into_iter().find(|one| one.congress == row.congress);
    record::put::<congress_answer::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await
}

/// A plan as it is written.
pub(super) struct NewPlan {
    pub(super) kind: PlanKind,
    pub(super) title: String,
    pub(super) words: String,
    pub(super) due_on: Option<Day>,
}

/// Gives a plan to all cells.
pub(super) async fn give(app: &App, account: Uuid, ward: Uuid, new: NewPlan) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "ward-plan", &new.title).await?;
    let NewPlan { kind, title, words, due_on } = new;
    let row = ward_plan::Model { id: app.new_id(), ward_id: ward, kind: code(&kind), title, words, due_on, sent_on: app.today() };
    record::put::<ward_plan::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await
}

/// Makes the next answer for a cell: all that stands. None where the cell has released nothing, so there is no key to answer.
pub(super) async fn answer(app: &App, account: Uuid, ward: &unit::Model, cell: Uuid) -> anyhow::Result<Option<u32>> {
    let tx = app.begin().await?;
    let Some(answer) = gather(app, &tx, ward, cell).await? else { return Ok(None) };
    let body = serde_json::to_string(&answer)?;
    let act = record::begin(app, &tx, Some(account), "answer-make", &answer.number).await?;
    let row = answer_made::Model {
        id: app.new_id(),
        cell_id: cell,
        number: i32::try_from(answer.number)?,
        made_at: answer.made_at,
        content_hash: content_hash(&body),
        body,
    };
    record::put::<answer_made::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Some(answer.number))
}

async fn gather<C: ConnectionTrait>(app: &App, db: &C, ward: &unit::Model, cell: Uuid) -> anyhow::Result<Option<Answer>> {
    let (key, latest) = (find_key(db, cell).await?, find_latest(db, cell).await?);
    let (Some(key), Some(latest)) = (key, latest) else { return Ok(None) };
    let last = store::list_answers_made(db, cell).await?.first().map_or(0, |row| row.number);
    let approval = |row: congress_answer::Model| {
        let congress = u32::try_from(row.congress)?;
        Ok(Approval { congress, approved: row.approved, number: row.number, on: row.decided_on, reason: row.reason })
    };
    let decided = |row: ratings::ward_rating::Model| {
        let cell = row.cell_level.as_deref().map(from_code).transpose()?;
        Ok(Decided { year: row.year, excellent: u32::try_from(row.excellent)?, cell, number: row.number, on: row.decided_on })
    };
    let plan = |row: ward_plan::Model| {
        Ok(Plan { id: row.id, kind: from_code(&row.kind)?, title: row.title, text: row.words, due_on: row.due_on })
    };
    Ok(Some(Answer {
        format: ANSWER.0.to_owned(),
        ward: ward.name.clone(),
        cell: key.sent_as,
        number: u32::try_from(last)?.saturating_add(1),
        made_at: app.now(),
        received: u32::try_from(latest.number)?,
        approvals: store::list_answers(db, cell).await?.into_iter().map(approval).collect::<anyhow::Result<_>>()?,
        ratings: ratings::list_decided_of(db, cell).await?.into_iter().map(decided).collect::<anyhow::Result<_>>()?,
        plans: store::list_plans(db, ward.id).await?.into_iter().take(PLANS).map(plan).collect::<anyhow::Result<_>>()?,
    }))
}
