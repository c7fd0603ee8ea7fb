//! Who visits, as far as counting needs it: the hash of address and browser under a key that lives in memory only and
//! is another after every start. Neither is stored or can be found again from the hash.

use super::counter::Visits;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Method, header};
use chibo_frame::App;
use std::convert::Infallible;
use std::net::SocketAddr;

/// Words in the name by which programs that read the web call themselves.
const BOTS: [&str; 12] =
    ["bot", "crawl", "spider", "slurp", "curl", "wget", "python", "java/", "go-http", "scrapy", "facebookexternalhit", "monitor"];

/// One request's visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visitor {
    /// A person's browser, as the hash that tells it from others.
    Person(u64),
    /// A program.
    Bot,
    /// Asks for the head of the page only.
    Nobody,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        if parts.method != Method::GET {
            return Ok(Self::Nobody);
        }
        let browser = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let lower = browser.to_ascii_lowercase();
        if browser.is_empty() || BOTS.iter().any(|word| lower.contains(word)) {
            return Ok(Self::Bot);
        }
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self::Person(app.shared.of::<Visits>().hash(address, browser)))
    }
}

impl Visitor {
    /// Counts the visit.
    pub(crate) fn count(self, app: &App) {
        app.shared.of::<Visits>().count(self, app.now());
    }
}
