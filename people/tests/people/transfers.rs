//! A member goes from one cell's house to another's and is counted on every day in one of them.

use axum::http::StatusCode;
use chibo_core::day::{Day, parse_day};
use chibo_frame::check::check;
use chibo_frame::parcel::Parcel;
use chibo_frame::record::{self, change};
use chibo_frame::{App, Role};
use chibo_people::roll::{self, member};
use chibo_people::testing::{Answer, Browser, House, settle};
use chibo_people::transfers::{ANSWER, list_in, list_out};
use chibo_people::{SLICE, units};
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

const NOW: &str = "2025-06-15T02:00:00Z";
const ROOM: &str = "/van-phong/chuyen-sinh-hoat";

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

/// Two cells on two machines: 5B with six people in its books, 7 with nobody.
struct Two {
    from: House,
    to: House,
    cells: [Uuid; 2],
    members: Vec<Uuid>,
    sender: Browser,
    receiver: Browser,
    /// The receiving cell's digits.
    digits: String,
}

async fn two() -> Two {
    let (from, to) = (House::of(&[SLICE], NOW).await, House::apart(&[SLICE], NOW).await);
    let here = from.found_cell().await;
    let there = units::create(&to.app, None, "Chi bộ khu 7", "Phường Quang Trung").await.unwrap().unwrap().id;
    let members = settle(&from, here, None).await;
    let sender = from.signed_in("bithu", &[Role::Secretary]).await;
    let mut receiver = to.signed_in("bithu", &[Role::Secretary]).await;
    let digits = receiver.get(ROOM).await.one("[data-fingerprint]");
    Two { from, to, cells: [here, there], members, sender, receiver, digits }
}

async fn changes(app: &App) -> u64 {
    change::Entity::find().count(&app.db).await.unwrap()
}

async fn counted(app: &App, cell: Uuid, on: Day) -> usize {
    roll::roll_of(app, cell, on).await.unwrap().members
}

impl Two {
    /// Sends one of the members from a day on: the file.
    async fn send(&mut self, member: Uuid, on: &str) -> Vec<u8> {
        let path = format!("{ROOM}/di/{member}");
        let fields = [("to_name", "Chi bộ khu 7"), ("to_key", self.digits.as_str()), ("on_day", on)];
        let made = self.sender.post(&path, &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let page = self.sender.get(&path).await;
        file_of(&mut self.sender, &page).await
    }

    /// Both cells' members on days before and after this one, together: where nobody is on his way, they are the same people.
    async fn together(&self, around: Day) -> Vec<usize> {
        let days = around.pred_opt().unwrap().pred_opt().unwrap().iter_days().take(5);
        let mut sums = Vec::new();
        for on in days {
            let [here, there] = self.cells;
            sums.push(counted(&self.from.app, here, on).await + counted(&self.to.app, there, on).await);
        }
        sums
    }

    async fn hold(&self) {
        for house in [&self.from, &self.to] {
            let report = check(&house.app).await.unwrap();
            assert!(report.holds(), "{:?}", report.faults.iter().take(5).collect::<Vec<_>>());
        }
    }
}

/// The file behind the button of a page.
async fn file_of(browser: &mut Browser, page: &Answer) -> Vec<u8> {
    let links = page.body.split("href=\"").filter_map(|part| part.split('"').next());
    let path = links.into_iter().find(|href| href.contains("/tep/")).unwrap_or_else(|| panic!("{}", page.body));
    let file = browser.get(path).await;
    assert_eq!(file.status, StatusCode::OK);
    file.bytes
}

#[tokio::test]
async fn a_member_goes_over_and_is_counted_once_on_every_day() {
    let mut two = two().await;
    let (member, on) = (two.members[1], day("10/6/2025"));
    let before = two.together(on).await;
    assert_eq!(before, [5; 5]);

    // He is sent, and stays counted here.
    let profile = format!("/van-phong/danh-sach/{member}");
    assert!(two.sender.get(&profile).await.body.contains(&format!("{ROOM}/di/{member}")));
    let file = two.send(member, "10/6/2025").await;
    assert!(two.sender.get(&profile).await.one("p.notice").contains("Đang chuyển đến Chi bộ khu 7, tính ở đó từ ngày 10/6/2025"));
    assert_eq!(two.together(on).await, before, "while the file is on its way");
    assert!(two.sender.get("/van-phong/viec-can-lam").await.status == StatusCode::NOT_FOUND, "no term stands here");

    // The other cell takes the file in: once, unchanged, and only what is meant for it.
    let waits = two.receiver.upload(ROOM, &file).await.location.unwrap();
    assert_eq!(two.together(on).await, before, "before the word on him");
    let page = two.receiver.get(&waits).await;
    assert_eq!(page.one("[data-fingerprint]"), two.sender.get(ROOM).await.one("[data-fingerprint]"), "as the sender reads it");
    assert!(page.body.contains("0900 000 000") && page.one("h1").contains("Trần Văn An"));
    let stood = (changes(&two.to.app).await, changes(&two.from.app).await);
    assert_eq!(two.receiver.upload(ROOM, &file).await.location.as_deref(), Some(waits.as_str()));
    assert!(two.receiver.get(&waits).await.one(".notice").contains("đã nhận rồi"));
    for (at, word) in [(b"1980".as_slice(), "Chữ ký không khớp"), (b"chibo-transfer/1", "không phải tệp chuyển")] {
        let mut altered = file.clone();
        let at = file.windows(at.len()).position(|window| window == at).unwrap();
        altered[at] ^= 1;
        let refused = two.receiver.upload(ROOM, &altered).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.one(".problem").contains(word), "{}", refused.body);
    }
    assert!(two.sender.upload(ROOM, &file).await.one(".problem").contains("chính máy này lập"));
    assert_eq!((changes(&two.to.app).await, changes(&two.from.app).await), stood);

