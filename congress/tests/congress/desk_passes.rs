//! Passes: let in without an account, shut out at once, and not to be guessed.

use crate::desk::today;
use crate::house::{Browser, House};
use axum::http::StatusCode;
use chibo_congress::desk::desk_pass;
use chibo_frame::Role::Secretary;
use chibo_frame::record;
use sea_orm::EntityTrait;

/// Adds a desk and gives the address behind its code.
async fn add_desk(secretary: &mut Browser, path: &str) -> String {
    assert_eq!(secretary.post(&format!("{path}/ban-don/ma"), &[]).await.status, StatusCode::SEE_OTHER);
    let page = secretary.get(&format!("{path}/ban-don/ma")).await;
    let address = page.all(".pass a").pop().unwrap();
    address[address.find("/ban-don/").unwrap()..].to_owned()
}

#[tokio::test]
async fn a_pass_lets_a_phone_in_until_it_is_taken_back() {
    let house = House::fifth().await;
    let mut secretary = house.signed_in(&[Secretary]).await;
    let (path, _) = today(&mut secretary).await;
    let address = add_desk(&mut secretary, &path).await;
    let pass = address.rsplit_once('/').unwrap().1;
    assert_eq!((pass.len(), pass.bytes().all(|b| b.is_ascii_hexdigit())), (32, true), "128 bits: {pass}");
    let mut phone = house.browser();
    assert_eq!(phone.get("/ban-don").await.status, StatusCode::NOT_FOUND, "not without a pass");
    let entered = phone.get(&address).await;
    assert_eq!((entered.status, entered.location.as_deref()), (StatusCode::SEE_OTHER, Some("/ban-don")));
    assert!(phone.cookies.contains_key("chibo_desk"));
    let page = phone.get("/ban-don").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.one(".me").contains("Bàn 1") && !page.body.contains(pass), "the pass is not on the page");
    assert!(!page.one("main").contains("1960") && !page.body.contains("/van-phong"), "only what the desk needs");
    let done = phone.post("/ban-don", &[("text", "7")]).await;
    assert!(done.one("[data-answer] p").starts_with("Đã có mặt"));
    let sent = phone.post_json("/ban-don/gui", "[]".into()).await;
    assert!(sent.body.contains(r#""present":1"#), "{}", sent.body);

    let row = desk_pass::Entity::find().one(&house.app.db).await.unwrap().unwrap();
    assert!(row.hash.len() == 64 && !row.hash.contains(pass));
    for act in record::list_acts_before(&house.app.db, None, 100).await.unwrap() {
        let changes = record::list_changes(&house.app.db, act.id, 500).await.unwrap();
        assert!(changes.iter().all(|change| !change.after.as_deref().unwrap_or_default().contains(pass)), "the log knows no pass");
    }
    secretary.post(&format!("{path}/ban-don/ma/{}/thu-hoi", row.id), &[]).await;
    assert_eq!(phone.get("/ban-don").await.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.post("/ban-don", &[("text", "8")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.get("/ban-don/tinh-hinh").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.browser().get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_pass_works_on_its_congress_day_and_ends_with_the_desk() {
    let house = House::fifth().await;
    let mut secretary = house.signed_in(&[Secretary]).await;
    let past = add_desk(&mut secretary, &house.path("")).await;
    assert_eq!(house.browser().get(&past).await.status, StatusCode::NOT_FOUND, "the 5th was held three years ago");
    let (path, _) = today(&mut secretary).await;
    let address = add_desk(&mut secretary, &path).await;
    let second = add_desk(&mut secretary, &path).await;
    assert_ne!(address, second);
    let mut phone = house.browser();
    phone.get(&second).await;
    assert!(phone.get("/ban-don").await.one(".me").contains("Bàn 2"));
    secretary.post(&format!("{path}/ban-don/dong"), &[]).await;
    assert_eq!(phone.get("/ban-don").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn guessing_is_slowed_down_and_does_not_stop_a_desk_at_work() {
    let house = House::fifth().await;
    let mut secretary = house.signed_in(&[Secretary]).await;
    let (path, _) = today(&mut secretary).await;
    let mut phone = house.browser();
    phone.get(&add_desk(&mut secretary, &path).await).await;
    let late = add_desk(&mut secretary, &path).await;
    let mut stranger = house.browser();
    let mut statuses = Vec::new();
    for n in 0..8 {
        statuses.push(stranger.get(&format!("/ban-don/{n:032x}")).await.status);
    }
    assert_eq!(statuses[..5], [StatusCode::NOT_FOUND; 5]);
    assert_eq!(statuses[5..], [StatusCode::TOO_MANY_REQUESTS; 3]);
    assert_eq!(stranger.get(&late).await.status, StatusCode::TOO_MANY_REQUESTS, "not even a right one is looked at");
    assert_eq!(phone.get("/ban-don").await.status, StatusCode::OK);
    assert_eq!(phone.post("/ban-don", &[("text", "1")]).await.status, StatusCode::OK);
}
