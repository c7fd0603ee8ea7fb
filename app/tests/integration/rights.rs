//! Who may open what: every declared path for every role, and for nobody.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use chibo::{demo, house};
use chibo_frame::{Right, Role};
use chibo_people::accounts;
use chrono::{DateTime, Utc};
use std::fmt::Write;
use tower::ServiceExt;

fn now() -> DateTime<Utc> {
    "2025-06-15T02:00:00Z".parse().unwrap()
}

/// Login and password of the superior committee, which has none in the demonstration of a cell.
const WARD: (&str, &str) = ("danguy", "mot cau de nho");

pub(super) async fn demonstration() -> chibo_frame::testing::Scratch {
    let scratch = chibo_frame::testing::scratch(&house::SLICES, now()).await.unwrap();
    demo::fill(&scratch.app).await.unwrap();
    let superior = accounts::New {
        login: WARD.0.to_owned(),
        name: String::from("Đảng ủy"),
        roles: vec![Role::Ward],
        password: Some(WARD.1.to_owned()),
    };
    accounts::create(&scratch.app, None, superior).await.unwrap().unwrap();
    scratch
}

pub(super) async fn send(router: &Router, request: Request<Body>) -> (StatusCode, String, Option<String>) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned(), location)
}

pub(super) async fn sign_in(router: &Router, role: Role) -> String {
    let login = demo::LOGINS.iter().find(|login| login.role == role).map_or(WARD, |login| (login.login, login.password));
    let request = Request::post("/dang-nhap")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("login={}&password={}", login.0, login.1)))
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER, "{} signs in", login.0);
    response.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}

/// A path with its parameters filled by something that does not exist.
fn filled(path: &str) -> String {
    let uuid = "01890000-0000-7000-8000-000000000000";
    path.split('/')
        .map(|part| match part {
            "{term}" => "1990-1993",
            part if part.starts_with('{') => uuid,
            part => part,
        })
        .collect::<Vec<_>>()
        .join("/")
}

#[tokio::test]
async fn every_path_asks_for_its_right() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    let mut cookies = Vec::new();
    for role in Role::ALL {
        cookies.push((role, sign_in(&router, role).await));
    }
    eprintln!("{:8} {:60} {}", "", "", Role::ALL.map(|role| format!("{role:?}")).join(" "));
    for route in house::routes().table {
        if matches!(route.right, Right::Public | Right::SignIn) || route.path == "/dang-xuat" {
            continue;
        }
        let request = |cookie: Option<&str>| {
            let mut request = Request::builder().method(route.method.clone()).uri(filled(route.path));
            if let Some(cookie) = cookie {
                request = request.header(header::COOKIE, cookie);
            }
            request.body(Body::empty()).unwrap()
        };
        let (status, _, location) = send(&router, request(None)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{} {} is open to nobody", route.method, route.path);
        assert!(location.unwrap().starts_with("/dang-nhap"));
        let mut line = format!("{:8} {:60}", route.method, route.path);
        for (role, cookie) in &cookies {
            let (status, ..) = send(&router, request(Some(cookie))).await;
            let let_in = status != StatusCode::FORBIDDEN;
            let width = format!("{role:?}").len();
            write!(line, " {:width$}", if let_in { "+" } else { "." }).unwrap();
            assert_eq!(let_in, route.right.given_to(&[*role]), "{} {} for {role:?}: {status}", route.method, route.path);
        }
        eprintln!("{line}");
    }
}

#[tokio::test]
async fn forged_requests_are_refused() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    let cookie = sign_in(&router, Role::Secretary).await;
    for route in house::routes().table.into_iter().filter(|route| route.method == Method::POST) {
        let request = Request::post(filled(route.path))
            .header(header::COOKIE, &cookie)
            .header(header::HOST, "chibo.example")
            .header(header::ORIGIN, "https://elsewhere.example")
            .header("sec-fetch-site", "cross-site")
            .body(Body::empty())
            .unwrap();
        let (status, ..) = send(&router, request).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{}", route.path);
    }
}

#[tokio::test]
async fn public_pages_set_no_cookie_and_name_no_other_host() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    for path in ["/", "/thong-ke", "/khong-co-trang-nay", "/?lang=en"] {
        let response = router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        assert!(response.headers().get(header::SET_COOKIE).is_none(), "{path}");
        assert!(response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("default-src 'none'"));
        let body = String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
        let document = scraper::Html::parse_document(&body);
        for selector in ["[src]", "link[href]:not([rel=canonical])", "form[action]"] {
            for element in document.select(&scraper::Selector::parse(selector).unwrap()) {
                let address = ["src", "href", "action"].iter().find_map(|name| element.value().attr(name)).unwrap();
                assert!(address.starts_with('/') || address.starts_with("data:"), "{path}: {address}");
            }
        }
    }
}

#[tokio::test]
async fn the_demonstration_says_so_on_every_page() {
    let scratch = demonstration().await;
    let mut app = scratch.app.clone();
    app.demo = true;
    let router = house::router(&app);
    let cookie = sign_in(&router, Role::Secretary).await;
    for path in ["/", "/van-phong", "/van-phong/danh-sach", "/van-phong/dai-hoi", "/van-phong/nhap-so-lieu", "/khong-co"] {
        let (_, body, _) = send(&router, Request::get(path).header(header::COOKIE, &cookie).body(Body::empty()).unwrap()).await;
        assert!(body.contains("hư cấu"), "{path} does not say that it is a demonstration");
    }
}

#[tokio::test]
async fn what_no_handler_can_read_is_answered_in_words() {
    let scratch = demonstration().await;
    let router = house::router(&scratch.app);
    let cookie = sign_in(&router, Role::Secretary).await;
    let with_cookie = |request: axum::http::request::Builder| request.header(header::COOKIE, &cookie);
    for path in
        ["/van-phong/danh-sach/abc", "/van-phong/dai-hoi/abc", "/van-phong/nhiem-ky/2022-2025/chi-tieu/x/y", "/van-phong/khong-co"]
    {
        let (status, body, _) = send(&router, with_cookie(Request::get(path)).body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(body.contains("<h1>"), "{path}: {body}");
    }
    for body in ["congress=x&from=1&to=2", "\u{0}%%%", ""] {
        let request =
            with_cookie(Request::post("/van-phong/nhiem-ky")).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (status, answer, _) = send(&router, request.body(Body::from(body)).unwrap()).await;
        assert!(status.is_client_error() && answer.contains("<h1>"), "{body:?}: {status} {answer}");
    }
}
