//! A house with the demonstration's congress on a roll of 112 made-up members, and a browser that keeps its cookie.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use chibo_congress::preparing::congress;
use chibo_congress::results::election;
use chibo_core::day::{Day, parse_day};
use chibo_core::target::twelve;
use chibo_frame::private::Find;
use chibo_frame::testing::{Scratch, scratch};
use chibo_frame::{App, Role, Slice, record};
use chibo_people::accounts;
use chibo_people::roll::member;
use chibo_people::units;
use chibo_term::targets::{NewTerm, open_term};
use scraper::{Html, Selector};
use sea_orm::EntityTrait;
use std::collections::{BTreeMap, BTreeSet};
use tower::ServiceExt;
use uuid::Uuid;

const PASSWORD: &str = "mot cau de nho";
static SLICES: [Slice; 4] = [chibo_people::SLICE, chibo_books::SLICE, chibo_term::SLICE, chibo_congress::SLICE];

/// Six who may stand, in the ballot's order.
pub(crate) const NAMES: [&str; 6] =
    ["Nguyễn Thanh Bình", "Đoàn Công Hòa", "Vũ Hữu Hùng", "Vũ Thị Loan", "Hồ Minh Long", "Trần Thanh Thủy"];

/// The exempt who do not come; the two who come stand in the demonstration's file.
const EXEMPT: usize = 7;

/// The house.
pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) router: Router,
    /// The 5th congress.
    pub(crate) congress: Uuid,
    _scratch: Scratch,
}

impl House {
    /// With roll, term and the demonstration's congress, on 1 July 2025.
    pub(crate) async fn fifth() -> Self {
        let scratch = scratch(&SLICES, "2025-07-01T02:00:00Z".parse().unwrap()).await.unwrap();
        let app = scratch.app.clone();
        let cell = units::create(&app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
        settle(&app, cell.id).await;
        let new = NewTerm { from: day("3/7/2022"), to: day("30/6/2025"), congress: 5, targets: twelve() };
        open_term(&app, None, new).await.unwrap().unwrap();
        let congress = chibo_congress::load_demo(&app).await.unwrap();
        let router = router(&app);
        Self { app, router, congress, _scratch: scratch }
    }

    /// As if the server had been killed and started again: what was in memory is gone. Browsers reach it with `reach`.
    pub(crate) fn restart(&mut self) {
        self.app.shared = chibo_frame::shared::Shared::default();
        self.router = router(&self.app);
    }

    /// A practice election of six names for five seats, waiting for its first count: its path.
    pub(crate) async fn practice(&self, browser: &mut Browser) -> String {
        let fixed = [("office", "committee"), ("seats", "5"), ("practice", "yes")];
        let fields: Vec<_> = fixed.into_iter().chain(NAMES.map(|n| ("name", n))).collect();
        browser.post(&self.path("/bau-cu"), &fields).await.location.unwrap()
    }

    /// A browser signed in with an account of these roles.
    pub(crate) async fn signed_in(&self, roles: &[Role]) -> Browser {
        let login = format!("{roles:?}").to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
        let new = accounts::New {
            login: login.clone(),
            name: "Người dùng".into(),
            roles: roles.to_vec(),
            password: Some(PASSWORD.into()),
        };
        let _ = accounts::create(&self.app, None, new).await.unwrap();
        let mut browser = Browser { router: self.router.clone(), cookies: BTreeMap::new() };
        let answer = browser.sign_in(&login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }

    /// A browser that is not signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: BTreeMap::new() }
    }

    /// The path of a page of the 5th congress.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("/van-phong/dai-hoi/{}{page}", self.congress)
    }

    /// All elections of the house.
    pub(crate) async fn elections(&self) -> Vec<election::Model> {
        election::Entity::find().rows(&self.app.db).await.unwrap()
    }

    /// A congress by its key.
    pub(crate) async fn find(&self, id: Uuid) -> congress::Model {
        congress::Entity::find_by_id(id).row(&self.app.db).await.unwrap().unwrap()
    }
}

pub(crate) fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

