//! A site of 100,000 made-up articles: how long each kind of its pages takes when nothing is in memory, how long a search,
//! and how soon what is published is read and found. On SQLite, and on PostgreSQL where `CHIBO_BENCH_DATABASE_URL` names an
//! empty database.

mod made_up;

use crate::{line, median, say};
use anyhow::{Context, ensure};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chibo::house;
use chibo_frame::App;
use chibo_frame::app::Clock;
use sea_orm::{ConnectionTrait, DatabaseBackend};
use std::path::Path;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const ARTICLES: usize = 100_000;
const PAGE: Duration = Duration::from_millis(5);
const SEARCH: Duration = Duration::from_millis(20);

/// One of each kind; a long list is asked for its first page and for one deep in it.
const PAGES: [&str; 16] = [
    "/",
    "/chuyen-muc/xay-dung-dang",
    "/chuyen-muc/xay-dung-dang?trang=500",
    "/the/dai-hoi",
    "/the/dai-hoi?trang=400",
    "/luu-tru",
    "/luu-tru/2021/05",
    "/luu-tru/2021/05?trang=20",
    "/tin/bai-0",
    "/tin/bai-50000",
    "/tin/bai-99999/in",
    "/rss.xml",
    "/chuyen-muc/xay-dung-dang/atom.xml",
    "/sitemap.xml",
    "/khong-co-trang-nay",
    "/tim",
];

/// A word that one article has, one that all have, two that all have side by side, several, words that stand in many but
/// never side by side, and words that nobody wrote.
const QUESTIONS: [&str; 8] = [
    "ho-so-77777",
    "đảng",
    "chi bộ",
    "đại hội chi bộ nhiệm kỳ mới",
    "văn nghệ quần chúng",
    "khu phố vườn hoa",
    "đảng vườn trường nước",
    "xyzzy qwerty",
];

pub(crate) async fn measure(dir: &Path) -> anyhow::Result<()> {
    on(&dir.join("sqlite"), None).await?;
    if let Ok(url) = std::env::var("CHIBO_BENCH_DATABASE_URL") {
        on(&dir.join("postgres"), Some(&url)).await?;
    }
    Ok(())
}

async fn on(dir: &Path, url: Option<&str>) -> anyhow::Result<()> {
    let app = house::open(dir, url, Clock::Machine).await?;
    let postgres = app.db.get_database_backend() == DatabaseBackend::Postgres;
    say(if postgres { "— on PostgreSQL —" } else { "— on SQLite —" });
    chibo_portal::set_site(&app, "Khu dân cư 5B", "Phường Quang Trung").await?;
    let start = Instant::now();
    made_up::fill(&app, ARTICLES).await?;
    say(&format!("{ARTICLES} articles written in {:.0} s", start.elapsed().as_secs_f64()));
    let start = Instant::now();
    while chibo_portal::read_words(&app).await? > 0 {}
    say(&format!("their words read into the index in {:.0} s", start.elapsed().as_secs_f64()));
    app.db.execute_unprepared("ANALYZE").await?;
    let router = house::router(&app);
    for page in PAGES {
        let missing = page.contains("khong-co");
        line(&format!("100,000 articles: {page}"), taken(&router, page, missing).await?, PAGE);
    }
    for asked in QUESTIONS {
        let path = format!("/tim?q={}", encoded(asked));
        line(&format!("100,000 articles: search “{asked}”"), taken(&router, &path, false).await?, SEARCH);
    }
    publish(&app, &router).await
}

/// The median of 21; each asks for another host, so that no page is in memory.
async fn taken(router: &Router, path: &str, missing: bool) -> anyhow::Result<Duration> {
    let mut taken = Vec::new();
    for n in 0..21 {
        let start = Instant::now();
        let (status, _) = get(router, path, n).await?;
        taken.push(start.elapsed());
        ensure!((status == StatusCode::NOT_FOUND) == missing && (missing || status == StatusCode::OK), "{path}: {status}");
    }
    Ok(median(&mut taken))
}

async fn get(router: &Router, path: &str, host: usize) -> anyhow::Result<(StatusCode, String)> {
    let request = Request::get(path).header(header::HOST, format!("m{host}.example")).body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await?;
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

/// From the editor's click to the front page that shows the article, and to the search that finds it.
async fn publish(app: &App, router: &Router) -> anyhow::Result<()> {
    let draft = chibo_portal::Draft {
        headline: String::from("Khánh thành nhà văn hóa zưởng"),
        lead: String::from("Sáng nay, khu khánh thành nhà văn hóa."),
        body: String::from("Đông đảo bà con đến dự."),
        author: String::from("Hoa Lê"),
        category: Some(String::from("xay-dung-dang")),
        ..chibo_portal::Draft::default()
    };
    let id = chibo_portal::create_draft(app, None, draft).await?;
    let start = Instant::now();
    let slug = match chibo_portal::publish(app, None, id).await? {
        Ok(slug) => slug,
        Err(missing) => anyhow::bail!("not published: {missing:?}"),
    };
    for (path, words) in [("/", "from publishing to the front page"), ("/tim?q=zuong", "from publishing to being found")] {
        let (_, body) = get(router, path, 0).await?;
        ensure!(body.contains(&slug), "{path} does not show what was published");
        line(&format!("100,000 articles: {words}"), start.elapsed(), Duration::from_secs(1));
    }
    Ok(())
}

fn encoded(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// A word of a list, by a number.
fn pick<'a>(words: &[&'a str], number: usize) -> anyhow::Result<&'a str> {
    words.get(number % words.len().max(1)).copied().context("a list without words")
}
