//! The ways that the road has learned: which address leads to which page in memory, and the headers that the house puts
//! around it. Nothing here decides what a page is; the house answered once, and its answer is repeated with newer bytes.

use crate::reading::{Kept, Version};
use axum::body::Body;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use chibo_frame::coding::Coding;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// How many ways are known; beyond it all are forgotten, and each costs one question to the house.
const MOST: usize = 4096;
/// A longer address is asked of the house each time.
const LONGEST: usize = 512;
/// What a proxy says of the way from it to the browser.
pub(crate) const PROTO: &str = "x-forwarded-proto";

/// The ways, by host and address.
#[derive(Default)]
pub(crate) struct Ways(RwLock<HashMap<String, Arc<Way>>>);

/// One address.
pub(crate) struct Way {
    /// Where it leads.
    pub page: Arc<Kept>,
    /// What the house says of the page, all but its bytes.
    headers: HeaderMap,
    /// Whether opening it is a visit.
    pub counts: bool,
}

impl Ways {
    /// The way of a request, whether its page is fresh or not.
    pub(crate) fn known<B>(&self, request: &Request<B>) -> Option<Arc<Way>> {
        if request.method() != Method::GET {
            return None;
        }
        with_address(request, |address| self.0.read().unwrap_or_else(PoisonError::into_inner).get(address?).cloned())
    }

    /// Remembers the house's answer to an address. One that says only that nothing changed may lead to another place; one
    /// that has no place leads nowhere any more.
    pub(crate) fn learn(&self, address: String, response: &Response<Body>, page: Option<&Arc<Kept>>, counts: bool) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&address).cloned();
        let headers = match response.status() {
            StatusCode::OK => Some(response.headers().clone()),
            StatusCode::NOT_MODIFIED => known.as_ref().map(|way| way.headers.clone()),
            _ => None,
        };
        let Some((page, mut headers)) = page.zip(headers) else {
            if known.is_some() {
                self.0.write().unwrap_or_else(PoisonError::into_inner).remove(&address);
            }
            return;
        };
        page.remember(&address);
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONTENT_ENCODING, Coding::Gzip.name());
        let mut ways = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if ways.len() >= MOST {
            ways.clear();
        }
        ways.insert(address, Arc::new(Way { page: Arc::clone(page), headers, counts }));
    }
}

impl Way {
    /// The page's answer, as the house would give it.
    pub(crate) fn answer(&self, version: &Version, asked: &HeaderMap) -> Response<Body> {
        let coding = version.packed.best_for(asked);
        let (etag, bytes) = version.packed.as_coded(coding);
        let mut headers = self.headers.clone();
        headers.insert(header::ETAG, etag.clone());
        let known = version.packed.is_known_to(asked);
        let mut response = Response::new(if known { Body::empty() } else { Body::from(bytes.clone()) });
        if known {
            headers.remove(header::CONTENT_TYPE);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        match coding {
            Coding::Gzip if !known => {}
            Coding::Plain => drop(headers.remove(header::CONTENT_ENCODING)),
            _ if known => drop(headers.remove(header::CONTENT_ENCODING)),
            coding => drop(headers.insert(header::CONTENT_ENCODING, coding.name())),
        }
        *response.headers_mut() = headers;
        response
    }
}

/// Looks at all of a request by which the house finds a public page, as one text, put together without taking memory: the
/// scheme that a proxy names, the host, the path. None where they stand otherwise than a browser writes them.
pub(crate) fn with_address<B, T>(request: &Request<B>, look: impl FnOnce(Option<&str>) -> T) -> T {
    thread_local!(static ADDRESS: RefCell<String> = RefCell::default());
    let host = request.headers().get(header::HOST).map_or(Some(""), |host| host.to_str().ok());
    let is_https = request.headers().get(PROTO).is_some_and(|proto| proto.as_bytes() == b"https");
    let path = request.uri().path_and_query().filter(|_| request.uri().authority().is_none());
    let (Some(host), Some(path)) = (host, path.map(PathAndQuery::as_str)) else { return look(None) };
    if host.len() + path.len() > LONGEST || host.contains(' ') {
        return look(None);
    }
    ADDRESS.with_borrow_mut(|address| {
        address.clear();
        address.push_str(if is_https { "https " } else { "http " });
        address.push_str(host);
        address.push(' ');
        address.push_str(path);
        look(Some(address))
    })
}

/// A request that asks for the page of such an address.
pub(crate) fn asking(address: &str) -> Option<Request<Body>> {
    let mut words = address.splitn(3, ' ');
    let (scheme, host, path) = (words.next()?, words.next()?, words.next()?);
    Request::get(path).header(header::HOST, host).header(PROTO, scheme).body(Body::empty()).ok()
}
