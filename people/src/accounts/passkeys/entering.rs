//! Signing in with a passkey. Nobody is asked for a login: the device says whose key it is.

use super::ceremony::{self, Opening, Site};
use super::store;
use crate::accounts::{self, sign_in, sign_in::Asked as Back};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError, sessions};
use serde::Serialize;
use tower_sessions::Session;

/// Under which the session keeps what was asked.
const ASKED: &str = "passkey-opens";

/// Where the browser goes when it was let in.
#[derive(Serialize)]
struct LetIn {
    to: String,
}

pub(crate) async fn begin(session: Session, headers: HeaderMap) -> Result<Response, PageError> {
    let Some(site) = Site::of(&headers) else { return Ok(StatusCode::CONFLICT.into_response()) };
    let asked = ceremony::ask_to_open(&site)?;
    session.insert(ASKED, asked.kept).await.map_err(anyhow::Error::from)?;
    Ok(Json(asked.question).into_response())
}

pub(crate) async fn enter(
    page: Page,
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    Query(back): Query<Back>,
    answer: Bytes,
) -> Result<Response, PageError> {
    let kept: Option<String> = session.remove(ASKED).await.map_err(anyhow::Error::from)?;
    let (Some(site), Some(kept)) = (Site::of(&headers), kept) else { return Ok(StatusCode::CONFLICT.into_response()) };
    let Some(account) = opened(&app, &site, &kept, &answer).await? else {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    };
    let who = account.who();
    sessions::sign_in(&session, &who).await?;
    Ok(Json(LetIn { to: sign_in::onward(&page, &who, &back.ve) }).into_response())
}

/// The active account whose passkey signed our question.
async fn opened(app: &App, site: &Site, kept: &str, answer: &[u8]) -> anyhow::Result<Option<accounts::account::Model>> {
    let refused = |why: String| {
        tracing::warn!(why, "a passkey was refused");
        Ok(None)
    };
    let opening = match Opening::read(answer) {
        Ok(opening) => opening,
        Err(why) => return refused(why),
    };
    let Some(passkey) = store::find(&app.db, &opening.passkey()).await? else { return Ok(None) };
    let state = match opening.verify(site, kept, &passkey) {
        Ok(state) => state,
        Err(why) => return refused(why),
    };
    if !store::used(&app.db, &passkey, &state, app.now()).await? {
        return Ok(None);
    }
    Ok(accounts::find(&app.db, passkey.account_id).await?.filter(|account| account.active))
}
