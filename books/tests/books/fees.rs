//! Fees: categories, a month taken in, receipts, the year.

use crate::SLICES;
use axum::http::StatusCode;
use chibo_books::fees::{self, fee_receipt};
use chibo_frame::Role::{Committee, Secretary};
use chibo_frame::{Lang, Page};
use chibo_people::testing::{Answer, Browser, House, settle};
use sea_orm::EntityTrait;
use uuid::Uuid;

async fn town(now: &str) -> (House, Uuid, Vec<Uuid>, Browser) {
    let house = House::of(SLICES, now).await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, cell, members, browser)
}

/// Ánh has 51 years in the Party; An a wage; Đức is a student; Ân draws a pension; Hoa stands in no category.
async fn categories(browser: &mut Browser, members: &[Uuid], month: &str) -> Answer {
    let of = [(0, "pension", "6.000.000"), (1, "wage", "9.123.456"), (2, "student", ""), (4, "pension", "5.000.001")];
    let mut fields = vec![("month".to_owned(), month.to_owned())];
    for (place, category, income) in of {
        fields.push((format!("category-{}", members[place]), category.to_owned()));
        fields.push((format!("income-{}", members[place]), income.to_owned()));
    }
    send(browser, "/van-phong/dang-phi/dien", &fields).await
}

