//! What a cell releases and how a ward takes it in.

use super::{NOW, SLICES, ward};
use axum::http::StatusCode;
use chibo_core::day::Day;
use chibo_core::target::twelve;
use chibo_frame::check::check;
use chibo_frame::parcel::BadFile;
use chibo_frame::record::change;
use chibo_frame::{App, Role};
use chibo_people::testing::{Answer, Browser, House, settle};
use chibo_people::units;
use chibo_term::targets::{NewTerm, open_term};
use chibo_ward::exchange::{Outcome, Release, list_figures_of, list_keys, list_releases, list_waiting, take};
use chibo_ward::testing::MadeUp;
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

pub(super) async fn changes(app: &App) -> u64 {
    change::Entity::find().count(&app.db).await.unwrap()
}

async fn took(app: &App, file: &[u8]) -> Outcome {
    take(app, None, file).await.unwrap()
}

/// A cell with six members and a term.
pub(super) async fn cell() -> House {
    let house = House::of(&SLICES, NOW).await;
    let cell = house.found_cell().await;
    settle(&house, cell, None).await;
    let term = NewTerm { from: day(2022, 7, 3), to: day(2025, 6, 30), congress: 5, targets: twelve() };
    open_term(&house.app, None, term).await.unwrap().unwrap();
    house
}

/// The file behind the first link to one.
pub(super) async fn latest_file(browser: &mut Browser, page: &Answer) -> Vec<u8> {
    let path = page.body.split("href=\"").find_map(|part| part.split('"').next().filter(|href| href.ends_with("/tai"))).unwrap();
    browser.get(path).await.bytes
}

