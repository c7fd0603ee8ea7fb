//! What the chair does with the speakers: one transaction each, recorded, then announced.

use super::acting::{Acting, Done, Refusal};
use super::shows::Shows;
use super::store::{self, hall, hall_speaker};
use chibo_core::congress::speaking::{SpeechRefusal, minutes_given};
use chibo_frame::App;
use chibo_frame::record::{self, put};
use uuid::Uuid;

/// Puts a speaker into the queue.
pub(super) async fn add_speaker(app: &App, account: Uuid, congress: Uuid, who: (String, String), minutes: u32) -> Done {
    let minutes = match minutes_given(minutes) {
        Ok(minutes) => i32::try_from(minutes)?,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    let Some(acting) = Acting::begin(app, account, congress, "ask_to_speak", &who.0).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let row = hall_speaker::Model {
        id: app.new_id(),
        congress_id: congress,
        name: who.0,
        about: who.1,
        minutes,
        asked_at: acting.now,
        began_at: None,
        ended_at: None,
    };
    put::<hall_speaker::Entity>(app, &acting.tx, &acting.act, None, row).await?;
    acting.end().await
}

/// Lets a speaker begin, or the first who waits; whoever speaks ends.
pub(super) async fn begin_speech(app: &App, account: Uuid, congress: Uuid, wanted: Option<Uuid>) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "begin_speech", &wanted).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let rows = store::list_speakers(&acting.tx, congress).await?;
    let (found, missing) = match wanted {
        Some(wanted) => (rows.into_iter().find(|row| row.id == wanted), SpeechRefusal::NotThere),
        None => (rows.into_iter().find(|row| row.began_at.is_none()), SpeechRefusal::NobodyWaits),
    };
    let Some(row) = found else { return Ok(Err(missing.into())) };
    if let Err(refusal) = row.speech().may_begin() {
        return Ok(Err(refusal.into()));
    }
    acting.end_speech().await?;
    let begun = hall_speaker::Model { began_at: Some(acting.now), ..row.clone() };
    put::<hall_speaker::Entity>(app, &acting.tx, &acting.act, Some(row), begun).await?;
    if matches!(Shows::read(&acting.row.shows), Shows::Title | Shows::Programme) {
        acting.put_hall(hall::Model { shows: Shows::Item.written()?, ..acting.row.clone() }).await?;
    }
    acting.end().await
}

/// Ends whoever speaks.
pub(super) async fn end_speech(app: &App, account: Uuid, congress: Uuid) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "end_speech", &()).await? else { return Ok(Err(Refusal::NotThere)) };
    if !acting.end_speech().await? {
        return Ok(Err(SpeechRefusal::NobodySpeaks.into()));
    }
    acting.end().await
}

/// Takes somebody who has not spoken off the queue.
pub(super) async fn remove_speaker(app: &App, account: Uuid, congress: Uuid, id: Uuid) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "remove_speaker", &id).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let Some(row) = store::list_speakers(&acting.tx, congress).await?.into_iter().find(|row| row.id == id) else {
        return Ok(Err(SpeechRefusal::NotThere.into()));
    };
    if let Err(refusal) = row.speech().may_begin() {
        return Ok(Err(refusal.into()));
    }
    record::remove::<hall_speaker::Entity>(app, &acting.tx, &acting.act, row).await?;
    acting.end().await
}
