//! Live pages: whoever changes something announces it, whoever shows it follows. A picture of the thing is painted once for
//! each change, kind of page and language, and the same bytes go to all who follow it (`painter`, `stream`). Nothing of it
//! is kept: a follower who comes back is given the newest picture.

pub mod memory;
mod painter;
mod relay;
mod stream;

pub use painter::{Paint, Picture, picture};
pub use relay::relay;
pub use stream::{open_streams, stream};

use crate::app::App;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;
use uuid::Uuid;

/// One counter for each thing that is followed, and the painters at work.
#[derive(Default)]
struct Hub(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    news: HashMap<Uuid, watch::Sender<u64>>,
    painters: HashMap<painter::Key, watch::Receiver<painter::Shown>>,
    /// To the other servers on the same database, where there may be some.
    out: Option<UnboundedSender<News>>,
    closed: bool,
}

/// What is told to the other servers.
#[derive(Debug, Clone, PartialEq, Eq)]
enum News {
    /// There is news of a thing.
    Of(Uuid),
    /// What is to be remembered or forgotten, sealed.
    Memory(String),
}

impl Hub {
    fn of(app: &App) -> Arc<Self> {
        app.shared.of()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell_others(&self, news: News) {
        if let Some(out) = &self.inner().out {
            // Where nobody passes it on any more, the server ends.
            let _ = out.send(news);
        }
    }
}

/// Says that there is news of this thing. To be called after the transaction has ended.
pub fn announce(app: &App, of: Uuid) {
    let sender = Hub::of(app).inner().news.entry(of).or_default().clone();
    sender.send_modify(|count| *count = count.wrapping_add(1));
    tell_others(app, of);
}

/// Says it to the other servers alone: this one has done already what is to be done.
pub fn tell_others(app: &App, of: Uuid) {
    Hub::of(app).tell_others(News::Of(of));
}

/// Wakes whoever follows this thing here.
fn tell(app: &App, of: Uuid) {
    if let Some(sender) = Hub::of(app).inner().news.get(&of) {
        sender.send_modify(|count| *count = count.wrapping_add(1));
    }
}

/// Wakes everybody here: something may have been announced that was not heard.
fn tell_all(app: &App) {
    for sender in Hub::of(app).inner().news.values() {
        sender.send_modify(|count| *count = count.wrapping_add(1));
    }
}

/// Follows a thing: the receiver wakes at each announcement. Announcements that come together wake it once.
pub fn follow(app: &App, of: Uuid) -> watch::Receiver<u64> {
    Hub::of(app).inner().news.entry(of).or_default().subscribe()
}

/// Ends all streams, so that the server can stop: whoever follows comes back by himself when it is there again.
pub fn close(app: &App) {
    let hub = Hub::of(app);
    hub.inner().closed = true;
    tell_all(app);
}

fn is_closed(app: &App) -> bool {
    Hub::of(app).inner().closed
}
