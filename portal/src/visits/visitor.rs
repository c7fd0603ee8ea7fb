//! Who visits, as far as counting needs it, and which pages count. Whoever serves a page counts it when it is answered; the
//! page only says that it is one to be counted.

use super::ledger::{Reader, Visits};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use chibo_frame::App;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Words in the names by which programs that read the web call themselves, by their first letter.
fn words(initial: u8) -> &'static [&'static str] {
    match initial {
        b'a' => &["apache-http", "archiver", "axios"],
        b'b' => &["bot"],
        b'c' => &["crawl", "curl"],
        b'e' => &["embedly", "externalhit"],
        b'f' => &["feed", "fetcher"],
        b'g' => &["go-http"],
        b'h' => &["headlesschrome", "http_request", "httpclient"],
        b'i' => &["insomnia"],
        b'j' => &["java/"],
        b'l' => &["libwww", "lighthouse"],
        b'm' => &["mediapartners", "monitor"],
        b'n' => &["node-fetch"],
        b'o' => &["okhttp"],
        b'p' => &["phantomjs", "php/", "pingdom", "postman", "preview", "python"],
        b's' => &["scrapy", "slurp", "spider"],
        b'u' => &["undici", "uptime"],
        b'v' => &["validator"],
        b'w' => &["wget"],
        _ => &[],
    }
}

/// Whether a browser's name is that of a program. A maker of telephones is called Cubot.
fn is_program(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    name.iter().enumerate().any(|(at, initial)| {
        let (before, rest) = name.split_at(at);
        words(*initial).iter().any(|word| rest.starts_with(word.as_bytes())) && !before.ends_with(b"cu")
    })
}

/// The addresses of reverse proxies whose word is taken for whom they ask: their `X-Forwarded-For`.
#[derive(Debug, Clone, Default)]
pub struct Proxies(pub Vec<IpAddr>);

impl Proxies {
    /// Whose request it is: the last in the chain who is none of our proxies.
    pub(crate) fn client(&self, peer: IpAddr, asked: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.has(peer) {
            return peer;
        }
        let mut chain: Vec<&str> = Vec::new();
        for line in asked.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()) {
            chain.extend(line.split(',').map(str::trim));
        }
        for hop in chain.into_iter().rev() {
            match hop.parse::<IpAddr>().map(|address| address.to_canonical()) {
                Ok(address) if self.has(address) => {}
                Ok(address) => return address,
                Err(_) => break,
            }
        }
        peer
    }

    /// Whether it is one of ours. An address of IPv4 may come in the clothes of IPv6.
    pub(crate) fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|ours| ours.to_canonical() == address)
    }
}

/// Who asks, or none where nobody reads what is asked: a browser that only fetches ahead.
pub(crate) fn reader(app: &App, visits: &Visits, proxies: &Proxies, peer: IpAddr, asked: &HeaderMap) -> Option<Reader> {
    if ["sec-purpose", "purpose", "x-moz"].iter().any(|name| asked.get(*name).is_some_and(|value| is_ahead(value.as_bytes()))) {
        return None;
    }
    let browser = asked.get(header::USER_AGENT).map(header::HeaderValue::as_bytes).unwrap_or_default();
    if browser.is_empty() || is_program(browser) {
        return Some(Reader::Bot);
    }
    Some(visits.person(app, proxies.client(peer, asked), browser))
}

fn is_ahead(purpose: &[u8]) -> bool {
    purpose.starts_with(b"prefetch") || purpose.starts_with(b"prerender") || purpose.starts_with(b"preview")
}

/// The visitor of a page, by which the page says that it counts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Visitor(Arc<AtomicBool>);

impl Visitor {
    /// The page is one that counts, if it is answered.
    pub(crate) fn count(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the page said so.
    pub(crate) fn counts(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_their_names() {
        for name in ["Googlebot/2.1", "curl/8.5", "Mozilla/5.0 (compatible; YandexBot/3.0)", "coccocbot-web/1.0"] {
            assert!(is_program(name.as_bytes()), "{name}");
        }
        for name in
            ["Mozilla/5.0 (Linux; Android 9; CUBOT_X19) Chrome/120.0 Mobile", "Mozilla/5.0 (X11) Firefox/140.0", "Zalo iOS/1"]
        {
            assert!(!is_program(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn a_proxy_is_believed_only_if_it_is_ours() {
        let (ours, other): (IpAddr, IpAddr) = ("10.0.0.1".parse().unwrap(), "203.0.113.9".parse().unwrap());
        let proxies = Proxies(vec![ours]);
        let mut asked = HeaderMap::new();
        asked.insert("x-forwarded-for", "198.51.100.7, 192.0.2.4, 10.0.0.1".parse().unwrap());
        let reader: IpAddr = "192.0.2.4".parse().unwrap();
        assert_eq!(proxies.client(ours, &asked), reader);
        assert_eq!(proxies.client("::ffff:10.0.0.1".parse().unwrap(), &asked), reader);
        assert_eq!(proxies.client(other, &asked), other);
        asked.insert("x-forwarded-for", "::ffff:192.0.2.4, ::ffff:10.0.0.1".parse().unwrap());
        assert_eq!(Proxies(vec!["::ffff:10.0.0.1".parse().unwrap()]).client(ours, &asked), reader);
        asked.insert("x-forwarded-for", "unknown".parse().unwrap());
        assert_eq!(proxies.client(ours, &asked), ours);
    }
}
