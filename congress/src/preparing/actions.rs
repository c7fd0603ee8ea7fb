//! What is done to a congress: one transaction each, recorded.

use super::store::{body_member, congress, guest, programme_item};
use super::{Body, store};
use crate::documents::Texts;
use crate::results;
use chibo_core::congress::{ProgrammeItem, default_programme};
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chibo_frame::record::{self, Act, put};
use chibo_term::targets::find_term;
use chrono::{Datelike, Days};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// A congress in the afternoon, by default.
const AFTERNOON: i32 = 13 * 60 + 30;

/// Where a new congress row begins.
pub(crate) fn blank(app: &App, cell: Uuid, number: i32, held_on: Day, term_to: Day) -> anyhow::Result<congress::Model> {
    Ok(congress::Model {
        id: app.new_id(),
        cell_id: cell,
        number,
        held_on,
        starts_at: AFTERNOON,
        place: String::new(),
        term_from: held_on,
        term_to,
        texts: serde_json::to_string(&Texts::default())?,
    })
}

/// Writes a programme, item by item.
pub(crate) async fn put_programme(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: Uuid,
    programme: &[(ProgrammeItem, String)],
) -> anyhow::Result<Vec<programme_item::Model>> {
    let row = |(place, (item, title)): (usize, &(ProgrammeItem, String))| {
        Ok(programme_item::Model {
            id: app.new_id(),
            congress_id: congress,
            position: i32::try_from(place + 1)?,
            item: code(&item.item),
            title: title.clone(),
            minutes: i32::try_from(item.minutes)?,
            vote: code(&item.vote),
        })
    };
    let rows: Vec<_> = programme.iter().enumerate().map(row).collect::<anyhow::Result<_>>()?;
    record::save::<programme_item::Entity>(app, tx, act, record::difference::<programme_item::Entity>(&[], rows.clone())).await?;
    Ok(rows)
}

/// Replaces the names of one body; the first heads it.
pub(crate) async fn put_body(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: Uuid,
    body: Body,
    names: &[String],
) -> anyhow::Result<()> {
    for row in store::list_bodies(tx, congress).await?.into_iter().filter(|row| row.body == code(&body)) {
        record::remove::<body_member::Entity>(app, tx, act, row).await?;
    }
    let row = |(i, name): (usize, &String)| body_member::Model {
        id: app.new_id(),
        congress_id: congress,
        body: code(&body),
        name: name.clone(),
        head: i == 0,
    };
    let rows = names.iter().enumerate().map(row).collect();
    record::save::<body_member::Entity>(app, tx, act, record::difference::<body_member::Entity>(&[], rows)).await?;
    Ok(())
}