    // He is received; the answer goes back, and he has left on the same day. Twice changes nothing.
    assert_eq!(two.receiver.post(&waits, &[]).await.status, StatusCode::SEE_OTHER);
    let page = two.receiver.get(&waits).await;
    let answer = file_of(&mut two.receiver, &page).await;
    assert!(!String::from_utf8_lossy(&answer).contains("Trần"), "the answer names nobody");
    let left = two.sender.upload(ROOM, &answer).await;
    assert_eq!(left.location.as_deref(), Some(profile.as_str()), "{}", left.body);
    assert_eq!(two.together(on).await, before, "when both have written it");
    let [here, there] = two.cells;
    for (on, split) in [("9/6/2025", (5, 0)), ("10/6/2025", (4, 1)), ("15/6/2025", (4, 1))] {
        assert_eq!((counted(&two.from.app, here, day(on)).await, counted(&two.to.app, there, day(on)).await), split, "{on}");
    }
    let stood = (changes(&two.to.app).await, changes(&two.from.app).await);
    two.sender.upload(ROOM, &answer).await;
    assert!(two.sender.get(ROOM).await.one(".notice").contains("đã nhận rồi"));
    two.receiver.upload(ROOM, &file).await;
    assert_eq!((changes(&two.to.app).await, changes(&two.from.app).await), stood);

    // His line went over whole, and the transfers keep nothing of it besides.
    let sent = roll::find_member(&two.from.app.db, member).await.unwrap().unwrap();
    let came = roll::list_members(&two.to.app.db, there).await.unwrap().pop().unwrap();
    assert_eq!(came, member::Model { id: came.id, cell_id: there, group_name: None, ..sent });
    let (out, arrived) = (list_out(&two.from.app.db, here).await.unwrap(), list_in(&two.to.app.db, there).await.unwrap());
    assert!(out[0].body.is_empty() && arrived[0].body.is_empty() && arrived[0].member_id == Some(came.id));
    two.hold().await;

