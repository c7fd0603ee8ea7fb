//! Giving a task, changing it, marking it done, opening it again. One transaction each, recorded.

use super::store::{self, task};
use chibo_core::day::Day;
use chibo_core::name::fold;
use chibo_frame::App;
use chibo_frame::record::{self, Act, put};
use chibo_people::{roll, units};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// A task as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewTask {
    /// What is to be done.
    pub title: String,
    /// Who does it: a member's name or any words.
    pub owner: String,
    /// By when.
    pub due_on: Option<Day>,
}

/// Why a task is not changed as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such task.
    #[error("there is no such task")]
    NotThere,
    /// It would be done before it was given.
    #[error("done before {given}, the day on which it was given")]
    DoneBeforeGiven {
        /// The day on which it was given.
        given: Day,
    },
    /// It would be done on a day to come.
    #[error("done on a day to come")]
    DoneToCome,
}

/// The one member of the cell who is called so, accents or not.
async fn member_called<C: ConnectionTrait>(db: &C, cell: Uuid, name: &str) -> anyhow::Result<Option<Uuid>> {
    let wanted = fold(name);
    let found: Vec<Uuid> =
        roll::list_members(db, cell).await?.into_iter().filter(|row| row.folded() == wanted).map(|row| row.id).collect();
    Ok(found.first().copied().filter(|_| found.len() == 1))
}

/// Gives a task within a transaction.
pub(crate) async fn give_in(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    cell: Uuid,
    meeting: Option<(Uuid, Day)>,
    new: NewTask,
) -> anyhow::Result<Uuid> {
    let id = app.new_id();
    let row = task::Model {
        id,
        cell_id: cell,
        meeting_id: meeting.map(|(id, _)| id),
        member_id: member_called(tx, cell, &new.owner).await?,
        title: new.title,
        owner: new.owner,
        given_on: meeting.map_or(app.today(), |(_, day)| day),
        due_on: new.due_on,
        done_on: None,
        note: None,
    };
    put::<task::Entity>(app, tx, act, None, row).await?;
    Ok(id)
}

/// Gives a task that no meeting gave. None where there is no cell.
pub async fn give(app: &App, account: Option<Uuid>, new: NewTask) -> anyhow::Result<Option<Uuid>> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Ok(None) };
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "give-task", &new.due_on).await?;
    let id = give_in(app, &tx, &act, cell.id, None, new).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Changes what is to be done, by whom, by when.
pub async fn change(app: &App, account: Option<Uuid>, id: Uuid, new: NewTask) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let member_id = member_called(&tx, standing.cell_id, &new.owner).await?;
    let row = task::Model { title: new.title, owner: new.owner, due_on: new.due_on, member_id, ..standing.clone() };
    let act = record::begin(app, &tx, account, "change-task", &row.id).await?;
    put::<task::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Marks a task as done on a day, with what came of it.
pub async fn finish(app: &App, account: Option<Uuid>, id: Uuid, on: Day, note: &str) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if on < standing.given_on {
        return Ok(Err(Refusal::DoneBeforeGiven { given: standing.given_on }));
    }
    if on > app.today() {
        return Ok(Err(Refusal::DoneToCome));
    }
    let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
    let row = task::Model { done_on: Some(on), note, ..standing.clone() };
    let act = record::begin(app, &tx, account, "finish-task", &row.id).await?;
    put::<task::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Opens a task again; the note stays.
pub async fn reopen(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let row = task::Model { done_on: None, ..standing.clone() };
    let act = record::begin(app, &tx, account, "reopen-task", &row.id).await?;
    put::<task::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
