//! What is done to the list of papers: taken from the dated rule, ticked off, changed.

use super::store::{self, congress_paper};
use crate::preparing::congress;
use chibo_core::congress::{Offset, read_papers};
use chibo_core::dated::RuleKind;
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::record::{self, Act, put};
use chibo_people::rules;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// A line of the list as it was typed.
pub(super) struct Line {
    /// The row it changes; none for a new one.
    pub(super) id: Option<Uuid>,
    pub(super) words: String,
    pub(super) offset: Offset,
    pub(super) done_on: Option<Day>,
}

/// Proposes the papers of the rule in force on the congress's day.
pub(crate) async fn propose(app: &App, tx: &DatabaseTransaction, act: &Act, congress: &congress::Model) -> anyhow::Result<()> {
    let version = rules::in_force(tx, congress.cell_id, RuleKind::CongressPapers, congress.held_on).await?;
    let papers = version.and_then(|version| read_papers(&version).ok()).unwrap_or_default();
    let row = |(place, paper): (i32, chibo_core::congress::Paper)| congress_paper::Model {
        id: app.new_id(),
        congress_id: congress.id,
        place,
        code: paper.code,
        words: paper.words,
        days: paper.offset.days,
        working: paper.offset.working,
        done_on: None,
    };
    let rows = (1..).zip(papers).map(row).collect();
    record::save::<congress_paper::Entity>(app, tx, act, record::difference::<congress_paper::Entity>(&[], rows)).await?;
    Ok(())
}

/// Takes the list of the rule in force, where the congress has none yet.
pub(super) async fn start(app: &App, account: Uuid, congress: &congress::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    if store::list(&tx, congress.id).await?.is_empty() {
        let act = record::begin(app, &tx, Some(account), "save_papers", &congress.id).await?;
        propose(app, &tx, &act, congress).await?;
    }
    tx.commit().await
}

/// Notes the day on which a paper was done, or that it is not done; false where there is no such paper.
pub(super) async fn mark(app: &App, account: Uuid, congress: Uuid, paper: Uuid, done_on: Option<Day>) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(standing) = store::list(&tx, congress).await?.into_iter().find(|row| row.id == paper) else { return Ok(false) };
    let act = record::begin(app, &tx, Some(account), "mark_paper", &standing.words).await?;
    let row = congress_paper::Model { done_on, ..standing.clone() };
    put::<congress_paper::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(true)
}

/// Saves the whole list in the order of these lines; rows that are not among them go.
pub(super) async fn save(app: &App, account: Uuid, congress: Uuid, lines: Vec<Line>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::list(&tx, congress).await?;
    let act = record::begin(app, &tx, Some(account), "save_papers", &congress).await?;
    let row = |(place, line): (i32, Line)| {
        let before = standing.iter().find(|row| Some(row.id) == line.id);
        congress_paper::Model {
            id: before.map_or_else(|| app.new_id(), |row| row.id),
            congress_id: congress,
            place,
            code: before.map(|row| row.code.clone()).unwrap_or_default(),
            words: line.words,
            days: line.offset.days,
            working: line.offset.working,
            done_on: line.done_on,
        }
    };
    let wanted: Vec<_> = (1..).zip(lines).map(row).collect();
    for gone in standing.iter().filter(|row| wanted.iter().all(|one| one.id != row.id)) {
        record::remove::<congress_paper::Entity>(app, &tx, &act, gone.clone()).await?;
    }
    let difference = record::difference::<congress_paper::Entity>(&standing, wanted);
    record::save::<congress_paper::Entity>(app, &tx, &act, difference).await?;
    tx.commit().await
}
