//! From the first contact to the official member.

use crate::{SLICES, id_of};
use axum::http::StatusCode;
use chibo_books::admissions;
use chibo_frame::Role::Secretary;
use chibo_frame::record;
use chibo_frame::{Lang, Page};
use chibo_people::roll;
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

async fn town(now: &str) -> (House, Uuid, Vec<Uuid>, Browser) {
    let house = House::of(SLICES, now).await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, cell, members, browser)
}

/// A file that lacks nothing up to the decision.
fn file(members: &[Uuid]) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&'static str, String)> = [
        ("name", "Hoàng Thị Mai"),
        ("birth", "15/6/1995"),
        ("sex", "female"),
        ("contact_on", "1/2/2023"),
        ("class_on", "1/3/2023"),
        ("applied_on", "1/9/2023"),
        ("cv_on", "2/9/2023"),
        ("introducer_one_since", "1/1/2020"),
        ("introducer_two_since", "1/1/2020"),
        ("resolved_on", "3/2/2024"),
        ("vote_official", "5"),
        ("vote_present", "5"),
        ("vote_for", "4"),
        ("vote_against", "1"),
        ("decision_no", "12-QĐ/ĐU"),
        ("decided_on", "1/4/2024"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into();
    fields.push(("introducer_one", members[1].to_string()));
    fields.push(("introducer_two", members[4].to_string()));
    fields
}

