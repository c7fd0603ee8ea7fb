//! Whether this server lives, and whether it is ready to be sent requests: asked by whoever watches it or shares requests out
//! among several. Answered before anything else, with a word and no page: nobody is signed in to ask, and nothing is said of
//! anybody.

use crate::app::App;
use crate::db;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::timeout;

/// A database that takes longer does not answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the server has been told to stop.
#[derive(Default)]
struct Draining(AtomicBool);

/// From now on nobody is to send requests here; those that come are answered all the same.
pub fn drain(app: &App) {
    app.shared.of::<Draining>().0.store(true, Ordering::Relaxed);
}

/// Whether a server is to be sent requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// It is.
    Ready,
    /// It was told to stop.
    Draining,
    /// Its database does not answer.
    Database,
    /// Its database lacks changes of the tables that this version knows. Changes of a newer version stand in nobody's way:
    /// while one server is upgraded the other goes on.
    Upgrade,
}

impl Readiness {
    /// As it is told to programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Draining => "draining",
            Self::Database => "database does not answer",
            Self::Upgrade => "database is of an older version",
        }
    }
}

/// Looks whether requests are welcome.
pub async fn look(app: &App) -> Readiness {
    if app.shared.of::<Draining>().0.load(Ordering::Relaxed) {
        return Readiness::Draining;
    }
    match timeout(PATIENCE, db::applied(&app.db)).await {
        Ok(Ok(applied)) => {
            let known = app.migrations.iter().flat_map(|list| list());
            let stands = known.into_iter().all(|migration| applied.iter().any(|name| name == migration.name()));
            if stands { Readiness::Ready } else { Readiness::Upgrade }
        }
        Ok(Err(error)) => {
            tracing::warn!(error = format!("{error:#}"), "not ready: the database does not answer");
            Readiness::Database
        }
        Err(_) => Readiness::Database,
    }
}

/// `/health` and `/ready`.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/health", get(|| async { told(StatusCode::OK, "alive") })).route("/ready", get(ready))
}

async fn ready(State(app): State<App>) -> impl IntoResponse {
    match look(&app).await {
        Readiness::Ready => told(StatusCode::OK, Readiness::Ready.word()),
        other => told(StatusCode::SERVICE_UNAVAILABLE, other.word()),
    }
}

fn told(status: StatusCode, word: &'static str) -> impl IntoResponse {
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    (status, [kind, (header::CACHE_CONTROL, "no-store")], format!("{word}\n"))
}
