//! Requests as those who keep a server going see them: how many of which page, how they ended, how long they took. A page is
//! named by its template, never by its address, which may name people; a request bears a made-up name of its own in the log.

use crate::app::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::time::{Duration, Instant};
use tracing::Instrument;

/// The bounds between which times are counted, in seconds: what a page may take is 0.05.
const BOUNDS: [f64; 9] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10.0];
/// The header that tells whoever works in the office how the log calls his request.
const ID: &str = "x-request-id";
/// What leads nowhere.
const NOWHERE: &str = "none";

type Labels = Vec<(&'static str, String)>;

/// What was asked and how it was answered, since the server started.
pub struct Requests {
    answered: Family<Labels, Counter>,
    seconds: Family<Labels, Histogram, fn() -> Histogram>,
}

impl Default for Requests {
    fn default() -> Self {
        Self { answered: Family::default(), seconds: Family::new_with_constructor(|| Histogram::new(BOUNDS)) }
    }
}

impl Requests {
    /// Puts the figures among others.
    pub fn register(&self, registry: &mut Registry) {
        let about = "Requests that the house answered, by the template of the page and the class of the answer";
        registry.register("chibo_requests", about, self.answered.clone());
        registry.register("chibo_request_seconds", "How long they took, to the first byte of the answer", self.seconds.clone());
    }

    fn note(&self, method: &str, route: &str, status: u16, took: Duration) {
        let route = [("method", method.to_owned()), ("route", route.to_owned())];
        let class = ("status", format!("{}xx", status / 100));
        self.answered.get_or_create(&route.iter().cloned().chain([class]).collect()).inc();
        self.seconds.get_or_create(&route.to_vec()).observe(took.as_secs_f64());
    }
}

/// Counts a request, and gives it a name under which everything that is logged meanwhile stands.
pub(crate) async fn note(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or(NOWHERE, MatchedPath::as_str).to_owned();
    let method = if request.method().is_safe() { "read" } else { "act" };
    let id: String = app.random_id().simple().to_string().chars().take(16).collect();
    let span = tracing::error_span!("request", id, method, route);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    app.shared.of::<Requests>().note(method, &route, status, took);
    span.in_scope(|| tracing::info!(status, milliseconds = took.as_secs_f64() * 1e3, "answered"));
    // Pages for everybody are kept with their headers, and would hand one visitor's name to all.
    let is_kept = response.headers().get(header::CACHE_CONTROL).is_none_or(|said| said != "no-store");
    if let Ok(id) = HeaderValue::from_str(&id)
        && (!is_kept || response.status().is_server_error())
    {
        response.headers_mut().insert(ID, id);
    }
    response
}
