//! Yearly ratings over the ward.

use super::ward;
use axum::http::StatusCode;
use chibo_frame::Role;
use chibo_ward::ratings::list_decided;
use chibo_ward::testing::fill;

const PATH: &str = "/van-phong/xep-loai-chi-bo?nam=2024";

#[tokio::test]
async fn the_cap_holds_over_the_ward_and_the_decision_is_recorded() {
    let (house, id) = ward().await;
    // Four, five, six, seven and eight excellent of 18 to 22 good or better: 30 of 100, of which 20 are allowed.
    let cells = fill(&house.app, id, 5).await.unwrap();
    let mut browser = house.signed_in("danguy", &[Role::Ward]).await;
    let page = browser.get("/van-phong/xep-loai-chi-bo").await;
    assert_eq!(page.one("p.warning"), "Đảng viên hoàn thành xuất sắc: 30, giới hạn 20 (20% của 100).");
    let lights = page.all("tbody .light");
    assert_eq!(lights.iter().filter(|light| light.starts_with("Vượt")).count(), 5, "each is over its own share: {lights:?}");
    assert_eq!(page.all("tfoot td")[..4], ["30", "70", "10", "0"]);

    let names: Vec<String> = cells.iter().flat_map(|cell| [format!("excellent-{cell}"), format!("level-{cell}")]).collect();
    let with = |excellent: &'static str, number: &'static str| {
        let mut fields: Vec<(&str, &str)> =
            names.iter().map(|name| (name.as_str(), if name.starts_with("level") { "good" } else { excellent })).collect();
        fields.extend([("number", number), ("on", "10/1/2025")]);
        fields
    };
    assert_eq!(browser.post(PATH, &with("4", "")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a decision has a number");
    assert_eq!(browser.post(PATH, &with("99", "12-QĐ/ĐU")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "more than there are");
    assert!(list_decided(&house.app.db, 2024).await.unwrap().is_empty());
    assert_eq!(browser.post(PATH, &with("4", "12-QĐ/ĐU")).await.status, StatusCode::SEE_OTHER);
    let decided = list_decided(&house.app.db, 2024).await.unwrap();
    assert!(decided.len() == 5 && decided.values().all(|row| row.excellent == 4 && row.cell_level.as_deref() == Some("good")));
    let page = browser.get(PATH).await;
    assert!(page.all("p.warning").is_empty());
    assert!(page.all("p.notice").iter().any(|line| line.contains("xuất sắc: 20, giới hạn 20")), "{}", page.body);
}
