//! How long each page of the office takes, through the whole router with sessions and rights, median of 21.

use crate::{line, median};
use anyhow::{Context, ensure};
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use axum::{Router, http::StatusCode};
use chibo::{demo, house};
use chibo_frame::App;
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
    let cookie = sign_in(&router).await?;
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

async fn sign_in(router: &Router) -> anyhow::Result<String> {
    let secretary = demo::LOGINS.first().context("a login")?;
    let form = format!("login={}&password={}", secretary.login, secretary.password);
    let request =
        Request::post("/dang-nhap").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(form))?;
    let response = router.clone().oneshot(request).await?;
    let cookie = response.headers().get(header::SET_COOKIE).context("a session")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

async fn get(router: &Router, page: &str, cookie: &str) -> anyhow::Result<()> {
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
