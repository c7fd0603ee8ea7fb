//! A walk through the demonstration as every role at once: each declared page by links that stand on pages before it, with the
//! forms that stand on them. Tests of strangers and of hostile requests set out from what it saw.

use super::rights::{demonstration, sign_in};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use chibo::house;
use chibo_frame::routes::Route;
use chibo_frame::testing::Scratch;
use chibo_frame::{Right, Role};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use tower::ServiceExt;

/// Addresses that are opened of one declared path with one set of questions, and forms that are kept of one.
const OF_ONE: usize = 1;

/// A page as it was seen.
pub(super) struct Seen {
    pub(super) path: String,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

/// A form as it stood there, filled in as it was.
#[derive(Clone)]
pub(super) struct Form {
    pub(super) route: &'static str,
    pub(super) action: String,
    pub(super) is_post: bool,
    pub(super) is_multipart: bool,
    pub(super) fields: Vec<(String, String)>,
}

pub(super) struct Walk {
    pub(super) scratch: Scratch,
    pub(super) router: Router,
    pub(super) table: Vec<Route>,
    pub(super) cookies: Vec<(Role, String)>,
    pub(super) pages: Vec<Seen>,
    /// Papers and workbooks, which take long to make and lead nowhere.
    pub(super) unopened: Vec<String>,
    pub(super) forms: Vec<Form>,
}

impl Walk {
    /// Signs in as everybody and walks.
    pub(super) async fn new() -> Self {
        let scratch = demonstration().await;
        let router = house::router(&scratch.app);
        let mut cookies = Vec::new();
        for role in Role::ALL {
            cookies.push((role, sign_in(&router, role).await));
        }
        let table = house::routes().table;
        let mut walk = Self { scratch, router, table, cookies, pages: Vec::new(), unopened: Vec::new(), forms: Vec::new() };
        walk.walk().await;
        walk
    }

    async fn walk(&mut self) {
        let whole = self.table.iter().filter(|route| route.method == Method::GET && !route.path.contains('{'));
        let mut ahead: VecDeque<String> = whole.map(|route| route.path.to_owned()).collect();
        let mut known: BTreeSet<String> = ahead.iter().cloned().collect();
        let mut opened: BTreeMap<(&str, String), usize> = BTreeMap::new();
        while let Some(path) = ahead.pop_front() {
            let Some(route) = self.route(&Method::GET, &path) else { continue };
            let asked = path.split_once('?').map_or("", |(_, query)| query);
            let names: Vec<&str> = asked.split('&').map(|pair| pair.split('=').next().unwrap()).collect();
            let count = opened.entry((route.path, names.join("&"))).or_default();
            if *count >= OF_ONE || route.path.ends_with("/song") {
                continue;
            }
            *count += 1;
            if [".pdf", ".docx", "/tai"].iter().any(|end| path.ends_with(end))
                || path.contains("bang-tinh")
                || route.path.contains("/bieu-mau/")
            {
                self.unopened.push(path);
                continue;
            }
            let cookie = self.cookie(route.right);
            let seen = self.get(&path, cookie).await;
            let (links, forms) = read(&seen);
            self.pages.push(seen);
            for (method, is_multipart, action, fields) in forms {
                let is_post = method == Method::POST;
                if let Some(route) = self.route(&method, &action)
                    && self.forms.iter().filter(|form| form.route == route.path && form.is_post == is_post).count() < OF_ONE
                {
                    self.forms.push(Form { route: route.path, action, is_post, is_multipart, fields });
                }
            }
            ahead.extend(links.into_iter().filter(|link| known.insert(link.clone())));
        }
    }

    /// The cookie of somebody who may.
    pub(super) fn cookie(&self, right: Right) -> Option<&str> {
        self.cookies.iter().find(|(role, _)| right.given_to(&[*role])).map(|(_, cookie)| cookie.as_str())
    }

    pub(super) async fn get(&self, path: &str, cookie: Option<&str>) -> Seen {
        self.send(Request::get(path), cookie, Body::empty()).await
    }

    pub(super) async fn post(&self, path: &str, cookie: Option<&str>, fields: &[(String, String)]) -> Seen {
        let body = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect::<Vec<_>>().join("&");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, cookie, Body::from(body)).await
    }