async fn send(browser: &mut Browser, fields: &[(&'static str, String)]) -> chibo_people::testing::Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/van-phong/phat-trien/moi", &fields).await
}

fn with(mut fields: Vec<(&'static str, String)>, name: &str, value: &str) -> Vec<(&'static str, String)> {
    fields.iter_mut().filter(|(n, _)| *n == name).for_each(|(_, v)| value.clone_into(v));
    fields
}

#[tokio::test]
async fn one_press_makes_a_member_and_another_an_official_one() {
    let (house, cell, members, mut browser) = town("2025-06-15T02:00:00Z").await;
    let made = send(&mut browser, &file(&members)).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let path = format!("/van-phong/phat-trien/{}", id_of(&made));
    let page = browser.get(&path).await;
    assert_eq!(page.one("li[aria-current]"), "Có quyết định, chờ lễ kết nạp");
    assert!(page.one(".warning li").contains("Lễ kết nạp phải tổ chức chậm nhất"));

    let early = browser.post(&format!("{path}/ket-nap"), &[("admitted_on", "31/3/2024")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.one("#admitted_on-error").contains("31/3/2024"), "before its decision");
    let done = browser.post(&format!("{path}/ket-nap"), &[("admitted_on", "3/5/2024")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let on = |on: &'static str| roll::roll_of(&house.app, cell, day(on));
    let standing = |roll: roll::Roll| roll.people.into_iter().find(|p| p.name == "Hoàng Thị Mai").map(|p| (p.official, p.joined));
    assert_eq!(standing(on("2/5/2024").await.unwrap()), None);
    assert_eq!(standing(on("3/5/2024").await.unwrap()), Some((false, Some(day("1/4/2024")))), "Party age from the decision");
    let again = browser.post(&format!("{path}/ket-nap"), &[("admitted_on", "3/5/2024")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "never twice");

    let early = browser.post(&format!("{path}/chinh-thuc"), &[("official_on", "2/5/2025")]).await;
    assert!(early.one("#official_on-error").contains("03/5/2025"));
    assert!(browser.get(&path).await.body.contains(r#"name="official_on" value="03/5/2025""#), "proposed");
    browser.post(&format!("{path}/chinh-thuc"), &[("official_on", "3/5/2025")]).await;
    assert_eq!(standing(on("3/5/2025").await.unwrap()), Some((true, Some(day("1/4/2024")))));
    let rows = admissions::list(&house.app.db, cell).await.unwrap();
    assert!(rows.len() == 1 && rows[0].member_id.is_some() && rows[0].official_on == Some(day("3/5/2025")));
    let movements = roll::list_movements_of(&house.app.db, rows[0].member_id.unwrap()).await.unwrap();
    let kinds: Vec<&str> = movements.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["admission", "recognition"]);

    let act = record::list_acts(&house.app.db, "recognise").await.unwrap().remove(0);
    let tx = house.app.begin().await.unwrap();
    assert!(matches!(record::undo(&house.app, &tx, None, act).await.unwrap(), record::Undone::Whole(3)));
    tx.commit().await.unwrap();
    assert_eq!(standing(on("3/5/2025").await.unwrap()), Some((false, Some(day("1/4/2024")))), "one act, taken back whole");
}

#[tokio::test]
async fn who_is_on_the_roll_already_is_taken_for_himself() {
    let (house, cell, members, mut browser) = town("2025-06-15T02:00:00Z").await;
    // Lê Văn Đức came by the workbook of the roll, on probation since 19 May 2022.
    let mut fields = with(with(file(&members), "name", "Lê Văn Đức"), "birth", "20/10/1999");
    for (name, value) in [("contact_on", ""), ("class_on", ""), ("applied_on", ""), ("cv_on", "")] {
        fields = with(fields, name, value);
    }
    fields = with(with(fields, "resolved_on", "3/2/2022"), "decided_on", "1/5/2022");
    let path = format!("/van-phong/phat-trien/{}", id_of(&send(&mut browser, &fields).await));
    let done = browser.post(&format!("{path}/ket-nap"), &[("admitted_on", "19/5/2022")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let rows = admissions::list(&house.app.db, cell).await.unwrap();
    assert_eq!(rows[0].member_id, Some(members[2]));
    assert_eq!(roll::list_members(&house.app.db, cell).await.unwrap().len(), members.len(), "nobody twice");
    assert!(roll::list_movements_of(&house.app.db, members[2]).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_law_bars_an_admission_and_a_contradiction_keeps_what_was_typed() {
    let (_house, _, members, mut browser) = town("2025-06-15T02:00:00Z").await;
    let contradicting = send(&mut browser, &with(file(&members), "vote_for", "6")).await;
    assert_eq!(contradicting.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(contradicting.one("#vote_for-error").contains("nhiều hơn"));
    assert!(contradicting.body.contains("Hoàng Thị Mai") && contradicting.body.contains("12-QĐ/ĐU"));
    let turned = send(&mut browser, &with(file(&members), "decided_on", "1/1/2024")).await;
    assert!(turned.one("#decided_on-error").contains("01/01/2024"));
    assert!(send(&mut browser, &with(file(&members), "cv_on", "hôm kia")).await.one("#cv_on-error").contains("hôm kia"));

    let short = with(with(file(&members), "vote_for", "3"), "vote_against", "2");
    let path = format!("/van-phong/phat-trien/{}", id_of(&send(&mut browser, &short).await));
    assert!(browser.get(&path).await.all(".warning li").iter().any(|words| words.contains("cần ít nhất 4")));
    let barred = browser.post(&format!("{path}/ket-nap"), &[("admitted_on", "3/5/2024")]).await;
    assert!(barred.one("#admitted_on-error").contains("hai phần ba"));
    let twice = send(&mut browser, &file(&members)).await;
    assert!(twice.one("#name-error").contains("đã có trong sổ"));
}

#[tokio::test]
async fn papers_are_kept_by_name_day_and_place() {
    let (_house, _, members, mut browser) = town("2025-06-15T02:00:00Z").await;
    let path = format!("/van-phong/phat-trien/{}", id_of(&send(&mut browser, &file(&members)).await));
    let page = browser.get(&path).await;
    assert_eq!(page.all("tbody th").len(), 10, "those of the recognition come later");
    assert!(!page.body.contains("type=\"file\""), "no paper is ever uploaded");
    let save = format!("{path}/giay-to");
    let ahead = browser.post(&save, &[("got-1-KNĐ", "16/6/2025"), ("kept-1-KNĐ", "Cặp số 3")]).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ahead.body.contains("Cặp số 3"));
    browser.post(&save, &[("got-1-KNĐ", "1/9/2023"), ("kept-1-KNĐ", "Cặp số 3"), ("got-2-KNĐ", "2/9/2023")]).await;
    let page = browser.get(&path).await;
    assert!(page.body.contains(r#"name="got-1-KNĐ" value="01/9/2023""#) && page.body.contains("Còn thiếu: 6."));
    browser.post(&save, &[("got-1-KNĐ", ""), ("kept-1-KNĐ", "")]).await;
    let page = browser.get(&path).await;
    assert!(page.body.contains("Còn thiếu: 7.") && page.body.contains("02/9/2023"), "the other paper stays");
}

#[tokio::test]
async fn a_ceremony_and_a_certificate_are_found_ahead() {
    let (house, cell, members, mut browser) = town("2024-04-20T02:00:00Z").await;
    send(&mut browser, &file(&members)).await;
    let mut waiting = with(with(file(&members), "name", "Bùi Văn Lâm"), "class_on", "1/6/2019");
    for name in ["resolved_on", "vote_official", "decided_on", "applied_on", "cv_on"] {
        waiting = with(waiting, name, "");
    }
    waiting = with(waiting, "contact_on", "1/5/2019");
    assert_eq!(send(&mut browser, &waiting).await.status, StatusCode::SEE_OTHER);
    let mut page = Page::open(house.app.words.clone(), Lang::Vi, "/van-phong", false);
    assert!(admissions::due(&house.app, &page, cell).await.unwrap().is_empty(), "nobody may see people");
    page.who = Some(chibo_frame::page::Who { id: Uuid::nil(), name: String::new(), roles: vec![Secretary] });
    let due = admissions::due(&house.app, &page, cell).await.unwrap();
    let texts: Vec<&str> = due.iter().map(|due| due.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Giấy chứng nhận lớp nhận thức về Đảng sắp hết hạn 60 tháng: Bùi Văn Lâm", "Tổ chức lễ kết nạp: Hoàng Thị Mai"]
    );
    assert!(due.iter().all(|due| !due.late && due.on > day("20/4/2024")));
}
