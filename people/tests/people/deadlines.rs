//! What the roll makes fall due: badges on award days, recognitions, transfers.

use chibo_core::member::MovementKind::{self, Admission, Departure};
use chibo_frame::Role::{Member, Secretary};
use chibo_frame::db::code;
use chibo_frame::{Due, Lang, Page, record};
use chibo_people::SLICE;
use chibo_people::deadlines::due;
use chibo_people::roll::{member, movement};
use chibo_people::testing::{House, day, settle};
use uuid::Uuid;

/// Somebody on the roll with one movement.
async fn add(house: &House, cell: Uuid, name: &str, joined: &str, moved: Option<(MovementKind, &str, Option<&str>)>) {
    let app = &house.app;
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"").await.unwrap();
    let (joined, official) = (Some(day(joined)), moved.is_none().then(|| day(joined)));
    let row = member::Model { joined, official, ..member::Model::blank(app.new_id(), cell, name) };
    let member_id = row.id;
    record::put::<member::Entity>(app, &tx, &act, None, row).await.unwrap();
    if let Some((kind, on, decided)) = moved {
        let (id, kind, decided_on) = (app.new_id(), code(&kind), decided.map(day));
        let row = movement::Model { id, member_id, on_day: day(on), kind, note: None, decided_on, completed_on: None };
        record::put::<movement::Entity>(app, &tx, &act, None, row).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn seen_by(house: &House, cell: Uuid, roles: &[chibo_frame::Role]) -> Vec<Due> {
    let mut page = Page::open(house.app.words.clone(), Lang::Vi, "", false);
    page.who = Some(chibo_frame::page::Who { id: Uuid::nil(), name: String::new(), roles: roles.to_vec() });
    due(&house.app, &page, cell).await.unwrap()
}

#[tokio::test]
async fn badges_of_the_next_twelve_months_stand_by_award_day() {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    add(&house, cell, "Hoàng Văn Bốn Mươi", "1/6/1986", None).await;
    add(&house, cell, "Ngô Thị Ba Mươi", "2/9/1996", None).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let page = browser.get("/van-phong/huy-hieu").await;
    assert_eq!(page.all("h2"), ["Đợt 02/9/2026"], "{}", page.body);
    assert_eq!(page.all("tbody th"), ["Hoàng Văn Bốn Mươi", "Ngô Thị Ba Mươi"]);
    assert!(page.one("tbody").contains("40 năm") && page.one("tbody").contains("01/6/2026"));
}

#[tokio::test]
async fn badges_recognitions_and_transfers_are_found_ahead_and_when_late() {
    let house = House::of(&[SLICE], "2025-12-01T02:00:00Z").await;
    let cell = house.found_cell().await;
    add(&house, cell, "Đỗ Văn Huy Hiệu", "1/1/1976", None).await;
    add(&house, cell, "Bùi Thị Dự Bị", "20/1/2025", Some((Admission, "20/1/2025", None))).await;
    add(&house, cell, "Lý Văn Muộn", "20/9/2024", Some((Admission, "20/9/2024", None))).await;
    add(&house, cell, "Cao Thị Sớm", "1/11/2025", Some((Admission, "1/11/2025", None))).await;
    add(&house, cell, "Phan Văn Chuyển", "1/1/2010", Some((Departure, "1/8/2025", Some("1/8/2025")))).await;
    let due = seen_by(&house, cell, &[Secretary]).await;
    let told: Vec<(bool, &str)> = due.iter().map(|due| (due.late, due.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (true, "Quá 60 ngày làm việc mà chưa xong chuyển sinh hoạt của đồng chí Phan Văn Chuyển: hạn là 28/10/2025"),
            (true, "Quá hạn xét công nhận chính thức cho đồng chí Lý Văn Muộn: hết dự bị ngày 20/9/2025, hạn là 31/10/2025"),
            (false, "Huy hiệu Đảng đợt 03/02/2026: Đỗ Văn Huy Hiệu (50 năm)"),
            (
                false,
                "Đồng chí Bùi Thị Dự Bị hết 12 tháng dự bị ngày 20/01/2026; chi bộ xét công nhận chính thức chậm nhất ngày 10/3/2026"
            ),
        ]
    );
    assert_eq!(due[2].href, "/van-phong/huy-hieu");
    assert!(seen_by(&house, cell, &[Member]).await.is_empty(), "they name people");
}