    // Taken back like any act.
    let act = record::list_acts(&two.from.app.db, "transfer-answer").await.unwrap()[0].id;
    let undone = two.sender.post(&format!("/van-phong/nhat-ky/{act}/hoan-tac"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
    assert_eq!(counted(&two.from.app, here, on).await, 5);
    assert_eq!(two.sender.upload(ROOM, &answer).await.location.as_deref(), Some(profile.as_str()), "and taken in again");
    two.hold().await;
}

#[tokio::test]
async fn who_is_declined_or_taken_back_stays() {
    let mut two = two().await;
    let [here, _] = two.cells;
    let (declined, member) = (two.members[5], two.members[4]);
    let file = two.send(declined, "14/6/2025").await;
    let waits = two.receiver.upload(ROOM, &file).await.location.unwrap();
    let decline = format!("{waits}/tu-choi");
    assert_eq!(two.receiver.post(&decline, &[("reason", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    two.receiver.post(&decline, &[("reason", "Chưa có quyết định")]).await;
    let page = two.receiver.get(&waits).await;
    assert_eq!(two.receiver.post(&waits, &[]).await.status, StatusCode::NOT_FOUND, "what is declined is not received");
    let answer = file_of(&mut two.receiver, &page).await;
    let stays = two.sender.upload(ROOM, &answer).await.location.unwrap();
    let page = two.sender.get(&stays).await;
    assert!(page.body.contains("Chi bộ khu 7 không tiếp nhận: Chưa có quyết định") && !page.all("#to_key").is_empty());
    assert_eq!(counted(&two.from.app, here, day("15/6/2025")).await, 5);

    // Taken back; what the other cell has received by then holds all the same.
    let file = two.send(member, "12/6/2025").await;
    let twice = [("to_name", "Khu 8"), ("to_key", two.digits.as_str()), ("on_day", "12/6/2025")];
    let refused = two.sender.post(&format!("{ROOM}/di/{member}"), &twice).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "one file at a time");
    let id = list_out(&two.from.app.db, here).await.unwrap()[0].id;
    assert_eq!(two.sender.post(&format!("{ROOM}/rut/{id}"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(two.sender.get(&format!("{ROOM}/tep/{id}")).await.status, StatusCode::NOT_FOUND);
    let waits = two.receiver.upload(ROOM, &file).await.location.unwrap();
    two.receiver.post(&waits, &[]).await;
    let page = two.receiver.get(&waits).await;
    let answer = file_of(&mut two.receiver, &page).await;
    two.sender.upload(ROOM, &answer).await;
    assert_eq!(two.together(day("12/6/2025")).await, [5; 5]);
    two.hold().await;
}

#[tokio::test]
async fn only_the_right_cell_takes_a_file_and_nobody_is_written_twice() {
    let mut two = two().await;
    let [_, there] = two.cells;
    let member = two.members[1];
    let form = format!("{ROOM}/di/{member}");
    let own = two.sender.get(ROOM).await.one("[data-fingerprint]");
    for (key, on, field) in [
        ("1234", "10/6/2025", "#to_key-error"),
        (own.as_str(), "10/6/2025", "#to_key-error"),
        (two.digits.as_str(), "10/6/2035", "#on_day-error"),
        (two.digits.as_str(), "1/1/2009", "#on_day-error"),
        (two.digits.as_str(), "", "#on_day-error"),
    ] {
        let refused = two.sender.post(&form, &[("to_name", "Khu 7"), ("to_key", key), ("on_day", on)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.one(field);
    }
    let gone = two.members[3];
    assert!(two.sender.get(&format!("{ROOM}/di/{gone}")).await.all("#to_key").is_empty(), "who has left is not sent");

    // A file for somebody else's machine, and an answer from it.
    let third = House::apart(&[SLICE], NOW).await;
    units::create(&third.app, None, "Chi bộ khu 9", "Phường Quang Trung").await.unwrap().unwrap();
    let mut other = third.signed_in("bithu", &[Role::Secretary]).await;
    let file = two.send(member, "10/6/2025").await;
    let refused = other.upload(ROOM, &file).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.one(".problem").contains("gửi cho Chi bộ khu 7"));

    // He stands in the books there: written by hand, two days too early.
    let line = [("name", "Tran Van An"), ("birth", "1/1/1980"), ("came", "arrival"), ("came_on", "8/6/2025")];
    assert_eq!(two.receiver.post("/van-phong/danh-sach/moi", &line).await.status, StatusCode::SEE_OTHER);
    let known = roll::list_members(&two.to.app.db, there).await.unwrap()[0].id;
    let waits = two.receiver.upload(ROOM, &file).await.location.unwrap();
    let page = two.receiver.get(&waits).await;
    assert!(page.all("thead th").len() == 3 && page.body.contains(&known.to_string()), "side by side: {}", page.body);
    let refused = two.receiver.post(&waits, &[("who", &known.to_string())]).await;
    assert!(refused.one(".problem").contains("từ trước ngày chuyển"), "{}", refused.body);
    let movement = roll::list_movements_of(&two.to.app.db, known).await.unwrap()[0].id;
    let path = format!("/van-phong/danh-sach/{known}/bien-dong/{movement}/sua");
    two.receiver.post(&path, &[("kind", "arrival"), ("on_day", "10/6/2025")]).await;
    let done = two.receiver.post(&waits, &[("who", &known.to_string())]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(roll::list_members(&two.to.app.db, there).await.unwrap().len(), 1, "he is one person");
    assert_eq!(two.together(day("10/6/2025")).await, [5, 5, 6, 6, 6], "until the answer is back, both know of him");

    // An answer under another key than the one to which he was sent is none.
    let out = list_out(&two.from.app.db, two.cells[0]).await.unwrap().remove(0);
    let forged = chibo_people::transfers::Answer {
        format: ANSWER.0.to_owned(),
        transfer: out.id,
        content: out.content_hash,
        by: String::from("Chi bộ khu 7"),
        accepted: true,
        on: out.on_day,
        answered_on: out.on_day,
        reason: None,
    };
    let forged = Parcel::sign(ANSWER, serde_json::to_string(&forged).unwrap(), &[7; 32]).bytes().unwrap();
    assert!(two.sender.upload(ROOM, &forged).await.one(".problem").contains("không ký bằng khóa của Chi bộ khu 7"));
    let page = two.receiver.get(&waits).await;
    let answer = file_of(&mut two.receiver, &page).await;
    two.sender.upload(ROOM, &answer).await;
    assert_eq!(two.together(day("10/6/2025")).await, [5; 5]);
    two.hold().await;
}
