//! The roll on any day, and a member's page.

use axum::http::StatusCode;
use chibo_frame::Role::{Admin, Committee, Editor, Member, Secretary, Teller};
use chibo_frame::record;
use chibo_people::roll::{self, member};
use chibo_people::testing::{Browser, House};
use chibo_people::testing::{day, settle};

async fn town() -> (House, Browser, Vec<uuid::Uuid>) {
    let (house, cell) = House::with_cell().await;
    let browser = house.signed_in("chiuy", &[Committee]).await;
    let members = settle(&house, cell, None).await;
    (house, browser, members)
}

async fn names(browser: &mut Browser, query: &str) -> Vec<String> {
    browser.get(&format!("/van-phong/danh-sach{query}")).await.all("tbody th a")
}

#[tokio::test]
async fn the_roll_is_the_one_of_the_day_by_given_name() {
    let (_house, mut browser, _) = town().await;
    let congress = names(&mut browser, "?ngay=2022-07-03").await;
    assert_eq!(congress, ["Trần Văn An", "Nguyễn Thị Ánh", "Phạm Hữu Ân", "Đặng Thị Bưởi", "Lê Văn Đức"]);
    let today = names(&mut browser, "").await;
    assert_eq!(today, ["Trần Văn An", "Nguyễn Thị Ánh", "Phạm Hữu Ân", "Lê Văn Đức", "Vũ Thị Hoa"]);
    assert_eq!(names(&mut browser, "?ngay=3/7/2022").await, congress, "a day as people write it");
    assert!(names(&mut browser, "?ngay=1900-01-01").await.is_empty());
}

#[tokio::test]
async fn the_totals_are_those_of_the_day_and_open_to_the_people() {
    let (_house, mut browser, _) = town().await;
    let page = browser.get("/van-phong/danh-sach?ngay=2022-07-03").await;
    assert_eq!(page.all(".card .figure"), ["5", "4", "1", "1", "1"]);
    assert_eq!(page.one("h1"), "Danh sách đảng viên ngày 03/7/2022");
    assert_eq!(names(&mut browser, "?ngay=2022-07-03&dien=du-bi").await, ["Lê Văn Đức"]);
    assert_eq!(names(&mut browser, "?ngay=2022-07-03&dien=mien").await, ["Nguyễn Thị Ánh"]);
    assert_eq!(names(&mut browser, "?ngay=2022-07-03&dien=tam-vang").await, ["Phạm Hữu Ân"]);
    assert_eq!(names(&mut browser, "?dien=tam-vang").await, [""; 0], "he is back");
    assert_eq!(names(&mut browser, "?ngay=2022-07-03&to=T%E1%BB%95+2").await, ["Trần Văn An", "Đặng Thị Bưởi"]);
}

#[tokio::test]
async fn search_knows_no_accents_and_no_d_with_a_stroke() {
    let (_house, mut browser, _) = town().await;
    for query in ["nguyen+thi+anh", "NGUYEN", "thi+anh", "%C3%A1nh", "nguye%CC%82%CC%83n"] {
        assert_eq!(names(&mut browser, &format!("?tim={query}")).await, ["Nguyễn Thị Ánh"], "{query}");
    }
    assert_eq!(names(&mut browser, "?tim=duc").await, ["Lê Văn Đức"]);
    let left = browser.get("/van-phong/danh-sach?tim=dang+thi").await;
    assert!(left.all("tbody th a").is_empty());
    assert_eq!(left.one("h2 + ul a"), "Đặng Thị Bưởi", "who has left is still found");
}

