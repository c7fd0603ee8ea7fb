//! What is done to a congress: one transaction each, recorded.

use super::store::{body_member, congress, guest, programme_item};
use super::{Body, scripts, store};
use crate::documents::Texts;
use crate::results;
use crate::slates;
use chibo_core::congress::ProgrammeItem;
use chibo_core::day::Day;
use chibo_frame::db::{code, from_code};
use chibo_frame::record::{self, Act, put};
use chibo_frame::{App, live};
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

/// A stored programme as the rules know it, with the congress's own words.
pub(crate) fn programme_of(rows: Vec<programme_item::Model>) -> anyhow::Result<Vec<(ProgrammeItem, String)>> {
    let item = |row: programme_item::Model| {
        let item = ProgrammeItem { item: from_code(&row.item)?, vote: from_code(&row.vote)?, minutes: u32::try_from(row.minutes)? };
        Ok((item, row.title))
    };
    rows.into_iter().map(item).collect()
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
    /// A vote by card was taken under an item of the programme that is to leave it.
    #[error("{subject} was voted on under this item")]
    VotedOn {
        /// What was voted on.
        subject: String,
    },
    /// A teller who is no official member on the roll of the day.
    #[error("{name} is not an official member")]
    TellerNotOfficial {
        /// The name.
        name: String,
    },
    /// A teller who stands on a list.
    #[error("{name} stands on a list")]
    TellerOnList {
        /// The name.
        name: String,
    },
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
    let rows = store::list_bodies(&tx, wanted.id).await?;
    let tellers = bodies.iter().find(|(body, names)| *body == Body::Tellers && super::names_of(&rows, *body) != *names);
    if let Some(refusal) = check_tellers(&tx, &wanted, tellers.map_or(&[], |(_, names)| names.as_slice())).await? {
        return Ok(Err(refusal));
    }
    let act = record::begin(app, &tx, Some(account), "save_congress", &wanted.id).await?;
    let id = wanted.id;
    put::<congress::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    for (body, names) in bodies {
        if super::names_of(&rows, *body) != *names {
            put_body(app, &tx, &act, id, *body, names).await?;
        }
    }
    tx.commit().await?;
    live::announce(app, id);
    Ok(Ok(()))
}

/// Tellers are official members who stand on no list (190 Art. 8).
async fn check_tellers(tx: &DatabaseTransaction, congress: &congress::Model, names: &[String]) -> anyhow::Result<Option<Refusal>> {
    if names.is_empty() {
        return Ok(None);
    }
    let summoned = super::summoned(tx, congress).await?;
    let namesakes = super::namesakes(&summoned);
    let listed = slates::standing(tx, congress.id).await?;
    for name in names {
        let member = summoned.iter().find(|one| one.called(&namesakes) == *name || one.member.name == *name);
        match member.filter(|one| one.standing.official) {
            None => return Ok(Some(Refusal::TellerNotOfficial { name: name.clone() })),
            Some(one) if listed.contains(&one.member.id.0) => return Ok(Some(Refusal::TellerOnList { name: name.clone() })),
            Some(_) => {}
        }
    }
    Ok(None)
}

/// Saves the programme in the order given; an item that is not among them leaves it, if nothing was voted on under it.
pub(crate) async fn save_programme(
    app: &App,
    account: Uuid,
    id: Uuid,
    wanted: Vec<programme_item::Model>,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let standing = store::list_programme(&tx, id).await?;
    let votes = store::list_card_votes(&tx, id).await?;
    let gone: Vec<_> = standing.iter().filter(|item| wanted.iter().all(|one| one.id != item.id)).collect();
    if let Some(vote) = votes.iter().find(|vote| gone.iter().any(|item| Some(item.id) == vote.programme_item_id)) {
        return Ok(Err(Refusal::VotedOn { subject: vote.subject.clone() }));
    }
    let act = record::begin(app, &tx, Some(account), "save_programme", &id).await?;
    for item in gone {
        scripts::drop_of(app, &tx, &act, item.id).await?;
        record::remove::<programme_item::Entity>(app, &tx, &act, item.clone()).await?;
    }
    let placed = (1..).zip(wanted).map(|(position, item)| programme_item::Model { position, ..item }).collect();
    record::save::<programme_item::Entity>(app, &tx, &act, record::difference::<programme_item::Entity>(&standing, placed)).await?;
    tx.commit().await?;
    live::announce(app, id);
    Ok(Ok(()))
}

/// Adds a guest, or corrects one.
pub(crate) async fn put_guest(app: &App, account: Uuid, row: guest::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::list_guests(&tx, row.congress_id).await?.into_iter().find(|one| one.id == row.id);
    let verb = if standing.is_some() { "save_guest" } else { "add_guest" };
    let act = record::begin(app, &tx, Some(account), verb, &row.id).await?;
    put::<guest::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await
}

/// Takes a guest off the list.
pub(crate) async fn remove_guest(app: &App, account: Uuid, congress: Uuid, id: Uuid) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    if let Some(row) = store::list_guests(&tx, congress).await?.into_iter().find(|row| row.id == id) {
        let act = record::begin(app, &tx, Some(account), "remove_guest", &id).await?;
        record::remove::<guest::Entity>(app, &tx, &act, row).await?;
    }
    tx.commit().await
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
