//! Calling a source: only the address an editor chose, no redirect, ten seconds, a megabyte.

use super::store::{self, box_setting, box_value};
use super::{Kind, Mode, rates, weather};
use anyhow::Context;
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::redirect::Policy;
use serde::{Deserialize, Serialize};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(10);
const MOST_BYTES: usize = 1024 * 1024;

/// Why a source gave no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Fault {
    /// No answer in time.
    #[error("no answer")]
    Unreachable,
    /// An answer, but not 200.
    #[error("not 200")]
    Refused,
    /// More than a megabyte.
    #[error("too large")]
    TooLarge,
    /// Not the format that the box reads.
    #[error("not the format")]
    Unreadable,
}

impl Kind {
    /// How long a value is good before the source is called again.
    fn pause(self) -> TimeDelta {
        match self {
            Self::Weather => TimeDelta::minutes(15),
            Self::Rates => TimeDelta::minutes(60),
        }
    }
}

/// Calls every source that is due. Does nothing, and opens no connection, while none is switched on.
pub(crate) async fn refresh(app: &App) -> anyhow::Result<()> {
    for kind in Kind::ALL {
        let Some(setting) = store::find_setting(&app.db, kind).await? else { continue };
        if from_code::<Mode>(&setting.mode)? != Mode::Fetched {
            continue;
        }
        let value = store::find_value(&app.db, kind).await?;
        if value.is_none_or(|value| app.now() - value.tried_at >= kind.pause()) {
            // A silent source is logged and shown on the page; the next look asks again.
            let _ = call(app, kind, &setting).await?;
        }
    }
    Ok(())
}

/// Calls a source now and keeps what it gave, or that it gave nothing.
pub(crate) async fn call(app: &App, kind: Kind, setting: &box_setting::Model) -> anyhow::Result<Result<(), Fault>> {
    let fetched = match get(&setting.url).await? {
        Ok(body) => read(kind, &body, app.now())?,
        Err(fault) => Err(fault),
    };
    let now = app.now();
    match fetched {
        Ok((value, at)) => {
            let row = box_value::Model { kind: code(&kind), value: Some(value), at: Some(at), tried_at: now, fault: None };
            store::save_value(&app.db, row).await?;
            Ok(Ok(()))
        }
        Err(fault) => {
            tracing::warn!(source = %setting.url, %fault, "a box's source gave no value");
            store::save_fault(&app.db, kind, code(&fault), now).await?;
            Ok(Err(fault))
        }
    }
}

/// The value as it is stored, and its own time or, where it has none or one from the future, the time of the call.
fn read(kind: Kind, body: &[u8], now: DateTime<Utc>) -> anyhow::Result<Result<(String, DateTime<Utc>), Fault>> {
    let (value, at) = match kind {
        Kind::Weather => match weather::read(body) {
            Some((weather, at)) => (serde_json::to_string(&weather)?, at),
            None => return Ok(Err(Fault::Unreadable)),
        },
        Kind::Rates => match rates::read(body) {
            Some((rates, at)) => (serde_json::to_string(&rates)?, at),
            None => return Ok(Err(Fault::Unreadable)),
        },
    };
    Ok(Ok((value, at.filter(|at| *at <= now).unwrap_or(now))))
}

async fn get(url: &str) -> anyhow::Result<Result<Vec<u8>, Fault>> {
    // Twice installed is an error that says what we want: there is one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().timeout(PATIENCE).redirect(Policy::none()).no_proxy();
    let client = client.build().context("make an HTTP client")?;
    let Ok(mut answer) = client.get(url).send().await else { return Ok(Err(Fault::Unreachable)) };
    if answer.status() != reqwest::StatusCode::OK {
        return Ok(Err(Fault::Refused));
    }
    let mut body = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > MOST_BYTES => return Ok(Err(Fault::TooLarge)),
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(Ok(body)),
            Err(_) => return Ok(Err(Fault::Unreachable)),
        }
    }
}
