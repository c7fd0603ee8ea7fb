//! What goes on beside the requests: counts are written down and move into the database, pages are made anew, words of
//! changed pages move into the index, sources are called, articles are published at their hour.

use crate::road::Road;
use crate::{boxes, newsroom, reading, visits};
use chibo_frame::App;
use chibo_frame::once::once;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// How often counts are written into the journal; a killed process loses at most a few times as much.
const NOTE: Duration = Duration::from_millis(25);
/// How often they move into the database.
const FOLD: Duration = Duration::from_secs(1);
/// How often it is looked whether the words of a page changed.
const READ: Duration = Duration::from_secs(1);
/// How often it is looked which pages are about to be too old.
const ANEW: Duration = Duration::from_millis(100);
/// How often it is looked whether a source is due.
const LOOK: Duration = Duration::from_mins(1);
/// How often it is looked whether an article's hour has come: visitors see it within a second.
const HOUR: Duration = Duration::from_millis(500);

/// All that goes on. Ends when it is told to.
pub(crate) struct Background {
    tasks: [JoinHandle<()>; 6],
    ended: Arc<AtomicBool>,
}

/// Starts it, for as long as the server runs. Called once, within the runtime.
pub(crate) fn start(app: &App, road: &Arc<Road>) -> std::io::Result<Background> {
    visits::begin(app);
    let ended = Arc::<AtomicBool>::default();
    let (noting, stop) = (app.clone(), Arc::clone(&ended));
    std::thread::Builder::new().name(String::from("visits")).spawn(move || {
        while !stop.load(Ordering::Relaxed) {
            std::thread::sleep(NOTE);
            visits::note_down(&noting);
        }
    })?;
    let road = Arc::clone(road);
    let tasks = [
        each(FOLD, app.clone(), async |app| said(visits::fold(&app).await, "visits are not in the database yet")),
        each(ANEW, road, async |road| road.make_anew().await),
        each(READ, app.clone(), async |app| said(read(&app).await, "the words of changed pages are not read yet")),
        each(HOUR, app.clone(), async |app| said(newsroom::publish_due(&app).await, "articles whose hour has come wait")),
        each(LOOK, app.clone(), async |app| said(refresh(&app).await, "the boxes' sources were not called")),
        tokio::spawn(reading::follow_others(app.clone())),
    ];
    Ok(Background { tasks, ended })
}

/// Until nothing waits: after an import much does.
async fn read(app: &App) -> anyhow::Result<()> {
    while reading::keep_up(app).await? > 0 {}
    Ok(())
}

/// Of several servers one calls.
async fn refresh(app: &App) -> anyhow::Result<()> {
    once(app, "boxes", boxes::refresh(app)).await.map(drop)
}

fn said(done: anyhow::Result<()>, otherwise: &str) {
    if let Err(error) = done {
        tracing::warn!(error = format!("{error:#}"), "{otherwise}");
    }
}

fn each<T, W>(period: Duration, on: T, work: impl Fn(T) -> W + Send + 'static) -> JoinHandle<()>
where
    T: Clone + Send + Sync + 'static,
    W: Future<Output = ()> + Send,
{
    tokio::spawn(async move {
        let mut tick = interval(period);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tick.tick().await;
            work(on.clone()).await;
        }
    })
}

impl Background {
    /// Ends it.
    pub(crate) fn stop(self) {
        self.ended.store(true, Ordering::Relaxed);
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}