async fn send(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

/// Takes a month from these members, each with a sum.
async fn take(browser: &mut Browser, month: &str, day: &str, sums: &[(Uuid, &str)]) -> Answer {
    let mut fields = vec![("month".to_owned(), month.to_owned()), ("paid_on".to_owned(), day.to_owned())];
    for (id, sum) in sums {
        fields.push(("paid".to_owned(), id.to_string()));
        fields.push((format!("sum-{id}"), (*sum).to_owned()));
    }
    send(browser, "/van-phong/dang-phi", &fields).await
}

#[tokio::test]
async fn what_everybody_owes_is_filled_in_by_the_rule_of_the_month() {
    let (_house, _, members, mut browser) = town("2026-06-20T02:00:00Z").await;
    assert_eq!(categories(&mut browser, &members, "2026-01").await.status, StatusCode::SEE_OTHER);
    let page = browser.get("/van-phong/dang-phi").await;
    let owed = ["91.235", "Miễn: 51 năm tuổi đảng", "25.000", "5.000", "Chưa xếp diện"];
    assert_eq!(page.all("tbody td:nth-child(2)"), owed);
    assert_eq!(page.all(".figure"), ["121.235", "0", "0", "3"]);
    assert_eq!(page.all("input[name=paid][checked]").len(), 3, "all who owe are ticked");
    assert!(page.one(".warning").contains("1 người chưa tính được"));
    let before = browser.get("/van-phong/dang-phi?thang=2026-01").await;
    assert_eq!(before.all("tbody td:nth-child(2)")[1], "30.000", "no one was exempt by Party age under 342-QĐ/TW");
    assert_eq!(before.all("tbody td:nth-child(2)")[3], "3.000");
}

#[tokio::test]
async fn a_month_is_taken_in_receipts_numbered_without_gaps_and_void_ones_stay() {
    let (house, _, members, mut browser) = town("2026-06-20T02:00:00Z").await;
    categories(&mut browser, &members, "2026-01").await;
    let wrong = take(&mut browser, "2026-06", "10/6/2026", &[(members[1], "chín mươi"), (members[2], "5.000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("chín mươi") && wrong.all("input[aria-invalid]").len() == 2 && wrong.body.contains("10/6/2026"));
    let ahead = take(&mut browser, "2026-06", "21/6/2026", &[(members[1], "91.235")]).await;
    assert!(ahead.one("#paid_on-error").contains("21/6/2026"));
    take(&mut browser, "2026-06", "10/6/2026", &[(members[1], "91.235"), (members[2], "5.000")]).await;
    take(&mut browser, "2026-06", "11/6/2026", &[(members[1], "91.235"), (members[4], "25.000")]).await;
    let rows = fee_receipt::Entity::find().all(&house.app.db).await.unwrap();
    let mut numbers: Vec<(i32, i64)> = rows.iter().map(|row| (row.number, row.amount)).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [(1, 91_235), (2, 5_000), (3, 25_000)], "nobody pays twice");
    let page = browser.get("/van-phong/dang-phi").await;
    assert_eq!(page.all(".figure"), ["121.235", "121.235", "84.864", "0"], "70 % is passed up");

    let paid = rows.iter().find(|row| row.number == 2).unwrap();
    let path = format!("/van-phong/dang-phi/phieu/{}", paid.id);
    let receipt = browser.get(&path).await;
    assert_eq!(receipt.one("h1"), "Phiếu thu số 2 năm 2026");
    assert!(receipt.all("dd").contains(&"5.000 đ".to_owned()) && receipt.all("dd").contains(&"Lê Văn Đức".to_owned()));
    assert!(browser.post(&format!("{path}/huy"), &[("reason", " ")]).await.one("#reason-error").contains("lý do"));
    browser.post(&format!("{path}/huy"), &[("reason", "Ghi nhầm người")]).await;
    assert!(browser.get(&path).await.one(".problem").contains("Ghi nhầm người"));
    assert_eq!(browser.post(&format!("{path}/huy"), &[("reason", "Lại")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    take(&mut browser, "2026-06", "12/6/2026", &[(members[2], "5000")]).await;
    let rows = fee_receipt::Entity::find().all(&house.app.db).await.unwrap();
    assert_eq!((rows.len(), rows.iter().map(|row| row.number).max()), (4, Some(4)), "a void number is not given again");
}

#[tokio::test]
async fn three_unpaid_months_of_a_year_are_found_unless_leave_was_given() {
    let (house, cell, members, mut browser) = town("2026-06-20T02:00:00Z").await;
    categories(&mut browser, &members, "2026-01").await;
    for month in ["2026-03", "2026-04", "2026-05"] {
        take(&mut browser, month, "10/6/2026", &[(members[1], "91.235"), (members[4], "25.000")]).await;
    }
    let year = browser.get("/van-phong/dang-phi/nam/2026").await;
    assert_eq!(year.all("tbody th .light.no"), ["3 tháng chưa đóng"], "not the months before fees were first taken");
    assert_eq!(year.all("tfoot td").last().unwrap(), "348.705");
    let mut page = Page::open(house.app.words.clone(), Lang::Vi, "/van-phong", false);
    page.who = Some(chibo_frame::page::Who { id: Uuid::nil(), name: String::new(), roles: vec![Secretary] });
    let due = fees::due(&house.app, &page, cell).await.unwrap();
    assert!(due.len() == 1 && due[0].text.contains("Lê Văn Đức"));
    let relief = |to: &'static str| {
        vec![
            ("member".to_owned(), members[2].to_string()),
            ("percent".to_owned(), "0".to_owned()),
            ("from".to_owned(), "1/3/2026".to_owned()),
            ("to".to_owned(), to.to_owned()),
        ]
    };
    let long = send(&mut browser, "/van-phong/dang-phi/mien-giam", &relief("1/3/2027")).await;
    assert!(long.one("#to-error").contains("28/02/2027"));
    send(&mut browser, "/van-phong/dang-phi/mien-giam", &relief("31/3/2026")).await;
    assert!(fees::due(&house.app, &page, cell).await.unwrap().is_empty(), "March may be paid late");
    assert_eq!(browser.get("/van-phong/dang-phi/mien-giam").await.all("tbody th"), ["Lê Văn Đức"]);
}

#[tokio::test]
async fn the_committee_sees_and_changes_nothing() {
    let (house, _, members, mut browser) = town("2026-06-20T02:00:00Z").await;
    categories(&mut browser, &members, "2026-01").await;
    let mut committee = house.signed_in("chiuy", &[Committee]).await;
    let page = committee.get("/van-phong/dang-phi").await;
    assert!(page.status == StatusCode::OK && !page.body.contains("name=\"paid\""));
    assert_eq!(committee.get("/van-phong/dang-phi/nam/2026").await.status, StatusCode::OK);
    assert_eq!(take(&mut committee, "2026-06", "10/6/2026", &[(members[1], "1")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(committee.get("/van-phong/dang-phi/dien").await.status, StatusCode::FORBIDDEN);
}
