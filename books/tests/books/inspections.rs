//! The plan of inspections, and the notes that only named people read.

use crate::{SLICES, id_of};
use axum::http::StatusCode;
use chibo_books::inspections::{self, inspection};
use chibo_frame::Role::{Admin, Committee, Secretary};
use chibo_frame::record;
use chibo_frame::{Lang, Page};
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

const NOW: &str = "2025-06-15T02:00:00Z";
const SECRET: &str = "Đơn của bà Hoa nói về việc vay tiền";

async fn town() -> (House, Uuid, Vec<Uuid>, Browser) {
    let house = House::of(SLICES, NOW).await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, cell, members, browser)
}

/// Adds a line and gives its key.
async fn line(browser: &mut Browser, subject: &str, more: &[(&str, &str)]) -> Uuid {
    let mut fields = vec![("form", "inspection"), ("topic", "Chấp hành nghị quyết chi bộ"), ("subject_id", subject)];
    for (name, usual) in [("year", "2025"), ("procedure", "cell"), ("starts_on", "1/5/2025"), ("ends_on", "30/5/2025")] {
        fields.push((name, more.iter().find(|(n, _)| *n == name).map_or(usual, |(_, value)| value)));
    }
    let answer = browser.post("/van-phong/kiem-tra/moi", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    id_of(&answer)
}

#[tokio::test]
async fn a_line_is_planned_worked_off_and_concluded() {
    let (house, cell, members, mut browser) = town().await;
    assert!(browser.get("/van-phong/kiem-tra").await.one(".warning").contains("Chưa có kế hoạch"));
    let id = line(&mut browser, &members[2].to_string(), &[]).await;
    let path = format!("/van-phong/kiem-tra/{id}");
    let page = browser.get(&path).await;
    assert_eq!(page.all("tbody th").len(), 6, "the steps of the cell's own procedure");
    assert_eq!(page.one(".lead"), "Quá hạn từ 01/5/2025: Thông báo tại cuộc họp trước");
    assert!(page.body.contains(r#"name="due-archive" value="30/5/2025""#), "proposed between the planned days");
    assert_eq!(browser.get("/van-phong/kiem-tra").await.all(".figure"), ["1", "0", "1", "1/5"]);

    let wrong = browser.post(&format!("{path}/buoc"), &[("done-notice", "hôm qua"), ("due-notice", "2/5/2025")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.one("#done-notice-error").contains("hôm qua") && wrong.body.contains(r#"value="hôm qua""#));
    let ahead = browser.post(&format!("{path}/buoc"), &[("done-notice", "16/6/2025")]).await;
    assert!(ahead.one("#done-notice-error").contains("chưa đến"));
    browser.post(&format!("{path}/buoc"), &[("done-notice", "2/5/2025"), ("due-self_report", "1/7/2025")]).await;
    assert_eq!(browser.get(&path).await.one(".lead"), "Quá hạn từ 30/5/2025: Đảng viên viết báo cáo tự kiểm tra");

    let no_day = browser.post(&format!("{path}/ket-luan"), &[("conclusion", "Chấp hành tốt")]).await;
    assert_eq!(no_day.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_day.one("#done_on-error").contains("ngày chi bộ kết luận") && no_day.body.contains("Chấp hành tốt"));
    browser.post(&format!("{path}/ket-luan"), &[("conclusion", "Chấp hành tốt"), ("done_on", "3/6/2025")]).await;
    assert_eq!(browser.get(&path).await.one(".lead"), "Xong 03/6/2025");
    let rows = inspections::list(&house.app.db, cell).await.unwrap();
    assert_eq!((rows[0].subject.as_str(), rows[0].line, rows[0].subject_id), ("Lê Văn Đức", 1, Some(members[2])));
}

#[tokio::test]
async fn days_that_contradict_keep_what_was_typed() {
    let (_house, _, members, mut browser) = town().await;
    let member = members[0].to_string();
    let fields = [("year", "2025"), ("form", "supervision"), ("topic", "Giữ gìn đoàn kết"), ("subject_id", &member)];
    for (starts, ends, says) in [("3/5/2025", "1/5/2025", "đứng trước"), ("1/5/2026", "", "không thuộc năm 2025")] {
        let typed = [&fields[..], &[("starts_on", starts), ("ends_on", ends)]].concat();
        let answer = browser.post("/van-phong/kiem-tra/moi", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.one("#ends_on-error").contains(says), "{}", answer.one("#ends_on-error"));
        assert!(answer.body.contains("Giữ gìn đoàn kết") && answer.body.contains(starts));
    }
}

#[tokio::test]
async fn an_old_line_keeps_its_words_and_next_years_plan_is_copied() {
    let (house, cell, _, mut browser) = town().await;
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "import", &"").await.unwrap();
    let old = inspection::Model {
        year: 2024,
        line: 1,
        form: "thematic_supervision".into(),
        topic: "Học tập và làm theo Bác".into(),
        subject: "Tổ đảng số 2".into(),
        planned: Some("Quý II".into()),
        ..inspection::Model::blank(house.app.new_id(), cell)
    };
    record::put::<inspection::Entity>(&house.app, &tx, &act, None, old).await.unwrap();
    tx.commit().await.unwrap();
    let page = browser.get("/van-phong/kiem-tra?nam=2024").await;
    assert_eq!(page.one("tbody .light.no"), "Quá hạn từ 31/12/2024");
    assert!(page.all("tbody td").contains(&"Quý II".to_owned()));
    let copied = browser.post("/van-phong/kiem-tra/chep", &[("year", "2025")]).await;
    assert_eq!(copied.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/van-phong/kiem-tra").await.all("tbody th"), ["Học tập và làm theo Bác"]);
    let again = browser.post("/van-phong/kiem-tra/chep", &[("year", "2025")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "never twice");
}

#[tokio::test]
async fn what_is_near_or_late_is_found_ahead_for_who_may_see_it() {
    let (house, cell, members, mut browser) = town().await;
    let page = |roles: &[chibo_frame::Role]| {
        let mut page = Page::open(house.app.words.clone(), Lang::Vi, "/van-phong", false);
        page.who = Some(chibo_frame::page::Who { id: Uuid::nil(), name: String::new(), roles: roles.to_vec() });
        page
    };
    let secretary = page(&[Secretary]);
    let due = inspections::due(&house.app, &secretary, cell).await.unwrap();
    assert_eq!((due.len(), due[0].on, due[0].late), (1, day("31/1/2025"), true), "no plan by the end of January");
    line(&mut browser, &members[2].to_string(), &[]).await;
    line(&mut browser, &members[1].to_string(), &[("starts_on", "1/11/2025"), ("ends_on", "30/11/2025")]).await;
    let due = inspections::due(&house.app, &secretary, cell).await.unwrap();
    assert_eq!(due.len(), 1, "November is far");
    assert!(due[0].late && due[0].text.contains("Lê Văn Đức"));
    assert!(inspections::due(&house.app, &page(&[chibo_frame::Role::Member]), cell).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_confidential_note_is_read_by_whom_it_names_and_by_nobody_else() {
    let (house, _, members, mut secretary) = town().await;
    let id = line(&mut secretary, &members[2].to_string(), &[]).await;
    let mut writer = house.signed_in("chiuy1", &[Committee]).await;
    let named = house.account("chiuy2", &[Committee]).await;
    let (mut reader, mut other) = (house.browser(), house.signed_in("chiuy3", &[Committee]).await);
    reader.sign_in("chiuy2", chibo_people::testing::PASSWORD).await;
    let mut admin = house.signed_in("quantri", &[Admin]).await;

    let write = format!("/van-phong/ghi-chu-mat/viet/kiem-tra/{id}");
    assert_eq!(writer.post(&write, &[("words", "  ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let admins = house.account("quantri2", &[Admin]).await;
    let refused = writer.post(&write, &[("words", SECRET), ("reader", &admins.to_string())]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "an administrator cannot be named");
    assert!(refused.body.contains(SECRET), "what was typed stays");
    let saved = writer.post(&write, &[("words", SECRET), ("reader", &named.to_string())]).await;
    let page = format!("/van-phong/kiem-tra/{id}");
    assert_eq!(saved.location.as_deref(), Some(page.as_str()));

    let shown = writer.get(&page).await;
    assert!(!shown.body.contains(SECRET), "not even the writer's list shows it unopened");
    let action = shown.body.split("action=\"").find_map(|rest| rest.strip_prefix("/van-phong/ghi-chu-mat/doc/")).unwrap();
    let open = format!("/van-phong/ghi-chu-mat/doc/{}", action.split('"').next().unwrap());
    for (browser, status) in
        [(&mut secretary, StatusCode::NOT_FOUND), (&mut other, StatusCode::NOT_FOUND), (&mut admin, StatusCode::FORBIDDEN)]
    {
        let answer = browser.post(&open, &[]).await;
        assert_eq!(answer.status, status);
        assert!(!answer.body.contains(SECRET));
    }
    let read = reader.post(&open, &[]).await;
    assert!(read.one(".card").contains(SECRET));
    assert!(read.one("ul.small").contains("Người chiuy2, 15/6/2025 09:00"));
    assert_eq!(writer.get(&page).await.all("section ul.small li"), ["Người chiuy2, 15/6/2025 09:00"], "refused readings are none");
    assert!(secretary.get(&page).await.body.contains("Có một ghi chú mật do Người chiuy1 viết"));
    assert!(!other.get(&page).await.body.contains("Người chiuy1 viết"), "who is not named is not told");
    for path in [&page, "/van-phong/nhat-ky", "/van-phong/kiem-tra"] {
        assert!(!secretary.get(path).await.body.contains(SECRET), "{path}");
    }

    let refused = secretary.post(&format!("{page}/bo"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the line with a note stays");
    let mut changes = Vec::new();
    for act in record::list_acts_before(&house.app.db, None, 1000).await.unwrap() {
        changes.extend(record::list_changes(&house.app.db, act.id, 1000).await.unwrap());
    }
    assert!(!changes.is_empty() && !changes.iter().any(|change| format!("{change:?}").contains(SECRET)), "in no history");
    let acts = record::list_acts(&house.app.db, "confidential-write").await.unwrap();
    assert!(acts.len() == 1 && !acts[0].detail.contains(SECRET), "in no act");
}
