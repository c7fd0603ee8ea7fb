//! The counters: in memory, added to the database's total in one statement every second and when the server stops.

use super::store;
use super::visitor::Visitor;
use chibo_frame::{App, record};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Whoever asked for a page within this time is online.
pub(crate) const ONLINE: TimeDelta = TimeDelta::minutes(5);
/// How many visitors are told apart at most, some 32 MB; beyond it new ones are counted but not called online.
const MOST: usize = 1_000_000;

/// What is counted and not yet written.
#[derive(Default)]
pub(crate) struct Visits {
    people: AtomicU64,
    bots: AtomicU64,
    seen: Mutex<HashMap<u64, DateTime<Utc>>>,
    key: RandomState,
    /// Held while counts move into the database, so that nobody reads them twice or not at all.
    moving: tokio::sync::Mutex<()>,
}

/// The figures of visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Figures {
    /// Distinct visitors of the last five minutes.
    pub online: u64,
    /// The total that an earlier site handed over.
    pub migrated: u64,
    /// Pages that people opened here.
    pub counted: u64,
    /// Pages that programs opened here, in no other figure.
    pub bots: u64,
    /// Since when pages are counted here.
    pub since: Option<DateTime<Utc>>,
}

impl Figures {
    /// Visits in all.
    pub(crate) fn total(&self) -> u64 {
        self.migrated + self.counted
    }
}

impl Visits {
    pub(crate) fn hash(&self, address: Option<IpAddr>, browser: &str) -> u64 {
        self.key.hash_one((address, browser))
    }

    pub(crate) fn count(&self, visitor: Visitor, now: DateTime<Utc>) {
        match visitor {
            Visitor::Nobody => {}
            Visitor::Bot => {
                self.bots.fetch_add(1, Ordering::Relaxed);
            }
            Visitor::Person(hash) => {
                self.people.fetch_add(1, Ordering::Relaxed);
                let mut seen = self.seen();
                if seen.len() < MOST || seen.contains_key(&hash) {
                    seen.insert(hash, now);
                }
            }
        }
    }

    fn online(&self, now: DateTime<Utc>) -> u64 {
        let mut seen = self.seen();
        seen.retain(|_, last| now - *last < ONLINE);
        seen.len() as u64
    }

    fn seen(&self) -> MutexGuard<'_, HashMap<u64, DateTime<Utc>>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The figures now.
pub(crate) async fn figures(app: &App) -> anyhow::Result<Figures> {
    let visits = app.shared.of::<Visits>();
    let _still = visits.moving.lock().await;
    let stored = store::find_total(&app.db).await?;
    let unsigned = |n: i64| u64::try_from(n).unwrap_or_default();
    let (migrated, counted, bots) = stored.as_ref().map_or((0, 0, 0), |row| (row.migrated, row.counted, row.bots));
    Ok(Figures {
        online: visits.online(app.now()),
        migrated: unsigned(migrated),
        counted: unsigned(counted) + visits.people.load(Ordering::Relaxed),
        bots: unsigned(bots) + visits.bots.load(Ordering::Relaxed),
        since: stored.map(|row| row.since),
    })
}

/// Adds what was counted to the database's total, and forgets who is no longer online.
pub(crate) async fn flush(app: &App) -> anyhow::Result<()> {
    let visits = app.shared.of::<Visits>();
    let _still = visits.moving.lock().await;
    visits.online(app.now());
    let (people, bots) = (visits.people.swap(0, Ordering::Relaxed), visits.bots.swap(0, Ordering::Relaxed));
    if people == 0 && bots == 0 {
        return Ok(());
    }
    let added = store::add(&app.db, i64::try_from(people)?, i64::try_from(bots)?, app.now()).await;
    if added.is_err() {
        visits.people.fetch_add(people, Ordering::Relaxed);
        visits.bots.fetch_add(bots, Ordering::Relaxed);
    }
    added
}

/// Sets the total that an earlier site handed over; it is kept apart from what is counted here.
pub async fn set_migrated_visits(app: &App, migrated: u64) -> anyhow::Result<()> {
    flush(app).await?;
    let tx = app.begin().await?;
    record::begin(app, &tx, None, "set_migrated_visits", &migrated).await?;
    store::set_migrated(&tx, i64::try_from(migrated)?, app.now()).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn online_are_the_distinct_visitors_of_five_minutes() {
        let visits = Visits::default();
        let start = DateTime::UNIX_EPOCH;
        let home = "192.0.2.1".parse().ok();
        let (an, binh) = (visits.hash(home, "Firefox"), visits.hash(home, "Chrome"));
        visits.count(Visitor::Person(an), start);
        visits.count(Visitor::Person(an), start + TimeDelta::minutes(1));
        visits.count(Visitor::Person(binh), start + TimeDelta::minutes(4));
        visits.count(Visitor::Bot, start);
        assert_eq!(visits.online(start + TimeDelta::minutes(4)), 2);
        assert_eq!(visits.online(start + TimeDelta::minutes(6)), 1);
        assert_eq!(visits.online(start + TimeDelta::minutes(9)), 0);
        assert_eq!((visits.people.into_inner(), visits.bots.into_inner()), (3, 1));
    }

    #[test]
    fn the_key_is_another_after_every_start() {
        assert_ne!(Visits::default().hash(None, "Firefox"), Visits::default().hash(None, "Firefox"));
    }
}