    pub(super) async fn send(&self, request: axum::http::request::Builder, cookie: Option<&str>, body: Body) -> Seen {
        let request = cookie.into_iter().fold(request, |request, cookie| request.header(header::COOKIE, cookie));
        let request = request.body(body).unwrap();
        let path = request.uri().to_string();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let is_text = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| {
            let kind = kind.to_str().unwrap();
            kind.starts_with("text/") || kind.contains("json") || kind.contains("xml")
        });
        let is_stream = path.split('?').next().unwrap().ends_with("/song");
        let bytes = if is_stream { axum::body::Bytes::new() } else { to_bytes(body, usize::MAX).await.unwrap() };
        let body = if is_text { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() };
        Seen { path, status: parts.status, headers: parts.headers, body }
    }

    /// What is declared for an address; a written part goes before a parameter.
    pub(super) fn route(&self, method: &Method, address: &str) -> Option<&Route> {
        let parts: Vec<&str> = address.split('?').next()?.split('/').collect();
        let fits = |route: &&Route| {
            let declared: Vec<&str> = route.path.split('/').collect();
            declared.len() == parts.len() && declared.iter().zip(&parts).all(|(d, p)| d.starts_with('{') || d == p)
        };
        self.table.iter().filter(|route| route.method == *method).filter(fits).min_by_key(|route| route.path.matches('{').count())
    }

    /// For each declared path with a parameter, addresses that lead to records: seen, or put together from those seen.
    pub(super) fn addresses(&self) -> Vec<(Route, String)> {
        let opened = self.pages.iter().map(|seen| seen.path.as_str());
        let seen = opened.chain(self.unopened.iter().map(String::as_str)).map(|path| (Method::GET, path));
        let sent = self.forms.iter().filter(|form| form.is_post).map(|form| (Method::POST, form.action.as_str()));
        let seen: Vec<(&Route, &str)> =
            seen.chain(sent).filter_map(|(method, path)| Some((self.route(&method, path)?, path))).collect();
        let mut all = Vec::new();
        for route in self.table.iter().filter(|route| route.path.contains('{')) {
            let own: Vec<&str> = seen.iter().filter(|(other, _)| other.path == route.path).map(|(_, path)| *path).collect();
            let plain = own.iter().find(|path| !path.contains('?')).or(own.first()).map(|path| (*path).to_owned());
            all.extend(plain.or_else(|| nearest(route.path, &seen)).map(|path| (route.clone(), path)));
        }
        all
    }
}

/// An address of a path put together from the one seen that shares most of it.
fn nearest(path: &str, seen: &[(&Route, &str)]) -> Option<String> {
    let wanted: Vec<&str> = path.split('/').collect();
    let shared = |other: &str| other.split('/').zip(&wanted).take_while(|(a, b)| a == *b).count();
    let (like, address) = seen.iter().max_by_key(|(route, _)| shared(route.path))?;
    let given: Vec<&str> = address.split('?').next()?.split('/').collect();
    let same = shared(like.path);
    let parts = wanted.iter().enumerate().map(|(at, part)| match part {
        part if !part.starts_with('{') => part,
        _ if at < same => given[at],
        _ => "01890000-0000-7000-8000-000000000000",
    });
    Some(parts.collect::<Vec<_>>().join("/"))
}

type Posted = (Method, bool, String, Vec<(String, String)>);

/// Links and forms of a page that lead within the house.
fn read(seen: &Seen) -> (Vec<String>, Vec<Posted>) {
    let document = Html::parse_document(&seen.body);
    let all = |selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        document.select(&selector).map(|element| ElementRef::wrap(*element).unwrap()).collect::<Vec<_>>()
    };
    let here = seen.path.split('?').next().unwrap();
    let whole = |address: &str| match address.split('#').next().unwrap() {
        "" => seen.path.clone(),
        query if query.starts_with('?') => format!("{here}{query}"),
        path => path.to_owned(),
    };
    let links = all("a[href], link[href], img[src]").into_iter().filter_map(|link| link.attr("href").or(link.attr("src")));
    let links = links.filter(|link| link.starts_with('/') && !link.starts_with("//") || link.starts_with('?')).map(whole).collect();
    let forms = all("form").into_iter().map(|form| {
        let inputs = Selector::parse("input[name], select[name], textarea[name], button[name]").unwrap();
        let fields = form.select(&inputs).map(|input| (input.attr("name").unwrap().to_owned(), value(input))).collect();
        let method = if form.attr("method") == Some("post") { Method::POST } else { Method::GET };
        (
            method,
            form.attr("enctype").is_some_and(|kind| kind.starts_with("multipart")),
            whole(form.attr("action").unwrap_or("")),
            fields,
        )
    });
    (links, forms.collect())
}

fn value(input: ElementRef<'_>) -> String {
    if let Some(option) = input.select(&Selector::parse("option[selected], option").unwrap()).next() {
        return option.attr("value").unwrap_or("").to_owned();
    }
    input.attr("value").map_or_else(|| input.text().collect(), str::to_owned)
}

/// Bytes as they stand in a form or an address.
pub(super) fn encoded(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
