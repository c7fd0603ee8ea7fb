//! What programs read: feeds, sitemaps, robots, the data in an article's head.

use super::Town;
use super::sites::{attributes, texts};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;

#[tokio::test]
async fn feeds_hold_the_newest_with_their_own_addresses() {
    let town = Town::with_sites().await;
    town.category("tin-tuc", "Tin & bài").await;
    let five = town.published_at(1, "Tin <5B> & khác", Some("tin-tuc"), &[]).await;
    let later = town.later(TimeDelta::minutes(1)).await;
    let six = later.published_at(3, "Tin của khu 6", None, &[]).await;
    let ward = later.later(TimeDelta::minutes(2)).await.get("/trang/phuong/rss.xml").await;
    assert!(ward.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("application/rss+xml"));
    let channel = rss::Channel::read_from(ward.body.as_bytes()).unwrap();
    let links: Vec<_> = channel.items().iter().map(|item| item.link().unwrap().to_owned()).collect();
    assert_eq!(links, [format!("http://khu6.example{six}"), format!("http://localhost{five}")]);
    assert_eq!(channel.items()[1].title(), Some("Tin <5B> & khác"));
    let feed = atom_syndication::Feed::read_from(town.get("/chuyen-muc/tin-tuc/atom.xml").await.body.as_bytes()).unwrap();
    assert_eq!((feed.entries.len(), feed.title.value.as_str()), (1, "Tin & bài – Khu 5B"));
    assert_eq!(town.get("/chuyen-muc/khong/rss.xml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn sitemaps_list_each_site_s_own_articles_by_month() {
    let town = Town::with_sites().await;
    let five = town.published_at(1, "Tin 5B", None, &[]).await;
    town.published_at(3, "Tin 6", None, &[]).await;
    let index = town.get("/sitemap.xml").await.body;
    assert!(index.contains("<loc>http://localhost/sitemap/2026-11-1.xml</loc>"), "{index}");
    let month = town.get("/sitemap/2026-11-1.xml").await.body;
    assert!(month.contains(&format!("<loc>http://localhost{five}</loc><lastmod>2026-11-22T09:00:00Z</lastmod>")), "{month}");
    assert_eq!(month.matches("<url>").count(), 1);
    assert!(town.get("/sitemap/danh-sach.xml").await.body.contains("<loc>http://localhost/luu-tru</loc>"));
    for path in [
        "/sitemap/2026-10-1.xml",
        "/sitemap/2026-11-0.xml",
        "/sitemap/2026-11-2.xml",
        "/sitemap/x",
        "/sitemap/2026-11-99999999999999999999.xml",
    ] {
        assert_eq!(town.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let robots = town.get("/robots.txt").await.body;
    assert!(
        robots.contains("Sitemap: http://localhost/sitemap.xml\nSitemap: http://localhost/trang/phuong/sitemap.xml\n"),
        "{robots}"
    );
    let hidden: Vec<&str> = robots.lines().filter_map(|line| line.strip_prefix("Disallow: ")).collect();
    // A rule without `$` forbids all that begins so: `/trang/*/tim` would forbid `/trang/khu-6/tin/tim-nguoi`.
    assert_eq!(hidden, ["/van-phong", "/dang-nhap", "/tim$", "/tim?", "/trang/*/tim$", "/trang/*/tim?"]);
}

#[tokio::test]
async fn an_article_says_what_it_is_to_programs() {
    let town = Town::new().await;
    let path = town.published("Bài “hay” </script><b>").await;
    let body = town.get(&path).await.body;
    let meta = |name: &str| attributes(&body, &format!("meta[name='{name}'], meta[property='{name}']"), "content");
    assert_eq!(meta("description"), ["Chiều 3/7, Chi bộ tổ chức Đại hội."]);
    assert_eq!(meta("og:title"), ["Bài “hay” </script><b>"]);
    assert_eq!((meta("og:type"), meta("og:url")), (vec![String::from("article")], vec![format!("http://localhost{path}")]));
    let blocks = texts(&body, "script[type='application/ld+json']");
    let data: Vec<serde_json::Value> = blocks.iter().map(|block| serde_json::from_str(block).unwrap()).collect();
    assert_eq!(data.len(), 2, "{body}");
    assert_eq!(data[0]["@type"], "NewsArticle");
    assert_eq!(data[0]["headline"], "Bài “hay” </script><b>");
    assert_eq!(data[0]["datePublished"], "2026-11-22T09:00:00Z");
    let steps = ["/chuyen-muc/dai-hoi", &path].map(|path| format!("http://localhost{path}"));
    assert_eq!([1, 2].map(|n| data[1]["itemListElement"][n]["item"].as_str().unwrap_or_default()), steps);
    let hidden = town.get("/khong-co").await.body;
    assert_eq!(attributes(&hidden, "meta[name=robots]", "content"), ["noindex"]);
}
