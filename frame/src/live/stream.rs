//! A picture as a stream of server-sent events. A follower who lags is given the newest picture and none of those between;
//! a follower who was cut off comes back within a second and a half.

use super::painter::{Picture, Shown, pulse, watched};
use crate::app::App;
use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

/// How soon a browser tries again, in thousandths of a second.
const RETRY: u32 = 1000;

/// How many follow.
#[derive(Default)]
struct Followers(AtomicU64);

/// One of them, as long as he does.
struct Follower(Arc<Followers>);

impl Follower {
    fn new(app: &App) -> Self {
        let followers = app.shared.of::<Followers>();
        followers.0.fetch_add(1, Ordering::Relaxed);
        Self(followers)
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many streams are open.
pub fn open_streams(app: &App) -> u64 {
    app.shared.of::<Followers>().0.load(Ordering::Relaxed)
}

/// Follows a picture: the newest first, then each change, and heartbeats between. Ends when the server stops.
pub fn stream(app: &App, wanted: Picture) -> Response {
    let opening = Bytes::from([format!("retry: {RETRY}\n").as_bytes(), &pulse(app)].concat());
    let (mut seen, follower) = (0, Follower::new(app));
    let news = WatchStream::new(watched(app, wanted)).filter_map(move |shown: Shown| {
        let _follows = &follower;
        let told = if shown.version == seen { shown.pulse } else { shown.event };
        seen = shown.version;
        Some(told).filter(|told| !told.is_empty())
    });
    let body = tokio_stream::once(opening).chain(news).map(Ok::<Bytes, Infallible>);
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store, no-transform"),
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(body)).into_response()
}
