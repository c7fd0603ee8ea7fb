//! The sites of several units: each page at its three kinds of addresses, what is gathered, how a site is made.

use super::{Answer, FIREFOX, Town};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use scraper::{Html, Selector};

impl Town {
    pub(super) async fn send_fields(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = reqwest::Url::parse_with_params("http://a/", fields).unwrap().query().unwrap_or_default().to_owned();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await
    }

    /// The ward's site, gathering that of the quarter, which is the first one; and another quarter's.
    pub(super) async fn with_sites() -> Self {
        let town = Self::with_editor().await;
        let ward = [("title", "Phường Quang Trung"), ("path", "phuong"), ("host", ""), ("colours", "green"), ("parent", "")];
        let six = [("title", "Khu 6"), ("path", "khu-6"), ("host", "khu6.example"), ("colours", "blue"), ("parent", "2")];
        let five = [("title", "Khu 5B"), ("subtitle", "Phường Quang Trung"), ("host", ""), ("colours", "red"), ("parent", "2")];
        for (id, fields) in [("moi", &ward), ("moi", &six), ("1", &five)] {
            let answer = town.send_fields(&format!("/van-phong/trang-tin/{id}"), fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        town
    }

    pub(super) async fn asked(&self, host: &str, path: &str) -> Answer {
        self.send(Request::get(path).header(header::USER_AGENT, FIREFOX).header(header::HOST, host), Body::empty()).await
    }
}

pub(super) fn texts(html: &str, selector: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(html), Selector::parse(selector).unwrap());
    page.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
}

pub(super) fn attributes(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(html), Selector::parse(selector).unwrap());
    page.select(&selector).filter_map(|found| found.attr(attribute)).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_site_stands_at_the_root_below_its_path_and_at_its_host() {
    let town = Town::with_sites().await;
    let five = town.published_at(1, "Tin của khu 5B", Some("tin-tuc"), &[]).await;
    let six = town.published_at(3, "Tin của khu 6", Some("tin-tuc"), &[]).await;
    town.category("tin-tuc", "Tin tức").await;
    for (host, begin, name, colours, mine, others) in [
        ("localhost", "", "Khu 5B", "colours-red", &five, &six),
        ("khu6.example", "", "Khu 6", "colours-blue", &six, &five),
        ("localhost", "/trang/khu-6", "Khu 6", "colours-blue", &six, &five),
    ] {
        let front = town.asked(host, &format!("{begin}/")).await;
        assert_eq!(texts(&front.body, ".masthead .title"), [name], "{host}{begin}");
        assert!(attributes(&front.body, "body", "class")[0].contains(colours));
        assert_eq!(attributes(&front.body, ".newest h2 a", "href"), [format!("{begin}{mine}")]);
        assert_eq!(texts(&front.body, ".news h3"), Vec::<String>::new());
        for link in attributes(&front.body, "main a, .masthead a, .categories a", "href") {
            assert!(link.starts_with(&format!("{begin}/")), "{host}: {link}");
            assert_eq!(town.asked(host, &link).await.status, StatusCode::OK, "{host}: {link}");
        }
        let category = town.asked(host, &format!("{begin}/chuyen-muc/tin-tuc")).await;
        assert_eq!(attributes(&category.body, ".news h2 a", "href"), [format!("{begin}{mine}")]);
        let article = town.asked(host, &format!("{begin}{mine}")).await;
        assert_eq!(article.status, StatusCode::OK);
        let elsewhere = town.asked(host, &format!("{begin}{others}")).await;
        assert_eq!(elsewhere.status, if host == "khu6.example" { StatusCode::NOT_FOUND } else { StatusCode::FOUND });
    }
    let canonical = |body: &str| attributes(body, "link[rel=canonical]", "href");
    let own = format!("http://khu6.example{six}");
    assert_eq!(canonical(&town.asked("khu6.example", &six).await.body).concat(), own);
    assert_eq!(canonical(&town.asked("localhost", &format!("/trang/khu-6{six}")).await.body).concat(), own);
    assert_eq!(town.asked("localhost", &six).await.location(), own);
    assert_eq!(town.get("/trang/khong-co/").await.status, StatusCode::NOT_FOUND);
    assert_eq!(town.get("/trang/khong-co/tin/x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_wards_site_gathers_those_below_it_and_no_other() {
    let town = Town::with_sites().await;
    let five = town.published_at(1, "Tin của khu 5B", None, &["Đại hội"]).await;
    let later = town.later(TimeDelta::minutes(1)).await;
    later.published_at(3, "Tin của khu 6", None, &["Đại hội"]).await;
    let ward = later.later(TimeDelta::minutes(2)).await.get("/trang/phuong/").await.body;
    assert_eq!(texts(&ward, ".newest h2, .news h3"), ["Tin của khu 6", "Tin của khu 5B"]);
    let tag = town.get("/trang/phuong/the/dai-hoi").await.body;
    assert_eq!(texts(&tag, ".news h2"), ["Tin của khu 6", "Tin của khu 5B"]);
    assert_eq!(texts(&town.get("/the/dai-hoi").await.body, ".news h2"), ["Tin của khu 5B"]);
    let article = town.get(&format!("/trang/phuong{five}")).await;
    assert_eq!(attributes(&article.body, "link[rel=canonical]", "href"), [format!("http://localhost{five}")]);
    assert_eq!(attributes(&ward, "section[aria-labelledby=kin] a", "href"), ["/", "http://khu6.example/"]);
}

#[tokio::test]
async fn what_is_read_at_anothers_host_gives_no_address_that_leads_to_nothing() {
    let town = Town::with_sites().await;
    let five = town.published_at(1, "Tin của khu 5B", None, &[]).await;
    let there = format!("http://khu6.example/trang/phuong{five}");
    let article = town.asked("khu6.example", &format!("/trang/phuong{five}")).await.body;
    assert_eq!(attributes(&article, "link[rel=canonical]", "href"), std::slice::from_ref(&there));
    assert_eq!(attributes(&article, "meta[property='og:url']", "content"), std::slice::from_ref(&there));
    assert_eq!(attributes(&article, "section[aria-labelledby=kin] a", "href"), ["/"], "khu 6 alone");
    let feed = town.asked("khu6.example", "/trang/phuong/rss.xml").await.body;
    assert!(feed.contains(&there) && !feed.contains(&format!("http://khu6.example{five}")), "{feed}");
    assert_eq!(town.asked("khu6.example", &format!("/trang/phuong{five}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_site_that_cannot_stand_comes_back_with_words_beside_its_fields() {
    let town = Town::with_sites().await;
    let wrong = [("title", "  "), ("path", "Khu 6"), ("host", "http://x"), ("colours", "pink"), ("parent", "9")];
    let answer = town.send_fields("/van-phong/trang-tin/moi", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(texts(&answer.body, ".error").len(), 5, "{}", answer.body);
    assert_eq!(attributes(&answer.body, "input[name=path]", "value"), ["Khu 6"]);
    let taken = [("title", "Khu 7"), ("path", "khu-6"), ("host", "KHU6.example"), ("colours", "red"), ("parent", "")];
    let answer = town.send_fields("/van-phong/trang-tin/moi", &taken).await;
    assert!(answer.body.matches("đã dùng cho “Khu 6”").count() == 2, "{}", answer.body);
    let circle = [("title", "Phường"), ("path", "phuong"), ("colours", "red"), ("parent", "3")];
    let answer = town.send_fields("/van-phong/trang-tin/2", &circle).await;
    assert_eq!(texts(&answer.body, ".error").len(), 1);
    assert_eq!(town.get("/van-phong/trang-tin/9").await.status, StatusCode::NOT_FOUND);
    let list = town.get("/van-phong/trang-tin").await.body;
    assert_eq!(attributes(&list, "td a", "href"), ["/", "/trang/phuong/", "http://khu6.example/"]);
}

#[tokio::test]
async fn what_a_stranger_sends_as_host_stands_nowhere() {
    let town = Town::new().await;
    let path = town.published("Tin").await;
    for host in ["x\"><script>alert(1)</script>", "a b"] {
        let answer = town.asked(host, &path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body.contains("<h1>") && !answer.body.contains("<script>alert"), "{}", answer.body);
    }
    let body = town.asked("-x", &path).await.body;
    assert_eq!(attributes(&body, "link[rel=canonical]", "href"), [format!("http://localhost{path}")]);
    let forwarded = Request::get(&path).header(header::HOST, "khu5b.example:8443").header("x-forwarded-proto", "https");
    let body = town.send(forwarded, Body::empty()).await.body;
    assert_eq!(attributes(&body, "link[rel=canonical]", "href"), [format!("https://khu5b.example:8443{path}")]);
}

/// The lightness of a colour as WCAG 2 defines it.
fn lightness(hex: &str) -> f64 {
    let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    let straight = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    0.2126 * straight(part(0)) + 0.7152 * straight(part(2)) + 0.0722 * straight(part(4))
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (lightness(one), lightness(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_scheme_of_colours_can_be_read() {
    let css = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../frame/assets/chibo.css")).unwrap();
    for name in crate::sites::COLOURS {
        let rule = css.split(&format!("\n.colours-{name} {{")).nth(1).unwrap_or_else(|| panic!("{name} is not in the style sheet"));
        let token = |token: &str| rule.split(&format!("{token}: #")).nth(1).unwrap()[..6].to_owned();
        let (brand, deep) = (token("--red"), token("--red-deep"));
        // White letters on both; both as letters on the page, on a sheet, on what is washed, on what is pointed at.
        for ground in ["ffffff", "fffdf9", "f5f0e7"] {
            for colour in [&brand, &deep] {
                let found = contrast(colour, ground);
                assert!(found >= 4.5, "{name}: {colour} on {ground} has {found:.2}");
            }
        }
    }
    assert!((contrast("767676", "ffffff") - 4.54).abs() < 0.01);
}

#[tokio::test]
async fn an_article_is_looked_at_before_as_visitors_of_its_own_site_will_read_it() {
    let town = Town::with_sites().await;
    town.published_at(3, "Đã đăng từ trước", None, &[]).await;
    let new = town.post("/van-phong/tin-bai/moi").await.location().to_owned();
    let form = [
        ("headline", "Tin\u{1} mới\u{b}"),
        ("lead", "Sapo"),
        ("body", "Nội dung"),
        ("tags", "Đại hội"),
        ("site", "3"),
        ("do", "save"),
    ];
    town.send_form(&new, &form, &[]).await;
    let page = town.get(&format!("{new}/xem")).await.body;
    assert_eq!(texts(&page, ".masthead .title"), ["Khu 6"]);
    assert_eq!(texts(&page, "h1"), ["Tin mới"], "without signs that no reader sees");
    assert_eq!(texts(&page, ".tags a"), ["Đại hội"]);
    assert_eq!(texts(&page, ".beside a"), ["Đã đăng từ trước"]);
}
