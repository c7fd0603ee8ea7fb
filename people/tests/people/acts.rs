//! The log of acts, and taking one back from its page.

use chibo_frame::Role;
use chibo_people::testing::{House, settle};

#[tokio::test]
async fn an_act_is_listed_opened_and_taken_back_once() {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    let mut browser = house.signed_in("bithu", &[Role::Secretary]).await;
    let page = browser.get("/van-phong/nhat-ky").await;
    assert!(page.all("tbody tr").iter().any(|row| row.contains("nhập từ tệp") && row.contains("Đảng viên")), "{}", page.body);
    let import = page.body.split("href=\"/van-phong/nhat-ky/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let paths: Vec<String> = import.map(|id| format!("/van-phong/nhat-ky/{id}")).collect();
    let mut taken = 0;
    for path in &paths {
        let one = browser.get(path).await;
        if one.one("h1").contains("nhập từ tệp") {
            assert_eq!(one.all("tbody tr").len(), 11);
            browser.post(&format!("{path}/hoan-tac"), &[]).await;
            assert!(browser.get(path).await.body.contains("đã được hoàn tác"));
            taken += 1;
        }
    }
    assert_eq!(taken, 1);
    assert!(chibo_people::roll::list_members(&house.app.db, cell).await.unwrap().is_empty());
    let mut reader = house.signed_in("chiuy", &[Role::Committee]).await;
    assert_eq!(reader.post(&format!("{}/hoan-tac", paths[0]), &[]).await.status, axum::http::StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_hangs_on_an_act_is_listed() {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    let mut browser = house.signed_in("bithu", &[Role::Secretary]).await;
    let page = browser.get("/van-phong/nhat-ky").await;
    let acts: Vec<String> =
        page.body.split("href=\"/van-phong/nhat-ky/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let founding = acts.last().unwrap();
    let refused = browser.post(&format!("/van-phong/nhat-ky/{founding}/hoan-tac"), &[]).await;
    assert_eq!(refused.status, axum::http::StatusCode::CONFLICT);
    assert!(refused.all(".warning li").iter().any(|line| line.contains("Đảng viên")), "{}", refused.body);
}
