//! The congress after a term, and what a congress lets change.

use crate::house::{House, day};
use axum::http::StatusCode;
use chibo_frame::Role::Secretary;

#[tokio::test]
async fn the_next_congress_opens_once_with_the_same_programme() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let next = [("term", "2022-2025")];
    let first = browser.post("/van-phong/dai-hoi/ke-tiep", &next).await;
    let again = browser.post("/van-phong/dai-hoi/ke-tiep", &next).await;
    assert_eq!((first.status, &first.location), (StatusCode::SEE_OTHER, &again.location));
    let path = first.location.unwrap();
    let row = house.find(path.rsplit_once('/').unwrap().1.parse().unwrap()).await;
    assert_eq!((row.number, row.held_on, row.term_to), (6, day("1/7/2025"), day("30/6/2030")));
    let (fifth, sixth) = (browser.get(&house.path("")).await, browser.get(&path).await);
    let programme = "section[aria-labelledby=programme] tbody tr";
    assert_eq!(sixth.one("h1"), "Đại hội lần thứ VI");
    assert_eq!(sixth.all(programme), fifth.all(programme));
    assert_eq!(sixth.all(programme).len(), 12);
    assert_eq!(sixth.all("section[aria-labelledby=targets] tbody tr").len(), 12);
    assert_eq!(browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "1999-2001")]).await.status, StatusCode::NOT_FOUND);
    let list = browser.get("/van-phong/dai-hoi").await;
    assert_eq!(list.all("tbody th"), ["Đại hội lần thứ VI", "Đại hội lần thứ V"]);
}

#[tokio::test]
async fn day_and_attendance_stand_once_an_election_was_counted() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let fields = |held_on| {
        let days = [("held_on", held_on), ("starts_at", "13h30"), ("place", "Nhà văn hóa")];
        [days.as_slice(), &[("term_from", "3/7/2022"), ("term_to", "30/6/2025"), ("tellers", "Phạm Văn Phúc")]].concat()
    };
    let moved = browser.post(&house.path("/sua"), &fields("4/7/2022")).await;
    assert!(moved.body.contains("đã có kết quả kiểm phiếu"));
    assert_eq!(browser.post(&house.path("/sua"), &fields("03/7/2022")).await.status, StatusCode::SEE_OTHER);
    let bad = browser.post(&house.path("/sua"), &fields("31/02/2022")).await;
    assert!(bad.one("#held_on-error").contains("31/02/2022"));
    let taken = browser.get(&house.path("/diem-danh")).await;
    assert_eq!(taken.all("tbody select").len(), 112);
}
