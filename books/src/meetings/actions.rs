//! Preparing a meeting: made from the last one, changed, taken away. One transaction each, recorded.

use super::store::{self, agenda_item, meeting};
use super::{attendances, find_minutes};
use chibo_core::meeting::{AgendaItem, AgendaKind, MeetingKind, next_day, usual_agenda};
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act, put};
use chibo_people::units;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why a meeting is not changed as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such meeting.
    #[error("there is no such meeting")]
    NotThere,
    /// Its minutes are signed.
    #[error("the minutes of this meeting are signed")]
    Signed,
    /// It was held: attendance was taken, or it gave tasks.
    #[error("this meeting was held")]
    Held,
    /// A meeting of this kind stands on this day already.
    #[error("a meeting of this kind stands on this day")]
    SameDay,
    /// More votes on an item than there are official members present.
    #[error("{given} votes, where {present} may vote")]
    TooManyVotes {
        /// All votes on the item.
        given: i64,
        /// Official members present.
        present: u32,
    },
    /// Chair or clerk is not named.
    #[error("chair or clerk is not named")]
    NoHands,
    /// Attendance was not taken.
    #[error("attendance was not taken")]
    NoAttendance,
    /// The minutes are not signed.
    #[error("the minutes are not signed")]
    NotSigned,
}

/// Makes the next meeting from the last one, its agenda and all: on the usual day of the next month without one. A theme is
/// taken into the month's regular meeting. None where there is no cell.
pub async fn prepare_next(app: &App, account: Option<Uuid>, with_theme: bool) -> anyhow::Result<Option<Uuid>> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Ok(None) };
    let tx = app.begin().await?;
    let all = store::list(&tx, cell.id).await?;
    let days: Vec<_> = all.iter().map(|row| row.on_day).collect();
    let kind = if with_theme { MeetingKind::Thematic } else { MeetingKind::Regular };
    let last = last_regular(&all)?;
    let plain = meeting::Model::plain(app.new_id(), cell.id, next_day(&days, app.today()), code(&kind), None);
    let (row, agenda) = match last {
        Some(last) => {
            let agenda = store::list_agenda(&tx, last.id).await?;
            let row = meeting::Model {
                starts_at: last.starts_at,
                place: last.place.clone(),
                form: last.form.clone(),
                chair: last.chair.clone(),
                clerk: last.clerk.clone(),
                ..plain
            };
            (row, agenda)
        }
        None => (plain, Vec::new()),
    };
    let row = meeting::Model { with_regular: with_theme, ..row };
    let act = record::begin(app, &tx, account, "prepare-meeting", &row.on_day).await?;
    let id = row.id;
    put::<meeting::Entity>(app, &tx, &act, None, row).await?;
    put_agenda(app, &tx, &act, id, &[], next_agenda(app, id, kind, agenda)).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// The last meeting that was a month's regular one; any where there was none.
fn last_regular(all: &[meeting::Model]) -> anyhow::Result<Option<&meeting::Model>> {
    for row in all.iter().rev() {
        if row.with_regular || row.meeting_kind()? == MeetingKind::Regular {
            return Ok(Some(row));
        }
    }
    Ok(all.last())
}

/// The agenda of the last meeting without what came of it, or the usual one.
fn next_agenda(app: &App, meeting: Uuid, kind: MeetingKind, last: Vec<agenda_item::Model>) -> Vec<agenda_item::Model> {
    let thematic = code(&AgendaKind::Thematic);
    if last.is_empty() {
        return usual_agenda(kind, kind == MeetingKind::Thematic).into_iter().map(|item| blank(app, meeting, item)).collect();
    }
    let fresh = |item: agenda_item::Model| agenda_item::Model {
        id: app.new_id(),
        meeting_id: meeting,
        opinions: None,
        conclusion: None,
        agree: None,
        disagree: None,
        abstain: None,
        ..item
    };
    let mut items: Vec<_> = last.into_iter().filter(|item| item.kind != thematic).map(fresh).collect();
    if kind == MeetingKind::Thematic {
        insert_theme(app, meeting, &mut items);
    }
    items
}

/// A new item as the rules propose it.
pub(super) fn blank(app: &App, meeting_id: Uuid, item: AgendaItem) -> agenda_item::Model {
    agenda_item::Model {
        id: app.new_id(),
        meeting_id,
        position: 0,
        kind: code(&item.kind),
        title: String::new(),
        prepared_by: String::new(),
        minutes: i32::try_from(item.minutes).unwrap_or(i32::MAX),
        opinions: None,
        conclusion: None,
        agree: None,
        disagree: None,
        abstain: None,
    }
}

