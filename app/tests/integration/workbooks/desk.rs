//! The demonstration behind a browser, and workbooks as they are read back.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use calamine::{Data, DataType, Range, Reader, Xlsx};
use chibo::{demo, house};
use chibo_frame::testing::Scratch;
use chibo_frame::{App, Role};
use chrono::NaiveTime;
use scraper::{Html, Selector};
use std::io::Cursor;
use tower::ServiceExt;

/// The demonstration's house, and who is signed in.
pub(super) struct Desk {
    router: Router,
    cookie: String,
    scratch: Scratch,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) kind: String,
    /// The name under which a browser keeps it.
    pub(super) file: String,
    pub(super) bytes: Vec<u8>,
}

impl Desk {
    /// With the secretary at it, on 15 June 2025.
    pub(super) async fn new() -> Self {
        let mut scratch = chibo_frame::testing::scratch(&house::SLICES, "2025-06-15T02:00:00Z".parse().unwrap()).await.unwrap();
        scratch.app.words = house::words();
        demo::fill(&scratch.app).await.unwrap();
        let mut desk = Self { router: house::router(&scratch.app), cookie: String::new(), scratch };
        desk.sign_in(Role::Secretary).await;
        desk
    }

    pub(super) fn app(&self) -> &App {
        &self.scratch.app
    }

    /// Somebody else sits down.
    pub(super) async fn sign_in(&mut self, role: Role) {
        let login = demo::LOGINS.iter().find(|login| login.role == role).unwrap();
        let answer = self.post("/dang-nhap", &format!("login={}&password={}", login.login, login.password)).await;
        answer.split(';').next().unwrap().clone_into(&mut self.cookie);
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let of = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let (status, kind, file) = (response.status(), of(header::CONTENT_TYPE), of(header::CONTENT_DISPOSITION));
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, kind, file, bytes }
    }

    /// Sends a form; gives the cookie that comes back, if one does.
    pub(super) async fn post(&self, path: &str, form: &str) -> String {
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{path} {form}");
        response.headers().get(header::SET_COOKIE).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    /// The sheets of a page's workbook, which is found by the page's own link.
    pub(super) async fn workbook(&self, page: &str) -> Vec<Sheet> {
        let answer = self.get(page).await;
        let link = answer.link().unwrap_or_else(|| panic!("{page} offers no workbook"));
        self.get(&format!("{}{link}", page.split('?').next().unwrap())).await.sheets()
    }
}

impl Answer {
    pub(super) fn html(&self) -> Html {
        Html::parse_document(std::str::from_utf8(&self.bytes).unwrap())
    }

    /// Where the page's workbook is to be had.
    pub(super) fn link(&self) -> Option<String> {
        let (html, selector) = (self.html(), Selector::parse("main a[href$='bang-tinh']").unwrap());
        html.select(&selector).next().map(|link| link.attr("href").unwrap().to_owned())
    }

    pub(super) fn is_workbook(&self) -> bool {
        self.bytes.starts_with(b"PK")
    }

    pub(super) fn sheets(&self) -> Vec<Sheet> {
        assert!(self.status == StatusCode::OK && self.kind.contains("spreadsheetml"), "{} {}", self.status, self.kind);
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(self.bytes.clone())).unwrap();
        let names = book.sheet_names();
        let sheet = |name: &String| {
            let formulas = book.worksheet_formula(name).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{name} holds formulas");
            Sheet(book.worksheet_range(name).unwrap())
        };
        names.iter().map(sheet).collect()
    }
}

/// A sheet: the ward, the cell, the title, the remark, an empty row, the headings, the rows.
pub(super) struct Sheet(Range<Data>);

const HEADINGS: u32 = 5;

impl Sheet {
    /// The texts over the list.
    pub(super) fn above(&self) -> Vec<String> {
        (0..4).map(|row| self.0.get_value((row, 0)).map(ToString::to_string).unwrap_or_default()).collect()
    }

    pub(super) fn headings(&self) -> Vec<String> {
        let end = self.0.end().map_or(0, |(_, column)| column);
        (0..=end).map(|column| self.0.get_value((HEADINGS, column)).map(ToString::to_string).unwrap_or_default()).collect()
    }

    pub(super) fn rows(&self) -> usize {
        self.0.end().map_or(0, |(row, _)| usize::try_from(row - HEADINGS).unwrap())
    }

    /// The column under this heading.
    pub(super) fn column(&self, heading: &str) -> Vec<Data> {
        let headings = self.headings();
        let at = headings.iter().position(|one| one == heading).unwrap_or_else(|| panic!("no {heading} in {headings:?}"));
        self.nth(at)
    }

    pub(super) fn nth(&self, column: usize) -> Vec<Data> {
        let column = u32::try_from(column).unwrap();
        (1..=self.rows())
            .map(|row| self.0.get_value((HEADINGS + u32::try_from(row).unwrap(), column)).cloned().unwrap_or_default())
            .collect()
    }

    /// All texts in the rows.
    pub(super) fn texts(&self) -> Vec<String> {
        self.0.used_cells().filter_map(|(_, _, cell)| cell.get_string()).map(str::to_owned).collect()
    }
}

/// A cell as it was written: `day 2022-07-03`, `minute 2022-07-03 09:00:00`, `number 12`, `text x`, or nothing.
pub(super) fn typed(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => match day.as_datetime().unwrap() {
            day if day.time() == NaiveTime::MIN => format!("day {}", day.date()),
            minute => format!("minute {minute}"),
        },
        Data::Float(number) => format!("number {number}"),
        Data::String(text) => format!("text {text}"),
        Data::Empty => String::new(),
        other => panic!("a cell of another kind: {other:?}"),
    }
}
