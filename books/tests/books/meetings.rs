//! Meetings: the list, one meeting, and what the rules say.

use super::SLICES;
use axum::http::StatusCode;
use chibo_books::meetings::{attendance, meeting};
use chibo_frame::Role::{Committee, Member, Secretary};
use chibo_frame::record;
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

/// The cell on 20 November 2025 with its members and a secretary's browser.
async fn cell() -> (House, Browser, Uuid, Vec<Uuid>) {
    let house = House::of(SLICES, "2025-11-20T02:00:00Z").await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, browser, cell, members)
}

/// A meeting as an import writes it: day, kind, marks.
async fn imported(house: &House, cell: Uuid, on: &str, kind: &str, marks: &[(Uuid, &str)]) -> Uuid {
    let (app, id) = (&house.app, house.app.new_id());
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"so.xlsx").await.unwrap();
    let row = meeting::Model::plain(id, cell, day(on), kind.into(), None);
    record::put::<meeting::Entity>(app, &tx, &act, None, row).await.unwrap();
    for (member_id, mark) in marks {
        let row = attendance::Model { meeting_id: id, member_id: *member_id, mark: (*mark).into(), reason: None };
        record::put::<attendance::Entity>(app, &tx, &act, None, row).await.unwrap();
    }
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn imported_meetings_stand_in_their_year_with_who_came() {
    let (house, mut browser, cell, m) = cell().await;
    let marks = [(m[0], "exempt"), (m[1], "present"), (m[2], "present"), (m[4], "excused"), (m[5], "present")];
    let id = imported(&house, cell, "3/9/2025", "regular", &marks).await;
    imported(&house, cell, "3/11/2024", "thematic", &[(m[1], "present")]).await;
    imported(&house, cell, "3/12/2025", "regular", &[]).await;
    let list = browser.get("/van-phong/sinh-hoat").await;
    assert_eq!(list.all("tbody th a"), ["03/12/2025", "03/9/2025"], "the newest year, the newest first");
    assert_eq!(list.all("tbody tr:nth-child(2) td")[2], "3/4 (75,00%)", "who is exempt or has left is not required");
    assert_eq!(list.all("tbody .light"), ["Đang chuẩn bị", "Đã họp"]);
    let lacks = list.one(".warning");
    assert!(lacks.contains("Quý IV năm 2025 chưa có") && lacks.contains("Quý III năm 2025 không có"), "{lacks}");
    assert!(lacks.contains("tháng 1, 2, 3, 4, 5, 6, 7, 8, 10."), "{lacks}");
    let old = browser.get("/van-phong/sinh-hoat?nam=2024").await;
    assert_eq!(old.all("tbody th a"), ["03/11/2024"]);
    assert!(old.one(".warning").contains("tháng 12."), "months before the book began are not asked for");
    let show = browser.get(&format!("/van-phong/sinh-hoat/{id}")).await;
    assert_eq!(show.one("h1"), "Sinh hoạt thường kỳ ngày 03/9/2025");
    assert_eq!(show.all("#main .card .figure"), ["4", "3", "1", "0", "75,00%"]);
    assert!(show.body.contains("Cuộc họp này không ghi chương trình."));
    assert_eq!(show.all("section ul .light.no")[0], "75,00% đảng viên phải dự có mặt; mức tốt là trên 85%.");
}

#[tokio::test]
async fn an_unknown_meeting_is_not_found_and_members_see_no_book() {
    let (house, mut browser, ..) = cell().await;
    let nobody = "/van-phong/sinh-hoat/01890000-0000-7000-8000-000000000000";
    assert_eq!(browser.get(nobody).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/van-phong/sinh-hoat?nam=abc").await.status, StatusCode::OK);
    let mut member = house.signed_in("dangvien", &[Member]).await;
    assert_eq!(member.get("/van-phong/sinh-hoat").await.status, StatusCode::FORBIDDEN);
    let mut committee = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(committee.get("/van-phong/sinh-hoat").await.status, StatusCode::OK);
}
