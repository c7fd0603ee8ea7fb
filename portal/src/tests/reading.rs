//! What a visitor gets: the pages, nothing else, counted once.

use super::Town;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use scraper::{Html, Selector};

fn all(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(html), Selector::parse(selector).unwrap());
    page.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

#[tokio::test]
async fn public_pages_set_no_cookie_and_name_no_other_host() {
    let town = Town::with_editor().await;
    let article = town.published("Đại hội").await;
    for path in ["/", "/?lang=en", "/thong-ke", "/khong-co", "/tin/khong-co", article.as_str()] {
        let answer = town.get(path).await;
        assert!(!answer.headers.contains_key(header::SET_COOKIE), "{path}");
        for (selector, attribute) in [("[src]", "src"), ("[href]", "href"), ("[srcset]", "srcset"), ("[action]", "action")] {
            for address in all(&answer.body, &format!("{selector}:not([rel=canonical]):not([target=_blank])"), attribute) {
                assert!(address.starts_with(['/', '#', '?']) && !address.starts_with("//"), "{path}: {address}");
            }
        }
        assert!(all(&answer.body, "[style]", "style").is_empty() && all(&answer.body, "script:not([src])", "class").is_empty());
        assert!(answer.body.contains("Khu 5B") && answer.body.contains("Dành cho cán bộ") != path.contains("lang=en"), "{path}");
    }
}

#[tokio::test]
async fn the_front_page_names_the_quarter_and_the_day_and_has_no_box_that_is_off() {
    let town = Town::new().await;
    town.published("Tin cũ").await;
    let later = town.later(TimeDelta::minutes(1)).await;
    later.published("Tin mới").await;
    let front = later.get("/").await.body;
    for part in ["Khu 5B", "Phường Quang Trung", "Chủ nhật, ngày 22/11/2026"] {
        assert!(front.contains(part), "{part}");
    }
    assert!(!front.contains("Thời tiết") && !front.contains("Tỷ giá"));
    assert!(front.find("Tin mới").unwrap() < front.find("Tin cũ").unwrap());
    let english = town.get("/?lang=en").await.body;
    assert!(english.contains("Sunday, 22 November 2026") && english.contains("href=\"/thong-ke?lang=en\""));
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let town = Town::new().await;
    let path = town.published("Tin").await;
    let first = town.get(&path).await;
    let etag = first.headers.get(header::ETAG).unwrap().clone();
    let again = town.send(Request::get(&path).header(header::IF_NONE_MATCH, etag.clone()), Body::empty()).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let later = town.later(TimeDelta::seconds(2)).await;
    assert_eq!(later.send(Request::get(&path).header(header::IF_NONE_MATCH, etag), Body::empty()).await.status, StatusCode::OK);
}
