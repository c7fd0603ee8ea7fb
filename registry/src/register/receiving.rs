//! What is done to incoming papers: received, corrected, dealt with.

use super::store::{self, incoming_paper};
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::record;
use uuid::Uuid;

/// An incoming paper as it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) sender: String,
    pub(super) number: String,
    pub(super) day: Day,
    pub(super) received_on: Day,
    pub(super) about: String,
    pub(super) assigned_to: Option<String>,
    pub(super) task: Option<String>,
    pub(super) due_on: Option<Day>,
    pub(super) kept_at: Option<String>,
}

/// Writes a paper into the book of incoming ones, or corrects its line; none where there is no such line.
pub(super) async fn put(
    app: &App,
    account: Option<Uuid>,
    (cell, id): (Uuid, Option<Uuid>),
    wanted: Wanted,
) -> anyhow::Result<Option<Uuid>> {
    let tx = app.begin().await?;
    let standing = match id {
        Some(id) => match store::find_incoming(&tx, cell, id).await?.filter(|row| !row.confidential) {
            Some(row) => Some(row),
            None => return Ok(None),
        },
        None => None,
    };
    let row = incoming_paper::Model {
        id: standing.as_ref().map_or_else(|| app.new_id(), |row| row.id),
        cell_id: cell,
        confidential: false,
        sender: Some(wanted.sender),
        number: wanted.number,
        day: wanted.day,
        received_on: Some(wanted.received_on),
        about: Some(wanted.about),
        assigned_to: wanted.assigned_to,
        task: wanted.task,
        due_on: wanted.due_on,
        done_on: standing.as_ref().and_then(|row| row.done_on),
        kept_at: wanted.kept_at,
    };
    let verb = if standing.is_some() { "incoming-correct" } else { "incoming-receive" };
    let (id, act) = (row.id, record::begin(app, &tx, account, verb, &row.number).await?);
    record::put::<incoming_paper::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Enters a confidential incoming paper: its number, its day, where it is kept, and nothing else.
pub(super) async fn enter_confidential(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    (number, day, kept_at): (String, Day, String),
) -> anyhow::Result<()> {
    let row = incoming_paper::Model {
        id: app.new_id(),
        cell_id: cell,
        confidential: true,
        sender: None,
        number,
        day,
        received_on: None,
        about: None,
        assigned_to: None,
        task: None,
        due_on: None,
        done_on: None,
        kept_at: Some(kept_at),
    };
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "incoming-receive", &row.number).await?;
    record::put::<incoming_paper::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(())
}

/// Marks a paper as dealt with today, or as open again; false where there is no such line.
pub(super) async fn turn(app: &App, account: Option<Uuid>, cell: Uuid, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(row) = store::find_incoming(&tx, cell, id).await? else { return Ok(false) };
    let done_on = if row.done_on.is_some() { None } else { Some(app.today()) };
    let verb = if done_on.is_some() { "incoming-done" } else { "incoming-open" };
    let act = record::begin(app, &tx, account, verb, &row.number).await?;
    let after = incoming_paper::Model { done_on, ..row.clone() };
    record::put::<incoming_paper::Entity>(app, &tx, &act, Some(row), after).await?;
    tx.commit().await?;
    Ok(true)
}
