//! The heat map and a cell's page.

use super::ward;
use axum::http::StatusCode;
use chibo_frame::Role;
use chibo_ward::testing::fill;

#[tokio::test]
async fn the_map_shows_forty_cells() {
    let (mut house, id) = ward().await;
    let cells = fill(&house.app, id, 40).await.unwrap();
    let mut browser = house.signed_in("danguy", &[Role::Ward]).await;
    assert_eq!(browser.get("/van-phong").await.location.as_deref(), Some("/van-phong/chi-bo"), "the ward's first page");
    assert_eq!(browser.post("/van-phong/chi-bo", &[("name", "Chi bộ trường học")]).await.status, StatusCode::SEE_OTHER);
    let again = browser.post("/van-phong/chi-bo", &[("name", "chi bo truong hoc")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

    let page = browser.get("/van-phong/chi-bo").await;
    assert_eq!(page.all("table.heat tbody tr").len(), 41);
    assert_eq!(page.all("table.heat thead th").len(), 3 + 13);
    let silent = page.all("table.heat tbody tr").into_iter().find(|line| line.contains("Chi bộ trường học")).unwrap();
    assert!(silent.contains("Chưa gửi"), "{silent}");
    for (word, light) in [("Đạt", "yes"), ("Gần đạt", "wait"), ("Chưa đạt", "no")] {
        let squares = page.all(&format!("td.heat-{light} .light.{light}"));
        assert!(squares.len() > 20 && squares.iter().all(|square| square == word), "a word in each {light} square");
    }
    let reached = page.all("table.heat tbody tr td:nth-child(4).heat-yes").len();
    assert_eq!(page.all("tfoot td")[2], format!("{reached}/40"), "the sum is what the column shows");

    let missed = browser.get("/van-phong/chi-bo?ky=term&xem=chua-dat").await;
    let rows = missed.all("table.heat tbody tr");
    assert!(rows.iter().all(|row| row.contains("Chưa đạt") || row.contains("Gần đạt")) && rows.len() < 41);
    assert!(missed.one("caption").ends_with("Nhiệm kỳ"));

    // Figures of 15 June; in October they are old, and the term has ended.
    house.moves_to("2025-10-15T02:00:00Z");
    let mut later = house.browser();
    later.sign_in("danguy", chibo_people::testing::PASSWORD).await;
    let due = later.get("/van-phong/chi-bo").await.all("ul.due li");
    assert_eq!(due.iter().filter(|line| line.contains("cần gửi lại")).count(), 40);
    assert_eq!(due.iter().filter(|line| line.contains("cần đại hội")).count(), 40);
    let cell = later.get(&format!("/van-phong/chi-bo/{}", cells[0])).await;
    assert_eq!(cell.one("p.lead"), "Số liệu cách đây 122 ngày.");
}
