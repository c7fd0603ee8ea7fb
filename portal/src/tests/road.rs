//! The road against the house: the same answers, sooner.

use super::Town;
use crate::reading::{FromMemory, answer};
use crate::road::Road;
use crate::visits::Proxies;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::routing::get;
use chibo_frame::App;
use chibo_frame::app::Clock;
use chibo_frame::key::Place;
use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

fn peer() -> SocketAddr {
    "192.0.2.1:40000".parse().unwrap()
}

async fn read(answered: crate::road::Answered) -> (StatusCode, BTreeMap<String, HeaderValue>, Vec<u8>) {
    let (parts, body) = answered.response.into_parts();
    // The length is said by whoever writes the answer, the same both ways.
    let headers = parts.headers.iter().filter(|(name, _)| *name != header::CONTENT_LENGTH);
    let headers = headers.map(|(name, value)| (name.to_string(), value.clone())).collect();
    (parts.status, headers, axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

fn asking(path: &str, headers: &HeaderMap) -> Request<Body> {
    let mut request = Request::get(path).header(header::HOST, "khu5b.example").body(Body::empty()).unwrap();
    request.headers_mut().extend(headers.clone());
    request
}

#[tokio::test]
async fn the_road_answers_exactly_as_the_house_does() {
    let town = Town::new().await;
    let article = town.published("Đại hội").await;
    let mut codings = BTreeSet::new();
    for town in [town.later(TimeDelta::zero()).await, town.later(TimeDelta::seconds(2)).await] {
        for path in ["/", "/?lang=en", "/thong-ke", article.as_str()] {
            let mut tag = None;
            for coding in ["", "gzip", "br;q=0, gzip;q=0", "gzip, br", "gzip", ""] {
                let mut headers = HeaderMap::new();
                headers.insert(header::ACCEPT_ENCODING, coding.parse().unwrap());
                headers.extend(tag.clone().map(|tag| (header::IF_NONE_MATCH, tag)));
                let house = read(town.road.by_house(peer(), asking(path, &headers)).await).await;
                let road = read(town.road.at_once(peer(), &asking(path, &headers)).unwrap()).await;
                assert!(house == road, "{path} {coding}: {:?} {:?}, {:?} {:?}", house.0, house.1, road.0, road.1);
                assert_eq!(house.0 == StatusCode::NOT_MODIFIED, tag.is_some());
                assert!(house.1.contains_key("content-security-policy"));
                codings.extend(house.1.get("content-encoding").cloned().map(|coding| coding.as_bytes().to_vec()));
                tag = tag.or_else(|| house.1.get("etag").cloned().filter(|_| coding == "gzip, br"));
            }
        }
    }
    assert_eq!(codings, BTreeSet::from([b"br".to_vec(), b"gzip".to_vec()]));
}

#[tokio::test]
async fn what_the_house_refuses_or_keeps_to_itself_never_goes_by_the_road() {
    let town = Town::with_editor().await;
    for path in ["/khong-co", "/tin/khong-co", "/van-phong/tin-bai", "/nhip", "/dang-nhap"] {
        town.get(path).await;
        assert!(town.road.at_once(peer(), &Request::get(path).body(Body::empty()).unwrap()).is_none(), "{path}");
    }
    town.get("/").await;
    assert!(town.road.at_once(peer(), &Request::get("/").body(Body::empty()).unwrap()).is_some());
    assert!(town.road.at_once(peer(), &Request::post("/").body(Body::empty()).unwrap()).is_none());
    let path = town.published("Tin").await;
    town.get(&path).await;
    let id = crate::reading::find_by_slug(&town.app.db, "tin").await.unwrap().unwrap().article_id;
    town.send_form(&format!("/van-phong/tin-bai/{id}"), &[("do", "withdraw")], &[]).await;
    assert_eq!(town.get(&path).await.status, StatusCode::GONE);
    assert!(town.road.at_once(peer(), &Request::get(&path).body(Body::empty()).unwrap()).is_none());
    assert!(town.road.at_once(peer(), &Request::head("/").body(Body::empty()).unwrap()).is_none());
}

#[tokio::test]
async fn the_house_is_told_the_visitor_and_not_the_proxy() {
    let town = Town::new().await;
    let house = Router::new().route("/", get(async |ConnectInfo(caller): ConnectInfo<SocketAddr>| caller.ip().to_string()));
    let road = Road::to(&town.app, house, Proxies(vec!["192.0.2.1".parse().unwrap()]));
    let mut headers = HeaderMap::new();
    headers.insert("x-forwarded-for", "198.51.100.7".parse().unwrap());
    for (peer, told) in [
        ("192.0.2.1:4", "198.51.100.7"),
        ("[::ffff:192.0.2.1]:4", "198.51.100.7"),
        ("192.0.2.2:4", "192.0.2.2"),
        ("[::ffff:127.0.0.1]:4", "127.0.0.1"),
    ] {
        let answer = read(road.by_house(peer.parse().unwrap(), asking("/", &headers)).await).await;
        assert_eq!(String::from_utf8(answer.2).unwrap(), told, "{peer}");
    }
}

#[tokio::test]
async fn what_a_proxy_says_is_taken_from_ours_alone() {
    let town = Town::new().await;
    let road = Road::to(&town.app, Router::new(), Proxies(vec!["192.0.2.1".parse().unwrap()]));
    let said = || {
        HeaderMap::from_iter(
            ["x-forwarded-proto", "x-forwarded-host", "forwarded", "accept"]
                .map(|name| (name.parse().unwrap(), HeaderValue::from_static("x"))),
        )
    };
    let (mut ours, mut stranger) = (said(), said());
    road.believe("[::ffff:192.0.2.1]:4".parse().unwrap(), &mut ours);
    road.believe("192.0.2.2:4".parse().unwrap(), &mut stranger);
    assert_eq!((ours.len(), stranger.len()), (4, 1));
    assert!(stranger.contains_key("accept"));
}

#[tokio::test]
async fn publishing_shows_at_once() {
    let town = Town::new().await;
    town.get("/").await;
    town.published("Tin vừa ra").await;
    assert!(town.get("/").await.body.contains("Tin vừa ra"));
}

#[tokio::test]
async fn a_page_that_is_being_read_is_made_anew_before_it_is_old_and_no_other_is() {
    let town = Town::new().await;
    let mut places = Vec::new();
    let paths = [(town.published("Đang đọc").await, 4), (town.published("Một người đọc").await, 0)];
    for (path, visits) in paths {
        let answered = town.road.by_house(peer(), asking(&path, &HeaderMap::new())).await;
        places.push(answered.response.extensions().get::<FromMemory>().unwrap().0.clone());
        for _ in 0..visits {
            town.road.clone().answer(peer(), asking(&path, &HeaderMap::new())).await;
        }
    }
    let (soon, later) = (town.app.now() + TimeDelta::milliseconds(700), town.app.now() + TimeDelta::milliseconds(1400));
    assert!(places.iter().all(|place| place.fresh(later).is_none()));
    town.later(soon - town.app.now()).await.road.make_anew().await;
    assert_eq!(places.iter().map(|place| place.fresh(later).is_some()).collect::<Vec<_>>(), [true, false]);
}

#[tokio::test]
async fn a_clock_that_is_put_back_freezes_no_page() {
    let town = Town::new().await;
    let path = town.published("Tin cũ").await;
    for _ in 0..4 {
        town.get(&path).await;
    }
    // Another process changes them: nothing here is told.
    for change in ["UPDATE publication SET headline = 'Tin mới'", "UPDATE site SET title = 'Khu 5C'"] {
        town.app.db.execute_unprepared(change).await.unwrap();
    }
    let place = town.road.by_house(peer(), Request::get(&path).body(Body::empty()).unwrap()).await;
    let place = place.response.extensions().get::<FromMemory>().unwrap().0.clone();
    let back = town.later(TimeDelta::hours(-1)).await;
    assert!(place.fresh(town.app.now()).is_some() && place.fresh(back.app.now()).is_none());
    back.road.make_anew().await;
    assert!(place.fresh(back.app.now()).is_some(), "a page that is being read is due");
    let page = back.get(&path).await.body;
    assert!(page.contains("Tin mới") && page.contains("Khu 5C"), "{page}");
}

/// A house of one page that takes longer to make than it stays fresh, and how often it was made.
fn slow_house(town: &Town) -> (App, Router, Arc<AtomicU32>) {
    let app = App::new(
        town.app.db.clone(),
        town.app.words.clone(),
        Vec::new(),
        town.app.data.to_path_buf(),
        Place::made_up(),
        Clock::Machine,
    );
    let (making, made) = (app.clone(), Arc::<AtomicU32>::default());
    let times = Arc::clone(&made);
    let page = async move |asked: HeaderMap| {
        let slowly = async {
            times.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(1050)).await;
            Ok(String::from("Trang"))
        };
        answer(&making, &asked, "/", slowly).await
    };
    (app, Router::new().route("/", get(page)), made)
}

#[tokio::test]
async fn a_page_that_takes_long_to_make_is_not_made_once_for_each_who_waits() {
    let town = Town::new().await;
    for by_road in [false, true] {
        let (app, house, made) = slow_house(&town);
        let road = Arc::new(Road::to(&app, house, Proxies::default()));
        road.by_house(peer(), asking("/", &HeaderMap::new())).await;
        let all: Vec<_> = (0..8)
            .map(|_| {
                let (road, asked) = (road.clone(), asking("/", &HeaderMap::new()));
                tokio::spawn(
                    async move { if by_road { road.answer(peer(), asked).await } else { road.by_house(peer(), asked).await } },
                )
            })
            .collect();
        for one in all {
            assert_eq!(one.await.unwrap().response.status(), StatusCode::OK);
        }
        // The first, perhaps one that was begun before the others asked, and one for all of them.
        assert!(made.load(Ordering::Relaxed) <= 3, "{by_road}: {made:?}");
    }
}

#[tokio::test]
async fn many_who_come_when_a_page_is_too_old_send_one_to_the_house() {
    let town = Town::new().await;
    let later = town.later(TimeDelta::seconds(2)).await;
    let asked = || asking("/", &HeaderMap::new());
    let place = later.road.by_house(peer(), asked()).await.response.extensions().get::<FromMemory>().unwrap().0.clone();
    crate::reading::forget_pages(&town.app);
    let gone = place.go().unwrap();
    let waiting: Vec<_> = (0..20).map(|_| tokio::spawn(later.road.clone().answer(peer(), asked()))).collect();
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert!(waiting.iter().all(|one| !one.is_finished()), "somebody has gone already");
    assert!(place.go().is_none(), "whoever only asks does not end another's going");
    drop(gone);
    for one in waiting {
        let answered = one.await.unwrap();
        assert_eq!((answered.response.status(), answered.visit.is_some()), (StatusCode::OK, true));
    }
}
