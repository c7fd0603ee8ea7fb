//! The desk: the same person twice, three desks at once, a retry, who is in the hall, and what is not written.

use crate::house::{Browser, House};
use axum::http::StatusCode;
use chibo_books::roll_call::card;
use chibo_congress::desk::desk_line;
use chibo_congress::preparing::{card_vote, congress_attendance};
use chibo_frame::Role::{Committee, Member, Secretary, Teller};
use chibo_frame::record;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

/// The 6th congress, which is held today: its path and its key.
pub(crate) async fn today(browser: &mut Browser) -> (String, Uuid) {
    let path = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap();
    let id = path.rsplit_once('/').unwrap().1.parse().unwrap();
    (path, id)
}

/// Everybody's key and name by number, as the desk's page lists them.
async fn listed(browser: &mut Browser, desk: &str) -> Vec<(Uuid, String)> {
    let page = browser.get(desk).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let names = page.all("[data-who] [data-called]");
    let keys = page.body.split("data-who=\"").skip(1).map(|rest| rest[..36].parse().unwrap());
    keys.zip(names).collect()
}

async fn check_in(browser: &mut Browser, desk: &str, text: &str) -> String {
    let answer = browser.post(desk, &[("text", text), ("token", &token(text.len() as u128))]).await;
    answer.one("[data-answer] p")
}

fn token(n: u128) -> String {
    Uuid::from_u128(n + (1 << 100)).to_string()
}

async fn figures(browser: &mut Browser, desk: &str) -> [u64; 4] {
    let board: Value = serde_json::from_str(&browser.get(&format!("{desk}/tinh-hinh")).await.body).unwrap();
    ["summoned", "present", "voting", "quorum"].map(|name| board["figures"][name].as_u64().unwrap())
}