/// Puts the theme before next month's tasks or the discussion, else last.
fn insert_theme(app: &App, meeting: Uuid, items: &mut Vec<agenda_item::Model>) {
    let later = [AgendaKind::NextMonth, AgendaKind::Discussion, AgendaKind::Conclusion].map(|kind| code(&kind));
    let at = items.iter().position(|item| later.contains(&item.kind)).unwrap_or(items.len());
    items.insert(at, blank(app, meeting, AgendaItem { kind: AgendaKind::Thematic, minutes: 30 }));
}

/// Makes the agenda what is wanted, in its order; what is no longer wanted goes.
pub(super) async fn put_agenda(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    meeting: Uuid,
    standing: &[agenda_item::Model],
    wanted: Vec<agenda_item::Model>,
) -> anyhow::Result<()> {
    for row in standing.iter().filter(|row| !wanted.iter().any(|item| item.id == row.id)) {
        record::remove::<agenda_item::Entity>(app, tx, act, row.clone()).await?;
    }
    let placed = (1..).zip(wanted).map(|(position, item)| agenda_item::Model { position, meeting_id: meeting, ..item }).collect();
    record::save::<agenda_item::Entity>(app, tx, act, record::difference::<agenda_item::Entity>(standing, placed)).await?;
    Ok(())
}

/// A meeting that may be changed, or why not.
pub(super) async fn open_meeting(tx: &DatabaseTransaction, id: Uuid) -> anyhow::Result<Result<meeting::Model, Refusal>> {
    let Some(standing) = store::find(tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if find_minutes(tx, id).await?.is_some() {
        return Ok(Err(Refusal::Signed));
    }
    Ok(Ok(standing))
}

/// Saves when, where, how and about what. A meeting that takes up a theme has it on its agenda, one that drops it has not.
pub async fn save_facts(app: &App, account: Option<Uuid>, wanted: meeting::Model) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let id = wanted.id;
    let standing = match open_meeting(&tx, id).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let all = store::list(&tx, standing.cell_id).await?;
    if all.iter().any(|row| row.id != id && row.on_day == wanted.on_day && row.kind == wanted.kind) {
        return Ok(Err(Refusal::SameDay));
    }
    let act = record::begin(app, &tx, account, "save-meeting", &wanted.on_day).await?;
    let kind = wanted.meeting_kind()?;
    put::<meeting::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    let agenda = store::list_agenda(&tx, id).await?;
    let theme = code(&AgendaKind::Thematic);
    let mut items = agenda.clone();
    match kind {
        MeetingKind::Regular => items.retain(|item| item.kind != theme || item.conclusion.is_some() || item.opinions.is_some()),
        MeetingKind::Thematic if !items.is_empty() && !items.iter().any(|item| item.kind == theme) => {
            insert_theme(app, id, &mut items);
        }
        MeetingKind::Thematic => {}
    }
    put_agenda(app, &tx, &act, id, &agenda, items).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Saves the agenda in the order given.
pub async fn save_agenda(
    app: &App,
    account: Option<Uuid>,
    id: Uuid,
    wanted: Vec<agenda_item::Model>,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let standing = match open_meeting(&tx, id).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let agenda = store::list_agenda(&tx, id).await?;
    let act = record::begin(app, &tx, account, "save-agenda", &standing.on_day).await?;
    put_agenda(app, &tx, &act, id, &agenda, wanted).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes a planned meeting away. One that was held stays.
pub async fn remove(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let standing = match open_meeting(&tx, id).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let was_held = !attendances(&tx, &[id]).await?.is_empty() || !crate::tasks::list_of_meeting(&tx, id).await?.is_empty();
    if was_held {
        return Ok(Err(Refusal::Held));
    }
    let act = record::begin(app, &tx, account, "remove-meeting", &standing.on_day).await?;
    let agenda = store::list_agenda(&tx, id).await?;
    put_agenda(app, &tx, &act, id, &agenda, Vec::new()).await?;
    if let Some(sheet) = super::find_quality(&tx, id).await? {
        record::remove::<super::meeting_quality::Entity>(app, &tx, &act, sheet).await?;
    }
    record::remove::<meeting::Entity>(app, &tx, &act, standing).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
