//! One's own passkeys: which there are, making one on the device in use, removing one.

use super::ceremony::{self, Site};
use super::store::{self, passkey};
use crate::accounts;
use askama::Template;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Page, PageError, html, record, see_other, sessions};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use uuid::Uuid;

/// Under which the session keeps what was asked.
const ASKED: &str = "passkey-made";

#[derive(Template)]
#[template(path = "accounts/own_passkeys.html")]
struct OwnPasskeys {
    page: Page,
    passkeys: Vec<passkey::Model>,
    /// Whether this address is one for which browsers keep passkeys.
    named: bool,
}

impl OwnPasskeys {
    fn time(&self, at: &DateTime<Utc>) -> String {
        let here = vietnam(*at);
        format!("{}, {}", here.format("%H:%M"), self.page.lang.day(here.date_naive()))
    }

    fn used(&self, passkey: &passkey::Model) -> String {
        passkey.used_at.map_or_else(|| self.page.t("passkeys-never"), |at| self.time(&at))
    }

    fn device(&self, passkey: &passkey::Model) -> String {
        if passkey.device.is_empty() { self.page.t("accounts-device-unknown") } else { passkey.device.clone() }
    }
}

/// What the log keeps of a passkey.
#[derive(Serialize)]
struct Detail {
    account: Uuid,
    device: String,
}

pub(crate) async fn show(page: Page, State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, PageError> {
    let passkeys = store::list_of(&app.db, page.account()?).await?;
    html(&OwnPasskeys { named: Site::of(&headers).is_some(), page, passkeys })
}

pub(crate) async fn begin(page: Page, State(app): State<App>, session: Session, headers: HeaderMap) -> Result<Response, PageError> {
    let id = page.account()?;
    let account = accounts::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let Some(site) = Site::of(&headers) else { return Ok(StatusCode::CONFLICT.into_response()) };
    let asked = ceremony::ask_to_make(&site, &account, &store::list_of(&app.db, id).await?)?;
    session.insert(ASKED, asked.kept).await.map_err(anyhow::Error::from)?;
    Ok(Json(asked.question).into_response())
}

pub(crate) async fn add(
    page: Page,
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    answer: Bytes,
) -> Result<Response, PageError> {
    let account = page.account()?;
    let kept: Option<String> = session.remove(ASKED).await.map_err(anyhow::Error::from)?;
    let (Some(site), Some(kept)) = (Site::of(&headers), kept) else { return Ok(StatusCode::CONFLICT.into_response()) };
    let made = match ceremony::made(&site, &kept, &answer) {
        Ok(made) => made,
        Err(why) => {
            tracing::warn!(why, "a new passkey was refused");
            return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
        }
    };
    if store::find(&app.db, &made.id).await?.is_some() {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    }
    let device = sessions::device(&headers);
    let tx = app.begin().await?;
    record::begin(&app, &tx, Some(account), "passkey-add", &Detail { account, device: device.clone() }).await?;
    let row = passkey::Model {
        id: made.id,
        account_id: account,
        device,
        site: site.name().to_owned(),
        public_key: made.public_key,
        state: made.state,
        made_at: app.now(),
        used_at: None,
    };
    store::insert(&tx, row).await?;
    tx.commit().await?;
    sessions::notice(&session, page.t("passkeys-added")).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Which one goes.
#[derive(Deserialize)]
pub(crate) struct Meant {
    id: String,
}

pub(crate) async fn remove(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(meant): Form<Meant>,
) -> Result<Response, PageError> {
    let account = page.account()?;
    let Some(standing) = store::find(&app.db, &meant.id).await?.filter(|one| one.account_id == account) else {
        return Err(PageError::NotFound);
    };
    let tx = app.begin().await?;
    record::begin(&app, &tx, Some(account), "passkey-remove", &Detail { account, device: standing.device }).await?;
    store::remove(&tx, account, &standing.id).await?;
    tx.commit().await?;
    sessions::notice(&session, page.t("passkeys-removed")).await?;
    Ok(see_other("/van-phong/chia-khoa"))
}
