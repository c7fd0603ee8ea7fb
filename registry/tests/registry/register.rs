//! The register: numbers without gaps, papers frozen, cancelled ones kept, incoming ones, confidential ones.

use super::{holds, office, on, term, value};
use axum::http::StatusCode;
use chibo_frame::private::Find;
use chibo_frame::record;
use chibo_registry::register::{frozen_paper, incoming_paper, outgoing_paper};
use sea_orm::EntityTrait;

#[tokio::test]
async fn numbers_run_by_type_through_the_term_and_begin_again_with_the_next() {
    let mut office = office().await;
    for expected in ["01-CV/CB", "02-CV/CB"] {
        let id = office.issued("letter", "2/7/2024").await;
        let page = office.browser.get(&format!("/van-phong/van-ban/{id}")).await;
        assert!(page.one("h1").contains(expected), "{}", page.one("h1"));
    }
    let first = office.browser.get("/van-phong/van-ban?loai=CV").await;
    assert_eq!(first.all("tbody th"), ["02-CV/CB", "01-CV/CB"]);
    assert!(first.one("details dl").contains("03-CV/CB") && first.one("details dl").contains("01-TB/CB"));
    let id = office.issued("announcement", "2/7/2024").await;
    assert!(office.browser.get(&format!("/van-phong/van-ban/{id}")).await.one("h1").contains("01-TB/CB"));
    term(&office.house, "1/7/2025", "30/6/2030", 6).await;
    let id = office.issued("letter", "1/7/2025").await;
    assert!(office.browser.get(&format!("/van-phong/van-ban/{id}")).await.one("h1").contains("01-CV/CB"));
    let old = office.browser.get("/van-phong/van-ban?ky=2022-2025&loai=CV").await;
    assert_eq!(old.all("tbody th").len(), 2);
    assert_eq!(office.browser.get("/van-phong/van-ban?ky=2025").await.all("tbody th"), ["01-CV/CB"]);
}

#[tokio::test]
async fn two_who_issue_at_once_get_two_numbers() {
    let mut office = office().await;
    let (letter, other) = (office.draft("letter").await, office.draft("announcement").await);
    office.issue(other).await;
    office.write(letter, "2/7/2024", "V/v một\n-----\nMột.").await;
    let seen = office.seen(&format!("/van-phong/van-ban/{letter}/ban-hanh")).await;
    // The same draft twice, and confidential entries of the same type between them.
    let path = format!("/van-phong/van-ban/{letter}/ban-hanh");
    let secret = [("way", "out"), ("code", "CV"), ("day", "2/7/2024"), ("kept_at", "tủ sắt")];
    let mut browsers = Vec::new();
    for login in ["thu1", "thu2", "thu3", "thu4"] {
        browsers.push(office.house.signed_in(login, &[chibo_frame::Role::Secretary]).await);
    }
    let [mut a, mut b, mut c, mut d]: [_; 4] = browsers.try_into().ok().unwrap();
    let form = [("seen", seen.as_str())];
    let (one, two, three, four) = tokio::join!(
        a.post(&path, &form),
        b.post(&path, &form),
        c.post("/van-phong/van-ban/mat", &secret),
        d.post("/van-phong/van-ban/mat", &secret)
    );
    let mut issued = [one.status, two.status];
    issued.sort();
    assert_eq!(issued, [StatusCode::SEE_OTHER, StatusCode::NOT_FOUND], "a draft is issued once");
    assert_eq!([three.status, four.status], [StatusCode::SEE_OTHER; 2]);
    let mut numbers = office.browser.get("/van-phong/van-ban?loai=CV").await.all("tbody th");
    numbers.sort();
    assert_eq!(numbers, ["01-CV/CB", "02-CV/CB", "03-CV/CB"]);
}

