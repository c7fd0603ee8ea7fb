//! Counting a round: two who key and do not see each other, what differs and only that looked at again, the ways held
//! against one another, and the server killed in the middle.

use crate::house::{Answer, Browser, House};
use axum::http::StatusCode;
use chibo_frame::Role::{Editor, Secretary, Teller};

async fn send(browser: &mut Browser, path: &str, deed: &str, fields: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> = [("round", "0")].into_iter().chain(fields.iter().copied()).collect();
    browser.post(&format!("{path}/kiem-phieu/{deed}"), &fields).await
}

/// A box with so many papers, in bundles of four.
async fn opened(browser: &mut Browser, path: &str, papers: &str) {
    for (deed, fields) in [("phat", [("issued", papers)]), ("mo-hom", [("returned", papers)]), ("nhap", [("size", "4")])] {
        let answer = send(browser, path, deed, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed}: {}", answer.body);
    }
}

/// Keys papers of a bundle, each by the places of the names struck out.
async fn key(browser: &mut Browser, path: &str, bundle: usize, papers: &[&str]) -> Answer {
    let mut last = None;
    for (sheet, struck) in papers.iter().enumerate() {
        last = Some(key_one(browser, &format!("{path}/kiem-phieu/nhap/{bundle}"), sheet + 1, struck).await);
    }
    last.unwrap()
}

async fn key_one(browser: &mut Browser, path: &str, sheet: usize, struck: &str) -> Answer {
    let sheet = sheet.to_string();
    let struck: Vec<String> = struck.chars().map(String::from).collect();
    let fields = [("sheet", sheet.as_str()), ("ruling", "")].into_iter();
    let fields: Vec<_> = fields.chain(struck.iter().map(|place| ("struck", place.as_str()))).collect();
    browser.post(path, &fields).await
}

async fn bundles(browser: &mut Browser, path: &str) -> Vec<String> {
    browser.get(&format!("{path}/kiem-phieu")).await.all("table.bundles tbody .light")
}

