//! How long each page of the office takes, through the whole router with sessions and rights, median of 21.

use crate::{line, median};
use anyhow::{Context, ensure};
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use axum::{Router, http::StatusCode};
use chibo::{demo, house};
use chibo_frame::App;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const PAGES: [&str; 11] = [
    "/van-phong",
    "/van-phong/nhiem-ky/2022-2025",
    "/van-phong/nhiem-ky/2022-2025/chi-tieu/1/term",
    "/van-phong/nhiem-ky/2022-2025/chi-tieu/7/term",
    "/van-phong/nhiem-ky/2022-2025/chi-tieu/12/term",
    "/van-phong/nhiem-ky/2022-2025/bao-cao",
    "/van-phong/danh-sach",
    "/van-phong/ho-gia-dinh",
    "/van-phong/nhap-so-lieu",
    "/van-phong/tin-bai",
    "/",
];

const LIMIT: Duration = Duration::from_millis(50);

pub(crate) async fn measure(app: &App) -> anyhow::Result<()> {
    let router = house::router(app);
    let cookie = sign_in(&router, demo::LOGINS.first().context("a login")?).await?;
    let election = chibo_congress::list(app).await?.into_iter().next().context("an election")?;
    let congress = format!("/van-phong/dai-hoi/{}", election.congress_id);
    let more = [
        format!("{congress}/bau-cu/{}", election.id),
        format!("{congress}/diem-danh"),
        format!("{congress}/nghi-quyet.pdf"),
        congress,
    ];
    for page in PAGES.into_iter().map(String::from).chain(more) {
        let page = page.as_str();
        let mut taken = Vec::new();
        for _ in 0..21 {
            let start = Instant::now();
            get(&router, page, &cookie).await?;
            taken.push(start.elapsed());
        }
        line(&shown(page), median(&mut taken), LIMIT);
    }
    Ok(())
}

/// The whole roll as a workbook.
pub(crate) async fn workbook(app: &App, login: &demo::Login) -> anyhow::Result<()> {
    let router = house::router(app);
    let cookie = sign_in(&router, login).await?;
    let mut taken = Vec::new();
    for _ in 0..7 {
        let start = Instant::now();
        get(&router, "/van-phong/danh-sach?bang-tinh", &cookie).await?;
        taken.push(start.elapsed());
    }
    line("1,000 members: the roll as a workbook", median(&mut taken), Duration::from_secs(1));
    Ok(())
}

/// Every page of the office that links lead to from the first one, one of each kind, with the slowest first.
pub(crate) async fn crawl(app: &App, login: &demo::Login) -> anyhow::Result<()> {
    let router = house::router(app);
    let cookie = sign_in(&router, login).await?;
    let mut waiting = vec!["/van-phong".to_owned()];
    let mut known = BTreeSet::new();
    let mut figures = Vec::new();
    while let Some(page) = waiting.pop() {
        if !known.insert(kind_of(&page)) || waiting.len() > MOST {
            continue;
        }
        let Some(body) = read(&router, &page, &cookie).await? else { continue };
        let mut taken = Vec::new();
        for _ in 0..7 {
            let start = Instant::now();
            read(&router, &page, &cookie).await?;
            taken.push(start.elapsed());
        }
        figures.push((median(&mut taken), kind_of(&page)));
        waiting.extend(links(&body).filter(|link| !known.contains(&kind_of(link))));
    }
    figures.sort_unstable_by(|a, b| b.cmp(a));
    for (taken, page) in figures {
        line(&format!("1,000 members: {page}"), taken, LIMIT);
    }
    Ok(())
}

/// Links waiting, beyond which none is followed: a fault, not a site.
const MOST: usize = 100_000;

/// A page or document that answers with 200, as text; others (a download, a page that is not there) are none of ours.
async fn read(router: &Router, page: &str, cookie: &str) -> anyhow::Result<Option<String>> {
    let request = Request::get(page).header(header::COOKIE, cookie).body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let ok = response.status() == StatusCode::OK && is_page;
    let body = to_bytes(response.into_body(), usize::MAX).await?;
    Ok(ok.then(|| String::from_utf8_lossy(&body).into_owned()))
}

/// The office's own links of a page.
fn links(body: &str) -> impl Iterator<Item = String> {
    let hrefs = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs.filter(|href| href.starts_with("/van-phong")).map(|href| href.replace("&amp;", "&"))
}

/// A page without the keys, years and questions of its address: one of a kind is measured.
fn kind_of(page: &str) -> String {
    let path = page.split(['?', '#']).next().unwrap_or_default();
    let part = |part: &str| {
        if part.len() == 36 || part.starts_with(|c: char| c.is_ascii_digit()) { "…".to_owned() } else { part.to_owned() }
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

pub(crate) async fn sign_in(router: &Router, secretary: &demo::Login) -> anyhow::Result<String> {
    let form = format!("login={}&password={}", secretary.login, secretary.password);
    let request =
        Request::post("/dang-nhap").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(form))?;
    let response = router.clone().oneshot(request).await?;
    let cookie = response.headers().get(header::SET_COOKIE).context("a session")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

pub(crate) async fn get(router: &Router, page: &str, cookie: &str) -> anyhow::Result<()> {
    let request = Request::get(page).header(header::COOKIE, cookie).body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    ensure!(response.status() == StatusCode::OK, "{page}: {}", response.status());
    to_bytes(response.into_body(), usize::MAX).await?;
    Ok(())
}

/// A page's address without its keys.
fn shown(page: &str) -> String {
    page.split('/').map(|part| if part.len() == 36 { "…" } else { part }).collect::<Vec<_>>().join("/")
}
