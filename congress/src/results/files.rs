//! Record files: the list of elections, and one election written out.

use super::store::{self, election};
use crate::preparing;
use anyhow::{Context, bail};
use chibo_core::day::Day;
use chibo_core::election::{Decision, ElectionRecord, Next, Office};
use chibo_frame::App;
use chibo_people::papers::in_vietnamese;
use serde::Serialize;
use uuid::Uuid;

/// One election, as the command line lists it.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Its key.
    pub id: Uuid,
    /// The key of its congress.
    pub congress_id: Uuid,
    /// The number of its congress.
    pub congress: u32,
    /// The day.
    pub held_on: Day,
    /// What is elected.
    pub office: Office,
    /// For the tellers' practice only.
    pub practice: bool,
    /// Whether its result is final.
    pub closed: bool,
    /// Who is elected so far.
    pub elected: Vec<String>,
    /// What follows.
    pub next: Next,
}

/// All elections, the newest congress first.
pub async fn list(app: &App) -> anyhow::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    for row in store::list_all(&app.db).await? {
        let congress = preparing::find(&app.db, row.congress_id).await?.context("an election without its congress")?;
        let record = row.read()?;
        let outcome = decided(&record)?.outcome;
        listed.push(Listed {
            id: row.id,
            congress_id: congress.id,
            congress: congress.congress_number().0,
            held_on: record.held_on,
            office: record.office,
            practice: row.practice,
            closed: row.closed,
            elected: outcome.elected,
            next: outcome.next,
        });
    }
    listed.sort_by_key(|one| (std::cmp::Reverse(one.congress), one.practice, store::place(one.office.word()), one.id));
    Ok(listed)
}

/// The record file of one election, with the outcome its figures give.
pub async fn export(app: &App, id: Uuid) -> anyhow::Result<Option<String>> {
    store::find(&app.db, id).await?.map(|row| file_of(app, &row)).transpose()
}

/// An election's record file. Its note says, as the minutes do, that the tellers counted and the product only assisted.
pub(crate) fn file_of(app: &App, row: &election::Model) -> anyhow::Result<String> {
    let record = row.read()?;
    let note = in_vietnamese(app).t("paper-tally-assists");
    Ok(record.export_noted(Some(&decided(&record)?.outcome), Some(&note)))
}

/// What a stored record decides. It was decided before it was stored, so it cannot contradict itself.
pub(crate) fn decided(record: &ElectionRecord) -> anyhow::Result<Decision> {
    match record.decide() {
        Ok(decision) => Ok(decision),
        Err(faults) => bail!("a stored election record contradicts itself: {faults:?}"),
    }
}

/// Whether a round of one of the congress's elections was counted, practice apart.
pub(crate) async fn was_counted<C: sea_orm::ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<bool> {
    for row in store::list_elections(db, congress).await?.iter().filter(|row| !row.practice) {
        if row.read()?.rounds.iter().any(|round| round.count.is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The election of an office that is open or was held, practice apart.
pub(crate) async fn opened<C: sea_orm::ConnectionTrait>(
    db: &C,
    congress: Uuid,
    office: Office,
) -> anyhow::Result<Option<election::Model>> {
    let rows = store::list_elections(db, congress).await?;
    Ok(rows.into_iter().find(|row| !row.practice && row.office == office.word()))
}

/// How many seats an office had at a congress, practice apart.
pub(crate) async fn seats_elected<C: sea_orm::ConnectionTrait>(
    db: &C,
    congress: Uuid,
    office: Office,
) -> anyhow::Result<Option<u32>> {
    opened(db, congress, office).await?.map(|row| Ok(row.read()?.seats)).transpose()
}
