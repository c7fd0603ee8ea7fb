//! Units in time: what a unit was called and belonged to on any day, by which decision it changed, and who may say so.

use axum::http::StatusCode;
use chibo_frame::Role::{Committee, Secretary};
use chibo_people::testing::{House, day};
use chibo_people::units::{self, Change, ChangeRefusal, Decision, name_on, superiors_on};
use uuid::Uuid;

const PAGE: &str = "/van-phong/don-vi";

async fn of_name(house: &House, name: &str) -> Uuid {
    units::list(&house.app.db).await.unwrap().into_iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}")).id
}

fn decision() -> Decision {
    Decision { number: "80-QĐ/ĐU".into(), decided_on: Some(day("1/8/2022")), issuer: "Đảng ủy phường".into() }
}

#[tokio::test]
async fn the_cell_of_the_case_belongs_to_the_ward_of_its_day() {
    let (house, cell) = House::with_cell().await;
    units::load_succession(&house.app).await.unwrap();
    let above = async |on| superiors_on(&house.app.db, cell, day(on)).await.unwrap();
    let before = ["Phường Quang Trung", "Thành phố Uông Bí", "Tỉnh Quảng Ninh"];
    assert_eq!(above("3/7/2022").await, before);
    assert_eq!(above("30/6/2025").await, before);
    assert_eq!(above("1/7/2025").await, ["Phường Uông Bí", "Tỉnh Quảng Ninh"]);
    assert_eq!(name_on(&house.app.db, cell, day("1/7/2025")).await.unwrap(), "Chi bộ khu 5B");

    let mut browser = house.signed_in("chiuy", &[Committee]).await;
    let names = [
        "Tỉnh Quảng Ninh",
        "Thành phố Uông Bí",
        "Phường Quang Trung",
        "Chi bộ khu 5B chi bộ của ta",
        "Phường Thanh Sơn",
        "Phường Yên Thanh",
    ];
    assert_eq!(browser.get(&format!("{PAGE}?ngay=3/7/2022")).await.all("tbody th"), names);
    let now = browser.get(PAGE).await;
    assert_eq!(now.all("tbody th"), ["Tỉnh Quảng Ninh", "Phường Uông Bí", "Chi bộ khu 5B chi bộ của ta"]);
    assert!(!now.body.contains("<form method=\"post\" action=\"/van-phong/don-vi\""), "the committee only reads");
    let ward = of_name(&house, "Phường Quang Trung").await;
    let page = browser.get(&format!("{PAGE}/{ward}")).await;
    let told = "01/7/2025: sáp nhập vào Phường Uông Bí theo 1679/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội.";
    assert!(page.all("main li").contains(&told.to_owned()), "{:?}", page.all("main li"));
    let page = browser.get(&format!("{PAGE}/{cell}")).await;
    assert_eq!(page.all("tbody td"), ["Chi bộ khu 5B", "Phường Quang Trung", "Chi bộ khu 5B", "Phường Uông Bí"]);
}

#[tokio::test]
async fn a_change_cites_its_decision_and_keeps_what_was() {
    let (house, cell) = House::with_cell().await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let path = format!("{PAGE}/{cell}");
    let fields = |day, number, name| {
        [("what", "rename"), ("other", ""), ("name", name), ("day", day), ("number", number), ("decided", ""), ("issuer", "")]
    };
    let refused = browser.post(&path, &fields("1/8/2022", "", "Chi bộ khu phố 5B")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.one("#number-error").contains("Chưa ghi số") && refused.body.contains("Chi bộ khu phố 5B"));
    let refused = browser.post(&path, &fields("tháng tám", "80-QĐ/ĐU", "Chi bộ khu phố 5B")).await;
    assert!(refused.one("#day-error").contains("tháng tám"));
    let changed = browser.post(&path, &fields("1/8/2022", "80-QĐ/ĐU", "Chi bộ khu phố 5B")).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    let name = async |on| name_on(&house.app.db, cell, day(on)).await.unwrap();
    assert_eq!((name("31/7/2022").await, name("1/8/2022").await), ("Chi bộ khu 5B".into(), "Chi bộ khu phố 5B".into()));
    let early = browser.post(&path, &fields("1/1/2021", "1-QĐ/ĐU", "Tên khác")).await;
    assert!(early.one("#day-error").contains("01/8/2022"));
    assert_eq!(browser.get(&format!("{PAGE}/{}", Uuid::nil())).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post(&format!("{PAGE}/{}", Uuid::nil()), &fields("1/1/2023", "1", "A")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_cell_splits_another_merges_and_what_has_units_below_does_not_end() {
    let (house, cell) = House::with_cell().await;
    let ward = of_name(&house, "Phường Quang Trung").await;
    let change = async |unit, on, what| units::change(&house.app, None, unit, day(on), what, &decision()).await.unwrap();
    change(cell, "1/8/2022", Change::Split("Chi bộ khu 5B1".into())).await.unwrap();
    let new = of_name(&house, "Chi bộ khu 5B1").await;
    assert_eq!(superiors_on(&house.app.db, new, day("1/8/2022")).await.unwrap(), ["Phường Quang Trung"]);
    let below = change(ward, "1/1/2023", Change::End).await.unwrap_err();
    assert_eq!(below, ChangeRefusal::Below(vec!["Chi bộ khu 5B".into(), "Chi bộ khu 5B1".into()]));
    assert_eq!(change(new, "1/1/2023", Change::Merge(new)).await, Err(ChangeRefusal::NoOther));
    assert_eq!(change(cell, "1/1/2023", Change::Move(new)).await, Err(ChangeRefusal::NotAbove));
    change(new, "1/1/2023", Change::Merge(cell)).await.unwrap();
    let row = units::find(&house.app.db, new).await.unwrap().unwrap();
    assert_eq!((row.valid_from, row.valid_to), (Some(day("1/8/2022")), Some(day("31/12/2022"))));
    assert_eq!(units::find_cell(&house.app.db).await.unwrap().unwrap().id, cell, "the house's own cell stays");
}

#[tokio::test]
async fn a_superior_that_is_missing_is_added_above_the_ward() {
    let (house, cell) = House::with_cell().await;
    let ward = of_name(&house, "Phường Quang Trung").await.to_string();
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let fields = |kind, name, first| {
        [
            ("kind", kind),
            ("name", name),
            ("other", ""),
            ("below", ward.as_str()),
            ("day", first),
            ("number", ""),
            ("decided", ""),
            ("issuer", ""),
        ]
    };
    let refused = browser.post(PAGE, &fields("city", "Thành phố Uông Bí", "1/7/2025")).await;
    assert!(refused.one("#number-error").contains("Chưa ghi số"), "{}", refused.body);
    let refused = browser.post(PAGE, &fields("ward", "Phường Khác", "")).await;
    assert!(refused.one("#other-error").contains("cấp cao hơn"));
    let made = browser.post(PAGE, &fields("city", "Thành phố Uông Bí", "")).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let above = superiors_on(&house.app.db, cell, day("3/7/2022")).await.unwrap();
    assert_eq!(above, ["Phường Quang Trung", "Thành phố Uông Bí"]);
}
