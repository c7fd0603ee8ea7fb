//! The application as a value: database, clock, keys, words, data directory. Everything that is not pure goes through it.

use crate::check::FileCheck;
use crate::due::DueFinder;
use crate::key::{Key, Place};
use crate::private::Table;
use crate::record::Kind;
use crate::replica::Replica;
use crate::schema;
use crate::sealing::Sealer;
use crate::shared::Shared;
use crate::slice::Slice;
use crate::transaction::Transaction;
use crate::words::Words;
use anyhow::Context;
use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound, Utc};
use sea_orm::{DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use sea_orm_migration::MigrationTrait;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use uuid::{ContextV7, Timestamp, Uuid};

/// What every handler and command is given. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database, SQLite or PostgreSQL.
    pub db: DatabaseConnection,
    /// Every word of the product, in both languages.
    pub words: Words,
    /// The data directory: files that are not in the database.
    pub data: Arc<PathBuf>,
    /// Whether this data directory holds the demonstration, which every page then says.
    pub demo: bool,
    /// Whether browsers reach this house through TLS alone: cookies then travel no other way.
    pub secure: bool,
    /// What slices keep in memory for the life of the process.
    pub shared: Shared,
    /// Every kind of record that history and undo know.
    pub kinds: Arc<[Kind]>,
    /// Tables with private fields that are no recorded kinds.
    pub(crate) private: Arc<[Table]>,
    /// What falls due in slices above the page that collects it.
    pub due: Arc<[DueFinder]>,
    /// What is known of the files that slices keep beside the database.
    pub files: Arc<[FileCheck]>,
    pub(crate) sealer: Arc<Sealer>,
    pub(crate) migrations: Arc<[MigrationList]>,
    /// Tables that are made out of others.
    pub(crate) derived: Arc<[&'static str]>,
    /// A copy of the database at which pages for everybody are made.
    pub(crate) replica: Option<Arc<Replica>>,
    clock: Clock,
    keys: Arc<Mutex<ContextV7>>,
}

/// The migrations of one part of the house.
pub(crate) type MigrationList = fn() -> Vec<Box<dyn MigrationTrait>>;

/// Where the time comes from.
#[derive(Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// A fixed time, for tests.
    Fixed(DateTime<Utc>),
}

impl App {
    /// Puts the parts together. The key seals what is private at rest.
    pub fn new(db: DatabaseConnection, words: Words, kinds: Vec<Kind>, data: PathBuf, key: Place, clock: Clock) -> Self {
        let demo = data.join(DEMO_MARK).exists();
        let own: MigrationList = schema::migrations;
        Self {
            db,
            words,
            data: Arc::new(data),
            demo,
            secure: false,
            shared: Shared::default(),
            kinds: kinds.into(),
            private: Arc::new([]),
            due: Arc::new([]),
            files: Arc::new([]),
            sealer: Arc::new(Sealer::new(key.key, key.file)),
            migrations: Arc::new([own]),
            derived: Arc::new([]),
            replica: None,
            clock,
            keys: Arc::default(),
        }
    }

    /// The same application, asking these slices too what falls due, how their files are, and what else is private.
    #[must_use]
    pub fn asking(self, slices: &[Slice]) -> Self {
        let due = slices.iter().filter_map(|slice| slice.due).collect();
        let private = slices.iter().flat_map(|slice| (slice.private)()).collect();
        let own: MigrationList = schema::migrations;
        let migrations = std::iter::once(own).chain(slices.iter().map(|slice| slice.migrations)).collect();
        let derived = slices.iter().flat_map(|slice| slice.derived).copied().collect();
        let files = slices.iter().filter_map(|slice| slice.files).collect();
        Self { private, due, files, migrations, derived, ..self }
    }

    /// The same application on another database and data directory, which remembers nothing of this one.
    #[must_use]
    pub fn on(&self, db: DatabaseConnection, data: PathBuf) -> Self {
        Self { db, data: Arc::new(data), shared: Shared::default(), replica: None, ..self.clone() }
    }

    /// The time now, to the microsecond: as fine as PostgreSQL keeps it.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match self.clock {
            Clock::Machine => Utc::now().trunc_subsecs(6),
            Clock::Fixed(time) => time,
        }
    }

    /// The same application at another time, for tests.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn at(self, time: DateTime<Utc>) -> Self {
        Self { clock: Clock::Fixed(time), ..self }
    }

    /// Today in Vietnam (+07:00, without summer time since 1975).
    pub fn today(&self) -> NaiveDate {
        vietnam(self.now()).date_naive()
    }

    /// A new key for a record, in order of time. When the machine's clock is set back, the order goes on: no key is below
    /// one that was made before, or below those that [`App::keys_after`] named.
    pub fn new_id(&self) -> Uuid {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(&*self.keys, now.as_secs(), now.subsec_nanos()))
    }

    /// Makes every new key greater than this one, which the records hold already.
    pub fn keys_after(&self, key: Uuid) {
        if let Some(time) = key.get_timestamp() {
            let (seconds, nanos) = time.to_unix();
            // The key's own millisecond has others behind it.
            let nanos = nanos + 1_000_000;
            let _ = Timestamp::from_unix(&*self.keys, seconds + u64::from(nanos / 1_000_000_000), nanos % 1_000_000_000);
        }
    }

    /// A new key without time or order, for everything around a ballot.
    #[expect(clippy::disallowed_methods, reason = "the one place that makes keys")]
    pub fn random_id(&self) -> Uuid {
        Uuid::new_v4()
    }

    /// Random bytes, for the keys and nonces that seal what is secret.
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        random_bytes()
    }

    /// Seals a text at rest.
    pub(crate) fn seal(&self, plain: &[u8]) -> anyhow::Result<String> {
        self.sealer.force().seal(plain)
    }

    /// The key in force.
    pub fn key(&self) -> Key {
        self.sealer.force().key.clone()
    }

    /// The file in which the key stands; none where it was typed.
    pub fn key_file(&self) -> Option<&PathBuf> {
        self.sealer.place()
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once: a transaction that starts by
    /// reading and then writes would fail as busy instead of waiting.
    pub async fn begin(&self) -> anyhow::Result<Transaction> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: None,
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        let tx = self.db.begin_with_options(options).await.context("begin a transaction")?;
        Ok(Transaction::new(tx, Arc::clone(&self.sealer)))
    }
}

/// Random bytes where no `App` is at hand yet: its own key, and what is sealed with it.
#[expect(clippy::disallowed_methods, reason = "the frame is where randomness comes from")]
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    use rand::RngExt;
    rand::rng().random()
}

/// The file in a data directory that marks it as a demonstration.
pub const DEMO_MARK: &str = "demonstration";

/// A time as it is read in Vietnam.
pub fn vietnam(time: DateTime<Utc>) -> DateTime<FixedOffset> {
    const SEVEN_HOURS: i32 = 7 * 3600;
    match FixedOffset::east_opt(SEVEN_HOURS) {
        Some(offset) => time.with_timezone(&offset),
        None => time.fixed_offset(),
    }
}
