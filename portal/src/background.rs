//! What goes on beside the requests: counts move into the database, words of changed pages into the index, sources are
//! called, articles are published at their hour.

use crate::{boxes, newsroom, reading, visits};
use chibo_frame::App;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How much counting a killed process loses at most.
const FLUSH: Duration = Duration::from_secs(1);
/// How often it is looked whether the words of a page changed.
const READ: Duration = Duration::from_secs(1);
/// How often it is looked whether a source is due.
const LOOK: Duration = Duration::from_mins(1);
/// How often it is looked whether an article's hour has come: visitors see it within a second.
const HOUR: Duration = Duration::from_millis(500);

/// Starts all, for as long as the server runs. Called once, within the runtime.
pub fn start(app: &App) {
    let counting = app.clone();
    tokio::spawn(async move {
        let mut tick = interval(FLUSH);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tick.tick().await;
            if let Err(error) = visits::flush(&counting).await {
                tracing::warn!(error = format!("{error:#}"), "visits are not written yet");
            }
        }
    });
    let reading = app.clone();
    tokio::spawn(async move {
        let mut tick = interval(READ);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tick.tick().await;
            match reading::keep_up(&reading).await {
                Ok(0) => {}
                // More may wait, after an import.
                Ok(_) => tick.reset_immediately(),
                Err(error) => tracing::warn!(error = format!("{error:#}"), "the words of changed pages are not read yet"),
            }
        }
    });
    let fetching = app.clone();
    tokio::spawn(async move {
        let mut tick = interval(LOOK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tick.tick().await;
            if let Err(error) = boxes::refresh(&fetching).await {
                tracing::warn!(error = format!("{error:#}"), "the boxes' sources were not called");
            }
        }
    });
    let publishing = app.clone();
    tokio::spawn(async move {
        let mut tick = interval(HOUR);
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tick.tick().await;
            if let Err(error) = newsroom::publish_due(&publishing).await {
                tracing::warn!(error = format!("{error:#}"), "articles whose hour has come are not published yet");
            }
        }
    });
}

/// Writes what was counted. Called when the server has answered its last request.
pub async fn stop(app: &App) -> anyhow::Result<()> {
    visits::flush(app).await
}