/// 112 members: those whom the demonstration names, and others with numbers for names. Nine exempt, two on probation.
async fn settle(app: &App, cell: Uuid) {
    let file = include_str!("../../demo/dai-hoi-v.toml");
    let guests: BTreeSet<&str> = file.lines().filter_map(|line| line.strip_prefix("name = ")).collect();
    let lists = file.lines().filter(|line| line.contains("[\""));
    let named: BTreeSet<&str> =
        lists.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(|name| !guests.contains(name)).collect();
    let others: Vec<String> = (named.len()..112).map(|n| format!("Đảng viên {n:03}")).collect();
    let rows = named.iter().map(|name| (*name).to_owned()).chain(others.iter().cloned());
    let came = ["Dương Văn Sơn", "Tạ Thị Liên"];
    let rows = rows.map(|name| {
        let place = others.iter().position(|other| *other == name);
        let exempt = came.contains(&name.as_str()) || place.is_some_and(|place| place < EXEMPT);
        let probation = place.is_some_and(|place| (EXEMPT..EXEMPT + 2).contains(&place));
        row_of(app.new_id(), cell, &name, exempt, probation)
    });
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"").await.unwrap();
    record::save::<member::Entity>(app, &tx, &act, record::difference::<member::Entity>(&[], rows.collect())).await.unwrap();
    tx.commit().await.unwrap();
}

fn row_of(id: Uuid, cell_id: Uuid, name: &str, exempt: bool, probation: bool) -> member::Model {
    member::Model {
        birth: parse_day("1/1/1960"),
        joined: parse_day("3/2/1990"),
        official: parse_day("3/2/1991").filter(|_| !probation),
        exempt: parse_day("1/1/2020").filter(|_| exempt),
        ..member::Model::blank(id, cell_id, name)
    }
}

fn router(app: &App) -> Router {
    let routes = || SLICES.iter().fold(chibo_frame::Routes::new(), |routes, slice| routes.and((slice.routes)()));
    chibo_people::testing::served(app, |app| routes().into_router(app))
}

/// Keeps its cookies from answer to answer.
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Browser {
    /// Asks the house as it stands now.
    pub(crate) fn reach(&mut self, house: &House) {
        self.router = house.router.clone();
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Request::post(path).header("sec-fetch-site", "same-origin"), form(fields)).await
    }

    /// Sends a form whose fields are made at run time.
    pub(crate) async fn post_all(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(path, &fields).await
    }

    /// What a script sends.
    pub(crate) async fn post_json(&mut self, path: &str, body: String) -> Answer {
        let request = Request::post(path).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, "application/json");
        self.ask(request, body).await
    }

    pub(crate) async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        self.post("/dang-nhap", &[("login", login), ("password", password)]).await
    }

    /// Sends a form with files, each with its name.
    pub(crate) async fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, Vec<u8>)]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--ranh\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        for (name, bytes) in files {
            let head = format!("--ranh\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--ranh--\r\n");
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        self.ask(request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=ranh"), body).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: String) -> Answer {
        self.ask(request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"), body).await
    }

    async fn ask(&mut self, mut request: axum::http::request::Builder, body: impl Into<Body>) -> Answer {
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let request = request.body(body.into()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().and_then(|pair| pair.split_once('='));
            self.cookies.extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        let (status, location) = (response.status(), header_of(&response, header::LOCATION));
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, location, body: String::from_utf8_lossy(&bytes).into_owned(), bytes: bytes.to_vec() }
    }
}

impl Answer {
    /// The texts of all elements that a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<String> {
        let text =
            |element: scraper::ElementRef| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        Html::parse_document(&self.body).select(&Selector::parse(selector).unwrap()).map(text).collect()
    }

    /// An attribute of all elements that a selector finds and that have it.
    pub(crate) fn all_attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let (document, selector) = (Html::parse_document(&self.body), Selector::parse(selector).unwrap());
        document.select(&selector).filter_map(|one| one.value().attr(name).map(str::to_owned)).collect()
    }

    /// The text of the first element that a selector finds.
    pub(crate) fn one(&self, selector: &str) -> String {
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
