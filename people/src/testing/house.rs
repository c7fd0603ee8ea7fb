//! A house of slices on a database of its own, and a browser that keeps its cookie.

use crate::{SLICE, accounts, units};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use chibo_frame::testing::{Scratch, scratch, scratch_apart};
use chibo_frame::{App, Role, Routes, Slice, live};
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tower::ServiceExt;
use uuid::Uuid;

/// How a form without files is sent.
const FORM: &str = "application/x-www-form-urlencoded";

/// A password that holds.
pub const PASSWORD: &str = "mot cau de nho";

/// The slice on a database of its own.
pub struct House {
    pub app: App,
    pub router: Router,
    slices: &'static [Slice],
    _scratch: Scratch,
}

impl House {
    /// Without a cell and without accounts, on 1 December 2025.
    pub async fn empty() -> Self {
        Self::of(&[SLICE], "2025-12-01T02:00:00Z").await
    }

    /// Of these slices, without a cell and without accounts, at this time.
    pub async fn of(slices: &'static [Slice], now: &str) -> Self {
        Self::on(slices, scratch(slices, now.parse().unwrap()).await.unwrap())
    }

    /// The same under a key of its own: another machine's, whose files are signed otherwise.
    pub async fn apart(slices: &'static [Slice], now: &str) -> Self {
        Self::on(slices, scratch_apart(slices, now.parse().unwrap()).await.unwrap())
    }

    fn on(slices: &'static [Slice], scratch: Scratch) -> Self {
        let app = scratch.app.clone();
        Self { router: router(slices, &app), app, slices, _scratch: scratch }
    }

    /// From now on it is this time; who looks again takes a new browser.
    pub fn moves_to(&mut self, now: &str) {
        self.app = self.app.clone().at(now.parse().unwrap());
        self.router = router(self.slices, &self.app);
    }

    /// With the cell of quarter 5B.
    pub async fn with_cell() -> (Self, Uuid) {
        let house = Self::empty().await;
        let cell = house.found_cell().await;
        (house, cell)
    }

    /// Makes the cell of quarter 5B.
    pub async fn found_cell(&self) -> Uuid {
        let cell = units::create(&self.app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
        cell.id
    }

    /// Makes an account.
    pub async fn account(&self, login: &str, roles: &[Role]) -> Uuid {
        let new = accounts::New {
            login: login.into(),
            name: format!("Người {login}"),
            roles: roles.to_vec(),
            password: Some(PASSWORD.into()),
        };
        accounts::create(&self.app, None, new).await.unwrap().unwrap().id
    }

    /// A browser that is not signed in.
    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: BTreeMap::new(), address: None }
    }

    /// A browser signed in with a fresh account of these roles.
    pub async fn signed_in(&self, login: &str, roles: &[Role]) -> Browser {
        self.account(login, roles).await;
        let mut browser = self.browser();
        let answer = browser.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }
}

fn router(slices: &[Slice], app: &App) -> Router {
    served(app, |app| slices.iter().fold(Routes::new(), |routes, slice| routes.and((slice.routes)())).into_router(app))
}

/// The house as a browser reaches it. With `CHIBO_TEST_SERVERS=2` as many servers stand on its database, which share no memory, and
/// each request goes to the next of them.
pub fn served(app: &App, house: impl Fn(&App) -> Router) -> Router {
    let servers = std::env::var("CHIBO_TEST_SERVERS").ok().and_then(|count| count.parse().ok()).unwrap_or(1);
    let others = std::iter::repeat_with(|| app.on(app.db.clone(), app.data.to_path_buf()));
    let apps: Vec<App> = std::iter::once(app.clone()).chain(others).take(servers).collect();
    if let [one] = apps.as_slice() {
        return house(one);
    }
    let routers: Vec<Router> = apps.iter().map(house).collect();
    for app in apps {
        tokio::spawn(live::relay(app));
    }
    let asked = Arc::new(AtomicUsize::new(0));
    Router::new().fallback(move |request: Request<Body>| {
        let next = asked.fetch_add(1, Ordering::Relaxed) % routers.len();
        routers[next].clone().oneshot(request)
    })
}

/// Keeps its cookies from answer to answer, whatever path they are for.
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub address: Option<std::net::SocketAddr>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    /// What came, as text.
    pub body: String,
    /// What came, as it came: a paper or a workbook is no text.
    pub bytes: Vec<u8>,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), FORM, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Request::post(path).header("sec-fetch-site", "same-origin"), FORM, form(fields)).await
    }

    /// Hands a file in.
    pub async fn upload(&mut self, path: &str, file: &[u8]) -> Answer {
        let head = b"--ranh\r\ncontent-disposition: form-data; name=\"file\"; filename=\"tep.json\"\r\n\r\n".as_slice();
        let body = [head, file, b"\r\n--ranh--\r\n"].concat();
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        self.send(request, "multipart/form-data; boundary=ranh", body).await
    }

    /// A form on another site that posts here.
    pub async fn forge(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path).header("origin", "https://example.org").header("host", "chibo.example");
        self.send(request, FORM, form(fields)).await
    }

    pub async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        self.post("/dang-nhap", &[("login", login), ("password", password)]).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, kind: &str, body: impl Into<Body>) -> Answer {
        let mut request = request.header(header::CONTENT_TYPE, kind);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let mut request = request.body(body.into()).unwrap();
        if let Some(address) = self.address {
            request.extensions_mut().insert(axum::extract::ConnectInfo(address));
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let (name, value) = set.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let (status, location) = (response.status(), header_of(&response, header::LOCATION));
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, location, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }
}

impl Answer {
    /// The texts of all elements that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let text =
            |element: scraper::ElementRef| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        Html::parse_document(&self.body).select(&Selector::parse(selector).unwrap()).map(text).collect()
    }

    /// The text of the first element that a selector finds.
    pub fn one(&self, selector: &str) -> String {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector} in {}", self.body))
    }
}

fn header_of(response: &Response<Body>, name: header::HeaderName) -> Option<String> {
    response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
}

fn form(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<Vec<_>>().concat();
    fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}
