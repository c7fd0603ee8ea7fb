//! The households of the quarter.

use axum::http::StatusCode;
use chibo_frame::Role::{Committee, Secretary};
use chibo_frame::record;
use chibo_people::households::{self, household, household_member, household_title, quarter_title};
use chibo_people::testing::House;
use chibo_people::testing::settle;

#[tokio::test]
async fn households_show_their_members_classes_and_titles() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let app = &house.app;
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"ho-gia-dinh.xlsx").await.unwrap();
    for (number, head, class, granted, member_id) in
        [(1, "Nguyễn Văn Bình", "rich", true, Some(members[0])), (12, "Đỗ Thị Đào", "average", false, None)]
    {
        let id = app.new_id();
        let (head, class) = (head.to_owned(), Some(class.to_owned()));
        let row = household::Model { id, cell_id: cell, number, head, persons: Some(4), address: None, class };
        record::put::<household::Entity>(app, &tx, &act, None, row).await.unwrap();
        let title = household_title::Model { household_id: id, year: 2023, granted };
        record::put::<household_title::Entity>(app, &tx, &act, None, title).await.unwrap();
        if let Some(member_id) = member_id {
            let row = household_member::Model { household_id: id, member_id };
            record::put::<household_member::Entity>(app, &tx, &act, None, row).await.unwrap();
        }
    }
    let title = quarter_title::Model { cell_id: cell, year: 2023, granted: true };
    record::put::<quarter_title::Entity>(app, &tx, &act, None, title).await.unwrap();
    tx.commit().await.unwrap();

    let mut browser = house.signed_in("chiuy", &[Committee]).await;
    let page = browser.get("/van-phong/ho-gia-dinh").await;
    assert_eq!(page.all(".card .figure"), ["2", "1", "0", "1", "0", "0"]);
    assert_eq!(page.all("main > table td, main > table tbody th"), ["2023", "1", "2", "Đạt"]);
    assert_eq!(page.all("#ho-1 th, #ho-1 td"), ["1", "Nguyễn Văn Bình", "Nguyễn Thị Ánh", "4", "", "Giàu", "Đạt"]);
    assert_eq!(page.all("#ho-12 td").last().map(String::as_str), Some("Không đạt"));
    for (query, heads) in [
        ("?tim=do+thi+dao", vec!["Đỗ Thị Đào"]),
        ("?tim=nguyen+thi+anh", vec!["Nguyễn Văn Bình"]),
        ("?tim=12", vec!["Đỗ Thị Đào"]),
        ("?loai=rich", vec!["Nguyễn Văn Bình"]),
        ("?loai=poor", vec![]),
    ] {
        assert_eq!(browser.get(&format!("/van-phong/ho-gia-dinh{query}")).await.all(".scroll tbody th"), heads, "{query}");
    }
    let member = browser.get(&format!("/van-phong/danh-sach/{}", members[0])).await;
    assert!(member.body.contains("Hộ số 1, chủ hộ Nguyễn Văn Bình"));
}

#[tokio::test]
async fn a_household_is_made_filled_and_given_its_title_and_class() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let made = browser.post("/van-phong/ho-gia-dinh/moi", &[("number", "7"), ("head", "Vũ  Thị Hoa"), ("persons", "3")]).await;
    let path = made.location.unwrap();
    let taken = browser.post("/van-phong/ho-gia-dinh/moi", &[("number", "7"), ("head", "Ai khác")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.one("#number-error").contains("Vũ Thị Hoa"), "{}", taken.body);

    for member in [members[4], members[5]] {
        browser.post(&format!("{path}/dang-vien"), &[("member", &member.to_string())]).await;
    }
    browser.post(&format!("{path}/dang-vien/{}/bo", members[4]), &[]).await;
    let lives = households::list_household_members(&house.app.db, cell).await.unwrap();
    assert_eq!(lives.iter().map(|row| row.member_id).collect::<Vec<_>>(), [members[5]], "a member leaves alone");

    let id = path.rsplit('/').next().unwrap();
    browser.post("/van-phong/ho-gia-dinh/danh-hieu/2024", &[("registered", id), ("granted", id), ("quarter", "yes")]).await;
    browser.post("/van-phong/ho-gia-dinh/phan-loai/2024", &[(id, "well_off")]).await;
    let list = browser.get("/van-phong/ho-gia-dinh").await;
    assert_eq!(list.all("#ho-7 th, #ho-7 td"), ["7", "Vũ Thị Hoa", "Vũ Thị Hoa", "3", "", "Khá", "Đạt"]);
    // The next year is offered as the last one stood, and saving without the title takes it away.
    let offered = browser.get("/van-phong/ho-gia-dinh/danh-hieu/2025").await;
    assert_eq!(offered.body.matches(" checked").count(), 3, "registered, granted, and the quarter not decided");
    browser.post("/van-phong/ho-gia-dinh/danh-hieu/2024", &[("registered", id), ("quarter", "")]).await;
    let titles = households::list_titles(&house.app.db, cell).await.unwrap();
    assert_eq!(titles.iter().map(|row| (row.year, row.granted)).collect::<Vec<_>>(), [(2024, false)]);
    assert!(households::list_quarter_titles(&house.app.db, cell).await.unwrap().is_empty());
}
