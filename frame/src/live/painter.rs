//! A painter: one task for each thing, kind of page and language that somebody looks at. It paints at each announcement, and
//! when another process changed the records; it goes when nobody has looked for a while.

use super::{Hub, follow, is_closed};
use crate::app::App;
use crate::record::revision;
use crate::words::Lang;
use anyhow::Context;
use bytes::Bytes;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};
use uuid::Uuid;

/// Paints a thing as HTML in a language.
pub type Paint = fn(App, Uuid, Lang) -> Pin<Box<dyn Future<Output = anyhow::Result<String>> + Send>>;

/// What is painted, and how.
#[derive(Clone, Copy)]
pub struct Picture {
    /// The thing whose announcements are followed.
    pub of: Uuid,
    /// The kind of page.
    pub name: &'static str,
    /// The language.
    pub lang: Lang,
    /// The recorded kinds from which it is painted.
    pub kinds: &'static [&'static str],
    /// So many seconds from one heartbeat to the next.
    pub beat: u32,
    /// The hand that paints.
    pub paint: Paint,
}

pub(super) type Key = (Uuid, &'static str, Lang);

/// What followers are shown: the newest picture, and the newest heartbeat.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// Grows with each picture that differs from the one before; 0 is none yet.
    pub(super) version: u64,
    /// How many announcements the picture knows.
    knows: Option<u64>,
    /// The picture.
    pub(super) html: Bytes,
    /// The picture as it stands in a stream.
    pub(super) event: Bytes,
    /// The newest heartbeat.
    pub(super) pulse: Bytes,
}

/// How often a painter looks whether another process changed the records.
const GLANCE: Duration = Duration::from_secs(1);
/// A painter whom nobody has looked at for so many glances goes.
const PATIENCE: u32 = 20;

/// Nobody waits longer for a picture.
const LONGEST: Duration = Duration::from_secs(10);

/// The picture as it is now, every announcement known that came before the question.
pub async fn picture(app: &App, wanted: Picture) -> anyhow::Result<Bytes> {
    let news = *follow(app, wanted.of).borrow();
    let mut shown = watched(app, wanted);
    let newest = shown.wait_for(|shown| shown.version > 0 && shown.knows.is_some_and(|knows| knows >= news));
    let shown = tokio::time::timeout(LONGEST, newest).await.context("this picture is not painted in time")?;
    Ok(shown.context("nobody paints this picture")?.html.clone())
}

/// What the painter shows; one is found for it if there is none.
pub(super) fn watched(app: &App, wanted: Picture) -> watch::Receiver<Shown> {
    let hub = Hub::of(app);
    let mut inner = hub.inner();
    let key = (wanted.of, wanted.name, wanted.lang);
    if let Some(shown) = inner.painters.get(&key).filter(|shown| shown.has_changed().is_ok()) {
        return shown.clone();
    }
    let (sender, shown) = watch::channel(Shown::default());
    if inner.closed {
        return shown;
    }
    let news = inner.news.entry(wanted.of).or_default().subscribe();
    inner.painters.insert(key, shown.clone());
    drop(inner);
    let painter = Painter { app: app.clone(), wanted, sender, news, revision: 0, owes: true, alone: 0, glances: 0 };
    tokio::spawn(painter.work());
    shown
}

struct Painter {
    app: App,
    wanted: Picture,
    sender: watch::Sender<Shown>,
    news: watch::Receiver<u64>,
    revision: u64,
    /// Something was announced that the picture does not know yet.
    owes: bool,
    /// Glances since somebody looked.
    alone: u32,
    glances: u32,
}

impl Painter {
    /// Paints until nobody looks, the server stops, or nothing can be painted at all.
    async fn work(mut self) {
        let mut glance: Interval = interval(GLANCE);
        glance.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let told = tokio::select! {
                biased;
                told = self.news.changed() => told.is_ok(),
                _ = glance.tick() => false,
            };
            if is_closed(&self.app) || self.is_done(told) {
                return;
            }
            self.owes |= told;
            if let Err(error) = self.look().await {
                tracing::error!(error = format!("{error:#}"), "a live picture could not be painted");
                if self.sender.borrow().version == 0 {
                    return;
                }
            }
            if !told {
                self.beat();
            }
        }
    }

    /// Paints if there is news.
    async fn look(&mut self) -> anyhow::Result<()> {
        let knows = *self.news.borrow_and_update();
        let revision = revision(&self.app, self.wanted.kinds).await?;
        if !self.owes && revision == self.revision {
            return Ok(());
        }
        let html = (self.wanted.paint)(self.app.clone(), self.wanted.of, self.wanted.lang).await?;
        (self.revision, self.owes) = (revision, false);
        self.sender.send_if_modified(|shown| {
            shown.knows = Some(knows);
            let differs = shown.version == 0 || shown.html != html.as_bytes();
            if differs {
                shown.version += 1;
                shown.event = event("hinh", &html);
                shown.html = Bytes::from(html);
            }
            true
        });
        Ok(())
    }

    fn beat(&mut self) {
        self.glances = self.glances.wrapping_add(1);
        if self.glances.is_multiple_of(self.wanted.beat.max(1)) {
            let pulse = pulse(&self.app);
            self.sender.send_modify(|shown| shown.pulse = pulse);
        }
    }

    /// Whether nobody has looked for a while. The hub itself holds one receiver; nobody can come while it is held.
    fn is_done(&mut self, told: bool) -> bool {
        let hub = Hub::of(&self.app);
        let mut inner = hub.inner();
        if told || self.sender.receiver_count() > 1 {
            self.alone = if told { self.alone } else { 0 };
            return false;
        }
        self.alone += 1;
        if self.alone < PATIENCE {
            return false;
        }
        inner.painters.remove(&(self.wanted.of, self.wanted.name, self.wanted.lang));
        true
    }
}

/// A heartbeat with the server's time in thousandths of a second, by which a page sets its clock.
pub(super) fn pulse(app: &App) -> Bytes {
    event("nhip", &app.now().timestamp_millis().to_string())
}

/// One event of a stream.
fn event(name: &str, data: &str) -> Bytes {
    let mut text = format!("event: {name}\n");
    for line in data.lines() {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    Bytes::from(text)
}
