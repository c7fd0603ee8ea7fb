//! The room through the router: a year from the sheet to the decision.

use super::{At, Decision, decide, due, list_lines, list_of_year, make, propose, save_ballot, save_self_reviews};
use super::{SelfReview, cell_rating, find_of_cell, rating};
use axum::http::StatusCode;
use chibo_core::rating::{Level, Papers, TallyFault, Votes};
use chibo_frame::Role::{Committee, Secretary};
use chibo_frame::{Page, Slice, record};
use chibo_people::testing::{Answer, Browser, House, day, settle};
use uuid::Uuid;

static SLICES: [Slice; 2] = [chibo_people::SLICE, crate::SLICE];

/// A house with the town on the roll, its secretary, and the keys of Ánh, An, Đức, Bưởi, Ân, Hoa.
async fn town(now: &str) -> (House, Browser, Uuid, Vec<Uuid>) {
    let house = House::of(&SLICES, now).await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, browser, cell, members)
}

const DECEMBER: &str = "2022-12-20T02:00:00Z";
const YEAR: &str = "/van-phong/xep-loai/2022";

fn at(cell: Uuid, year: i32) -> At {
    At { account: None, cell, year }
}

async fn levels(house: &House, cell: Uuid) -> Vec<(Uuid, String)> {
    let rows = list_of_year(&house.app.db, cell, 2022).await.unwrap();
    rows.into_iter().map(|row| (row.member_id, row.level)).collect()
}

/// The papers of three who vote, and votes for one member.
fn ballot<'a>(fields: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let papers = [("on", "18/12/2022"), ("base", "3"), ("issued", "3"), ("returned", "3"), ("valid", "3")];
    papers.into_iter().chain(fields.iter().map(|(name, value)| (name.as_str(), *value))).collect()
}

fn row_of(answer: &Answer, name: &str) -> String {
    answer.all("tbody tr").into_iter().find(|row| row.starts_with(name)).unwrap_or_else(|| panic!("no row of {name}"))
}

#[tokio::test]
async fn the_sheet_is_made_in_one_press_and_says_who_is_not_rated() {
    let (house, mut browser, cell, members) = town(DECEMBER).await;
    assert_eq!(browser.get("/van-phong/xep-loai").await.one("form.actions button"), "Lập danh sách kiểm điểm năm 2022");
    assert_eq!(browser.get(&format!("{YEAR}/tu-kiem-diem")).await.status, StatusCode::NOT_FOUND, "no sheet yet");
    let made = browser.post(&format!("{YEAR}/lap"), &[]).await;
    assert_eq!((made.status, made.location.as_deref()), (StatusCode::SEE_OTHER, Some(YEAR)));
    let page = browser.get(YEAR).await;
    assert_eq!(page.all("tbody th"), ["Trần Văn An", "Nguyễn Thị Ánh", "Phạm Hữu Ân", "Lê Văn Đức", "Vũ Thị Hoa"], "Bưởi has left");
    assert!(row_of(&page, "Nguyễn Thị Ánh").contains("miễn công tác và sinh hoạt"));
    assert!(row_of(&page, "Lê Văn Đức").contains("dự bị"));
    assert_eq!(page.one("ol.grid .light"), "0/4 người");
    assert_eq!(list_lines(&house.app.db, cell, 2022).await.unwrap().len(), 5);
    assert!(!make(&house.app, at(cell, 2022)).await.unwrap(), "a second press makes nothing");
    let path = format!("{YEAR}/dang-vien/{}", members[1]);
    browser
        .post(&path, &[("circumstance", "sick"), ("own", ""), ("committee", " Tốt "), ("organisations", ""), ("residence", "")])
        .await;
    assert!(browser.get(&path).await.body.contains("cao nhất là Hoàn thành"));
    assert!(browser.get(&format!("{YEAR}/dang-vien/{}", members[3])).await.status == StatusCode::NOT_FOUND, "not on the roll");
}

