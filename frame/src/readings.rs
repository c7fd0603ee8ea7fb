//! Who read what of people. Every page that shows personal data and every file that takes it out leaves an act, written in
//! one place around all pages, so that no page can forget it. A page is written once an hour for each account, a file each
//! time. The act holds the page's address, keys and days, never a name.

use crate::app::App;
use crate::errors::PageError;
use crate::page::{Page, Who};
use crate::record;
use crate::routes::Route;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// How the verb of a page that was read begins; what follows is the page's piece of work.
pub const READ: &str = "read-";
/// How the verb of a file that was taken begins.
pub const TAKE: &str = "take-";

/// What the log keeps of a reading.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reading {
    /// The address, with the keys of records.
    pub page: String,
    /// What was asked, as in the address: names, and values that are keys, days or small numbers.
    pub asked: String,
}

/// Put into the extensions of an answer by a handler that wrote an act about it, or that sends nobody's data.
#[derive(Clone)]
pub struct Recorded;

/// The pages that show personal data.
pub(crate) type Personal = Arc<HashMap<Method, HashSet<&'static str>>>;

/// Those of a house's pages.
pub(crate) fn personal(table: &[Route]) -> Personal {
    let mut known: HashMap<Method, HashSet<&'static str>> = HashMap::new();
    for route in table.iter().filter(|route| route.personal) {
        known.entry(route.method.clone()).or_default().insert(route.path);
    }
    Arc::new(known)
}

/// Writes down what the answer shows, before it is sent.
pub(crate) async fn note(State((app, personal)): State<(App, Personal)>, request: Request, next: Next) -> Response {
    let Some((who, verb, reading)) = about(&request, &personal) else { return next.run(request).await };
    let asks = request.method() == Method::GET;
    let response = next.run(request).await;
    match shown(&response) {
        Some(Shown::Page) if asks => {
            read(&app, who.id, format!("{READ}{verb}"), reading).await;
            response
        }
        Some(Shown::File) => match write(&app, Some(who.id), &format!("{TAKE}{verb}"), &reading).await {
            Ok(()) => response,
            // Nothing leaves the house unwritten.
            Err(error) => PageError::Fault(error).into_response(),
        },
        _ => response,
    }
}

/// Who asks for what; none where it is no personal data.
fn about(request: &Request, personal: &Personal) -> Option<(Who, String, Reading)> {
    let route = request.extensions().get::<MatchedPath>()?.as_str();
    personal.get(request.method())?.get(route)?;
    let who = request.extensions().get::<Page>()?.who.clone()?;
    let uri = request.uri();
    let reading = Reading { page: uri.path().to_owned(), asked: without_names(uri.query().unwrap_or_default()) };
    Some((who, work(route).to_owned(), reading))
}

/// The piece of work that a path belongs to: `danh-sach` of `/van-phong/danh-sach/{id}`.
pub fn work(path: &str) -> &str {
    path.split('/').nth(2).unwrap_or("van-phong")
}

enum Shown {
    Page,
    File,
}

/// What an answer shows. A stream of events shows what the page around it shows.
fn shown(response: &Response) -> Option<Shown> {
    if response.extensions().get::<Recorded>().is_some() {
        return None;
    }
    let kind = response.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let is_error = !response.status().is_success() && response.status() != axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    match kind {
        _ if is_error => None,
        kind if kind.starts_with("text/event-stream") => None,
        kind if kind.starts_with("text/html") => Some(Shown::Page),
        _ => Some(Shown::File),
    }
}

/// The question of an address without what people typed: somebody's name may be among it, or his telephone.
fn without_names(query: &str) -> String {
    let kept = |value: &str| {
        let short = value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit());
        short || value.parse::<Uuid>().is_ok() || value.parse::<NaiveDate>().is_ok()
    };
    let pair = |pair: &str| match pair.split_once('=') {
        Some((_, "")) => None,
        Some((name, value)) if kept(value) => Some(format!("{name}={value}")),
        Some((name, _)) => Some(format!("{name}=…")),
        None => Some(pair.to_owned()).filter(|name| !name.is_empty()),
    };
    query.split('&').filter_map(pair).collect::<Vec<_>>().join("&")
}

/// What this process wrote down within the last hour: account, page and question.
#[derive(Default)]
struct Remembered(Mutex<HashMap<(Uuid, String), DateTime<Utc>>>);

/// How long a reading of a page stands for those after it.
const HOUR: TimeDelta = TimeDelta::hours(1);
/// Entries beyond which those that are over are forgotten.
const MANY: usize = 10_000;
/// How long a page waits for its act; then it is shown, and the act written as soon as the database lets it.
const WAIT: Duration = Duration::from_secs(1);

impl Remembered {
    /// Whether this was not read within the hour; from now on it was.
    fn is_new(&self, key: (Uuid, String), now: DateTime<Utc>) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > MANY {
            seen.retain(|_, at| (now - *at).abs() < HOUR);
        }
        let is_new = seen.get(&key).is_none_or(|at| (now - *at).abs() >= HOUR);
        if is_new {
            seen.insert(key, now);
        }
        is_new
    }

    fn forget(&self, key: &(Uuid, String)) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

/// Writes down that a page was read, once an hour. A page is shown even where this fails, by a full disk for instance.
async fn read(app: &App, account: Uuid, verb: String, reading: Reading) {
    let key = (account, format!("{}?{}", reading.page, reading.asked));
    let remembered = app.shared.of::<Remembered>();
    if !remembered.is_new(key.clone(), app.now()) {
        return;
    }
    let app = app.clone();
    let writing = tokio::spawn(async move {
        if let Err(error) = write(&app, Some(account), &verb, &reading).await {
            remembered.forget(&key);
            tracing::error!(error = format!("{error:#}"), "a reading was not written down");
        }
    });
    let _ = tokio::time::timeout(WAIT, writing).await;
}

/// Writes down that somebody's data were read or taken; nobody is the command line on the machine itself.
pub async fn write(app: &App, account: Option<Uuid>, verb: &str, reading: &Reading) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    record::begin(app, &tx, account, verb, reading).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_is_left_out() {
        assert_eq!(without_names("tim=Nguy%E1%BB%85n&trang=2&ngay=2025-01-31&to="), "tim=…&trang=2&ngay=2025-01-31");
        assert_eq!(without_names("tim=0912345678&bang-tinh"), "tim=…&bang-tinh");
        assert_eq!(without_names("truoc=01890000-0000-7000-8000-000000000000"), "truoc=01890000-0000-7000-8000-000000000000");
        assert_eq!(without_names(""), "");
    }

    #[test]
    fn a_page_is_remembered_for_an_hour() {
        let (seen, at) = (Remembered::default(), "2025-06-15T02:00:00Z".parse::<DateTime<Utc>>().unwrap());
        let key = |page: &str| (Uuid::nil(), page.to_owned());
        assert!(seen.is_new(key("a"), at));
        assert!(!seen.is_new(key("a"), at + TimeDelta::minutes(59)));
        assert!(seen.is_new(key("b"), at));
        seen.forget(&key("b"));
        assert!(seen.is_new(key("b"), at));
    }

    #[test]
    fn a_page_belongs_to_a_piece_of_work() {
        assert_eq!(work("/van-phong/danh-sach/{id}"), "danh-sach");
        assert_eq!(work("/van-phong"), "van-phong");
    }
}
