//! The households of the quarter.

use chibo_frame::Role::Committee;
use chibo_frame::record;
use chibo_people::households::{household, household_member, household_title, quarter_title};
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
