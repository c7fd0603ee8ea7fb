//! What the desk's script asks for: the board as it stands, and what became of the acts that it kept while the network was
//! cut. An act is sent until it is answered; the number it bears makes the second time the first.

use super::at::At;
use super::board::{self, Came, Expected, Move};
use super::{heard, sentence};
use crate::preparing::presence_of;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chibo_core::congress::{Place, Presence};
use chibo_frame::{App, Page, PageError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The board, for a script.
#[derive(Serialize)]
pub(super) struct Board {
    /// Summoned, present, with a vote, needed.
    figures: Presence,
    /// The same in a sentence.
    line: String,
    /// Where everybody is who came, by key.
    places: BTreeMap<Uuid, Place>,
}

/// An act of a device.
#[derive(Deserialize)]
pub(super) struct Sent {
    token: Uuid,
    who: Uuid,
    step: Move,
}

/// What became of it.
#[derive(Serialize)]
struct Told {
    token: Uuid,
    step: Move,
    who: Uuid,
    came: Came,
    /// Which desk was before, and when.
    before: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    told: Vec<Told>,
    board: Board,
}

/// So many acts are taken at once; the rest is sent again.
const AT_ONCE: usize = 200;

pub(super) fn board(page: &Page, at: &At, expected: &[Expected]) -> Board {
    let now = presence_of(expected.iter().map(|one| &one.who), at.congress.rules());
    let came = expected.iter().filter(|one| one.place() != Place::Awaited);
    Board {
        figures: now,
        line: sentence::presence_line(page, now),
        places: came.map(|one| (one.who.member.id.0, one.place())).collect(),
    }
}

fn json(value: impl Serialize) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(value)).into_response()
}

/// The board as it stands.
pub(super) async fn show(page: Page, State(app): State<App>, at: At) -> Result<Response, PageError> {
    let expected = board::expected(&app.db, &at.congress).await?;
    Ok(json(board(&page, &at, &expected)))
}

/// Takes the acts of a device in their order. 409 where the attendance stands and nothing is written any more.
pub(super) async fn take(page: Page, State(app): State<App>, at: At, Json(sent): Json<Vec<Sent>>) -> Result<Response, PageError> {
    if !board::is_open(&app, &at.congress).await? {
        return Ok((StatusCode::CONFLICT, json(())).into_response());
    }
    let mut told = Vec::new();
    for Sent { token, who, step } in sent.into_iter().take(AT_ONCE) {
        let came = take_one(&app, &at, who, step, token).await?;
        let before = if came == Came::Twice { heard::last(&app, at.congress.id, who) } else { None };
        told.push(Told { token, step, who, came, before });
    }
    let expected = board::expected(&app.db, &at.congress).await?;
    Ok(json(Answer { told, board: board(&page, &at, &expected) }))
}

/// One act, and the memory of who did it.
pub(super) async fn take_one(app: &App, at: &At, who: Uuid, step: Move, token: Uuid) -> anyhow::Result<Came> {
    let came = board::step(app, &at.congress, who, step, token).await?;
    if came == Came::Done {
        heard::remember(app, at, who);
    }
    Ok(came)
}
