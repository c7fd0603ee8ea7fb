//! What the chair lets the screens show, and which results are released.

use super::acting::{Acting, Done, Refusal};
use super::shows::Shows;
use super::state::counted_rounds;
use super::store::{self, hall, hall_release};
use crate::preparing;
use crate::results;
use chibo_frame::App;
use chibo_frame::record::{self, put};
use uuid::Uuid;

/// Lets the screens show something.
pub(super) async fn show(app: &App, account: Uuid, congress: Uuid, shows: &Shows) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "show_on_screen", shows).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let (votes, releases) =
        (preparing::list_card_votes(&acting.tx, congress).await?, store::list_releases(&acting.tx, congress).await?);
    let there = match shows {
        Shows::Vote(id) => votes.iter().any(|vote| vote.id == *id),
        Shows::Result(id) => releases.iter().any(|release| release.election_id == *id),
        Shows::Papers(id) => results::list_elections(&acting.tx, congress).await?.iter().any(|row| row.id == *id),
        Shows::Notice(text) => !text.is_empty(),
        Shows::Title | Shows::Item | Shows::Programme | Shows::Speakers => true,
    };
    if !there {
        return Ok(Err(Refusal::NothingToShow));
    }
    acting.put_hall(hall::Model { shows: shows.written()?, ..acting.row.clone() }).await?;
    acting.end().await
}

/// Releases what the counted rounds of an election decide, and shows it.
pub(super) async fn release(app: &App, account: Uuid, congress: Uuid, election: Uuid) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "release_result", &election).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let found = results::list_elections(&acting.tx, congress).await?.into_iter().find(|row| row.id == election && !row.practice);
    let rounds = found.as_ref().map(counted_rounds).transpose()?.unwrap_or(0);
    if rounds == 0 {
        return Ok(Err(Refusal::NotDecided));
    }
    let standing = store::list_releases(&acting.tx, congress).await?.into_iter().find(|row| row.election_id == election);
    let row = hall_release::Model {
        election_id: election,
        congress_id: congress,
        rounds: i32::try_from(rounds)?,
        released_at: acting.now,
    };
    put::<hall_release::Entity>(app, &acting.tx, &acting.act, standing, row).await?;
    acting.put_hall(hall::Model { shows: Shows::Result(election).written()?, ..acting.row.clone() }).await?;
    acting.end().await
}

/// Takes a released result off all screens.
pub(super) async fn withdraw(app: &App, account: Uuid, congress: Uuid, election: Uuid) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "withdraw_result", &election).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    if let Some(row) = store::list_releases(&acting.tx, congress).await?.into_iter().find(|row| row.election_id == election) {
        record::remove::<hall_release::Entity>(app, &acting.tx, &acting.act, row).await?;
    }
    acting.put_hall(hall::Model { shows: Shows::Item.written()?, ..acting.row.clone() }).await?;
    acting.end().await
}
