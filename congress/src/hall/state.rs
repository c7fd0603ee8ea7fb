//! What the pages of the hall need to know, gathered from its tables and from those of the other rooms.

use super::shows::Shows;
use super::store::{self, hall, hall_item, hall_pause, hall_release, hall_speaker};
use crate::desk;
use crate::preparing::{self, card_vote, congress, programme_item};
use crate::results::{self, election};
use chibo_core::congress::Presence;
use chibo_core::congress::clock::{ClockItem, Course, Moment, Pause};
use chibo_core::congress::speaking::Speech;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Page};
use chibo_people::units;
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The recorded kinds from which the pages are painted.
pub(super) const KINDS: &[&str] = &[
    "congress",
    "programme_item",
    "congress_script",
    "guest",
    "congress_attendance",
    "card_vote",
    "election",
    "hall",
    "hall_item",
    "hall_pause",
    "hall_speaker",
    "hall_release",
    "member",
    "movement",
];

/// The hall as it is now.
pub(super) struct Hall {
    pub(super) now: DateTime<Utc>,
    pub(super) congress: congress::Model,
    pub(super) cell: String,
    pub(super) row: hall::Model,
    pub(super) shows: Shows,
    pub(super) items: Vec<programme_item::Model>,
    pub(super) course: Course,
    pub(super) speakers: Vec<hall_speaker::Model>,
    pub(super) presence: Presence,
    /// The votes by card, each with its sentence.
    pub(super) votes: Vec<(card_vote::Model, desk::Sentence)>,
    pub(super) elections: Vec<election::Model>,
    pub(super) releases: Vec<hall_release::Model>,
}

/// Gathers it; none where there is no such congress or its hall was not opened.
pub(super) async fn gather(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Option<Hall>> {
    let db = &app.db;
    let Some((congress, row)) = preparing::find(db, id).await?.zip(store::find(db, id).await?) else { return Ok(None) };
    let items = preparing::list_programme(db, id).await?;
    let cell = units::find(db, congress.cell_id).await?.map(|cell| cell.name).unwrap_or_default();
    Ok(Some(Hall {
        now: app.now(),
        course: course(db, app.now(), &congress, &row, &items).await?,
        speakers: store::list_speakers(db, id).await?,
        presence: preparing::presence(db, &congress).await?,
        votes: desk::lines(app, page, &congress).await?,
        elections: results::list_elections(db, id).await?.into_iter().filter(|row| !row.practice).collect(),
        releases: store::list_releases(db, id).await?,
        shows: Shows::read(&row.shows),
        cell,
        congress,
        row,
        items,
    }))
}

/// The course of a congress. Held on another day, as a rehearsal is, it runs on that day's clock.
pub(super) async fn course<C: ConnectionTrait>(
    db: &C,
    now: DateTime<Utc>,
    congress: &congress::Model,
    row: &hall::Model,
    items: &[programme_item::Model],
) -> anyhow::Result<Course> {
    let log = store::list_items(db, congress.id).await?;
    let pauses = store::list_pauses(db, congress.id).await?;
    let first = log.first().map_or(now, |run| run.began_at);
    Ok(Course {
        begins: begins(congress, first),
        items: items.iter().map(|item| clock_item(item, &log)).collect(),
        pauses: pauses.iter().map(pause).collect(),
        closed: row.closed_at.map(|at| at.timestamp()),
    })
}

/// The hour at which it is to begin, on the day of this moment.
fn begins(congress: &congress::Model, day: DateTime<Utc>) -> Moment {
    let midnight = vietnam(day).date_naive().and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    let seven_hours = 7 * 3600;
    midnight.saturating_sub(seven_hours).saturating_add(i64::from(congress.starts_at).saturating_mul(60))
}

fn clock_item(item: &programme_item::Model, log: &[hall_item::Model]) -> ClockItem {
    let of_item = log.iter().filter(|run| run.programme_item_id == item.id);
    ClockItem {
        minutes: u32::try_from(item.minutes).unwrap_or(0),
        runs: of_item.map(|run| (run.began_at.timestamp(), run.ended_at.map(|at| at.timestamp()))).collect(),
    }
}

fn pause(row: &hall_pause::Model) -> Pause {
    Pause {
        from: row.began_at.timestamp(),
        to: row.ended_at.map(|at| at.timestamp()),
        minutes: u32::try_from(row.minutes).unwrap_or(0),
    }
}

impl hall_speaker::Model {
    /// The speech as the clock sees it.
    pub(super) fn speech(&self) -> Speech {
        Speech {
            minutes: u32::try_from(self.minutes).unwrap_or(0),
            from: self.began_at.map(|at| at.timestamp()),
            to: self.ended_at.map(|at| at.timestamp()),
        }
    }
}

impl Hall {
    /// Now, in seconds.
    pub(super) fn moment(&self) -> Moment {
        self.now.timestamp()
    }

    /// So many rounds of an election may be shown.
    pub(super) fn released(&self, election: Uuid) -> usize {
        let release = self.releases.iter().find(|release| release.election_id == election);
        release.and_then(|release| usize::try_from(release.rounds).ok()).unwrap_or(0)
    }

    /// Who speaks.
    pub(super) fn speaker(&self) -> Option<&hall_speaker::Model> {
        self.speakers.iter().find(|row| row.began_at.is_some() && row.ended_at.is_none())
    }

    /// Who waits, in order.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &hall_speaker::Model> {
        self.speakers.iter().filter(|row| row.began_at.is_none())
    }
}

/// So many rounds of an election are counted; none while the last one waits for its count.
pub(super) fn counted_rounds(row: &election::Model) -> anyhow::Result<usize> {
    let record = row.read()?;
    let waits = record.rounds.last().is_none_or(|round| round.count.is_none());
    Ok(if waits { 0 } else { record.rounds.len() })
}