#[tokio::test]
async fn by_number_by_name_by_card_and_nobody_twice() {
    let house = House::fifth().await;
    let mut first = house.signed_in(&[Secretary]).await;
    let mut second = house.signed_in(&[Teller]).await;
    let (path, _) = today(&mut first).await;
    let desk = format!("{path}/ban-don");
    let people = listed(&mut first, &desk).await;
    assert_eq!(people.len(), 112);
    assert_eq!(figures(&mut first, &desk).await, [112, 0, 0, 74]);
    let third = &people[2].1;
    assert_eq!(check_in(&mut first, &desk, "3").await, format!("Đã có mặt: {third}, số 3"));
    let twice = check_in(&mut second, &desk, "03").await;
    assert_eq!(twice, format!("Số 3, {third}: đã điểm danh lúc 09:00, Người dùng."));
    let place = people.iter().position(|(_, name)| name == "Dương Văn Sơn").unwrap();
    let said = check_in(&mut second, &desk, "duong van son").await;
    assert_eq!(said, format!("Đã có mặt: Dương Văn Sơn, số {}", place + 1));
    let scanned = check_in(&mut first, &desk, &card::written(people[10].0).to_uppercase()).await;
    assert!(scanned.contains(&people[10].1), "{scanned}");
    assert!(check_in(&mut first, &desk, "999").await.contains("không có số 999"));
    assert!(check_in(&mut first, &desk, &card::written(Uuid::nil())).await.contains("không phải của người"));
    let many = first.post(&desk, &[("text", "Đảng viên")]).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(many.body.contains(r#"name="text" value="Đảng viên""#), "what was typed is kept");
    let near = first.post(&desk, &[("text", "dwong van sonn")]).await;
    assert!(near.all("[data-answer] button").iter().any(|name| name.ends_with("Dương Văn Sơn")), "near, and asked back");
    assert_eq!(figures(&mut second, &desk).await[1], 3);
}

#[tokio::test]
async fn an_act_is_taken_back_by_its_number_and_only_the_last() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let (path, _) = today(&mut browser).await;
    let desk = format!("{path}/ban-don");
    let who = listed(&mut browser, &desk).await[4].0;
    let act = |step: &str| format!("{step} {who}");
    let mut press = async |step: &str, n: u128| {
        let answer = browser.post(&desk, &[("do", &act(step)), ("token", &token(n))]).await.one("[data-answer] p");
        (answer, figures(&mut browser, &desk).await[1])
    };
    let first = press("in", 1).await;
    assert!(first.0.starts_with("Đã có mặt") && first.1 == 1, "{first:?}");
    assert_eq!(press("in", 1).await, first, "a reload is no second time");
    assert!(press("in", 2).await.0.contains("đã điểm danh"));
    assert_eq!(press("back", 2).await.1, 1, "not the number of the act that counted");
    assert_eq!(press("out", 3).await.1, 0);
    assert_eq!(press("back", 1).await.1, 0, "not the last any more");
    assert_eq!(press("back", 3).await.1, 1, "he never left");
    assert_eq!(press("in", 4).await.1, 1);
    assert_eq!(press("out", 5).await.1, 0);
    assert_eq!(press("in", 6).await.1, 1, "he came back");
}

/// What three desks send at once.
async fn all_in(mut browser: Browser, desk: String, people: Vec<Uuid>, of: u128) -> usize {
    let mut done = 0;
    for (n, part) in people.chunks(7).enumerate() {
        let act = |(i, who): (usize, &Uuid)| json!({"token": token(of + (n * 7 + i) as u128), "who": who, "step": "in"});
        let body = json!(part.iter().enumerate().map(act).collect::<Vec<_>>()).to_string();
        let first = browser.post_json(&format!("{desk}/gui"), body.clone()).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.body);
        let again = browser.post_json(&format!("{desk}/gui"), body).await;
        let came = |answer: &str| -> Vec<String> {
            let answer: Value = serde_json::from_str(answer).unwrap();
            answer["told"].as_array().unwrap().iter().map(|told| told["came"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(came(&first.body), came(&again.body), "sent again, the same is told");
        done += came(&first.body).iter().filter(|came| *came == "done").count();
    }
    done
}

#[tokio::test]
async fn three_desks_at_once_agree() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let (path, id) = today(&mut browser).await;
    let desk = format!("{path}/ban-don");
    let people: Vec<Uuid> = listed(&mut browser, &desk).await.into_iter().map(|(who, _)| who).take(60).collect();
    let turned = people.iter().rev().copied().collect();
    let mixed = people.iter().skip(20).chain(people.iter().take(20)).copied().collect();
    let desks = [house.signed_in(&[Committee]).await, house.signed_in(&[Teller]).await, browser];
    let [a, b, c] = desks;
    let (a, b, c) = tokio::join!(
        all_in(a, desk.clone(), people.clone(), 1000),
        all_in(b, desk.clone(), turned, 2000),
        all_in(c, desk.clone(), mixed, 3000)
    );
    assert_eq!(a + b + c, 60, "each of them once: {a} {b} {c}");
    let lines = desk_line::Entity::find().filter(desk_line::Column::CongressId.eq(id)).all(&house.app.db).await.unwrap();
    assert_eq!((lines.len(), lines.iter().filter(|line| line.place == "here").count()), (112, 60));
    let mut numbers: Vec<i32> = lines.iter().map(|line| line.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=112).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_vote_keeps_the_figures_of_its_second_and_waits_for_the_quorum() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let (path, id) = today(&mut browser).await;
    let desk = format!("{path}/ban-don");
    let people = listed(&mut browser, &desk).await;
    let vote = [("subject", "Chương trình")];
    let none = browser.post(&format!("{path}/bieu-quyet"), &vote).await;
    assert!(none.one(".problem").contains("cần ít nhất 74"), "{}", none.body);
    let come = |from: usize, to: usize| {
        let act = |(n, (who, _)): (usize, &(Uuid, String))| json!({"token": token(n as u128), "who": who, "step": "in"});
        json!(people.iter().enumerate().skip(from).take(to - from).map(act).collect::<Vec<_>>()).to_string()
    };
    browser.post_json(&format!("{desk}/gui"), come(0, 90)).await;
    let now = figures(&mut browser, &desk).await;
    assert_eq!(browser.post(&format!("{path}/bieu-quyet"), &vote).await.status, StatusCode::SEE_OTHER);
    let rows = async || {
        let find = card_vote::Entity::find().filter(card_vote::Column::CongressId.eq(id));
        find.all(&house.app.db).await.unwrap().pop().unwrap()
    };
    let taken = rows().await;
    assert_eq!(u64::try_from(taken.voting.unwrap()).unwrap(), now[2]);
    browser.post_json(&format!("{desk}/gui"), come(90, 112)).await;
    browser.post(&desk, &[("do", &format!("out {}", people[0].0)), ("token", &token(900))]).await;
    assert_eq!(figures(&mut browser, &desk).await[1], 111);
    assert_eq!(rows().await, taken, "who comes or goes later changes no vote");
}

#[tokio::test]
async fn the_form_does_not_overwrite_what_a_desk_wrote_meanwhile() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let (path, id) = today(&mut browser).await;
    let desk = format!("{path}/ban-don");
    let people = listed(&mut browser, &desk).await;
    // The first seven are exempt.
    check_in(&mut browser, &desk, "31").await;
    let [early, late, sick] = [30, 31, 32].map(|place: usize| people[place].0.to_string());
    check_in(&mut browser, &desk, "032").await;
    let was = |id: &str| format!("was-{id}");
    let fields = [
        (early.as_str(), "present"),
        (&was(&early), "present"),
        (late.as_str(), "absent"),
        (&was(&late), ""),
        (sick.as_str(), "absent_accepted"),
        (&was(&sick), ""),
    ];
    let saved = browser.post(&format!("{path}/diem-danh"), &fields).await;
    assert_eq!(saved.location.unwrap(), format!("{path}/diem-danh"), "back, with the name of who came meanwhile");
    let page = browser.get(&format!("{path}/diem-danh")).await;
    assert!(page.one(".notice").contains(&people[31].1), "{}", page.body);
    assert_eq!(figures(&mut browser, &desk).await[1], 2);
    let rows = congress_attendance::Entity::find().filter(congress_attendance::Column::CongressId.eq(id));
    let rows = rows.all(&house.app.db).await.unwrap();
    let of = |id: &str| rows.iter().find(|row| row.member_id.to_string() == id).map(|row| row.status.clone());
    assert_eq!([&early, &late, &sick].map(|id| of(id).unwrap()), ["present", "present", "absent_accepted"]);
    let said = check_in(&mut browser, &desk, "0033").await;
    assert!(said.starts_with("Đã có mặt"), "he came after all: {said}");
}

#[tokio::test]
async fn nothing_written_tells_who_came_before_whom() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let (path, id) = today(&mut browser).await;
    let desk = format!("{path}/ban-don");
    let people = listed(&mut browser, &desk).await;
    let acts = record::list_acts_before(&house.app.db, None, 100).await.unwrap().len();
    for (n, place) in [40, 3, 99, 0, 63, 12, 80].into_iter().enumerate() {
        browser.post(&desk, &[("do", &format!("in {}", people[place].0)), ("token", &token(n as u128))]).await;
    }
    assert_eq!(record::list_acts_before(&house.app.db, None, 100).await.unwrap().len(), acts, "a check-in is no line of the log");
    // As the rows lie in the file, they lie in the order of the list.
    if house.app.db.get_database_backend() == sea_orm::DbBackend::Sqlite {
        let rows = Statement::from_string(sea_orm::DbBackend::Sqlite, "SELECT number FROM desk_line ORDER BY rowid");
        let rows = house.app.db.query_all_raw(rows).await.unwrap();
        let numbers: Vec<i32> = rows.iter().map(|row| row.try_get("", "number").unwrap()).collect();
        assert_eq!(numbers, (1..=112).collect::<Vec<_>>());
    }
    let closed = browser.post(&format!("{desk}/dong"), &[]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    let act = record::list_acts(&house.app.db, "take_congress_attendance").await.unwrap().remove(0);
    let changes = record::list_changes(&house.app.db, act.id, 200).await.unwrap();
    let mut places: Vec<usize> = Vec::new();
    for change in &changes {
        places.push(people.iter().position(|(who, _)| change.key.ends_with(&who.to_string())).unwrap());
    }
    assert_eq!(places, [0, 3, 12, 40, 63, 80, 99], "one act at the end, in the order of names");
    let lines = desk_line::Entity::find().filter(desk_line::Column::CongressId.eq(id)).all(&house.app.db).await.unwrap();
    assert!(lines.iter().all(|line| line.token.is_none()));
    assert_eq!(figures(&mut browser, &desk).await[1], 7, "and the figures stand");
}

#[tokio::test]
async fn who_may_stand_at_a_desk() {
    let house = House::fifth().await;
    let mut secretary = house.signed_in(&[Secretary]).await;
    let (path, _) = today(&mut secretary).await;
    for role in [Committee, Teller] {
        let mut browser = house.signed_in(&[role]).await;
        assert_eq!(browser.get(&format!("{path}/ban-don")).await.status, StatusCode::OK, "{role:?}");
        assert_eq!(browser.get(&format!("{path}/ban-don/ma")).await.status, StatusCode::FORBIDDEN);
        for deed in ["ban-don/ma", "ban-don/dong", "bieu-quyet"] {
            assert_eq!(browser.post(&format!("{path}/{deed}"), &[]).await.status, StatusCode::FORBIDDEN, "{role:?} {deed}");
        }
    }
    let mut member = house.signed_in(&[Member]).await;
    assert_eq!(member.get(&format!("{path}/ban-don")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(member.get(&format!("{path}/ban-don/tinh-hinh")).await.status, StatusCode::FORBIDDEN);
    // Of a congress whose day is over and whose ballots were counted the attendance stands.
    let past = secretary.post(&house.path("/ban-don"), &[("text", "1")]).await;
    assert_eq!(past.status, StatusCode::CONFLICT);
    assert!(past.one("[data-answer]").contains("giữ nguyên"));
    assert_eq!(secretary.post_json(&house.path("/ban-don/gui"), "[]".into()).await.status, StatusCode::CONFLICT);
}
