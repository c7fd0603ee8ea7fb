//! A member goes from one cell of the ward to another: the ward counts him once, whichever cell has released what.

use super::exchange::{cell, latest_file};
use super::{NOW, SLICES, ward};
use axum::http::StatusCode;
use chibo_frame::Role;
use chibo_people::testing::{Browser, House};
use chibo_people::{roll, units};

const ROOM: &str = "/van-phong/chuyen-sinh-hoat";

/// The cell's next release, taken in by the ward.
async fn released(cell: &mut Browser, ward: &mut Browser, number: &str) {
    cell.post("/van-phong/gui-dang-uy", &[("number", number)]).await;
    let page = cell.get("/van-phong/gui-dang-uy").await;
    let file = latest_file(cell, &page).await;
    let taken = ward.upload("/van-phong/nhan-so-lieu", &file).await.location.unwrap();
    if taken.contains("/nhan-so-lieu/") {
        assert_eq!(ward.post(&taken, &[("cell", "")]).await.status, StatusCode::SEE_OTHER);
    }
}

async fn file(browser: &mut Browser, path: &str) -> Vec<u8> {
    let page = browser.get(path).await;
    let links = page.body.split("href=\"").filter_map(|part| part.split('"').next());
    let path = links.into_iter().find(|href| href.contains("/tep/")).unwrap_or_else(|| panic!("{}", page.body));
    browser.get(path).await.bytes
}

/// The ward's sum of members, and whether it says that somebody is on his way.
async fn sum(ward: &mut Browser) -> (String, bool) {
    let page = ward.get("/van-phong/chi-bo").await;
    (page.all("tfoot td")[1].clone(), !page.all("[data-way]").is_empty())
}

#[tokio::test]
async fn the_ward_counts_who_is_on_his_way_once() {
    let (from, to, (superior, _)) = (cell().await, House::apart(&SLICES, NOW).await, ward().await);
    units::create(&to.app, None, "Chi bộ khu 7", "Phường Quang Trung").await.unwrap().unwrap();
    let mut ward = superior.signed_in("danguy", &[Role::Ward]).await;
    let mut sender = from.signed_in("bithu", &[Role::Secretary]).await;
    let mut receiver = to.signed_in("bithu", &[Role::Secretary]).await;
    released(&mut sender, &mut ward, "1").await;
    released(&mut receiver, &mut ward, "1").await;
    let once = (String::from("5"), false);
    assert_eq!(sum(&mut ward).await, once);

    let own = units::find_cell(&from.app.db).await.unwrap().unwrap().id;
    let members = roll::list_members(&from.app.db, own).await.unwrap();
    let member = members.iter().find(|row| row.name == "Trần Văn An").unwrap().id;
    let digits = receiver.get(ROOM).await.one("[data-fingerprint]");
    let path = format!("{ROOM}/di/{member}");
    sender.post(&path, &[("to_name", "Chi bộ khu 7"), ("to_key", digits.as_str()), ("on_day", "10/6/2025")]).await;
    let sent = file(&mut sender, &path).await;
    assert!(sender.get("/van-phong/viec-can-lam").await.body.contains("đang chuyển đến Chi bộ khu 7"), "it is watched");
    let waits = receiver.upload(ROOM, &sent).await.location.unwrap();
    released(&mut sender, &mut ward, "2").await;
    assert_eq!(sum(&mut ward).await, once, "not received yet");

    // Both have him on their rolls until the answer is back.
    receiver.post(&waits, &[]).await;
    released(&mut receiver, &mut ward, "2").await;
    assert_eq!(sum(&mut ward).await, (String::from("5"), true));
    let answer = file(&mut receiver, &waits).await;
    sender.upload(ROOM, &answer).await;
    released(&mut sender, &mut ward, "3").await;
    assert_eq!(sum(&mut ward).await, once, "both are done");

    // Back again; this time his new cell is late with its figures, and he is not lost.
    let there = units::find_cell(&to.app.db).await.unwrap().unwrap().id;
    let member = roll::list_members(&to.app.db, there).await.unwrap()[0].id;
    let digits = sender.get(ROOM).await.one("[data-fingerprint]");
    let path = format!("{ROOM}/di/{member}");
    receiver.post(&path, &[("to_name", "Chi bộ khu 5B"), ("to_key", digits.as_str()), ("on_day", "12/6/2025")]).await;
    let sent = file(&mut receiver, &path).await;
    let waits = sender.upload(ROOM, &sent).await.location.unwrap();
    let known = sender.get(&waits).await;
    assert!(known.body.contains(&member_of(&from, own).await), "he stands in the books there: side by side");
    let refused = sender.post(&waits, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "never written twice");
    sender.post(&waits, &[("who", &member_of(&from, own).await)]).await;
    let answer = file(&mut sender, &waits).await;
    receiver.upload(ROOM, &answer).await;
    released(&mut receiver, &mut ward, "3").await;
    assert_eq!(sum(&mut ward).await, (String::from("5"), true), "gone there, not released here");
    released(&mut sender, &mut ward, "4").await;
    assert_eq!(sum(&mut ward).await, once);
}

async fn member_of(house: &House, cell: uuid::Uuid) -> String {
    let members = roll::list_members(&house.app.db, cell).await.unwrap();
    members.iter().find(|row| row.name == "Trần Văn An").unwrap().id.to_string()
}
