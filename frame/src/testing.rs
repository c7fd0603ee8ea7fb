//! For tests: an application on an empty database with a fixed clock. With `CHIBO_TEST_DATABASE_URL` set it stands on a
//! new PostgreSQL database, otherwise on SQLite in a directory that goes with the value.

use crate::app::{App, Clock};
use crate::key::Place;
use crate::words::Words;
use crate::{db, slice::Slice};
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use sea_orm_migration::{MigrationTrait, MigratorTraitSelf};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// An application for one test.
pub struct Scratch {
    /// The application.
    pub app: App,
    /// Where its database is.
    pub url: String,
    dir: PathBuf,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

/// An application of these slices. The time is `now`. All of them share one key.
pub async fn scratch(slices: &'static [Slice], now: DateTime<Utc>) -> anyhow::Result<Scratch> {
    scratch_under(slices, now, |_| Ok(Place::made_up())).await
}

/// The same under a key of its own, as another machine's.
pub async fn scratch_apart(slices: &'static [Slice], now: DateTime<Utc>) -> anyhow::Result<Scratch> {
    scratch_under(slices, now, |dir| Place::of(dir, None, None)).await
}

#[expect(clippy::disallowed_methods, reason = "a name that no other test has")]
async fn scratch_under(
    slices: &'static [Slice],
    now: DateTime<Utc>,
    key: impl FnOnce(&Path) -> anyhow::Result<Place>,
) -> anyhow::Result<Scratch> {
    let name = format!("chibo_test_{}", Uuid::new_v4().simple());
    let dir = std::env::temp_dir().join(&name);
    std::fs::create_dir_all(&dir)?;
    let url = match std::env::var("CHIBO_TEST_DATABASE_URL") {
        Ok(server) => {
            let (base, _) = server.rsplit_once('/').context("CHIBO_TEST_DATABASE_URL names no database")?;
            db::connect(&server).await?.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
            format!("{base}/{name}")
        }
        Err(_) => db::sqlite_url(&dir),
    };
    let database = db::connect_passing(&url).await?;
    Migrations(slices).up(&database, None).await?;
    let words = Words::new(slices.iter().map(|slice| slice.words));
    let kinds = slices.iter().flat_map(|slice| (slice.kinds)()).collect();
    let app = App::new(database, words, kinds, dir.clone(), key(&dir)?, Clock::Fixed(now)).asking(slices);
    crate::record::settle(&app).await?;
    crate::record::adopt(&app).await?;
    Ok(Scratch { app, url, dir })
}

struct Migrations(&'static [Slice]);

impl MigratorTraitSelf for Migrations {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        crate::schema::migrations().into_iter().chain(self.0.iter().flat_map(|slice| (slice.migrations)())).collect()
    }
}
