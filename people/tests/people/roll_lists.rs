//! Lists of members: search that forgives, filters that combine, pages, saved lists.

use axum::http::StatusCode;
use chibo_core::name::fold;
use chibo_frame::Role::{Committee, Secretary};
use chibo_frame::record;
use chibo_people::roll::{self, Asked, member};
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

async fn town() -> (House, Browser, Uuid, Vec<Uuid>) {
    let (house, cell) = House::with_cell().await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    let members = settle(&house, cell, None).await;
    (house, browser, cell, members)
}

async fn names(browser: &mut Browser, query: &str) -> Vec<String> {
    browser.get(&format!("/van-phong/danh-sach{query}")).await.all("tbody th a")
}

async fn many(house: &House, cell: Uuid, count: usize) {
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "import", &"").await.unwrap();
    let rows = (0..count).map(|n| {
        let name = format!("Lương Văn {}", ["Bình", "Chính", "Dũng", "Giang"][n % 4]);
        member::Model { joined: Some(day("3/2/2000")), ..member::Model::blank(house.app.new_id(), cell, &name) }
    });
    record::save::<member::Entity>(&house.app, &tx, &act, record::difference::<member::Entity>(&[], rows.collect())).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_typing_error_is_forgiven_and_said() {
    let (_house, mut browser, _, _) = town().await;
    let page = browser.get("/van-phong/danh-sach?tim=nguyne+thi").await;
    assert_eq!(page.all("tbody th a"), ["Nguyễn Thị Ánh"]);
    assert!(page.one(".notice").contains("gần giống"));
    let exact = browser.get("/van-phong/danh-sach?tim=anh").await;
    assert_eq!(exact.all("tbody th a"), ["Nguyễn Thị Ánh"]);
    assert!(exact.body.contains("gan=co"), "names near it are a click away");
    assert_eq!(names(&mut browser, "?tim=anh&gan=co").await[0], "Nguyễn Thị Ánh");
    assert!(names(&mut browser, "?tim=anh&gan=co").await.contains(&"Trần Văn An".to_owned()));
    assert_eq!(names(&mut browser, "?tim=oa").await, ["Vũ Thị Hoa"], "any part of a name");
}

#[tokio::test]
async fn the_index_follows_the_books() {
    let (house, mut browser, cell, members) = town().await;
    assert_eq!(names(&mut browser, "?tim=khanh").await, [""; 0]);
    let row = roll::find_member(&house.app.db, members[1]).await.unwrap().unwrap();
    roll::actions::correct(&house.app, None, row.named("Trần Văn Khánh")).await.unwrap().unwrap();
    assert_eq!(names(&mut browser, "?tim=khanh").await, ["Trần Văn Khánh"]);
    let found = roll::names(&house.app, cell).await.unwrap().find("khah", 5);
    assert_eq!(found.iter().map(|hit| (hit.id, hit.near)).collect::<Vec<_>>(), [(members[1], true)]);
}

#[tokio::test]
async fn filters_combine() {
    let (house, mut browser, cell, members) = town().await;
    let row = roll::find_member(&house.app.db, members[4]).await.unwrap().unwrap();
    let row = member::Model { sex: Some("male".into()), job: Some("Hưu trí".into()), ..row };
    roll::actions::correct(&house.app, None, row).await.unwrap().unwrap();
    for (query, expected) in [
        ("?nghe=H%C6%B0u+tr%C3%AD", vec!["Phạm Hữu Ân"]),
        ("?gioi=female", vec!["Nguyễn Thị Ánh", "Vũ Thị Hoa"]),
        ("?gioi=female&to=T%E1%BB%95+2", vec!["Vũ Thị Hoa"]),
        ("?tuoi_tu=45&tuoi_den=55", vec!["Trần Văn An", "Phạm Hữu Ân"]),
        ("?tuoi_tu=45&tuoi_den=55&gioi=male&to=T%E1%BB%95+1", vec!["Phạm Hữu Ân"]),
        ("?tuoi_dang_tu=30", vec!["Nguyễn Thị Ánh", "Phạm Hữu Ân"]),
        ("?tuoi_dang_tu=30&tuoi_dang_den=30", vec!["Phạm Hữu Ân"]),
        ("?tuoi_den=26", vec!["Lê Văn Đức"]),
        ("?tuoi_den=26&ngay=19/10/2024", vec!["Lê Văn Đức"]),
        ("?tuoi_dang_den=20", vec!["Trần Văn An", "Vũ Thị Hoa"]),
        ("?dien=roi", vec!["Đặng Thị Bưởi"]),
        ("?dien=roi&ngay=3/7/2022", vec!["Vũ Thị Hoa"]),
    ] {
        assert_eq!(names(&mut browser, query).await, expected, "{query}");
        let asked = Asked::of_query(query.trim_start_matches('?')).unwrap();
        let found = roll::found(&house.app, cell, &asked).await.unwrap();
        assert_eq!(found.into_iter().map(|row| row.name).collect::<Vec<_>>(), expected, "the export is of the same people");
    }
    let wrong = browser.get("/van-phong/danh-sach?tuoi_tu=gia&gioi=male").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.one("#tuoi_tu-error").contains("“gia”") && wrong.body.contains("<details open"));
}

