//! The page of dated rules: a version copied, changed, refused, taken away; and what deadlines read from it.

use axum::http::StatusCode;
use chibo_core::dated::{Problem, RuleKind};
use chibo_frame::Role::{Committee, Secretary};
use chibo_people::rules;
use chibo_people::testing::{Answer, Browser, House, day};

const HOLIDAYS: &str = "/van-phong/quy-dinh/holidays";

/// What the form holds, as a browser would send it back.
fn fields(answer: &Answer) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(&answer.body);
    let inputs = scraper::Selector::parse("main form input").unwrap();
    let field = |input: scraper::ElementRef| Some((input.attr("name")?.to_owned(), input.attr("value")?.to_owned()));
    page.select(&inputs).filter_map(field).collect()
}

async fn send(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    let (_, standing) = fields.iter_mut().find(|(field, _)| field == name).unwrap_or_else(|| panic!("no field {name}"));
    value.clone_into(standing);
}

#[tokio::test]
async fn a_new_version_is_copied_from_the_one_in_force_and_ends_it() {
    let (house, cell) = House::with_cell().await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let list = browser.get("/van-phong/quy-dinh").await;
    assert_eq!(list.all("tbody tr").len(), RuleKind::ALL.len());
    let shown = browser.get(HOLIDAYS).await;
    assert!(shown.one("main").contains("đối chiếu với văn bản"), "{}", shown.body);
    assert!(shown.all("h2")[0].starts_with("Từ 01/01/2026"), "{:?}", shown.all("h2"));
    assert!(shown.all("h2")[1].starts_with("Từ 01/01/2021 đến 31/12/2025 đang áp dụng"), "{:?}", shown.all("h2"));

    let mut form = fields(&browser.get(&format!("{HOLIDAYS}/moi")).await);
    let rows: usize = form.iter().find(|(name, _)| name == "rows").unwrap().1.parse().unwrap();
    let first_empty = form.iter().filter(|(name, value)| name.starts_with("words-") && !value.is_empty()).count();
    assert_eq!(rows, first_empty + 5);
    set(&mut form, "from", "1/1/2027");
    set(&mut form, "words-4", "");
    set(&mut form, "value-4", "");
    set(&mut form, &format!("words-{first_empty}"), "Tết Đinh Mùi");
    set(&mut form, &format!("value-{first_empty}"), "4/2/2027 - 10/2/2027");
    let answer = send(&mut browser, &format!("{HOLIDAYS}/moi"), &form).await;
    assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some(HOLIDAYS)), "{}", answer.body);

    let version = rules::in_force(&house.app.db, cell, RuleKind::Holidays, day("1/6/2027")).await.unwrap().unwrap();
    let codes: Vec<&str> = version.lines.iter().map(|line| &*line.code).collect();
    assert_eq!(codes.len(), first_empty, "one line went, one came");
    assert_eq!((codes[0], *codes.last().unwrap()), ("new-year", "tet-dinh-mui"));
    let shown = browser.get(HOLIDAYS).await;
    assert!(
        shown.all("h2")[0].starts_with("Từ 01/01/2027") && shown.all("h2")[1] == "Từ 01/01/2026 đến 31/12/2026",
        "{:?}",
        shown.all("h2")
    );
    let before = rules::in_force(&house.app.db, cell, RuleKind::Holidays, day("31/12/2026")).await.unwrap().unwrap();
    assert_eq!(before.valid_from, day("1/1/2026"));

    let again = send(&mut browser, &format!("{HOLIDAYS}/moi"), &form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.one("#from-error").contains("01/01/2027"));
}

#[tokio::test]
async fn a_line_that_cannot_be_read_keeps_what_was_typed() {
    let (house, cell) = House::with_cell().await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let mut form = fields(&browser.get(&format!("{HOLIDAYS}/moi")).await);
    set(&mut form, "from", "1/1/2025");
    set(&mut form, "value-3", "ngày hai tháng chín");
    set(&mut form, "words-1", "");
    set(&mut form, "value-1", "");
    let answer = send(&mut browser, &format!("{HOLIDAYS}/moi"), &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.one("#problem-3").contains("không phải là một ngày"), "{}", answer.body);
    assert!(answer.body.contains("ngày hai tháng chín"));
    assert!(rules::own_versions(&house.app.db, cell, RuleKind::Holidays).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_own_version_is_edited_and_taken_away() {
    let (house, cell) = House::with_cell().await;
    let account = house.account("ai", &[Secretary]).await;
    let built_in = RuleKind::Holidays.built_in().remove(1);
    let version = chibo_core::dated::Version { valid_from: day("1/6/2025"), ..built_in };
    let id = rules::make(&house.app, Some(account), cell, &version).await.unwrap().unwrap();
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let path = format!("{HOLIDAYS}/{id}");
    let mut form = fields(&browser.get(&path).await);
    set(&mut form, "value-0", "2/1");
    set(&mut form, "instrument", "");
    assert_eq!(send(&mut browser, &path, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    set(&mut form, "instrument", "Thông báo 12-TB/ĐU");
    assert_eq!(send(&mut browser, &path, &form).await.status, StatusCode::SEE_OTHER);
    let own = rules::own_versions(&house.app.db, cell, RuleKind::Holidays).await.unwrap();
    assert_eq!((&*own[0].lines[0].code, &*own[0].lines[0].value, &*own[0].instrument), ("new-year", "2/1", "Thông báo 12-TB/ĐU"));
    assert_eq!(own[0].valid_from, day("1/6/2025"));
    let shown = browser.get(HOLIDAYS).await;
    assert!(shown.all("h2").iter().any(|heading| heading.contains("chi bộ đã có bản riêng")), "{:?}", shown.all("h2"));
    assert_eq!(browser.post(&format!("{path}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(rules::own_versions(&house.app.db, cell, RuleKind::Holidays).await.unwrap().is_empty());
    assert_eq!(browser.post(&format!("{path}/bo"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/van-phong/quy-dinh/khong-co").await.status, StatusCode::NOT_FOUND);
    let nothing = chibo_core::dated::Version { lines: Vec::new(), ..version };
    let refused = rules::make(&house.app, None, cell, &nothing).await.unwrap().unwrap_err();
    assert!(matches!(refused, rules::Refusal::Line(fault) if fault.problem == Problem::NoLines));
}

#[tokio::test]
async fn the_committee_reads_and_does_not_change() {
    let (house, _) = House::with_cell().await;
    let mut browser = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(browser.get(HOLIDAYS).await.status, StatusCode::OK);
    assert!(!browser.get(HOLIDAYS).await.body.contains("/moi"));
    assert_eq!(browser.get(&format!("{HOLIDAYS}/moi")).await.status, StatusCode::FORBIDDEN);
}
