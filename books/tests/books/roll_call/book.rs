//! The attendance book of a year.

use super::{AN, ANH, DUC, HOA, town};
use axum::http::StatusCode;
use chibo_core::meeting::Mark::{Excused, Online, Present};
use chibo_core::meeting::MeetingKind;

#[tokio::test]
async fn members_down_meetings_across_with_totals() {
    let mut town = town().await;
    town.held("3/7/2022", &[(AN, Present), (DUC, Excused), (3, Present)]).await;
    town.held("3/11/2022", &[(AN, Online), (HOA, Present), (ANH, Present)]).await;
    town.meeting("3/12/2022", MeetingKind::Regular).await;
    let page = town.browser.get("/van-phong/sinh-hoat/so/2022").await;
    assert_eq!(page.all("thead th"), ["Họ và tên", "T7", "T11", "Có mặt"], "a meeting without marks was not held");
    let row = |name: &str| {
        let at = page.all("tbody th").iter().position(|th| th == name).unwrap();
        page.all(&format!("tbody tr:nth-child({}) td", at + 1)).join(" ")
    };
    assert_eq!(row("Trần Văn An"), "x TTu 2/2");
    assert_eq!(row("Lê Văn Đức"), "P ? 0/2");
    assert_eq!(row("Nguyễn Thị Ánh"), "M x 0/0", "exempt, and came once");
    assert_eq!(row("Phạm Hữu Ân"), "TT TT 0/0");
    assert_eq!(row("Vũ Thị Hoa"), " x 1/1", "not yet here in July");
    assert_eq!(row("Đặng Thị Bưởi"), "x  1/1", "left in September");
    assert_eq!(page.all("tfoot td"), ["2/366,67%", "2/366,67%", ""], "two lines a cell");
    assert!(town.browser.get("/van-phong/sinh-hoat/so/2020").await.all("table").is_empty());
}

#[tokio::test]
async fn the_book_without_a_year_is_this_years_and_a_year_that_is_none_is_not_found() {
    let mut town = town().await;
    let now = town.browser.get("/van-phong/sinh-hoat/so").await;
    assert_eq!(now.location.as_deref(), Some("/van-phong/sinh-hoat/so/2022"));
    for year in ["abc", "0", "99999999999"] {
        assert_eq!(town.browser.get(&format!("/van-phong/sinh-hoat/so/{year}")).await.status, StatusCode::NOT_FOUND, "{year}");
    }
}
