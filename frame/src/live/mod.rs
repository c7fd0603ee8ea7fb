//! Live pages: whoever changes something announces it, whoever shows it follows. A picture of the thing is painted once for
//! each change, kind of page and language, and the same bytes go to all who follow it (`painter`, `stream`). Nothing of it
//! is kept: a follower who comes back is given the newest picture.

mod painter;
mod stream;

pub use painter::{Paint, Picture, picture};
pub use stream::stream;

use crate::app::App;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use uuid::Uuid;

/// One counter for each thing that is followed, and the painters at work.
#[derive(Default)]
struct Hub(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    news: HashMap<Uuid, watch::Sender<u64>>,
    painters: HashMap<painter::Key, watch::Receiver<painter::Shown>>,
    closed: bool,
}

impl Hub {
    fn of(app: &App) -> Arc<Self> {
        app.shared.of()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says that there is news of this thing. To be called after the transaction has ended.
pub fn announce(app: &App, of: Uuid) {
    let sender = Hub::of(app).inner().news.entry(of).or_default().clone();
    sender.send_modify(|count| *count = count.wrapping_add(1));
}

/// Follows a thing: the receiver wakes at each announcement. Announcements that come together wake it once.
pub fn follow(app: &App, of: Uuid) -> watch::Receiver<u64> {
    Hub::of(app).inner().news.entry(of).or_default().subscribe()
}

/// Ends all streams, so that the server can stop: whoever follows comes back by himself when it is there again.
pub fn close(app: &App) {
    let hub = Hub::of(app);
    let mut inner = hub.inner();
    inner.closed = true;
    for sender in inner.news.values() {
        sender.send_modify(|count| *count = count.wrapping_add(1));
    }
}

fn is_closed(app: &App) -> bool {
    Hub::of(app).inner().closed
}
