//! What is asked of a request before anything else, so that no stranger can keep others from the house: a host that is one,
//! and a place among those that are being answered.

use crate::app::App;
use crate::errors::{self, PageError};
use crate::page::Page;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

/// The most bytes of a form that anybody may send: a password, a code, the arrivals of a desk that was cut off. What needs more says so where it is declared.
pub(crate) const OPEN_BYTES: usize = 256 << 10;
/// The same for whoever is signed in: a roll call of a thousand, a long paper. Uploads say where they are declared what they take.
pub(crate) const OFFICE_BYTES: usize = 2 << 20;
/// Requests that are being answered at a time; each holds what it sent.
const MOST: usize = 1024;
/// Of which one address may ask so many: a hall behind one router is far below it, since pages in memory do not count.
const FOR_ONE: usize = 256;
/// The longest name of a host, with its port.
const LONGEST_HOST: usize = 261;

/// The requests that are being answered.
#[derive(Default)]
struct Busy(Mutex<Asking>);

#[derive(Default)]
struct Asking {
    all: usize,
    by: HashMap<IpAddr, usize>,
}

/// A place among them, until it is dropped.
struct Place(Arc<Busy>, Option<IpAddr>);

impl Place {
    /// A place for this address; none while there are too many.
    fn take(busy: Arc<Busy>, address: Option<IpAddr>) -> Option<Self> {
        let mut asking = busy.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_one = address.and_then(|address| asking.by.get(&address)).copied().unwrap_or_default();
        if asking.all >= MOST || of_one >= FOR_ONE {
            return None;
        }
        asking.all += 1;
        if let Some(address) = address {
            asking.by.insert(address, of_one + 1);
        }
        drop(asking);
        Some(Self(busy, address))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut asking = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        asking.all = asking.all.saturating_sub(1);
        let Some(address) = self.1 else { return };
        let left = asking.by.get(&address).copied().unwrap_or_default().saturating_sub(1);
        if left == 0 {
            asking.by.remove(&address);
        } else {
            asking.by.insert(address, left);
        }
    }
}

/// Whether a host is written as browsers write it: letters, digits, `.`, `-`, `_`, a port, an address of IPv6 in brackets.
fn is_host(host: &HeaderValue) -> bool {
    let is_sign = |sign: &u8| sign.is_ascii_alphanumeric() || b".-_:[]".contains(sign);
    host.len() <= LONGEST_HOST && host.as_bytes().iter().all(is_sign)
}

/// Lets through what can be answered now.
pub(crate) async fn guard(State(app): State<App>, page: Page, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    if !hosts.next().is_none_or(is_host) || hosts.next().is_some() {
        return errors::said(page, StatusCode::BAD_REQUEST, "error-host");
    }
    let address = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    let Some(_place) = Place::take(app.shared.of(), address) else {
        let mut response = errors::said(page, StatusCode::SERVICE_UNAVAILABLE, "error-busy");
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        return response;
    };
    next.run(request).await
}

/// Turns away what holds the sign 0: no page is called so, nobody can type it, and PostgreSQL keeps no text with it.
pub(crate) async fn without_nul(request: Request, next: Next) -> Response {
    if request.uri().to_string().contains("%00") {
        return PageError::NotFound.into_response();
    }
    let kind = request.headers().get(header::CONTENT_TYPE).map(|kind| kind.as_bytes().to_ascii_lowercase());
    if !kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded")) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let is_known = parts.extensions.get::<Page>().is_some_and(|page| page.who.is_some());
    match to_bytes(body, if is_known { OFFICE_BYTES } else { OPEN_BYTES }).await {
        Ok(bytes) if bytes.contains(&0) || bytes.windows(3).any(|signs| signs == b"%00") => {
            (StatusCode::BAD_REQUEST, "").into_response()
        }
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_takes_all_places_and_a_place_is_given_back() {
        let busy = Arc::<Busy>::default();
        let (one, other) = ("192.0.2.1".parse().ok(), "192.0.2.2".parse().ok());
        let mut places: Vec<Place> = (0..FOR_ONE).filter_map(|_| Place::take(Arc::clone(&busy), one)).collect();
        assert_eq!(places.len(), FOR_ONE);
        assert!(Place::take(Arc::clone(&busy), one).is_none());
        assert!(Place::take(Arc::clone(&busy), other).is_some());
        places.pop();
        assert!(Place::take(Arc::clone(&busy), one).is_some());
        places.extend(std::iter::from_fn(|| Place::take(Arc::clone(&busy), None)));
        assert_eq!(places.len(), MOST);
        assert!(Place::take(Arc::clone(&busy), other).is_none());
        drop(places);
        let asking = busy.0.lock().unwrap();
        assert!(asking.all == 0 && asking.by.is_empty());
    }

    #[test]
    fn a_host_is_what_browsers_write() {
        for host in ["khu5b.example", "192.168.1.5:8080", "[fe80::1]:8080", "may_chu", "localhost"] {
            assert!(is_host(&HeaderValue::from_str(host).unwrap()), "{host}");
        }
        let long = "a".repeat(LONGEST_HOST + 1);
        for host in ["a b", "a/b", "a\"><script>", "a@b", "a\tb", long.as_str()] {
            assert!(!is_host(&HeaderValue::from_str(host).unwrap()), "{host}");
        }
    }
}
