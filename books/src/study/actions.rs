//! Making, changing and taking away a study session.

use super::store::{self, study_session};
use chibo_core::day::Day;
use chibo_frame::{App, record};
use uuid::Uuid;

/// **Buổi học.** What is written of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its day.
    pub on: Day,
    /// What is studied.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
}

/// Why a session is not written as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such session.
    #[error("there is no such session")]
    NotThere,
    /// There is one on that day already: the study book has one column a day.
    #[error("there is a session on that day already")]
    SameDay {
        /// Its key.
        other: Uuid,
    },
    /// Attendance was taken: the session is no mistake.
    #[error("attendance was taken")]
    Marked,
}

/// Makes a session.
pub async fn create(app: &App, account: Option<Uuid>, cell: Uuid, session: &Session) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    if let Some(other) = store::find_on(&tx, cell, session.on).await? {
        return Ok(Err(Refusal::SameDay { other: other.id }));
    }
    let row = row(app.new_id(), cell, session);
    let act = record::begin(app, &tx, account, "add_study", &session.on).await?;
    let id = row.id;
    record::put::<study_session::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

fn row(id: Uuid, cell_id: Uuid, session: &Session) -> study_session::Model {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    study_session::Model { id, cell_id, on_day: session.on, title: text(&session.title), place: text(&session.place) }
}

/// Changes a session.
pub(super) async fn change(app: &App, account: Uuid, id: Uuid, session: &Session) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if let Some(other) = store::find_on(&tx, standing.cell_id, session.on).await?.filter(|other| other.id != id) {
        return Ok(Err(Refusal::SameDay { other: other.id }));
    }
    let act = record::begin(app, &tx, Some(account), "change_study", &id).await?;
    let wanted = row(id, standing.cell_id, session);
    record::put::<study_session::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes a session away at which nobody has a mark.
pub(super) async fn remove(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = store::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if store::is_marked(&tx, id).await? {
        return Ok(Err(Refusal::Marked));
    }
    let act = record::begin(app, &tx, Some(account), "remove_study", &id).await?;
    record::remove::<study_session::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
