//! The counters in memory. A visitor's path touches a lane of the thread that serves him and nothing that the database or a
//! disk could delay; many times a second what is new in the lanes goes into the book and the journal as one numbered record.

use super::book::Book;
use super::counts::{Counts, Pair};
use super::journal::Journal;
use super::online::Online;
use crate::lanes::Lanes;
use chibo_frame::App;
use chibo_frame::app::vietnam;
use chrono::{DateTime, NaiveDate, Utc};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use uuid::Uuid;

/// Who opened a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A person's browser: the hash that tells it from others, and for some minutes after midnight what it was before.
    Person(u64, Option<u64>),
    /// A program.
    Bot,
}

/// A page that was opened and answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Visit {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub reader: Reader,
    /// The article, if the page is one.
    pub article: Option<Uuid>,
}

/// All that is counted. One for the process.
#[derive(Default)]
pub(crate) struct Visits {
    lanes: Lanes<Mutex<Counts>>,
    /// Who is here now.
    pub online: Online,
    /// How many are at other servers.
    elsewhere: AtomicU64,
    keys: RwLock<Option<Keys>>,
    hasher: RandomState,
    /// The key of this process's counts in the database, and of its journal.
    pub id: OnceLock<Uuid>,
    book: Mutex<Book>,
    journal: Mutex<Option<Journal>>,
    /// Held while the database is given what is new, and while its sums are read.
    pub folding: tokio::sync::Mutex<Folding>,
}

/// What the background knows of its own work.
#[derive(Default)]
pub(crate) struct Folding {
    /// Whether all that processes left when they went was taken up.
    pub recovered: bool,
    /// How many turns go by before it is tried again.
    pub resting: u32,
}

/// Random bytes by which visitors are told apart, other ones each day and after each start.
#[derive(Clone, Copy)]
struct Keys {
    day: NaiveDate,
    since: DateTime<Utc>,
    today: [u8; 16],
    yesterday: Option<[u8; 16]>,
}

impl Visits {
    /// Counts a visit.
    pub(crate) fn count(&self, visit: Visit) {
        let one = match visit.reader {
            Reader::Person(hash, before) => {
                self.online.note(hash, before, visit.at);
                Pair { people: 1, bots: 0 }
            }
            Reader::Bot => Pair { people: 0, bots: 1 },
        };
        let day = vietnam(visit.at).date_naive();
        held(self.lanes.mine()).count(day, visit.article, one);
    }

    /// Remembers how many are online at other servers.
    pub(super) fn hear(&self, elsewhere: i64) {
        self.elsewhere.store(u64::try_from(elsewhere).unwrap_or_default(), Ordering::Relaxed);
    }

    /// How many are online, here and at other servers.
    pub(crate) fn online(&self, now: DateTime<Utc>) -> u64 {
        self.online.count(now) + self.elsewhere.load(Ordering::Relaxed)
    }

    /// A person's browser, as the hash of address and name. Neither is kept or can be found again from the hash.
    pub(crate) fn person(&self, app: &App, address: IpAddr, browser: &[u8]) -> Reader {
        let keys = self.keys(app);
        let hash = |key: [u8; 16]| self.hasher.hash_one((key, address, browser));
        let lately = keys.yesterday.filter(|_| app.now() - keys.since < super::ONLINE);
        Reader::Person(hash(keys.today), lately.map(hash))
    }

    fn keys(&self, app: &App) -> Keys {
        let day = app.today();
        let known = *self.keys.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(keys) = known.filter(|keys| keys.day == day) {
            return keys;
        }
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let yesterday = keys.map(|keys| keys.today);
        let new = || Keys { day, since: app.now(), today: app.random_bytes(), yesterday };
        let now = keys.filter(|keys| keys.day == day).unwrap_or_else(new);
        *keys = Some(now);
        now
    }

    /// The book, for a moment.
    pub(crate) fn book(&self) -> MutexGuard<'_, Book> {
        held(&self.book)
    }

    /// The journal, for a moment; none before the server begins or where its folder cannot be written.
    pub(crate) fn journal(&self) -> MutexGuard<'_, Option<Journal>> {
        held(&self.journal)
    }

    /// Takes what is new in the lanes into the book, and writes it down.
    pub(crate) fn note_down(&self) -> std::io::Result<()> {
        let mut journal = self.journal();
        let mut book = self.book();
        let mut new = Counts::default();
        for lane in self.lanes.all() {
            new.add(&std::mem::take(&mut *held(lane)));
        }
        if new.is_empty() {
            return Ok(());
        }
        let number = book.enter(&new);
        drop(book);
        journal.as_mut().map_or(Ok(()), |journal| journal.append(number, &new))
    }

    /// Looks at everything that was counted here and is in no sum that the database gave at that number.
    pub(crate) fn since(&self, number: u64, mut look: impl FnMut(&Counts)) {
        let book = self.book();
        book.since(number, &mut look);
        for lane in self.lanes.all() {
            look(&held(lane));
        }
    }
}

fn held<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
