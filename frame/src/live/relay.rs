//! Announcements between several servers on one PostgreSQL database: what one announces wakes those who follow at the others.
//! It goes by NOTIFY, which nobody keeps: who was cut off wakes everybody once he is back. A database that has no NOTIFY, and
//! one behind a pooler that drops it, costs a second: whoever follows also looks at the records of acts that often.

use super::{Hub, News, memory, tell, tell_all};
use crate::app::App;
use anyhow::Context;
use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use uuid::Uuid;

/// The channel of all servers on one database.
const CHANNEL: &str = "chibo_news";
/// How soon the channel is tried again.
const AGAIN: Duration = Duration::from_secs(1);
/// A statement that the database does not know, in its own signs.
const UNKNOWN: [&str; 3] = ["0A000", "42601", "42883"];

/// Passes announcements on for as long as the server lives. Ends at once where the database is not shared.
pub async fn relay(app: App) {
    if app.db.get_database_backend() != DbBackend::Postgres {
        return;
    }
    let own = app.random_id();
    let (out, news) = unbounded_channel();
    Hub::of(&app).inner().out = Some(out);
    let telling = tokio::spawn(pass_on(app.db.clone(), own, news));
    while let Err(error) = listen(&app, own).await {
        // Nobody knows what was missed.
        tell_all(&app);
        if is_unknown(&error) {
            tracing::info!("this database has no NOTIFY: what other servers do is seen within a second");
            break;
        }
        tracing::warn!(error = format!("{error:#}"), "announcements of other servers are not heard");
        tokio::time::sleep(AGAIN).await;
    }
    Hub::of(&app).inner().out = None;
    telling.abort();
}

/// Tells the other servers, in order. What comes together is told once.
async fn pass_on(db: DatabaseConnection, own: Uuid, mut news: UnboundedReceiver<News>) {
    while let Some(first) = news.recv().await {
        let mut all = vec![first];
        while let Ok(next) = news.try_recv() {
            if !all.contains(&next) {
                all.push(next);
            }
        }
        for one in all {
            let text = match one {
                News::Of(of) => format!("{own} {of}"),
                News::Memory(sealed) => format!("{own} {sealed}"),
            };
            let told =
                Statement::from_sql_and_values(DbBackend::Postgres, "SELECT pg_notify($1, $2)", [CHANNEL.into(), text.into()]);
            if let Err(error) = db.execute_raw(told).await {
                tracing::warn!(%error, "an announcement did not reach the other servers");
            }
        }
    }
}

/// Hears the other servers until the channel fails.
async fn listen(app: &App, own: Uuid) -> anyhow::Result<()> {
    let mut heard = PgListener::connect_with(app.db.get_postgres_connection_pool()).await.context("open the channel")?;
    heard.listen(CHANNEL).await.context("listen to the other servers")?;
    // What was announced before the channel stood.
    tell_all(app);
    loop {
        match heard.try_recv().await.context("hear the other servers")? {
            None => tell_all(app),
            Some(news) => {
                let Some((who, what)) = news.payload().split_once(' ') else { continue };
                if Uuid::parse_str(who).is_ok_and(|who| who == own) {
                    continue;
                }
                match Uuid::parse_str(what) {
                    Ok(of) => tell(app, of),
                    Err(_) => memory::hear(app, what),
                }
            }
        }
    }
}

fn is_unknown(error: &anyhow::Error) -> bool {
    let found = error.downcast_ref::<sea_orm::sqlx::Error>().and_then(|error| error.as_database_error()?.code());
    found.is_some_and(|code| UNKNOWN.contains(&&*code))
}