#[tokio::test]
async fn an_issued_paper_stands_as_it_was_whatever_the_records_say_later() {
    let mut office = office().await;
    let id = office.draft("announcement").await;
    office.issue(id).await;
    let path = format!("/van-phong/van-ban/{id}");
    let before = office.browser.get(&format!("{path}/van-ban.pdf")).await.bytes;
    super::drafting::leave(&office, "Trần Văn An", "1/6/2024").await;
    let page = office.browser.get(&path).await;
    assert!(page.one(".paper-sheet").contains("5 đảng viên"), "{}", page.one(".paper-sheet"));
    assert!(page.one("dl.facts").contains("còn nguyên"));
    assert_eq!(office.browser.get(&format!("{path}/van-ban.pdf")).await.bytes, before);
    let row = outgoing_paper::Entity::find_by_id(id).row(&office.house.app.db).await.unwrap().unwrap();
    let frozen = frozen_paper::Entity::find_by_id(id).row(&office.house.app.db).await.unwrap().unwrap();
    assert_eq!((row.sha256.as_deref().map(str::len), frozen.pdf), (Some(64), before.clone()));
    assert!(frozen.figures.contains("\"số đảng viên\":{\"words\":\"5\"}"), "the figures it was made from");
    for (act, form) in
        [("", [("words", "Khác")]), ("/tu-luu", [("words", "Khác")]), ("/xoa", [("x", "")]), ("/so-lieu", [("seen", "")])]
    {
        assert_eq!(office.browser.post(&format!("{path}{act}"), &form).await.status, StatusCode::NOT_FOUND, "{act}");
    }
    let acts = record::list_acts(&office.house.app.db, "paper-issue").await.unwrap();
    let tx = office.house.app.begin().await.unwrap();
    let undone = record::undo(&office.house.app, &tx, None, acts[0].clone()).await.unwrap();
    assert!(matches!(undone, record::Undone::Sealed), "the log does not take it back");
    drop(tx);

    let empty = office.browser.post(&format!("{path}/huy"), &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    office.browser.post(&format!("{path}/huy"), &[("reason", "Ghi nhầm ngày họp")]).await;
    let page = office.browser.get(&path).await;
    assert_eq!(page.one(".stamp"), "ĐÃ HỦY");
    assert!(page.one(".problem").contains("Ghi nhầm ngày họp"));
    assert_eq!(office.browser.get(&format!("{path}/van-ban.pdf")).await.bytes, before, "text and hash stay");
    let cancelled = office.browser.get("/van-phong/van-ban?xem=huy").await;
    assert_eq!(cancelled.all("tbody th"), ["01-TB/CB"]);
    let next = office.issued("announcement", "2/7/2024").await;
    assert!(
        office.browser.get(&format!("/van-phong/van-ban/{next}")).await.one("h1").contains("02-TB/CB"),
        "a number is not given again"
    );
}

#[tokio::test]
async fn before_issue_stands_what_should_be_known() {
    let mut office = office().await;
    office.issued("announcement", "20/6/2024").await;
    let id = office.draft("announcement").await;
    office.write(id, "19/6/2024", "THÔNG BÁO\n-----\nCó {không rõ}.").await;
    let page = office.browser.get(&format!("/van-phong/van-ban/{id}/ban-hanh")).await;
    assert!(page.one("dl.facts").contains("02-TB/CB"));
    let warnings = page.all(".warning").join("|");
    assert!(warnings.contains("66-QĐ/TW"), "the type is kept from cells: {warnings}");
    assert!(
        warnings.contains("01-TB/CB") && warnings.contains("20/6/2024"),
        "the day before that of the number before: {warnings}"
    );
    assert!(warnings.contains("không rõ"), "a gap: {warnings}");
    assert_eq!(office.issue(id).await.status, StatusCode::SEE_OTHER, "warned, not barred");
    let letter = office.draft("letter").await;
    assert!(office.browser.get(&format!("/van-phong/van-ban/{letter}/ban-hanh")).await.all("p.warning").is_empty());
    let old = office.browser.post(&format!("/van-phong/van-ban/{letter}/ban-hanh"), &[("seen", "khac")]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "only what was shown is issued");
    office.write(letter, "2/7/2024", "V/v 🎉\n-----\nMột.").await;
    assert!(office.issue(letter).await.one(".problem").contains('🎉'), "a letter that cannot be printed");
}

#[tokio::test]
async fn incoming_papers_are_registered_and_fall_due() {
    let mut office = office().await;
    let path = "/van-phong/van-ban/den/moi";
    let wrong = office
        .browser
        .post(path, &[("number", "15-CV/ĐU"), ("day", "5/7/2024"), ("received_on", "1/7/2024"), ("due_on", "x")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(value(&wrong, "#number"), "15-CV/ĐU");
    assert_eq!(wrong.all(".error").len(), 4, "{:?}", wrong.all(".error"));
    let form = [
        ("sender", "Đảng ủy phường"),
        ("number", "15-CV/ĐU"),
        ("day", "28/6/2024"),
        ("received_on", "1/7/2024"),
        ("about", "Báo cáo quý II"),
        ("assigned_to", "Bí thư"),
        ("task", "Gửi báo cáo quý"),
        ("due_on", "5/7/2024"),
        ("kept_at", ""),
    ];
    assert_eq!(office.browser.post(path, &form).await.status, StatusCode::SEE_OTHER);
    let row = incoming_paper::Entity::find().row(&office.house.app.db).await.unwrap().unwrap();
    let due = chibo_registry::SLICE.due.unwrap();
    let page = chibo_people::papers::in_vietnamese(&office.house.app);
    let found = due(&office.house.app, &page, office.cell).await.unwrap();
    assert_eq!((found.len(), found[0].on, found[0].late), (1, on("5/7/2024"), false));
    assert!(found[0].text.contains("Gửi báo cáo quý"));
    let list = office.browser.get("/van-phong/van-ban?xem=den").await;
    assert_eq!(list.all("tbody th"), ["15-CV/ĐU"]);
    office.browser.post(&format!("/van-phong/van-ban/den/{}/xong", row.id), &[]).await;
    assert!(due(&office.house.app, &page, office.cell).await.unwrap().is_empty());
    let mut changed = form;
    changed[4].1 = "Báo cáo quý III";
    office.browser.post(&format!("/van-phong/van-ban/den/{}", row.id), &changed).await;
    let list = office.browser.get("/van-phong/van-ban?xem=den").await;
    assert!(list.one("tbody").contains("Báo cáo quý III") && list.one("tbody").contains("Đã xử lý"));
}

#[tokio::test]
async fn a_confidential_paper_is_a_bare_entry() {
    let mut office = office().await;
    office.issued("letter", "2/7/2024").await;
    let page = office.browser.get("/van-phong/van-ban/mat").await;
    assert!(page.all("textarea").is_empty(), "no field for anything it says");
    let secret = "NOIDUNGMAT";
    let form =
        [("way", "out"), ("code", "CV"), ("day", "3/7/2024"), ("kept_at", "tủ sắt, ngăn 1"), ("about", secret), ("words", secret)];
    assert_eq!(office.browser.post("/van-phong/van-ban/mat", &form).await.status, StatusCode::SEE_OTHER);
    let form = [
        ("way", "in"),
        ("number", "03-TB/ĐU"),
        ("day", "3/7/2024"),
        ("kept_at", "tủ sắt, ngăn 2"),
        ("about", secret),
        ("task", secret),
    ];
    assert_eq!(office.browser.post("/van-phong/van-ban/mat", &form).await.status, StatusCode::SEE_OTHER);
    let long = "chữ ".repeat(30);
    let form = [("way", "out"), ("code", "CV"), ("day", "3/7/2024"), ("kept_at", long.as_str())];
    assert_eq!(office.browser.post("/van-phong/van-ban/mat", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let rows = outgoing_paper::Entity::find().rows(&office.house.app.db).await.unwrap();
    let row = rows.into_iter().find(|row| row.confidential).unwrap();
    assert_eq!(row.number, Some(2), "it takes its number in the sequence");
    assert_eq!((&row.title, &row.about, &row.signer, &row.sha256), (&None, &None, &None, &None));
    assert_eq!(row.kept_at.as_deref(), Some("tủ sắt, ngăn 1"));
    let incoming = incoming_paper::Entity::find().row(&office.house.app.db).await.unwrap().unwrap();
    assert_eq!((&incoming.about, &incoming.task, &incoming.sender), (&None, &None, &None));
    let entry = office.browser.get(&format!("/van-phong/van-ban/{}", row.id)).await;
    assert!(entry.all(".paper-sheet").is_empty() && entry.body.contains("không lưu chữ nào"));
    let to_incoming = office
        .browser
        .post(
            &format!("/van-phong/van-ban/den/{}", incoming.id),
            &[("sender", "ĐU"), ("number", "1"), ("day", "3/7/2024"), ("received_on", "3/7/2024"), ("about", secret)],
        )
        .await;
    assert_eq!(to_incoming.status, StatusCode::NOT_FOUND, "no way round by the other form");
    assert!(!holds(&office.house, secret).await, "nothing of it in any byte of the database");
}

#[tokio::test]
async fn what_is_released_every_member_reads_and_nothing_else() {
    let mut office = office().await;
    let (id, other) = (office.issued("letter", "2/7/2024").await, office.issued("letter", "2/7/2024").await);
    let mut member = office.house.signed_in("dangvien", &[chibo_frame::Role::Member]).await;
    let path = |id: &dyn std::fmt::Display, end: &str| format!("/van-phong/cong-bo/{id}{end}");
    assert_eq!(member.get(&path(&id, "")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(member.post(&format!("/van-phong/van-ban/{id}/cong-bo"), &[]).await.status, StatusCode::FORBIDDEN);
    office.browser.post(&format!("/van-phong/van-ban/{id}/cong-bo"), &[]).await;
    assert_eq!(member.get("/van-phong/cong-bo").await.all("tbody tr").len(), 1);
    assert!(member.get(&path(&id, "")).await.one("h1").contains("01-CV/CB"));
    assert!(member.get(&path(&id, "/van-ban.pdf")).await.bytes.starts_with(b"%PDF"));
    for closed in [path(&other, ""), path(&other, "/van-ban.pdf")] {
        assert_eq!(member.get(&closed).await.status, StatusCode::NOT_FOUND, "{closed}");
    }
    assert_eq!(member.get(&format!("/van-phong/van-ban/{id}")).await.status, StatusCode::FORBIDDEN);
    let acts = record::list_all_before(&office.house.app.db, None, 100).await.unwrap();
    for verb in ["paper-release", "read-cong-bo", "take-cong-bo"] {
        assert!(acts.iter().any(|act| act.verb == verb), "{verb}");
    }
    office.browser.post(&format!("/van-phong/van-ban/{id}/huy"), &[("reason", "nhầm")]).await;
    assert_eq!(member.get(&path(&id, "")).await.status, StatusCode::NOT_FOUND, "a cancelled paper");
    assert!(member.get("/van-phong/cong-bo").await.all("tbody tr").is_empty());
}
