//! A cell writes its own targets.

use crate::{TERM, with_books, with_term};
use axum::http::StatusCode;
use chibo_frame::Role::{Committee, Secretary};
use chibo_term::targets::find_term;

const EDIT: &str = "/van-phong/nhiem-ky/2022-2025/sua-chi-tieu";

fn attendance(percent: &str, wording: &str) -> Vec<(&'static str, String)> {
    let fields = [
        ("measure", "attendance"),
        ("number", "6"),
        ("wording", wording),
        ("direction", "at_least"),
        ("percent", percent),
        ("cadence", "each_year"),
    ];
    fields.map(|(name, value)| (name, value.to_owned())).into()
}

fn sent<'a>(fields: &'a [(&'static str, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn only_what_fits_the_measure_is_asked_for() {
    let (house, _) = with_term("2024-05-20T02:00:00Z").await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let catalogue = browser.get(&format!("{EDIT}/moi")).await;
    assert_eq!(catalogue.all(".card h2 a").len(), 20);
    let fields = async |browser: &mut chibo_people::testing::Browser, measure: &str| {
        let form = browser.get(&format!("{EDIT}/moi?do={measure}")).await;
        assert_eq!(form.status, StatusCode::OK);
        ["input[name=direction]", "input[name=percent]", "input[name=count]", "input[name=level]"].map(|s| form.all(s).len())
    };
    assert_eq!(fields(&mut browser, "attendance").await, [4, 1, 0, 0]);
    assert_eq!(fields(&mut browser, "members_removed").await, [2, 0, 1, 0]);
    assert_eq!(fields(&mut browser, "cell_rating").await, [0, 0, 0, 3]);
    assert_eq!(fields(&mut browser, "four_goods").await, [0, 0, 0, 0]);
    assert_eq!(browser.get(&format!("{EDIT}/moi?do=wealth")).await.status, StatusCode::NOT_FOUND);
    let mut other = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(other.get(EDIT).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_target_is_added_and_a_useless_one_comes_back_as_typed() {
    let (house, _) = with_term("2024-05-20T02:00:00Z").await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let mut fields = vec![
        ("measure", "rated_excellent"),
        ("number", "13"),
        ("wording", "Không quá một phần tư đảng viên xuất sắc"),
        ("direction", "more_than"),
        ("percent", "100"),
        ("cadence", "each_year"),
    ];
    let refused = browser.post(&format!("{EDIT}/moi"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.all("#percent-error"), ["Mức này không bao giờ đạt được."]);
    assert!(refused.body.contains(r#"value="more_than" checked"#) && refused.body.contains("Không quá một phần tư"));
    fields[4].1 = "hai mươi";
    assert_eq!(browser.post(&format!("{EDIT}/moi"), &fields).await.all("#percent-error").len(), 1);
    (fields[3].1, fields[4].1) = ("at_most", "25,5");
    assert_eq!(browser.post(&format!("{EDIT}/moi"), &fields).await.status, StatusCode::SEE_OTHER);
    let list = browser.get(EDIT).await;
    assert_eq!(list.all("tbody th a").last().unwrap(), "Không quá một phần tư đảng viên xuất sắc");
    assert!(list.body.contains("nhiều nhất 25,50%"), "{}", list.body);
    let home = browser.get(TERM).await;
    assert!(home.all("tbody th").last().unwrap().starts_with("Không quá một phần tư"));
}

#[tokio::test]
async fn a_later_resolution_leaves_the_years_before_alone() {
    let (house, _) = with_books("2025-07-01T02:00:00Z", &["danh-sach-dang-vien", "diem-danh-sinh-hoat"]).await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let list = browser.get(EDIT).await;
    let place = list.all("tbody th a").iter().position(|text| text.contains("dự sinh hoạt")).unwrap();
    let id = list.body.split("<tr id=\"").nth(place + 1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("{EDIT}/{id}");
    let fields = attendance("99", "Sinh hoạt đều đặn");

    let outside = browser.post(&path, &sent(&fields, &[("how", "change"), ("from", "3/7/2022")])).await;
    assert_eq!(outside.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(outside.all("#from-error").len(), 1);
    let text = [("how", "change"), ("from", "1/7/2024"), ("decision", "Nghị quyết số 05-NQ/CB")];
    assert_eq!(browser.post(&path, &sent(&fields, &text)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&path, &sent(&fields, &text)).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the same day again");

    let term = find_term(&house.app, None).await.unwrap().unwrap();
    let judged = term.read(&house.app).await.unwrap();
    let verdicts: Vec<bool> = judged[place].readings.iter().map(|reading| reading.reached).collect();
    assert_eq!(verdicts, [true, true, false, false, false]);
    let figure = browser.get(&format!("{TERM}/chi-tieu/{}/2024", place + 1)).await;
    assert!(figure.one("h1").ends_with("Sinh hoạt đều đặn"));
    assert!(figure.body.contains("Đến 30/6/2024: Đảng viên dự sinh hoạt chi bộ, từ 85% trở lên."));
    assert!(figure.body.contains("(Nghị quyết số 05-NQ/CB)"));
    let before = browser.get(&format!("{TERM}/chi-tieu/{}/2023", place + 1)).await;
    assert!(before.one("h1").ends_with("Đảng viên dự sinh hoạt chi bộ"));
    assert!(browser.get(&format!("{TERM}/bao-cao")).await.body.contains("Sinh hoạt đều đặn"));

    let again = sent(&fields, &[("how", "correct")]);
    let again: Vec<(&str, &str)> = again.into_iter().map(|(n, v)| if n == "percent" { (n, "80") } else { (n, v) }).collect();
    assert_eq!(browser.post(&path, &again).await.status, StatusCode::SEE_OTHER);
    let judged = find_term(&house.app, None).await.unwrap().unwrap().read(&house.app).await.unwrap();
    assert!(judged[place].readings.iter().all(|reading| reading.reached), "the last version is put right");

    let form = browser.get(&path).await;
    let remove = form.body.split("/ban/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    assert_eq!(browser.post(&format!("{path}/ban/{remove}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&format!("{path}/ban/{remove}/bo"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get(&path).await.body.contains("/ban/"));
}

#[tokio::test]
async fn targets_are_put_in_order_and_taken_off_the_list() {
    let (house, _) = with_term("2024-05-20T02:00:00Z").await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    let list = browser.get(EDIT).await;
    let names = list.all("tbody th a");
    let ids: Vec<&str> = list.body.split("<tr id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    browser.post(&format!("{EDIT}/{}/xuong", ids[0]), &[]).await;
    browser.post(&format!("{EDIT}/{}/xuong", ids[12]), &[]).await;
    let moved = browser.get(EDIT).await.all("tbody th a");
    assert_eq!((&moved[0], &moved[1], moved.last()), (&names[1], &names[0], names.last()));
    browser.post(&format!("{EDIT}/{}/len", ids[0]), &[]).await;
    assert_eq!(browser.get(EDIT).await.all("tbody th a"), names);
    browser.post(&format!("{EDIT}/{}/bo", ids[0]), &[]).await;
    assert_eq!(browser.get(EDIT).await.all("tbody th a"), names[1..]);
    for path in [format!("{EDIT}/{}", ids[0]), format!("{EDIT}/{}/cach-do", ids[0])] {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(browser.post(&format!("{EDIT}/{}/len", ids[0]), &[]).await.status, StatusCode::NOT_FOUND);
}
