//! The pages, through the router: hand in, look, confirm or discard, take back.

use super::{SLICES, book, one, records, town};
use crate::imports::File;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chibo_frame::testing::Scratch;
use chibo_frame::{App, Role, Routes, record};
use chibo_people::accounts;
use scraper::{Html, Selector};
use tower::ServiceExt;

const PATH: &str = "/van-phong/nhap-so-lieu";
const PASSWORD: &str = "mot cau de nho";

/// A secretary at the office.
struct Browser {
    scratch: Scratch,
    router: Router,
    cookie: String,
}

struct Answer {
    status: StatusCode,
    location: String,
    body: String,
}

impl Browser {
    async fn of(roles: &[Role]) -> Self {
        let scratch = town().await;
        let new = accounts::New {
            login: "bithu".into(),
            name: "Người ghi sổ".into(),
            roles: roles.to_vec(),
            password: Some(PASSWORD.into()),
        };
        accounts::create(&scratch.app, None, new).await.unwrap().unwrap();
        let pages = SLICES.iter().fold(Routes::new(), |all, slice| all.and((slice.routes)()));
        let router = pages.into_router(&scratch.app);
        let mut browser = Self { scratch, router, cookie: String::new() };
        let form = format!("login=bithu&password={}", PASSWORD.replace(' ', "+"));
        assert_eq!(browser.post("/dang-nhap", &form).await.status, StatusCode::SEE_OTHER);
        browser
    }

    fn app(&self) -> &App {
        &self.scratch.app
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Vec::new()).await
    }

    async fn post(&mut self, path: &str, form: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, form.as_bytes().to_vec()).await
    }

    async fn upload(&mut self, files: &[File]) -> Answer {
        let mut body = Vec::new();
        for file in files {
            let head = format!("--line\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{}\"\r\n\r\n", file.name);
            body.extend(head.into_bytes());
            body.extend(&file.bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--line--\r\n");
        let request = Request::post(PATH).header(header::CONTENT_TYPE, "multipart/form-data; boundary=line");
        self.send(request, body).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Vec<u8>) -> Answer {
        let request = request.header(header::COOKIE, &self.cookie).header("sec-fetch-site", "same-origin");
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let header_of = |name: header::HeaderName| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        if let Some(set) = header_of(header::SET_COOKIE) {
            self.cookie = set.split(';').next().unwrap().to_owned();
        }
        let (status, location) = (response.status(), header_of(header::LOCATION).unwrap_or_default());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() }
    }

    fn kept_uploads(&self) -> usize {
        std::fs::read_dir(self.app().data.join("uploads")).map_or(0, Iterator::count)
    }
}

impl Answer {
    fn all(&self, selector: &str) -> Vec<String> {
        let text =
            |element: scraper::ElementRef| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        Html::parse_document(&self.body).select(&Selector::parse(selector).unwrap()).map(text).collect()
    }

    fn one(&self, selector: &str) -> String {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector} in {}", self.body))
    }
}

