//! Public pages in memory as bytes, compressed once for all visitors, at most a second old. A page that is being read is made
//! anew before that second is over, by the road's background (`road`); one that nobody reads is made when somebody asks. Each
//! is made by one at a time, and nobody waits for the making of another page.

use super::packed::Packed;
use crate::fresh::is_fresh;
use crate::lanes::Lanes;
use crate::{photos, sites};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chibo_frame::coding::Coding;
use chibo_frame::{App, PageError, live};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard};
use tokio::sync::Notify;
use tokio::sync::futures::Notified;
use uuid::Uuid;

/// How old a live figure on a public page may be.
const OLDEST: TimeDelta = TimeDelta::seconds(1);
/// At this age whoever asks through the house makes the page anew; visitors on the road go on with the old one until it is made.
const AGEING: TimeDelta = TimeDelta::milliseconds(700);
/// How many bytes of pages are kept; beyond it all are forgotten, which costs one making each.
const MOST_BYTES: usize = 24 << 20;
/// How many pages, with or without bytes.
const MOST: usize = 4096;
/// A page read so often since it was made is being read.
pub(crate) const BEING_READ: u32 = 2;

/// A page as it is made.
pub(crate) struct Made {
    /// The page.
    pub text: String,
    /// Its type.
    pub kind: &'static str,
    /// The article, if it is one.
    pub article: Option<Uuid>,
}

impl From<String> for Made {
    fn from(text: String) -> Self {
        Self { text, kind: "text/html; charset=utf-8", article: None }
    }
}

/// The pages in memory.
#[derive(Default)]
pub(crate) struct Pages {
    kept: RwLock<HashMap<String, Arc<Kept>>>,
    bytes: AtomicU64,
    /// How many visitors were answered out of memory.
    answered: Lanes<Answered>,
    /// Grows whenever all pages are forgotten: what was begun before is not kept.
    forgotten: AtomicU64,
}

/// Alone in what a core reads at a time, so that threads do not wait for one another's.
#[derive(Default)]
#[repr(align(128))]
struct Answered(AtomicU64);

/// One page's place.
#[derive(Default)]
pub(crate) struct Kept {
    version: RwLock<Option<Arc<Version>>>,
    making: tokio::sync::Mutex<()>,
    /// How often it was read since it was made, as far as `BEING_READ` counts.
    reads: AtomicU32,
    /// Whether somebody has gone to the house for it, and word for those who wait for him.
    gone: AtomicBool,
    news: Notify,
    /// An address by which it can be asked for, as the road writes it.
    way: Mutex<Option<String>>,
}

/// A page as it was at a time.
pub(crate) struct Version {
    made: DateTime<Utc>,
    /// Its bytes.
    pub packed: Packed,
    /// The article, if it is one.
    pub article: Option<Uuid>,
}

/// What an answer out of memory carries with it: the place, and what stood there.
#[derive(Clone)]
pub(crate) struct FromMemory(pub Arc<Kept>, pub Arc<Version>);

impl Kept {
    /// The page if it is fresh enough for a visitor.
    pub(crate) fn fresh(&self, now: DateTime<Utc>) -> Option<Arc<Version>> {
        self.younger(now, OLDEST)
    }

    /// The page if it was made since somebody asked for it, however long that took: nobody asks again for what he waited for.
    pub(crate) fn made_since(&self, asked: DateTime<Utc>, now: DateTime<Utc>) -> Option<Arc<Version>> {
        self.take(|made| asked <= made && made <= now)
    }

    fn younger(&self, now: DateTime<Utc>, age: TimeDelta) -> Option<Arc<Version>> {
        self.take(|made| is_fresh(made, now, age))
    }

    fn take(&self, will_do: impl Fn(DateTime<Utc>) -> bool) -> Option<Arc<Version>> {
        let version = self.version.read().unwrap_or_else(PoisonError::into_inner);
        let version = version.as_ref().filter(|version| will_do(version.made)).cloned()?;
        if self.reads.load(Ordering::Relaxed) < BEING_READ {
            self.reads.fetch_add(1, Ordering::Relaxed);
        }
        Some(version)
    }

    /// Goes to the house for the page, unless somebody has gone already.
    pub(crate) fn go(&self) -> Option<Gone<'_>> {
        (!self.gone.swap(true, Ordering::AcqRel)).then(|| Gone(self))
    }

    /// Comes back when whoever went is back.
    pub(crate) fn news(&self) -> Notified<'_> {
        self.news.notified()
    }

    /// Remembers an address by which the page can be asked for.
    pub(crate) fn remember(&self, address: &str) {
        *self.way() = Some(address.to_owned());
    }

    fn way(&self) -> MutexGuard<'_, Option<String>> {
        self.way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_being_read(&self) -> bool {
        self.reads.load(Ordering::Relaxed) >= BEING_READ
    }

    fn made(&self) -> Option<DateTime<Utc>> {
        self.version.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|version| version.made)
    }

    fn set(&self, version: Option<Arc<Version>>) -> Option<Arc<Version>> {
        std::mem::replace(&mut *self.version.write().unwrap_or_else(PoisonError::into_inner), version)
    }
}

/// Gone to the house for a page, until this is dropped.
pub(crate) struct Gone<'a>(&'a Kept);

impl Drop for Gone<'_> {
    fn drop(&mut self) {
        self.0.gone.store(false, Ordering::Release);
        self.0.news.notify_waiters();
    }
}

