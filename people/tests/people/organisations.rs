//! Mass organisations through their pages.

use axum::http::StatusCode;
use chibo_frame::Role;
use chibo_people::organisations;
use chibo_people::testing::House;

#[tokio::test]
async fn an_organisation_has_heads_one_after_the_other_and_activities() {
    let (house, cell) = House::with_cell().await;
    let mut browser = house.signed_in("bithu", &[Role::Secretary]).await;
    let made = browser.post("/van-phong/doan-the", &[("name", "Chi hội Phụ nữ"), ("members", "120")]).await;
    let path = made.location.unwrap();
    for (name, from) in [("Lê Thị Hoa", "1/1/2020"), ("Đỗ Thị Mai", "5/3/2024")] {
        browser.post(&format!("{path}/nguoi-dung-dau"), &[("head", name), ("from", from)]).await;
    }
    let refused = browser.post(&format!("{path}/nguoi-dung-dau"), &[("head", "Ai đó"), ("from", "5/3/2024")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.one("#from-error").contains("5/3/2024"), "{}", refused.body);
    assert_eq!(refused.one("h1"), "Chi hội Phụ nữ");
    browser.post(&format!("{path}/hoat-dong"), &[("on", "8/3/2024"), ("text", "Thăm hội viên cao tuổi")]).await;
    let page = browser.get("/van-phong/doan-the").await;
    let row = page.all("tbody tr").join(" ");
    assert!(row.contains("Đỗ Thị Mai") && row.contains("Thăm hội viên cao tuổi") && row.contains("120"), "{row}");
    let ids: Vec<_> = organisations::list(&house.app.db, cell).await.unwrap().iter().map(|row| row.id).collect();
    let heads = organisations::list_heads(&house.app.db, &ids).await.unwrap();
    assert_eq!(heads[1].to_day, chibo_core::day::parse_day("4/3/2024"));
}

#[tokio::test]
async fn what_cannot_be_read_stays_in_its_field() {
    let (house, _) = House::with_cell().await;
    let mut browser = house.signed_in("bithu", &[Role::Secretary]).await;
    let answer = browser.post("/van-phong/doan-the", &[("name", ""), ("members", "nhiều")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.all(".error").len(), 2);
    assert!(answer.body.contains(r#"value="nhiều""#));
    let missing = house.app.new_id();
    assert_eq!(browser.get(&format!("/van-phong/doan-the/{missing}")).await.status, StatusCode::NOT_FOUND);
}
