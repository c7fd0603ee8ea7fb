//! Who holds which office: granted, refused beside the field, ended, taken away; on any day.

use axum::http::StatusCode;
use chibo_core::mandate::HeldOffice::{Committee, Secretary as Head};
use chibo_frame::Role::{Committee as Reader, Secretary};
use chibo_people::mandates::{self, Wanted, office_holders_on};
use chibo_people::testing::{House, day, settle};
use uuid::Uuid;

const PAGE: &str = "/van-phong/chuc-vu";

fn wanted(member: Uuid, from: &str, to: Option<&str>) -> Wanted {
    Wanted { member, office: Head, group: None, from: day(from), to: to.map(day), note: None }
}

#[tokio::test]
async fn two_secretaries_at_once_are_refused_by_name_and_days() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    assert!(browser.get(PAGE).await.body.contains(&format!("{PAGE}/moi")));
    let (an, ân) = (members[1].to_string(), members[4].to_string());
    let fields =
        |member, from, to| [("member", member), ("office", "secretary"), ("group", ""), ("from", from), ("to", to), ("note", "")];
    let answer = browser.post(&format!("{PAGE}/moi"), &fields(&an, "3/7/2022", "")).await;
    assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some(PAGE)), "{}", answer.body);
    let answer = browser.post(&format!("{PAGE}/moi"), &fields(&ân, "1/1/2024", "")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = answer.one("#from-error");
    assert!(said.contains("Trần Văn An") && said.contains("từ 03/7/2022 đến nay"), "{said}");
    assert_eq!(answer.all("select#member option[selected]"), ["Phạm Hữu Ân (02/02/1970)"]);
    let answer = browser.post(&format!("{PAGE}/moi"), &fields(&ân, "ngày đầu năm", "")).await;
    assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("ngày đầu năm"));

    let first = mandates::list(&house.app.db, cell).await.unwrap().remove(0);
    let answer = browser.post(&format!("{PAGE}/{}", first.id), &fields(&an, "3/7/2022", "31/12/2023")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(browser.post(&format!("{PAGE}/moi"), &fields(&ân, "1/1/2024", "")).await.status, StatusCode::SEE_OTHER);
    for (on, name) in [("2/7/2022", "–"), ("31/12/2023", "Trần Văn An"), ("1/1/2024", "Phạm Hữu Ân")] {
        assert_eq!(browser.get(&format!("{PAGE}?ngay={on}")).await.one("dl dd"), name, "{on}");
    }
    assert!(browser.get(&format!("/van-phong/danh-sach/{an}")).await.body.contains("Bí thư: từ 03/7/2022 đến 31/12/2023"));
    assert_eq!(browser.get(&format!("{PAGE}?ngay=31/2/2023")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_is_not_on_the_roll_holds_no_office() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let refused = mandates::grant(&house.app, None, cell, wanted(members[3], "1/1/2022", None)).await.unwrap().unwrap_err();
    let off = chibo_core::mandate::Refusal::NotOnRoll { on: day("1/9/2022") };
    assert_eq!(refused, mandates::Refusal::Rules { refusal: off, name: "Đặng Thị Bưởi".into() });
    mandates::grant(&house.app, None, cell, wanted(members[3], "1/1/2022", Some("31/8/2022"))).await.unwrap().unwrap();
    assert_eq!(office_holders_on(&house.app.db, cell, day("31/8/2022")).await.unwrap()[0].name, "Đặng Thị Bưởi");
    assert_eq!(
        mandates::grant(&house.app, None, cell, wanted(Uuid::nil(), "1/1/2023", None)).await.unwrap(),
        Err(mandates::Refusal::NoMember)
    );
}

#[tokio::test]
async fn a_mistake_is_taken_away_and_the_committee_only_reads() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let new = Wanted { office: Committee, ..wanted(members[1], "3/7/2022", None) };
    let id = mandates::grant(&house.app, None, cell, new).await.unwrap().unwrap();
    let mut reader = house.signed_in("chiuy", &[Reader]).await;
    assert!(!reader.get(PAGE).await.body.contains(&id.to_string()));
    assert_eq!(reader.get(&format!("{PAGE}/{id}")).await.status, StatusCode::FORBIDDEN);
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    assert_eq!(browser.post(&format!("{PAGE}/{id}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(mandates::list(&house.app.db, cell).await.unwrap().is_empty());
    assert_eq!(browser.get(&format!("{PAGE}/{id}")).await.status, StatusCode::NOT_FOUND);
}