#[tokio::test]
async fn a_day_that_does_not_exist_is_said_beside_its_field() {
    let (_house, mut browser, members) = town().await;
    for path in ["/van-phong/danh-sach".to_owned(), format!("/van-phong/danh-sach/{}", members[0])] {
        let answer = browser.get(&format!("{path}?ngay=31/02/2022")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.one("#ngay-error").contains("31/02/2022"));
        assert!(answer.body.contains(r#"name="ngay" value="31/02/2022""#), "what was typed stays");
    }
}

#[tokio::test]
async fn a_members_page_says_where_he_stands_and_who_wrote_it() {
    let (house, mut browser, members) = town().await;
    let secretary = house.account("bithu", &[Secretary]).await;
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, Some(secretary), "correct", &"").await.unwrap();
    let before = roll::find_member(&tx, members[0]).await.unwrap().unwrap();
    let after = member::Model { phone: None, birth: Some(day("5/5/1950")), ..before.clone() };
    record::put::<member::Entity>(&house.app, &tx, &act, Some(before), after).await.unwrap();
    tx.commit().await.unwrap();

    let page = browser.get(&format!("/van-phong/danh-sach/{}?ngay=2022-07-03", members[0])).await;
    assert_eq!(
        page.one(".lead"),
        "Đảng viên chính thức, có tên trong danh sách. Được miễn công tác và sinh hoạt. Tuổi đảng: 47 năm."
    );
    assert_eq!(page.all("tbody td"), ["01/01/2020", "Miễn công tác và sinh hoạt", ""]);
    let acts = page.all("ol > li");
    assert!(acts[0].starts_with("01/12/2025 09:00, Người bithu: sửa sổ"));
    assert!(acts[1].starts_with("01/12/2025 09:00, từ dòng lệnh của máy chủ: nhập số liệu từ tệp"));
    let written = ["Ghi vào sổ", "Thêm biến động: Miễn công tác và sinh hoạt, 01/01/2020"];
    assert_eq!(page.all("ol > li:last-child li"), written);
    assert_eq!(page.all("ol > li:first-child li"), ["Ngày sinh: 04/5/1950 → 05/5/1950", "Điện thoại: 0900 000 000 → (trống)"]);
    let left = browser.get(&format!("/van-phong/danh-sach/{}?ngay=2022-09-01", members[3])).await;
    assert_eq!(left.one(".lead"), "Không có tên trong danh sách của chi bộ. Tuổi đảng: 37 năm.");
}

#[tokio::test]
async fn the_command_lines_roll_has_the_agreed_shape() {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    let roll = serde_json::to_value(roll::roll_of(&house.app, cell, day("3/7/2022")).await.unwrap()).unwrap();
    for (field, count) in [("members", 5), ("official", 4), ("probationary", 1), ("exempt", 1)] {
        assert_eq!(roll[field], count, "{field}");
    }
    assert_eq!(roll["on"], "2022-07-03");
    let first = &roll["people"][0];
    assert_eq!((&first["name"], &first["birth"], &first["sex"]), (&"Trần Văn An".into(), &"1980-01-01".into(), &"male".into()));
    assert_eq!((&first["official"], &first["group"]), (&true.into(), &"Tổ 2".into()));
}

#[tokio::test]
async fn only_secretary_and_committee_see_people() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    for (login, role, status) in [
        ("r1", Secretary, StatusCode::OK),
        ("r2", Committee, StatusCode::OK),
        ("r3", Teller, StatusCode::FORBIDDEN),
        ("r4", Member, StatusCode::FORBIDDEN),
        ("r5", Editor, StatusCode::FORBIDDEN),
        ("r6", Admin, StatusCode::FORBIDDEN),
    ] {
        let mut browser = house.signed_in(login, &[role]).await;
        let member = format!("/van-phong/danh-sach/{}", members[0]);
        for path in ["/van-phong/danh-sach", &member, "/van-phong/ho-gia-dinh"] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, status, "{role:?} {path}");
            assert_eq!(answer.body.contains("Ánh"), status == StatusCode::OK && path != "/van-phong/ho-gia-dinh");
        }
    }
    let nobody = house.browser().get("/van-phong/danh-sach").await;
    assert_eq!(nobody.location.as_deref(), Some("/dang-nhap?ve=/van-phong/danh-sach"));
}

#[tokio::test]
async fn a_member_who_is_not_there_is_not_found() {
    let (_house, mut browser, _) = town().await;
    let path = "/van-phong/danh-sach/01890000-0000-7000-8000-000000000000";
    assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
}
