//! Study sessions: made, changed, attended, made up.

use crate::id_of;
use crate::roll_call::{AN, DUC, HOA, town};
use axum::http::StatusCode;
use chibo_books::study;
use chibo_core::meeting::{Mark, Marks};
use chibo_core::member::MemberId;
use chibo_frame::{Lang, Page, Role};

#[tokio::test]
async fn a_session_is_made_changed_and_taken_away() {
    let mut town = town().await;
    let mut secretary = town.house.signed_in("bithu", &[Role::Secretary]).await;
    let fields = [("on", "15/10/2022"), ("title", "Nghị quyết 01-NQ/ĐU"), ("place", " Nhà văn hóa ")];
    let made = secretary.post("/van-phong/hoc-tap/moi", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let path = made.location.clone().unwrap();
    let page = secretary.get(&path).await;
    assert_eq!((page.one("h1"), page.one(".lead")), ("Buổi học ngày 15/10/2022".into(), "Nghị quyết 01-NQ/ĐU".into()));
    let again = secretary.post("/van-phong/hoc-tap/moi", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.one("#on-error").starts_with("Ngày này đã có một buổi học."));
    assert!(again.body.contains("Nghị quyết 01-NQ/ĐU"), "what was typed is kept");
    let wrong = secretary.post(&format!("{path}/sua"), &[("on", "31/2/2022"), ("title", "")]).await;
    assert_eq!((wrong.status, wrong.all(".error").len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
    let changed = secretary.post(&format!("{path}/sua"), &[("on", "16/10/2022"), ("title", "Chỉ thị 05")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
    let list = secretary.get("/van-phong/hoc-tap").await;
    assert_eq!((list.all("tbody th"), list.all("tbody td")[2].clone()), (vec!["16/10/2022".into()], "chưa điểm danh".into()));
    let committee = town.browser.post(&format!("{path}/bo"), &[]).await;
    assert_eq!(committee.status, StatusCode::FORBIDDEN, "the secretary keeps the book");
    assert_eq!(secretary.post(&format!("{path}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(secretary.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_missed_it_makes_it_up_and_the_figure_is_the_targets() {
    let mut town = town().await;
    let id = town.study("5/11/2022").await;
    let path = format!("/van-phong/hoc-tap/{id}");
    let fields = [(town.field("m", AN), "present"), (town.field("m", DUC), "excused")];
    assert_eq!(town.post(&format!("{path}/diem-danh"), &fields).await.status, StatusCode::SEE_OTHER);
    let page = town.browser.get(&path).await;
    assert_eq!(page.all(".totals .figure"), ["3", "1", "33,33%"]);
    assert_eq!(page.all(".choices label"), ["Lê Văn Đức Tổ 1", "Vũ Thị Hoa Tổ 2"]);
    let owed = town.browser.get("/van-phong/hoc-tap/hoc-bu").await;
    assert_eq!(owed.all("tbody th"), ["Lê Văn Đức", "Vũ Thị Hoa"]);
    let app = town.house.app.clone();
    let words = Page::open(app.words.clone(), Lang::Vi, "", false);
    let due = study::due(&app, &words, town.cell).await.unwrap();
    assert_eq!(due[0].text, "2 người chưa học bù buổi học ngày 05/11/2022");

    let (duc, hoa) = (town.people[DUC].to_string(), town.people[HOA].to_string());
    let made_up = town.browser.post(&format!("{path}/hoc-bu"), &[("who", &duc), ("who", &hoa)]).await;
    assert_eq!(made_up.status, StatusCode::SEE_OTHER);
    let page = town.browser.get(&path).await;
    assert_eq!(page.all(".totals .figure"), ["3", "3", "100,00%"]);
    assert_eq!(page.one("[aria-labelledby=owing] .notice"), "Mọi người phải học đều đã học.");
    assert_eq!(study::due(&app, &words, town.cell).await.unwrap(), []);
    let sessions = study::list_marks(&app.db, town.cell).await.unwrap();
    assert_eq!(sessions.iter().filter(|row| row.mark == Mark::MadeUp.name()).count(), 2);
}

#[tokio::test]
async fn a_session_with_marks_stays_and_a_stranger_makes_up_nothing() {
    let town = town().await;
    let mut secretary = town.house.signed_in("bithu", &[Role::Secretary]).await;
    let made = secretary.post("/van-phong/hoc-tap/moi", &[("on", "1/10/2022"), ("title", "Nghị quyết")]).await;
    let (id, path) = (id_of(&made), made.location.clone().unwrap());
    let marks = Marks::from([(MemberId(town.people[AN]), Mark::Present)]);
    let book = chibo_books::roll_call::Book::Study;
    chibo_books::roll_call::take_attendance(&town.house.app, None, book, id, &marks).await.unwrap().unwrap();
    assert_eq!(secretary.post(&format!("{path}/bo"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = town.people[3].to_string();
    let refused = secretary.post(&format!("{path}/hoc-bu"), &[("who", &left)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}
