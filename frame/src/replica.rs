//! A read replica: a copy of the database that PostgreSQL itself keeps up. Pages for everybody are made at it while it holds what the
//! database held half a second to a second ago; a signed-in person's never are. One that is away, too far behind, or no
//! replica at all is passed over, and nobody notices. When the database is away, pages for everybody go on from the replica.

use crate::app::App;
use crate::db;
use anyhow::Context;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::timeout;

/// How often it is looked whether the replica keeps up. It must hold what the database held at the look before.
const LOOK: Duration = Duration::from_millis(500);
/// Who takes longer does not answer.
const PATIENCE: Duration = Duration::from_millis(300);
/// How far the database has written.
const WRITTEN: &str = "SELECT CAST(pg_current_wal_lsn() AS text) AS place";
/// Whether a replica has taken in all up to there; nothing where it is none.
const HOLDS: &str = "SELECT pg_last_wal_replay_lsn() >= CAST($1 AS pg_lsn) AS holds";

/// The replica of an application.
pub(crate) struct Replica {
    db: DatabaseConnection,
    serves: AtomicBool,
}

impl Replica {
    async fn answers(&self) -> bool {
        let answers = matches!(timeout(PATIENCE, self.db.ping()).await, Ok(Ok(())));
        if !answers {
            self.serves.store(false, Ordering::Relaxed);
        }
        answers
    }

    /// Whether it holds what stood at this place of the database's journal.
    async fn holds(&self, place: &str) -> anyhow::Result<bool> {
        let ask = Statement::from_sql_and_values(DbBackend::Postgres, HOLDS, [place.into()]);
        let row = timeout(PATIENCE, self.db.query_one_raw(ask)).await??.context("a replica that says nothing")?;
        Ok(row.try_get::<Option<bool>>("", "holds")?.unwrap_or_default())
    }
}

impl App {
    /// The same application with a replica of its database. It need not be there yet; until it was looked at nothing is read at it.
    pub async fn with_replica(mut self, url: &str) -> anyhow::Result<Self> {
        let db = db::connect_lazily(url, PATIENCE).await?;
        self.replica = Some(Arc::new(Replica { db, serves: AtomicBool::new(false) }));
        Ok(self)
    }

    /// The application with which a page for everybody is made: it reads at the replica where one keeps up. It must write nothing.
    pub async fn for_everybody(&self) -> Self {
        let mut app = self.clone();
        if let Some(replica) = &self.replica
            && replica.serves.load(Ordering::Relaxed)
            && replica.answers().await
        {
            app.db = replica.db.clone();
        }
        app
    }

    /// Whether pages for everybody are made at the replica; nothing where there is none.
    pub(crate) fn replica_serves(&self) -> Option<bool> {
        self.replica.as_ref().map(|replica| replica.serves.load(Ordering::Relaxed))
    }
}

/// Looks at the replica for as long as the server lives. Ends at once where there is none.
pub async fn watch(app: App) {
    let Some(replica) = app.replica.clone() else { return };
    let mut before = None;
    loop {
        let now = written(&app).await;
        let serves = match before.as_deref() {
            Some(place) => replica.holds(place).await.unwrap_or_else(|error| {
                tracing::debug!(error = format!("{error:#}"), "the replica does not answer");
                false
            }),
            None => false,
        };
        if replica.serves.swap(serves, Ordering::Relaxed) != serves {
            let what = if serves { "keeps up: pages for everybody are made there" } else { "is passed over" };
            tracing::info!("the replica {what}");
        }
        // Of a database that is away nothing newer is known: its replica goes on.
        before = now.or(before);
        tokio::time::sleep(LOOK).await;
    }
}

/// How far the database has written; nothing if it does not answer.
async fn written(app: &App) -> Option<String> {
    let ask = Statement::from_string(DbBackend::Postgres, WRITTEN);
    let row = timeout(PATIENCE, app.db.query_one_raw(ask)).await.ok()?.ok()??;
    row.try_get("", "place").ok()
}