/// Opens the congress after a term, in one step: the next number, the same programme, proposed for the day after the term.
/// Asked again, it gives the one that is there. None where there is no such term.
pub(crate) async fn open_next(app: &App, account: Option<Uuid>, label: &str) -> anyhow::Result<Option<Uuid>> {
    let Some(term) = find_term(app, Some(label)).await? else { return Ok(None) };
    let tx = app.begin().await?;
    let number = i32::try_from(term.term.congress.saturating_add(1))?;
    if let Some(standing) = store::find_by_number(&tx, term.cell_id, number).await? {
        return Ok(Some(standing.id));
    }
    let last = store::find_by_number(&tx, term.cell_id, number - 1).await?;
    let programme = match &last {
        Some(last) => programme_of(store::list_programme(&tx, last.id).await?)?,
        None => usual_programme(),
    };
    let held_on = term.term.to.succ_opt().unwrap_or(term.term.to);
    let mut row = blank(app, term.cell_id, number, held_on, term_end(held_on))?;
    if let Some(last) = last {
        (row.starts_at, row.place) = (last.starts_at, last.place);
    }
    let act = record::begin(app, &tx, account, "open_next_congress", &(label, number)).await?;
    let id = row.id;
    put::<congress::Entity>(app, &tx, &act, None, row).await?;
    put_programme(app, &tx, &act, id, &programme).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Records the congress that opened a term, in one step: the term's own number, the usual programme, on the term's first
/// day. Asked again, it gives the one that is there. None where there is no such term.
pub(crate) async fn open_of(app: &App, account: Option<Uuid>, label: &str) -> anyhow::Result<Option<Uuid>> {
    let Some(term) = find_term(app, Some(label)).await? else { return Ok(None) };
    let tx = app.begin().await?;
    let number = i32::try_from(term.term.congress)?;
    if let Some(standing) = store::find_by_number(&tx, term.cell_id, number).await? {
        return Ok(Some(standing.id));
    }
    let row = blank(app, term.cell_id, number, term.term.from, term.term.to)?;
    let act = record::begin(app, &tx, account, "open_congress", &(label, number)).await?;
    let id = row.id;
    put::<congress::Entity>(app, &tx, &act, None, row).await?;
    put_programme(app, &tx, &act, id, &usual_programme()).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// The usual programme, in the usual words.
pub(crate) fn usual_programme() -> Vec<(ProgrammeItem, String)> {
    default_programme().into_iter().map(|item| (item, String::new())).collect()
}

/// A stored programme as the rules know it, with the congress's own words.
pub(crate) fn programme_of(rows: Vec<programme_item::Model>) -> anyhow::Result<Vec<(ProgrammeItem, String)>> {
    let item = |row: programme_item::Model| {
        let item = ProgrammeItem { item: from_code(&row.item)?, vote: from_code(&row.vote)?, minutes: u32::try_from(row.minutes)? };
        Ok((item, row.title))
    };
    rows.into_iter().map(item).collect()
}

/// The last day of a term proposed for a congress: since 1 July 2025 a cell's congress is held every five years.
fn term_end(held_on: Day) -> Day {
    let anniversary = held_on.with_year(held_on.year() + 5).or_else(|| Day::from_ymd_opt(held_on.year() + 5, 3, 1));
    anniversary.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(held_on)
}

/// Why a congress is not changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// There is no such congress.
    #[error("there is no such congress")]
    NotThere,
    /// An election was counted on this day and attendance.
    #[error("an election of this congress was counted already")]
    Counted,
}

/// Saves day, place and term, and the bodies. Once an election was counted, the day stands: its rules were those of the day.
pub(crate) async fn save_facts(
    app: &App,
    account: Uuid,
    wanted: congress::Model,
    bodies: &[(Body, Vec<String>)],
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_locked(&tx, wanted.id).await? else { return Ok(Err(Refusal::NotThere)) };
    if standing.held_on != wanted.held_on && results::was_counted(&tx, wanted.id).await? {
        return Ok(Err(Refusal::Counted));
    }
    let act = record::begin(app, &tx, Some(account), "save_congress", &wanted.id).await?;
    let id = wanted.id;
    put::<congress::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    let rows = store::list_bodies(&tx, id).await?;
    for (body, names) in bodies {
        if super::names_of(&rows, *body) != *names {
            put_body(app, &tx, &act, id, *body, names).await?;
        }
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Saves the programme in the order given.
pub(crate) async fn save_programme(app: &App, account: Uuid, id: Uuid, wanted: Vec<programme_item::Model>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::list_programme(&tx, id).await?;
    let act = record::begin(app, &tx, Some(account), "save_programme", &id).await?;
    let placed = (1..).zip(wanted).map(|(position, item)| programme_item::Model { position, ..item }).collect();
    record::save::<programme_item::Entity>(app, &tx, &act, record::difference::<programme_item::Entity>(&standing, placed)).await?;
    Ok(tx.commit().await?)
}

/// Adds a guest.
pub(crate) async fn add_guest(app: &App, account: Uuid, row: guest::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "add_guest", &row.id).await?;
    put::<guest::Entity>(app, &tx, &act, None, row).await?;
    Ok(tx.commit().await?)
}

/// Takes a guest off the list.
pub(crate) async fn remove_guest(app: &App, account: Uuid, congress: Uuid, id: Uuid) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    if let Some(row) = store::list_guests(&tx, congress).await?.into_iter().find(|row| row.id == id) {
        let act = record::begin(app, &tx, Some(account), "remove_guest", &id).await?;
        record::remove::<guest::Entity>(app, &tx, &act, row).await?;
    }
    Ok(tx.commit().await?)
}

/// Saves the words of the resolution.
pub(crate) async fn save_texts(app: &App, account: Uuid, id: Uuid, texts: &Texts) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let row = congress::Model { texts: serde_json::to_string(texts)?, ..standing.clone() };
    let act = record::begin(app, &tx, Some(account), "save_resolution", &id).await?;
    put::<congress::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