impl Pages {
    /// One more visitor was answered out of memory.
    pub(crate) fn count(&self) {
        self.answered.mine().0.fetch_add(1, Ordering::Relaxed);
    }

    /// How many were.
    pub(crate) fn answered(&self) -> u64 {
        self.answered.all().map(|lane| lane.0.load(Ordering::Relaxed)).sum()
    }

    fn write(&self) -> RwLockWriteGuard<'_, HashMap<String, Arc<Kept>>> {
        self.kept.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, key: &str) -> Arc<Kept> {
        let found = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        found.unwrap_or_else(|| {
            let mut kept = self.write();
            if kept.len() >= MOST {
                self.forget_all(&mut kept);
            }
            Arc::clone(kept.entry(key.to_owned()).or_default())
        })
    }

    fn keep(&self, key: &str, place: &Arc<Kept>, version: Arc<Version>, begun: u64) {
        let mut kept = self.write();
        if begun != self.forgotten.load(Ordering::Relaxed) {
            return;
        }
        let size = version.packed.size();
        if self.bytes.load(Ordering::Relaxed) + size > MOST_BYTES as u64 {
            self.forget_all(&mut kept);
        }
        let before = place.set(Some(version)).map_or(0, |version| version.packed.size());
        place.reads.store(0, Ordering::Relaxed);
        self.bytes.fetch_add(size, Ordering::Relaxed);
        self.lighten(before);
        kept.insert(key.to_owned(), Arc::clone(place));
    }

    fn lighten(&self, by: u64) {
        let _ = self.bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |bytes| Some(bytes.saturating_sub(by)));
    }

    fn forget_all(&self, kept: &mut HashMap<String, Arc<Kept>>) {
        for place in kept.values() {
            place.set(None);
        }
        kept.clear();
        self.bytes.store(0, Ordering::Relaxed);
        self.forgotten.fetch_add(1, Ordering::Relaxed);
    }

    /// Gives back the bytes of pages that are too old for a visitor, and says by which addresses those that are being read
    /// are to be asked for, so that they are made anew before they are too old.
    pub(crate) fn due(&self, now: DateTime<Utc>) -> Vec<String> {
        let mut due = Vec::new();
        for place in self.write().values() {
            let Some(made) = place.made() else { continue };
            if !is_fresh(made, now, AGEING) && place.is_being_read() {
                due.extend(place.way().clone());
            } else if !is_fresh(made, now, OLDEST)
                && let Some(version) = place.set(None)
            {
                self.lighten(version.packed.size());
            }
        }
        due
    }
}

/// By this name servers on one database tell each other that pages changed.
const PAGES: Uuid = Uuid::from_u128(0x0063_6869_626f_0000_8000_0000_0070_6167);

/// Makes the next visitor see the newest state at once, whichever server he comes to.
pub(crate) fn forget_pages(app: &App) {
    forget_here(app);
    live::tell_others(app, PAGES);
}

fn forget_here(app: &App) {
    let pages = app.shared.of::<Pages>();
    pages.forget_all(&mut pages.write());
}

/// Forgets pages, and what else is known of them, whenever another server says that they changed.
pub(crate) async fn follow_others(app: App) {
    let mut news = live::follow(&app, PAGES);
    while news.changed().await.is_ok() {
        sites::forget_here(&app);
        photos::forget(&app);
        forget_here(&app);
    }
}

/// Answers with the kept page, or with a newly made one. `making` is not begun unless it is needed.
pub(crate) async fn answer<M: Into<Made>>(
    app: &App,
    asked: &HeaderMap,
    key: &str,
    making: impl Future<Output = Result<M, PageError>> + Send,
) -> Result<Response, PageError> {
    let pages = app.shared.of::<Pages>();
    let place = pages.place(key);
    let since = app.now();
    if let Some(version) = place.younger(since, AGEING) {
        return Ok(respond(asked, place, version));
    }
    let _one_at_a_time = place.making.lock().await;
    let now = app.now();
    if let Some(version) = place.younger(now, AGEING).or_else(|| place.made_since(since, now)) {
        return Ok(respond(asked, Arc::clone(&place), version));
    }
    let (begun, is_read) = (pages.forgotten.load(Ordering::Relaxed), place.is_being_read());
    let made = match making.await {
        Ok(made) => made.into(),
        Err(error) => {
            pages.write().remove(key);
            return Err(error);
        }
    };
    let packed = Packed::of(made.text, made.kind, is_read)?;
    let version = Arc::new(Version { made: now, packed, article: made.article });
    pages.keep(key, &place, Arc::clone(&version), begun);
    Ok(respond(asked, Arc::clone(&place), version))
}

fn respond(asked: &HeaderMap, place: Arc<Kept>, version: Arc<Version>) -> Response {
    let coding = version.packed.best_for(asked);
    let (etag, bytes) = version.packed.as_coded(coding);
    let headers =
        [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, NO_CACHE.clone()), (header::VARY, ACCEPT_ENCODING.clone())];
    let mut response = if version.packed.is_known_to(asked) {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        let mut response = (headers, [(header::CONTENT_TYPE, version.packed.kind())], bytes.clone()).into_response();
        if coding != Coding::Plain {
            response.headers_mut().insert(header::CONTENT_ENCODING, coding.name());
        }
        response
    };
    response.extensions_mut().insert(FromMemory(place, version));
    response
}

static NO_CACHE: header::HeaderValue = header::HeaderValue::from_static("no-cache");
static ACCEPT_ENCODING: header::HeaderValue = header::HeaderValue::from_static("accept-encoding");
