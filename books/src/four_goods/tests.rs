//! The room through the router: a month from the books, a year to its recognition.

use super::{MonthMarks, due, fill_month, find_month, recognitions, save_year};
use crate::meetings::{attendance, meeting};
use axum::http::StatusCode;
use chibo_frame::Role::{Committee, Secretary};
use chibo_frame::{Page, Slice, record};
use chibo_people::testing::{Answer, Browser, House, day, settle};
use uuid::Uuid;

static SLICES: [Slice; 2] = [chibo_people::SLICE, crate::SLICE];
const YEAR: &str = "/van-phong/bon-tot/2023";

/// A house with the town on the roll on 20 April 2023; its secretary; the keys of Ánh, An, Đức, Bưởi, Ân, Hoa.
async fn town() -> (House, Browser, Uuid, Vec<Uuid>) {
    let house = House::of(&SLICES, "2023-04-20T02:00:00Z").await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, browser, cell, members)
}

/// A regular meeting with these marks.
async fn held(house: &House, cell: Uuid, on: &str, marks: &[(Uuid, &str)]) {
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "import", &"").await.unwrap();
    let row = meeting::Model::plain(house.app.new_id(), cell, day(on), "regular".into(), None);
    record::put::<meeting::Entity>(&house.app, &tx, &act, None, row.clone()).await.unwrap();
    for (member_id, mark) in marks {
        let row = attendance::Model { meeting_id: row.id, member_id: *member_id, mark: (*mark).into(), reason: None };
        record::put::<attendance::Entity>(&house.app, &tx, &act, None, row).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn row_of(answer: &Answer, words: &str) -> String {
    answer.all("tbody tr").into_iter().find(|row| row.contains(words)).unwrap_or_else(|| panic!("no row of {words}"))
}

#[tokio::test]
async fn a_month_is_filled_from_the_books_with_the_figures_shown() {
    let (house, mut browser, cell, members) = town().await;
    let (an, duc, an2, hoa) = (members[1], members[2], members[4], members[5]);
    held(&house, cell, "3/3/2023", &[(an, "present"), (duc, "present"), (an2, "present"), (hoa, "unexcused")]).await;
    let path = format!("{YEAR}/thang/3");
    let form = browser.get(&path).await;
    assert!(row_of(&form, "85%").contains("3/4 có mặt"), "Ánh is exempt");
    assert!(row_of(&form, "vắng họp không phép").contains("1 người"));
    assert!(row_of(&form, "đúng định kỳ").contains("họp ngày 03/3/2023"));
    assert!(row_of(&form, "Học tập").contains("sổ chưa ghi gì"));
    let chosen = |form: &Answer, code: &str| form.all(&format!("select[name='met-{code}'] option[selected]"));
    assert_eq!(chosen(&form, "2.2-attendance"), ["Không đạt"]);
    assert_eq!(chosen(&form, "2.1-meeting"), ["Đạt"]);
    assert_eq!(chosen(&form, "1.1"), [""], "no book answers it");
    assert_eq!(chosen(&browser.get(&format!("{path}?dat=1")).await, "1.1"), ["Đạt"]);

    let sent = [("met-2.2-attendance", "yes"), ("met-1.1", "no"), ("note-1.1", "chậm một việc")];
    assert_eq!(browser.post(&path, &sent).await.location.as_deref(), Some(YEAR));
    let row = row_of(&browser.get(&path).await, "85%");
    assert!(row.contains("Khác với sổ."), "{row}");
    assert!(find_month(&house.app.db, cell, 2023, 3).await.unwrap().unwrap().marks.contains("chậm một việc"));
    assert_eq!(browser.get(&format!("{YEAR}/thang/5")).await.status, StatusCode::NOT_FOUND, "May has not begun");
    assert_eq!(browser.get(&format!("{YEAR}/thang/13")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_year_adds_its_months_and_is_recognised() {
    let (house, mut browser, cell, _) = town().await;
    for month in 1..=3 {
        let typed: MonthMarks = serde_json::from_str(if month == 3 { r#"{"4.1":{"met":false,"note":""}}"# } else { "{}" }).unwrap();
        fill_month(&house.app, None, cell, 2023, month, &typed).await.unwrap();
    }
    let page = browser.get(YEAR).await;
    let row = row_of(&page, "Chi ủy viên nêu gương");
    assert!(row.contains("2/3") && row.contains("6/10"), "two thirds of ten, rounded down: {row}");

    let path = format!("{YEAR}/tong-ket");
    let form = browser.get(&path).await;
    assert!(form.body.contains(r#"id="points-4.1" name="points-4.1" value="6""#));
    let wrong =
        [("points-4.1", "11"), ("voted_on", "2/4/2023"), ("base", "4"), ("agree", "4"), ("disagree", "1"), ("recognised", "yes")];
    let answer = browser.post(&path, &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.all(".error").len(), 4, "points, votes, number, day: {:?}", answer.all(".error"));
    assert!(answer.body.contains(r#"name="points-4.1" value="11""#));
    assert!(recognitions(&house.app.db, cell).await.unwrap().is_empty());
    let right = [
        ("registered_on", "5/1/2023"),
        ("points-4.1", "8"),
        ("voted_on", "2/4/2023"),
        ("base", "4"),
        ("agree", "3"),
        ("disagree", "1"),
        ("recognised", "yes"),
        ("number", "QĐ 7-QĐ/ĐU"),
        ("on", "15/4/2023"),
    ];
    assert_eq!(browser.post(&path, &right).await.status, StatusCode::SEE_OTHER);
    let found = recognitions(&house.app.db, cell).await.unwrap();
    assert_eq!(
        (found.len(), found[0].year, found[0].on, found[0].decision.as_str()),
        (1, 2023, Some(day("15/4/2023")), "QĐ 7-QĐ/ĐU")
    );
    let page = browser.get(YEAR).await;
    assert!(row_of(&page, "Chi ủy viên nêu gương").contains("8/10"));
    assert!(page.one("dl.facts").contains("3 tán thành, 1 không tán thành, trên 4: quá nửa"));
    assert!(browser.get("/van-phong/bon-tot").await.one("tbody tr").contains("Được công nhận"));
}

#[tokio::test]
async fn a_sheet_keeps_the_criteria_under_which_it_was_filled() {
    let (house, mut browser, cell, _) = town().await;
    fill_month(&house.app, None, cell, 2023, 1, &MonthMarks::new()).await.unwrap();
    let mut version = chibo_core::four_goods::versions().remove(0);
    version.valid_from = day("1/1/2023");
    version.lines.truncate(1);
    version.lines[0].words = "Tiêu chí của phường".into();
    let rule = chibo_people::rules::dated_rule::Model {
        id: house.app.new_id(),
        cell_id: cell,
        kind: "four_goods".into(),
        valid_from: version.valid_from,
        version: serde_json::to_string(&version).unwrap(),
    };
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "save_rule", &"").await.unwrap();
    record::put::<chibo_people::rules::dated_rule::Entity>(&house.app, &tx, &act, None, rule).await.unwrap();
    tx.commit().await.unwrap();
    let criteria =
        async |browser: &mut Browser, month: u32| browser.get(&format!("{YEAR}/thang/{month}")).await.all("tbody th").len();
    assert_eq!((criteria(&mut browser, 1).await, criteria(&mut browser, 2).await), (13, 1));
}

#[tokio::test]
async fn a_registered_cell_is_told_of_the_month_it_missed() {
    let (house, _, cell, _) = town().await;
    let page = Page::open(house.app.words.clone(), chibo_frame::Lang::Vi, "/", false);
    assert!(due(&house.app, &page, cell).await.unwrap().is_empty(), "it has not registered");
    let year = super::YearSheet { registered_on: Some(day("5/1/2023")), ..Default::default() };
    save_year(&house.app, None, cell, 2023, &year).await.unwrap();
    fill_month(&house.app, None, cell, 2023, 1, &MonthMarks::new()).await.unwrap();
    let due = due(&house.app, &page, cell).await.unwrap();
    assert_eq!((due[0].text.as_str(), due[0].late), ("Chấm bảng bốn tốt tháng 2/2023", true));
}

#[tokio::test]
async fn pages_speak_both_languages_and_keep_to_their_rights() {
    let (house, mut browser, ..) = town().await;
    for page in ["/van-phong/bon-tot", YEAR, &format!("{YEAR}/thang/4"), &format!("{YEAR}/tong-ket")] {
        for lang in ["vi", "en"] {
            let answer = browser.get(&format!("{page}?lang={lang}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            let said = answer.one("main");
            let key = said.split_whitespace().find(|word| word.starts_with("four-goods-") || word.starts_with("form-"));
            assert_eq!(key, None, "{page} {lang}");
        }
    }
    let mut committee = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(committee.get(YEAR).await.status, StatusCode::OK);
    assert_eq!(committee.get(&format!("{YEAR}/thang/4")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/van-phong/bon-tot/khong").await.status, StatusCode::NOT_FOUND);
}
