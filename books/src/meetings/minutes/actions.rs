//! Writing a meeting up, signing its minutes, adding to signed ones. One transaction each, recorded.

use super::store::{self, minutes_addendum, signed_minutes};
use super::{draft, find_minutes};
use crate::meetings::actions::{Refusal, open_meeting, put_agenda};
use crate::meetings::store::{agenda_item, list_agenda, meeting};
use crate::tasks;
pub use crate::tasks::NewTask;
use chibo_frame::App;
use chibo_frame::record::{self, put};
use uuid::Uuid;

/// What is written down of a meeting.
pub struct Written {
    /// Opening and closing, chair and clerk, the superior, remarks.
    pub meeting: meeting::Model,
    /// The agenda with opinions, votes and conclusions.
    pub items: Vec<agenda_item::Model>,
    /// The tasks it gave besides those that stand.
    pub tasks: Vec<NewTask>,
}

/// Saves what happened, as often as one likes until the minutes are signed.
pub async fn write_up(app: &App, account: Option<Uuid>, written: Written) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let id = written.meeting.id;
    let standing = match open_meeting(&tx, id).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(votes) = draft::votes_present(&tx, &standing).await? {
        for item in &written.items {
            let given = [item.agree, item.disagree, item.abstain].into_iter().flatten().map(i64::from).sum::<i64>();
            if given > i64::from(votes) {
                return Ok(Err(Refusal::TooManyVotes { given, present: votes }));
            }
        }
    }
    let act = record::begin(app, &tx, account, "write-minutes", &standing.on_day).await?;
    let (cell, day) = (standing.cell_id, written.meeting.on_day);
    put::<meeting::Entity>(app, &tx, &act, Some(standing), written.meeting).await?;
    let agenda = list_agenda(&tx, id).await?;
    put_agenda(app, &tx, &act, id, &agenda, written.items).await?;
    for new in written.tasks {
        tasks::give_in(app, &tx, &act, cell, Some((id, day)), new).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Signs the minutes: what they say now is kept as it is, and the meeting is locked.
pub async fn sign(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let standing = match open_meeting(&tx, id).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let has = |name: &Option<String>| name.as_ref().is_some_and(|name| !name.is_empty());
    if !has(&standing.chair) || !has(&standing.clerk) {
        return Ok(Err(Refusal::NoHands));
    }
    if draft::votes_present(&tx, &standing).await?.is_none() {
        return Ok(Err(Refusal::NoAttendance));
    }
    let paper = draft::of(app, &tx, &standing).await?;
    let row =
        signed_minutes::Model { meeting_id: id, text: serde_json::to_string(&paper)?, signed_at: app.now(), signed_by: account };
    let act = record::begin(app, &tx, account, "sign-minutes", &standing.on_day).await?;
    put::<signed_minutes::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Adds to signed minutes. What was signed stays as it is.
pub async fn add(app: &App, account: Option<Uuid>, id: Uuid, text: &str) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = crate::meetings::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if find_minutes(&tx, id).await?.is_none() {
        return Ok(Err(Refusal::NotSigned));
    }
    let act = record::begin(app, &tx, account, "add-to-minutes", &standing.on_day).await?;
    let row = minutes_addendum::Model {
        id: app.new_id(),
        meeting_id: id,
        text: text.trim().to_owned(),
        added_at: app.now(),
        added_by: account,
    };
    put::<store::minutes_addendum::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