#[tokio::test]
async fn two_people_key_and_only_what_differs_is_looked_at_again() {
    let house = House::fifth().await;
    let mut one = house.signed_in(&[Teller]).await;
    let mut two = house.signed_in(&[Secretary]).await;
    let mut third = house.signed_in(&[Teller, Editor]).await;
    let path = house.practice(&mut two).await;
    opened(&mut two, &path, "7").await;

    let page = one.get(&format!("{path}/kiem-phieu/nhap/1")).await;
    assert_eq!(page.one("[data-sheet]"), "1");
    key(&mut one, &path, 1, &["0", "1"]).await;
    let page = one.get(&format!("{path}/kiem-phieu/nhap/1")).await;
    assert_eq!(page.one("[data-sheet]"), "3", "goes on at the first sheet that is missing");
    let page = two.get(&format!("{path}/kiem-phieu/nhap/1?to=1")).await;
    assert!(page.all("input[checked][name=struck]").is_empty(), "nobody sees the other's work");
    key(&mut one, &path, 1, &["0", "1", "2", "3"]).await;
    let again = key(&mut one, &path, 1, &["0"]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "one account keys a bundle once");
    assert!(again.body.contains("đã nhập xong bó 1"), "{}", again.body);
    key(&mut two, &path, 1, &["0", "1", "4"]).await;
    let other = key(&mut third, &path, 1, &["0"]).await;
    assert!(other.body.contains("đã có hai người khác nhập"), "{}", other.body);
    key_one(&mut two, &format!("{path}/kiem-phieu/nhap/1"), 4, "3").await;
    assert_eq!(bundles(&mut one, &path).await, ["Lệch 1 tờ, cần xem lại", "Chưa ai nhập"]);

    let page = one.get(&format!("{path}/kiem-phieu/lech/1")).await;
    assert_eq!(page.all("h2"), ["Tờ 3"], "only what differs");
    assert_eq!(
        page.all("table.differs tbody th"),
        ["Vũ Hữu Hùng", "Hồ Minh Long"].map(String::from),
        "name by name: {}",
        page.body
    );
    let lech = format!("{path}/kiem-phieu/lech/1");
    assert_eq!(key_one(&mut one, &lech, 2, "1").await.status, StatusCode::UNPROCESSABLE_ENTITY, "the others stand");
    assert_eq!(key_one(&mut one, &lech, 3, "4").await.status, StatusCode::SEE_OTHER);
    assert_eq!(bundles(&mut one, &path).await[0], "Khớp sau khi xem lại 1 tờ");

    let work = chibo_congress::counting::find_round(&house.app.db, id_of(&path), 0).await.unwrap().unwrap();
    assert_eq!(work.keyed, None, "no sum leaves the seal before all bundles agree");
    for browser in [&mut one, &mut two] {
        key(browser, &path, 2, &["0", "", "012345"]).await;
    }
    let bare = send(&mut one, &path, "ghi", &[]).await;
    assert!(bare.one("#alone-error").contains("Mới có một cách kiểm"), "{}", bare.body);
    let entered = send(&mut one, &path, "ghi", &[("alone", "Tập")]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    let page = one.get(&path).await;
    assert!(page.body.contains("Phát ra 7 phiếu, thu về 7; hợp lệ 5, không hợp lệ 2"), "{}", page.body);
    assert_eq!(page.all("td[data-label='Số phiếu']"), ["3", "4", "5", "4", "4", "5"]);
    assert!(page.body.contains("Vào kiểm phiếu") || page.body.contains("Xem lại"));
}

fn id_of(path: &str) -> uuid::Uuid {
    path.rsplit_once('/').unwrap().1.parse().unwrap()
}

#[tokio::test]
async fn ways_that_differ_block_the_record_and_the_log_tells_who_corrected_what() {
    let house = House::fifth().await;
    let mut one = house.signed_in(&[Teller]).await;
    let mut two = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut two).await;
    opened(&mut two, &path, "3").await;
    for browser in [&mut one, &mut two] {
        key(browser, &path, 1, &["0", "0", "1"]).await;
    }
    let votes =
        |first| [("votes-0", first), ("votes-1", "2"), ("votes-2", "3"), ("votes-3", "3"), ("votes-4", "3"), ("votes-5", "3")];
    let by_hand = |first| [[("valid", "3"), ("invalid", "0")].as_slice(), &votes(first)].concat();
    assert_eq!(send(&mut one, &path, "tay", &by_hand("0")).await.status, StatusCode::SEE_OTHER);
    let page = one.get(&format!("{path}/kiem-phieu")).await;
    assert!(page.one("[aria-labelledby=doi-chieu] .problem").contains("lệch nhau ở 1 số liệu"), "{}", page.body);
    let blocked = send(&mut one, &path, "ghi", &[("alone", "Thôi")]).await;
    assert!(blocked.body.contains("lệch nhau ở 1 số liệu"), "a reason does not help: {}", blocked.body);
    assert!(!house.elections().await.iter().find(|row| row.id == id_of(&path)).unwrap().record.contains("returned"));

    send(&mut two, &path, "tay", &by_hand("1")).await;
    let page = one.get(&format!("{path}/kiem-phieu")).await;
    assert_eq!(page.all("[aria-labelledby=sua] li"), ["Người dùng sửa “Nguyễn Thanh Bình” (Phiếu kiểm bằng tay): từ 0 thành 1."]);
    assert_eq!(send(&mut one, &path, "ghi", &[]).await.status, StatusCode::SEE_OTHER, "two ways need no reason");
    assert_eq!(send(&mut two, &path, "tay", &by_hand("0")).await.status, StatusCode::SEE_OTHER);
    let shut = two.post(&format!("{path}/chot"), &[("confirmed", "yes")]).await;
    assert!(shut.body.contains("chưa được ghi lại sau khi sửa"), "{}", shut.body);
}

#[tokio::test]
async fn a_server_killed_in_the_middle_goes_on_from_any_browser_that_has_the_key() {
    let mut house = House::fifth().await;
    let mut one = house.signed_in(&[Teller]).await;
    let mut two = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut two).await;
    opened(&mut two, &path, "4").await;
    one.get(&format!("{path}/kiem-phieu")).await;
    key(&mut one, &path, 1, &["0", "1"]).await;
    let mut stranger = house.signed_in(&[Teller, Editor]).await;
    house.restart();
    for browser in [&mut one, &mut two, &mut stranger] {
        browser.reach(&house);
    }
    let lost = stranger.get(&format!("{path}/kiem-phieu")).await;
    assert!(lost.one("[aria-labelledby=dem] .warning").contains("không còn khóa"), "{}", lost.body);
    assert_eq!(bundles(&mut one, &path).await, ["Người dùng: 2/4 tờ"]);
    assert_eq!(bundles(&mut stranger, &path).await, ["Người dùng: 2/4 tờ"], "the first brought it back for all");

    // All lose it: the keying begins again, and says so.
    house.restart();
    for browser in [&mut one, &mut two, &mut stranger] {
        browser.reach(&house);
        browser.cookies.retain(|name, _| !name.starts_with("chibo-kp-"));
    }
    let lost = key(&mut one, &path, 1, &["0"]).await;
    assert!(lost.body.contains("không còn khóa"), "{}", lost.body);
    send(&mut two, &path, "nhap", &[("size", "4")]).await;
    assert_eq!(bundles(&mut one, &path).await, ["Chưa ai nhập"]);
}