#[tokio::test]
async fn a_wrong_day_keeps_all_that_was_typed() {
    let (house, mut browser, cell, members) = town(DECEMBER).await;
    make(&house.app, at(cell, 2022)).await.unwrap();
    let (an, hoa) = (members[1], members[5]);
    let level = |id: Uuid| format!("level-{id}");
    let (level_an, level_hoa, on_hoa) = (level(an), level(hoa), format!("on-{hoa}"));
    let path = format!("{YEAR}/tu-kiem-diem");
    let typed = [(level_an.as_str(), "excellent"), (&level_hoa, "good"), (&on_hoa, "31/2/2022"), ("on", "10/12/2022")];
    let answer = browser.post(&path, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.one(&format!("#on-{hoa}-error")).contains("31/2/2022"));
    assert!(answer.body.contains(r#"value="31/2/2022""#));
    assert_eq!(answer.one(&format!("#level-{an} option[selected]")), "Hoàn thành xuất sắc");
    assert!(list_lines(&house.app.db, cell, 2022).await.unwrap().iter().all(|row| row.self_level.is_none()));
    let typed = [(level_an.as_str(), "excellent"), (&level_hoa, "good"), (&on_hoa, "9/12/2022"), ("on", "10/12/2022")];
    assert_eq!(browser.post(&path, &typed).await.location.as_deref(), Some(YEAR));
    let lines = list_lines(&house.app.db, cell, 2022).await.unwrap();
    let on = |id: Uuid| lines.iter().find(|row| row.member_id == id).unwrap().self_on;
    assert_eq!((on(an), on(hoa)), (Some(day("10/12/2022")), Some(day("9/12/2022"))));
    assert_eq!(browser.get(YEAR).await.one("ol.grid .light"), "2/4 người");
    assert!(browser.get(&format!("{path}?san=tot")).await.all("option[selected]").contains(&"Tốt".to_owned()));
}

#[tokio::test]
async fn points_give_the_level_and_a_level_above_them_is_refused() {
    let (house, mut browser, cell, members) = town("2025-12-20T02:00:00Z").await;
    make(&house.app, at(cell, 2025)).await.unwrap();
    let path = "/van-phong/xep-loai/2025/tu-kiem-diem";
    let (points, level) = (format!("points-{}", members[1]), format!("level-{}", members[1]));
    let answer = browser.post(path, &[(&points, "89,5"), (&level, "excellent")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.one(&format!("#{level}-error")).contains("Tốt"));
    assert_eq!(browser.post(path, &[(&points, "một trăm")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post(path, &[(&points, "92,5")]).await.status, StatusCode::SEE_OTHER);
    let lines = list_lines(&house.app.db, cell, 2025).await.unwrap();
    let line = lines.iter().find(|row| row.member_id == members[1]).unwrap();
    assert_eq!((line.self_level.as_deref(), line.self_points), (Some("excellent"), Some(925)));
    assert!(row_of(&browser.get("/van-phong/xep-loai/2025").await, "Trần Văn An").contains("92,5 điểm"));
}

#[tokio::test]
async fn from_the_ballot_to_the_decision() {
    let (house, mut browser, cell, members) = town(DECEMBER).await;
    make(&house.app, at(cell, 2022)).await.unwrap();
    let (an, an2, hoa) = (members[1], members[4], members[5]);
    let path = format!("{YEAR}/kiem-phieu");
    let form = browser.get(&path).await;
    assert!(form.body.contains(r#"id="base" name="base" value="3""#), "four official, one of them exempt");
    let of = |level: &str, id: Uuid| format!("{level}-{id}");
    let wrong = browser.post(&path, &ballot(&[(of("excellent", an), "2"), (of("good", an), "2")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.one(&format!("#excellent-{an}-error")).contains("4 phiếu, nhiều hơn 3"));
    let fields = [(of("excellent", an), "2"), (of("good", an), "1"), (of("excellent", an2), "2"), (of("good", hoa), "3")];
    assert_eq!(browser.post(&path, &ballot(&fields)).await.status, StatusCode::SEE_OTHER);
    assert!(levels(&house, cell).await.is_empty(), "a tally proposes nothing by itself");

    let page = browser.get(YEAR).await;
    let over = page.one("section.warning");
    assert!(over.contains("Đề nghị 2 người xuất sắc; mức 20% của 3 người hoàn thành tốt trở lên cho phép 0."), "{over}");
    let above = browser.post(&format!("{YEAR}/de-nghi"), &[(&hoa.to_string(), "excellent")]).await;
    assert_eq!(above.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(above.one(&format!("#{}-error", css(hoa))).contains("Số phiếu chỉ đến mức “Tốt”"));

    assert_eq!(browser.post(&format!("{YEAR}/theo-phieu"), &[]).await.status, StatusCode::SEE_OTHER);
    let proposed = levels(&house, cell).await;
    assert_eq!(proposed.len(), 3, "Đức has no votes yet");
    assert!(proposed.contains(&(an, "excellent".into())));
    assert!(row_of(&browser.get(YEAR).await, "Trần Văn An").contains("chờ quyết định"));

    let decision = [(an.to_string(), "good"), (an2.to_string(), "excellent"), (hoa.to_string(), "good")];
    let without: Vec<(&str, &str)> = decision.iter().map(|(id, level)| (id.as_str(), *level)).collect();
    let refused = browser.post(&format!("{YEAR}/quyet-dinh"), &without).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.one("#number-error").is_empty());
    let with: Vec<(&str, &str)> = without.into_iter().chain([("number", "QĐ 12-QĐ/ĐU"), ("on", "15/1/2023")]).collect();
    assert_eq!(browser.post(&format!("{YEAR}/quyet-dinh"), &with).await.status, StatusCode::SEE_OTHER);
    assert!(levels(&house, cell).await.contains(&(an, "good".into())), "the book follows the decision");
    assert!(row_of(&browser.get(YEAR).await, "Trần Văn An").contains("QĐ 12-QĐ/ĐU, ngày 15/01/2023"));
}

/// A key as the start of a CSS name: a digit there is escaped.
fn css(id: Uuid) -> String {
    let text = id.to_string();
    format!("\\3{} {}", &text[..1], &text[1..])
}

#[tokio::test]
async fn who_ties_at_the_boundary_is_named_and_nobody_is_chosen() {
    let (house, mut browser, cell, members) = town(DECEMBER).await;
    make(&house.app, at(cell, 2022)).await.unwrap();
    let rule = chibo_people::rules::dated_rule::Model {
        id: house.app.new_id(),
        cell_id: cell,
        kind: "excellent_cap".into(),
        valid_from: day("1/1/2022"),
        version: quarter_cap(),
    };
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "save_rule", &"").await.unwrap();
    record::put::<chibo_people::rules::dated_rule::Entity>(&house.app, &tx, &act, None, rule).await.unwrap();
    tx.commit().await.unwrap();
    let papers = Papers { base: 3, issued: 3, returned: 3, valid: 3 };
    let excellent = Some(Votes { excellent: 2, good: 1, ..Votes::default() });
    let good = Some(Votes { good: 3, ..Votes::default() });
    let votes = [(members[1], excellent), (members[2], excellent), (members[4], good), (members[5], good)];
    save_ballot(&house.app, at(cell, 2022), day("18/12/2022"), papers, &votes).await.unwrap().unwrap();
    let warned = browser.get(YEAR).await.one("section.warning");
    assert!(warned.contains("cùng 2 phiếu: Trần Văn An (2), Lê Văn Đức (2). Mức còn 1 chỗ cho 2 người"), "{warned}");
}

/// A quarter of all rated.
fn quarter_cap() -> String {
    let mut version = chibo_core::rating::versions().remove(0);
    version.lines[0].value = "25".into();
    version.lines[1].value = "tất cả".into();
    serde_json::to_string(&version).unwrap()
}

#[tokio::test]
async fn a_level_from_a_workbook_gives_way_to_a_decision_only() {
    let (house, mut browser, cell, members) = town(DECEMBER).await;
    let an = members[1];
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "import", &"").await.unwrap();
    let row = rating::Model { member_id: an, year: 2022, cell_id: cell, level: "excellent".into() };
    record::put::<rating::Entity>(&house.app, &tx, &act, None, row).await.unwrap();
    let own = cell_rating::Model { cell_id: cell, year: 2022, level: "good".into() };
    record::put::<cell_rating::Entity>(&house.app, &tx, &act, None, own).await.unwrap();
    tx.commit().await.unwrap();
    assert!(row_of(&browser.get(YEAR).await, "Trần Văn An").contains("nhập từ tệp"));
    make(&house.app, at(cell, 2022)).await.unwrap();
    for _ in 0..2 {
        propose(&house.app, at(cell, 2022), &[(an, Some(Level::Good))]).await.unwrap();
        assert_eq!(levels(&house, cell).await, [(an, "excellent".into())]);
    }
    let decision = Decision { number: "QĐ 1".into(), on: day("15/1/2023") };
    decide(&house.app, at(cell, 2022), &decision, &[(an, Some(Level::Fulfilled))]).await.unwrap();
    assert_eq!(levels(&house, cell).await, [(an, "fulfilled".into())]);
    decide(&house.app, at(cell, 2022), &decision, &[(an, None)]).await.unwrap();
    assert_eq!(levels(&house, cell).await, [(an, "good".into())], "the proposal stands again");

    let path = format!("{YEAR}/chi-bo");
    let blank = [("own", "good"), ("decided", "good"), ("number", ""), ("on", "")];
    assert_eq!(browser.post(&path, &blank).await.status, StatusCode::SEE_OTHER, "what a workbook says needs no number");
    let other = [("own", "good"), ("decided", "excellent"), ("number", ""), ("on", "1/2/2023")];
    assert_eq!(browser.post(&path, &other).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = [("own", "good"), ("decided", "excellent"), ("number", "QĐ 2"), ("on", "1/2/2023")];
    assert_eq!(browser.post(&path, &other).await.status, StatusCode::SEE_OTHER);
    assert_eq!(find_of_cell(&house.app.db, cell, 2022).await.unwrap().unwrap().level, "excellent");
}

#[tokio::test]
async fn votes_that_contradict_the_papers_are_refused() {
    let (house, _, cell, members) = town(DECEMBER).await;
    make(&house.app, at(cell, 2022)).await.unwrap();
    let save = async |papers: Papers, votes: u32| {
        let votes = [(members[1], Some(Votes { good: votes, ..Votes::default() }))];
        save_ballot(&house.app, at(cell, 2022), day("18/12/2022"), papers, &votes).await.unwrap()
    };
    let papers = Papers { base: 3, issued: 3, returned: 3, valid: 2 };
    assert_eq!(save(papers, 3).await, Err((Some(members[1]), TallyFault::VotesAboveValid { votes: 3, valid: 2 })));
    assert_eq!(save(papers, 2).await, Ok(()));
    let fewer = Papers { valid: 1, ..papers };
    let votes = save_ballot(&house.app, at(cell, 2022), day("18/12/2022"), fewer, &[]).await.unwrap();
    assert_eq!(
        votes,
        Err((Some(members[1]), TallyFault::VotesAboveValid { votes: 2, valid: 1 })),
        "votes of another page count too"
    );
}

#[tokio::test]
async fn what_falls_due() {
    let said = async |now: &str, sheet: bool, reviews: bool| {
        let (house, _, cell, members) = town(now).await;
        if sheet {
            make(&house.app, at(cell, 2022)).await.unwrap();
        }
        let reviews: Vec<SelfReview> = members
            .iter()
            .filter(|_| reviews)
            .map(|member| SelfReview { member: *member, level: Some(Level::Good), points: None, on: None })
            .collect();
        save_self_reviews(&house.app, at(cell, 2022), &reviews).await.unwrap();
        let page = Page::open(house.app.words.clone(), chibo_frame::Lang::Vi, "/", false);
        let due = due(&house.app, &page, cell).await.unwrap();
        due.into_iter().filter(|due| due.text.contains("2022")).map(|due| (due.text, due.late)).collect::<Vec<_>>()
    };
    assert!(said("2022-10-20T02:00:00Z", false, false).await.is_empty());
    assert_eq!(said("2022-11-02T02:00:00Z", false, false).await, [("Lập danh sách kiểm điểm, xếp loại năm 2022".into(), false)]);
    assert_eq!(said("2022-11-02T02:00:00Z", true, false).await, [("4 người chưa nộp bản tự kiểm điểm năm 2022".into(), false)]);
    assert!(said("2022-11-02T02:00:00Z", true, true).await.is_empty());
    assert_eq!(said("2023-03-31T02:00:00Z", true, true).await, [("4 người chưa có quyết định xếp loại năm 2022".into(), false)]);
    assert!(said("2023-04-01T02:00:00Z", true, true).await[0].1, "late from 1 April on");
    assert!(said("2023-04-01T02:00:00Z", false, false).await.is_empty(), "a year of which nothing is kept is left alone");
}

#[tokio::test]
async fn pages_speak_both_languages_and_keep_to_their_rights() {
    let (house, mut browser, cell, members) = town(DECEMBER).await;
    make(&house.app, at(cell, 2022)).await.unwrap();
    let one = format!("dang-vien/{}", members[1]);
    let pages = ["", "/tu-kiem-diem", "/kiem-phieu", "/de-nghi", "/quyet-dinh", "/chi-bo", &format!("/{one}")];
    for (page, lang) in pages.iter().flat_map(|page| [(page, "vi"), (page, "en")]) {
        let answer = browser.get(&format!("{YEAR}{page}?lang={lang}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        let said = answer.one("main");
        let key = said.split_whitespace().find(|word| word.starts_with("ratings-") || word.starts_with("form-"));
        assert_eq!(key, None, "{page} {lang}");
    }
    let mut committee = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(committee.get(YEAR).await.status, StatusCode::OK);
    assert_eq!(committee.get(&format!("{YEAR}/{one}")).await.status, StatusCode::OK);
    assert_eq!(committee.get(&format!("{YEAR}/quyet-dinh")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/van-phong/xep-loai/khong-phai-nam").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post("/van-phong/xep-loai/2030/lap", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