#[tokio::test]
async fn a_long_list_comes_in_pages_and_whole_for_printing() {
    let (house, mut browser, cell, _) = town().await;
    assert_eq!(browser.get("/van-phong/danh-sach").await.all("main nav").len(), 0);
    many(&house, cell, 450).await;
    let first = browser.get("/van-phong/danh-sach?tim=luong").await;
    assert_eq!(first.all("tbody tr").len(), 200);
    assert_eq!(first.all("main nav a"), ["Trang 1", "Trang 2", "Trang 3", "Tất cả trên một trang"]);
    let last = browser.get("/van-phong/danh-sach?tim=luong&trang=3").await;
    assert_eq!((last.all("tbody tr").len(), last.one("tbody td").as_str()), (50, "401"));
    assert_eq!(names(&mut browser, "?tim=luong&trang=99").await.len(), 50);
    assert_eq!(names(&mut browser, "?tim=luong&trang=0").await.len(), 450);
    assert!(first.body.contains("tim=luong&amp;trang=0") || first.body.contains("tim=luong&#38;trang=0"));
    assert_eq!(names(&mut browser, "?trang=3").await.len(), 55);
}

#[tokio::test]
async fn a_question_is_saved_opened_renamed_and_removed() {
    let (house, mut browser, cell, _) = town().await;
    let query = "to=T%E1%BB%95+1&tuoi_tu=50&trang=2&la=x";
    let list = [("name", "Tổ 1, từ 50 tuổi"), ("query", query)];
    assert_eq!(browser.post("/van-phong/danh-sach/da-luu", &list).await.status, StatusCode::SEE_OTHER);
    let stored = roll::list_saved(&house.app.db, cell).await.unwrap();
    assert_eq!(stored[0].query, "to=T%E1%BB%95+1&tuoi_tu=50", "only what a list asks, and no page");
    let page = browser.get("/van-phong/danh-sach/da-luu").await;
    assert_eq!(page.all("tbody th a"), ["Tổ 1, từ 50 tuổi"]);
    assert_eq!(names(&mut browser, &format!("?{}", stored[0].query)).await, ["Nguyễn Thị Ánh", "Phạm Hữu Ân"]);
    assert!(browser.get("/van-phong/danh-sach").await.body.contains("Tổ 1, từ 50 tuổi"), "one click from the roll");

    for (name, words) in [(" ", "Chưa ghi"), ("tổ 1, TỪ 50 tuổi", "Đã có danh sách")] {
        let refused = browser.post("/van-phong/danh-sach/da-luu", &[("name", name), ("query", "dien=mien")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.one("#name-error").contains(words) && refused.body.contains("dien=mien"));
    }
    let one = format!("/van-phong/danh-sach/da-luu/{}", stored[0].id);
    assert_eq!(browser.post(&one, &[("name", "Các bác")]).await.status, StatusCode::SEE_OTHER);
    let renamed = roll::list_saved(&house.app.db, cell).await.unwrap();
    assert_eq!((renamed[0].name.as_str(), &renamed[0].query), ("Các bác", &stored[0].query));
    let mut committee = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(committee.get("/van-phong/danh-sach/da-luu").await.all("tbody th a"), ["Các bác"]);
    assert_eq!(committee.post(&format!("{one}/bo"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.post(&format!("{one}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&format!("{one}/bo"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(roll::list_saved(&house.app.db, cell).await.unwrap().is_empty());
}

#[tokio::test]
async fn every_part_of_every_name_finds_its_member() {
    let (house, _, cell, _) = town().await;
    let rows = roll::list_members(&house.app.db, cell).await.unwrap();
    let names = roll::names(&house.app, cell).await.unwrap();
    for row in &rows {
        for part in row.name.split(' ').map(str::to_owned).chain([fold(&row.name), row.name.to_uppercase()]) {
            assert!(names.find(&part, 10).iter().any(|hit| hit.id == row.id && !hit.near), "{part} of {}", row.name);
        }
    }
}