#[tokio::test]
async fn a_release_goes_from_a_cell_to_its_ward() {
    let (cell, (superior, _)) = (cell().await, ward().await);
    let mut secretary = cell.signed_in("bithu", &[Role::Secretary]).await;
    let page = secretary.get("/van-phong/gui-dang-uy").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(!page.body.contains("Nguyễn Thị Ánh"), "no names");
    let fingerprint = page.one("p.figure");
    assert_eq!(secretary.post("/van-phong/gui-dang-uy", &[("number", "0")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(secretary.post("/van-phong/gui-dang-uy", &[("number", "1")]).await.status, StatusCode::SEE_OTHER);
    let page = secretary.get("/van-phong/gui-dang-uy").await;
    let path = page.body.split("href=\"").find_map(|part| part.split('"').next().filter(|href| href.ends_with("/tai"))).unwrap();
    let file = secretary.get(path).await.bytes;
    assert_eq!(secretary.get(path).await.bytes, file, "the same file each time");
    for name in ["Ánh", "An", "Bưởi", "Hoa"] {
        assert!(!String::from_utf8_lossy(&file).contains(&format!(" {name}")), "{name}");
    }

    // The first file waits for the word on its key.
    let mut ward = superior.signed_in("danguy", &[Role::Ward]).await;
    let waits = ward.upload("/van-phong/nhan-so-lieu", &file).await.location.unwrap();
    let page = ward.get(&waits).await;
    assert_eq!(page.one("[data-fingerprint]"), fingerprint, "as the secretary reads it");
    assert_eq!(ward.upload("/van-phong/nhan-so-lieu", &file).await.location.unwrap(), waits, "it waits once");
    let taken = ward.post(&waits, &[("cell", "")]).await.location.unwrap();
    let page = ward.get(&taken).await;
    assert_eq!(page.one("h1"), "Chi bộ khu 5B");
    assert_eq!(page.all("dl.facts dd")[2..4], ["4", "1"], "official and probationary: {}", page.body);

    // Twice changes nothing, a changed byte is refused, the next one needs no word.
    let before = changes(&superior.app).await;
    ward.upload("/van-phong/nhan-so-lieu", &file).await;
    assert!(ward.get("/van-phong/nhan-so-lieu").await.one(".notice").contains("đã nhận rồi"));
    let mut altered = file.clone();
    let at = file.windows(6).position(|window| window == b"khu 5B").unwrap();
    altered[at + 4] = b'6';
    let refused = ward.upload("/van-phong/nhan-so-lieu", &altered).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.one(".problem").contains("Chữ ký không khớp"));
    assert_eq!(changes(&superior.app).await, before);
    secretary.post("/van-phong/gui-dang-uy", &[("number", "7")]).await;
    let page = secretary.get("/van-phong/gui-dang-uy").await;
    let path = page.body.split("href=\"").find_map(|part| part.split('"').next().filter(|href| href.ends_with("/tai"))).unwrap();
    let next = secretary.get(path).await.bytes;
    assert_eq!(ward.upload("/van-phong/nhan-so-lieu", &next).await.location.unwrap(), taken);
    let refused = ward.upload("/van-phong/nhan-so-lieu", &file).await;
    assert_eq!(refused.location.as_deref(), Some("/van-phong/nhan-so-lieu"), "an old file that is known is no fault");
    for house in [&cell, &superior] {
        let report = check(&house.app).await.unwrap();
        assert!(report.holds(), "{:?}", report.faults.iter().take(5).collect::<Vec<_>>());
    }
}

/// Confirms what waits, as a new cell's or as that of a unit.
async fn confirm(house: &House, browser: &mut Browser, cell: &str) -> Uuid {
    let waiting = list_waiting(&house.app.db).await.unwrap();
    let path = format!("/van-phong/nhan-so-lieu/{}", waiting[0].id);
    assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    let answer = browser.post(&path, &[("cell", cell)]).await;
    answer.location.unwrap_or_else(|| panic!("{}", answer.body)).rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn only_the_confirmed_key_and_a_newer_number_are_taken() {
    let (house, id) = ward().await;
    let (app, five) = (&house.app, MadeUp(5));
    let mut browser = house.signed_in("danguy", &[Role::Ward]).await;
    let (first, second) = (five.release(1, day(2025, 3, 1)), five.release(2, day(2025, 6, 1)));
    let (one, two) = (five.file(&first).unwrap(), five.file(&second).unwrap());
    assert!(matches!(took(app, &one).await, Outcome::Waits(_)));
    let cell = confirm(&house, &mut browser, "").await;
    assert_eq!(took(app, &two).await, Outcome::Taken(cell));
    assert!(matches!(took(app, &one).await, Outcome::Twice { number: 1, .. }));
    let old = Release { members: second.members, ..first.clone() };
    let old = Release { as_of: day(2025, 3, 2), ..old };
    assert!(matches!(took(app, &five.file(&old).unwrap()).await, Outcome::Older { number: 1, standing: 2, .. }));
    let figures = list_figures_of(&app.db, cell).await.unwrap();
    let latest = &list_releases(&app.db, cell).await.unwrap()[0];
    assert!(figures.len() == 41 && figures.iter().all(|figure| figure.release_id == latest.id), "{}", figures.len());

    // The same number with other content: side by side, and the ward chooses.
    let other = Release { as_of: day(2025, 6, 2), ..second.clone() };
    assert!(matches!(took(app, &five.file(&other).unwrap()).await, Outcome::Waits(_)));
    let waiting = list_waiting(&app.db).await.unwrap();
    let page = browser.get(&format!("/van-phong/nhan-so-lieu/{}", waiting[0].id)).await;
    assert_eq!(page.all("section h2").len(), 2, "both are shown");
    assert_eq!(list_releases(&app.db, cell).await.unwrap()[0].as_of, second.as_of, "nothing is taken before");
    browser.post(&format!("/van-phong/nhan-so-lieu/{}/bo", waiting[0].id), &[]).await;
    assert_eq!(list_releases(&app.db, cell).await.unwrap()[0].as_of, second.as_of);
    took(app, &five.file(&other).unwrap()).await;
    assert_eq!(confirm(&house, &mut browser, &cell.to_string()).await, cell);
    let releases = list_releases(&app.db, cell).await.unwrap();
    assert_eq!((releases.len(), releases[0].as_of), (2, other.as_of), "the other gave way");

    // Another key in the cell's name is not taken until the ward says so; then the old one is taken no more.
    let stranger = MadeUp(6);
    let third = five.release(3, day(2025, 6, 10));
    let forged = stranger.file(&third).unwrap();
    assert!(matches!(took(app, &forged).await, Outcome::Waits(_)));
    assert_eq!(list_releases(&app.db, cell).await.unwrap().len(), 2);
    assert_eq!(confirm(&house, &mut browser, &cell.to_string()).await, cell);
    assert_eq!(list_keys(&app.db, id).await.unwrap().len(), 1);
    let fourth = five.release(4, day(2025, 6, 11));
    assert!(matches!(took(app, &five.file(&fourth).unwrap()).await, Outcome::Waits(_)), "signed with the old key");
    let report = check(app).await.unwrap();
    assert!(report.holds(), "{:?}", report.faults.iter().take(5).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_no_cell_would_release_is_not_read() {
    let (house, _) = ward().await;
    let five = MadeUp(5);
    let sound = five.release(1, day(2025, 3, 1));
    let many = sound.ratings.repeat(101);
    for bad in [
        Release { name: "x".repeat(201), ..sound.clone() },
        Release { name: String::from(" "), ..sound.clone() },
        Release { number: 0, ..sound.clone() },
        Release { number: u32::MAX, ..sound.clone() },
        Release { ratings: many, ..sound.clone() },
    ] {
        assert_eq!(took(&house.app, &five.file(&bad).unwrap()).await, Outcome::Bad(BadFile::Unreadable));
    }
    let answer = Release { format: String::from("chibo-answer/1"), ..sound };
    assert_eq!(took(&house.app, &five.file(&answer).unwrap()).await, Outcome::Bad(BadFile::OtherFormat));
    assert!(list_waiting(&house.app.db).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_house_takes_in_only_what_is_its_own() {
    let cell = cell().await;
    let mut ward = cell.signed_in("danguy", &[Role::Ward]).await;
    for path in ["/van-phong/nhan-so-lieu", "/van-phong/chi-bo"] {
        assert_eq!(ward.get(path).await.status, StatusCode::NOT_FOUND, "{path} in a cell's house");
    }
    let (superior, id) = super::ward().await;
    assert!(units::find_cell(&superior.app.db).await.unwrap().is_none());
    chibo_ward::testing::fill(&superior.app, id, 3).await.unwrap();
    assert!(units::find_cell(&superior.app.db).await.unwrap().is_none(), "cells below are not its own");
    let mut secretary = superior.signed_in("bithu", &[Role::Secretary]).await;
    assert_eq!(secretary.get("/van-phong/gui-dang-uy").await.status, StatusCode::NOT_FOUND);
}