#[tokio::test]
async fn nothing_is_written_until_it_is_confirmed() {
    let mut browser = Browser::of(&[Role::Secretary]).await;
    assert_eq!(browser.get(PATH).await.one("h1"), "Nhập số liệu");
    let sent = browser.upload(&one("danh-sach")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let preview = browser.get(&sent.location).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
    assert_eq!(preview.one("tbody th"), "danh-sach-dang-vien.xlsx");
    assert_eq!(preview.one("tbody td"), "danh sách đảng viên, biến động đảng viên");
    assert!(records(browser.app()).await.members.is_empty());

    let done = browser.post(&sent.location, "").await;
    assert_eq!(done.location, PATH);
    assert_eq!(records(browser.app()).await.members.len(), 116);
    assert_eq!(browser.kept_uploads(), 0);
    let list = browser.get(PATH).await;
    assert_eq!(list.one("[role=status]"), "Đã nhập: 132 dòng mới, 0 dòng sửa đổi, 0 dòng giữ nguyên.");
    assert_eq!(list.all("tbody td")[1], "Người ghi sổ");
    let gone = browser.get(&sent.location).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_import_is_taken_back_from_the_page_unless_something_hangs_on_it() {
    let mut browser = Browser::of(&[Role::Secretary]).await;
    for name in ["danh-sach", "diem-danh"] {
        let sent = browser.upload(&one(name)).await;
        browser.post(&sent.location, "").await;
    }
    let list = browser.get(PATH).await;
    let forms: Vec<String> = {
        let page = Html::parse_document(&list.body);
        page.select(&Selector::parse("tbody form").unwrap()).map(|form| form.attr("action").unwrap().to_owned()).collect()
    };
    let refused = browser.post(&forms[1], "").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.one("main li").starts_with("Điểm danh: 3.892 dòng, nhập từ tệp lúc "), "{}", refused.body);
    for form in forms {
        assert_eq!(browser.post(&form, "").await.location, PATH);
    }
    assert!(records(browser.app()).await.members.is_empty());
    assert_eq!(browser.get(PATH).await.all("tbody form").len(), 0);
    let unknown = format!("{PATH}/{}/hoan-tac", browser.app().new_id());
    assert_eq!(browser.post(&unknown, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_fault_is_shown_and_the_user_chooses() {
    let mut browser = Browser::of(&[Role::Secretary]).await;
    let lines = [
        "DANH SÁCH ĐẢNG VIÊN",
        "STT|Họ và tên|Ngày sinh|Giới tính|Ngày vào Đảng|Số thẻ đảng viên",
        "1|Lê Văn Hòa|31/02/1980|Nam|01/05/2005|1",
        "2|Ngô Văn Út|13/01/1950|Nam|01/05/1970|2",
    ];
    let files = book("Danh <sách>", &lines);
    let sent = browser.upload(&files).await;
    let preview = browser.get(&format!("{}?lang=en", sent.location)).await;
    assert_eq!(preview.all("details[open] tbody td")[1..3], ["31/02/1980", "No calendar has this day."]);
    assert_eq!(preview.one("details[open] strong"), "C3");
    let stopped = browser.post(&sent.location, "loi=dung").await;
    assert_eq!(stopped.location, sent.location);
    assert!(records(browser.app()).await.members.is_empty());
    assert_eq!(browser.post(&sent.location, "loi=bo-qua").await.location, PATH);
    assert_eq!(records(browser.app()).await.members.len(), 1);

    let again = browser.upload(&files).await;
    assert_eq!(browser.post(&format!("{}/bo", again.location), "").await.location, PATH);
    assert_eq!(browser.kept_uploads(), 0);
}

#[tokio::test]
async fn what_is_too_much_is_refused_in_words() {
    let mut browser = Browser::of(&[Role::Secretary]).await;
    let file = |name: &str, megabytes: usize| File { name: name.into(), bytes: vec![b'x'; megabytes << 20] };
    let large = browser.upload(&[file("lon.xlsx", 60)]).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(large.one(".lead"), "Tệp “lon.xlsx” nặng quá 20 MB. Không có gì được ghi.");
    let many = browser.upload(&[file("a.xlsx", 19), file("b.xlsx", 19), file("c.xlsx", 19), file("d.xlsx", 19)]).await;
    assert_eq!(many.one(".lead"), "Các tệp gửi một lần nặng quá 60 MB. Không có gì được ghi.");
    assert_eq!(browser.upload(&[]).await.one(".lead"), "Chưa chọn tệp nào.");
    assert_eq!(browser.post(PATH, "files=x").await.one(".lead"), "Chưa chọn tệp nào.");
    assert_eq!(browser.kept_uploads(), 0);
    let cut = browser.upload(&[File { name: "cut.xlsx".into(), bytes: one("ho-gia")[0].bytes[..9_000].to_vec() }]).await;
    let preview = browser.get(&cut.location).await;
    assert!(preview.body.contains("Tệp bị hỏng hoặc bị cắt giữa chừng."), "{}", preview.body);
    assert!(preview.all("button").iter().all(|button| button != "Xác nhận nhập"));
}

#[tokio::test]
async fn only_who_keeps_the_records_imports() {
    let mut browser = Browser::of(&[Role::Committee]).await;
    assert_eq!(browser.get(PATH).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.upload(&one("danh-sach")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_link_of_the_page_of_templates_gives_a_workbook_and_each_list_is_noted() {
    let mut browser = Browser::of(&[Role::Secretary]).await;
    for file in ["danh-sach", "diem-danh", "danh-gia"] {
        let sent = browser.upload(&one(file)).await;
        browser.post(&sent.location, "").await;
    }
    let page = browser.get("/van-phong/bieu-mau").await;
    assert_eq!(page.one("h1"), "Biểu mẫu và xuất dữ liệu");
    let html = Html::parse_document(&page.body);
    let anchors = Selector::parse("main a").unwrap();
    let links = html.select(&anchors).map(|link| link.attr("href").unwrap().to_owned());
    let links: Vec<String> = links.filter(|href| href.contains("/bieu-mau/")).collect();
    assert!(links.len() > 20 && links.iter().any(|href| href.ends_with("xuat/diem-danh-sinh-hoat?nam=2023")), "{links:?}");
    for href in &links {
        let answer = browser.get(href).await;
        assert_eq!(answer.status, StatusCode::OK, "{href}");
        assert!(answer.body.starts_with("PK"), "{href}");
    }
    let noted: Vec<String> =
        record::list_acts(&browser.app().db, "export").await.unwrap().into_iter().map(|act| act.detail).collect();
    assert!(noted.contains(&r#"{"kind":"danh-sach-dang-vien","count":111}"#.to_owned()), "{noted:?}");
    assert!(noted.iter().any(|detail| detail.contains("toan-bo-so-sach")));
    for path in ["xuat/khong-co", "mau/khong-co", "xuat/diem-danh-sinh-hoat?nam=x", "xuat/danh-sach-dang-vien?ngay=31/2/2022"] {
        assert_eq!(browser.get(&format!("/van-phong/bieu-mau/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn lists_of_people_are_for_those_who_may_see_people() {
    let mut browser = Browser::of(&[Role::Member]).await;
    for path in ["", "/xuat/danh-sach-dang-vien", "/mau/danh-sach-dang-vien"] {
        assert_eq!(browser.get(&format!("/van-phong/bieu-mau{path}")).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn the_preview_says_what_becomes_of_what() {
    let mut browser = Browser::of(&[Role::Secretary]).await;
    let line = |phone: &str, day: &str| format!("1|Lê Văn Hòa|09/10/1980|Nam|{day}|52.000003|{phone}");
    let head = ["DANH SÁCH ĐẢNG VIÊN", "STT|Họ và tên|Ngày sinh|Giới tính|Ngày vào Đảng|Số thẻ đảng viên|Điện thoại"];
    for (phone, day) in [("0900000001", "01/05/2005"), ("0911111111", "02/05/2005")] {
        let row = line(phone, day);
        let sent = browser.upload(&book("Danh sách", &[head[0], head[1], &row])).await;
        let preview = browser.get(&sent.location).await;
        if phone == "0911111111" {
            let cells = preview.all("details[open] tbody td");
            let expected = [
                "Đảng viên",
                "Lê Văn Hòa",
                "Ngày vào Đảng",
                "01/5/2005",
                "02/5/2005",
                "Đảng viên",
                "Lê Văn Hòa",
                "Điện thoại",
                "0900000001",
                "0911111111",
            ];
            assert_eq!(cells, expected);
        }
        browser.post(&sent.location, "").await;
    }
}
