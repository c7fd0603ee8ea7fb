//! Meetings: the list, one meeting, and what the rules say.

use super::SLICES;
use axum::http::StatusCode;
use chibo_books::meetings::{attendance, meeting};
use chibo_frame::Role::{Committee, Member, Secretary};
use chibo_frame::record;
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

/// The cell on 20 November 2025 with its members and a secretary's browser.
async fn cell() -> (House, Browser, Uuid, Vec<Uuid>) {
    let house = House::of(SLICES, "2025-11-20T02:00:00Z").await;
    let cell = house.found_cell().await;
    let members = settle(&house, cell, None).await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    (house, browser, cell, members)
}

/// A meeting as an import writes it: day, kind, marks.
async fn imported(house: &House, cell: Uuid, on: &str, kind: &str, marks: &[(Uuid, &str)]) -> Uuid {
    let (app, id) = (&house.app, house.app.new_id());
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"so.xlsx").await.unwrap();
    let row = meeting::Model::plain(id, cell, day(on), kind.into(), None);
    record::put::<meeting::Entity>(app, &tx, &act, None, row).await.unwrap();
    for (member_id, mark) in marks {
        let row = attendance::Model { meeting_id: id, member_id: *member_id, mark: (*mark).into(), reason: None };
        record::put::<attendance::Entity>(app, &tx, &act, None, row).await.unwrap();
    }
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn imported_meetings_stand_in_their_year_with_who_came() {
    let (house, mut browser, cell, m) = cell().await;
    let marks = [(m[0], "exempt"), (m[1], "present"), (m[2], "present"), (m[4], "excused"), (m[5], "present")];
    let id = imported(&house, cell, "3/9/2025", "regular", &marks).await;
    imported(&house, cell, "3/11/2024", "thematic", &[(m[1], "present")]).await;
    imported(&house, cell, "3/12/2025", "regular", &[]).await;
    let list = browser.get("/van-phong/sinh-hoat").await;
    assert_eq!(list.all("tbody th a"), ["03/12/2025", "03/9/2025"], "the newest year, the newest first");
    assert_eq!(list.all("tbody tr:nth-child(2) td")[2], "3/4 (75,00%)", "who is exempt or has left is not required");
    assert_eq!(list.all("tbody .light"), ["Đang chuẩn bị", "Đã họp"]);
    let lacks = list.one(".warning");
    assert!(lacks.contains("Quý IV năm 2025 chưa có") && lacks.contains("Quý III năm 2025 không có"), "{lacks}");
    assert!(lacks.contains("tháng 1, 2, 3, 4, 5, 6, 7, 8, 10."), "{lacks}");
    let old = browser.get("/van-phong/sinh-hoat?nam=2024").await;
    assert_eq!(old.all("tbody th a"), ["03/11/2024"]);
    assert!(old.one(".warning").contains("tháng 12."), "months before the book began are not asked for");
    let show = browser.get(&format!("/van-phong/sinh-hoat/{id}")).await;
    assert_eq!(show.one("h1"), "Sinh hoạt thường kỳ ngày 03/9/2025");
    assert_eq!(show.all("#main .card .figure"), ["4", "3", "1", "0", "75,00%"]);
    assert!(show.body.contains("Cuộc họp này không ghi chương trình."));
    assert_eq!(show.all("section ul .light.no")[0], "75,00% đảng viên phải dự có mặt; mức tốt là trên 85%.");
}

#[tokio::test]
async fn an_unknown_meeting_is_not_found_and_members_see_no_book() {
    let (house, mut browser, ..) = cell().await;
    let nobody = "/van-phong/sinh-hoat/01890000-0000-7000-8000-000000000000";
    assert_eq!(browser.get(nobody).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/van-phong/sinh-hoat?nam=abc").await.status, StatusCode::OK);
    let mut member = house.signed_in("dangvien", &[Member]).await;
    assert_eq!(member.get("/van-phong/sinh-hoat").await.status, StatusCode::FORBIDDEN);
    let mut committee = house.signed_in("chiuy", &[Committee]).await;
    assert_eq!(committee.get("/van-phong/sinh-hoat").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_next_meeting_is_made_from_the_last_in_one_step() {
    let (house, mut browser, cell, _) = cell().await;
    let first = browser.post("/van-phong/sinh-hoat/ke-tiep", &[]).await.location.unwrap();
    let first = first.strip_suffix("/sua").unwrap().to_owned();
    let facts = [
        ("on_day", "3/12/2025"),
        ("starts_at", "19h30"),
        ("kind", "regular"),
        ("place", "Nhà văn hóa khu 5B"),
        ("form", "in_person"),
        ("chair", "Trần Văn An"),
        ("clerk", "Vũ Thị Hoa"),
    ];
    assert_eq!(browser.post(&format!("{first}/sua"), &facts).await.status, StatusCode::SEE_OTHER);
    let show = browser.get(&first).await;
    assert_eq!(show.one("h1"), "Sinh hoạt thường kỳ ngày 03/12/2025");
    assert_eq!(show.all("#main dd")[..2], ["19:30", "Nhà văn hóa khu 5B"]);
    assert_eq!(show.all("tbody th")[2], "Đánh giá kết quả thực hiện nhiệm vụ tháng 11/2025");
    assert_eq!(show.all("tbody td")[0], "19:30–19:35");
    assert!(show.body.contains("Dự kiến 90 phút; quy định ít nhất 90 phút."));
    let second = browser.post("/van-phong/sinh-hoat/ke-tiep", &[]).await.location.unwrap();
    let show = browser.get(&second).await;
    assert_eq!(show.one("h1"), "Sinh hoạt thường kỳ ngày 03/01/2026");
    assert_eq!(show.all("#main dd"), ["19:30", "Nhà văn hóa khu 5B", "Trực tiếp", "Trần Văn An", "Vũ Thị Hoa"]);
    assert_eq!(show.all("tbody th")[2], "Đánh giá kết quả thực hiện nhiệm vụ tháng 12/2025");
    let third = browser.post("/van-phong/sinh-hoat/ke-tiep", &[("kind", "thematic")]).await.location.unwrap();
    let third = third.strip_suffix("/sua").unwrap().to_owned();
    let facts = [("on_day", "3/2/2026"), ("kind", "thematic_regular"), ("subject", "Học và làm theo Bác"), ("form", "both")];
    browser.post(&format!("{third}/sua"), &facts).await;
    let show = browser.get(&third).await;
    assert_eq!(show.all("tbody th")[3], "Sinh hoạt chuyên đề: Học và làm theo Bác");
    assert!(show.body.contains("Dự kiến 120 phút; quy định ít nhất 120 phút."));
    let rows = chibo_books::meetings::list(&house.app.db, cell).await.unwrap();
    assert_eq!(rows.len(), 3);
}

#[tokio::test]
async fn the_agenda_is_changed_moved_and_kept_as_typed() {
    let (_house, mut browser, ..) = cell().await;
    let path = browser.post("/van-phong/sinh-hoat/ke-tiep", &[]).await.location.unwrap().replace("/sua", "/chuong-trinh");
    let page = browser.get(&path).await;
    let names = names_of(&page.body);
    assert_eq!(names.len(), 6);
    let mut typed: Vec<(String, String)> = Vec::new();
    for (id, words) in &names {
        typed.push((format!("title-{id}"), words.clone()));
        typed.push((format!("by-{id}"), String::new()));
        typed.push((format!("minutes-{id}"), "10".into()));
    }
    typed[1].1 = "Đồng chí An".into();
    typed.extend([("title-new", "Thu đảng phí"), ("by-new", ""), ("minutes-new", "5")].map(|(k, v)| (k.into(), v.into())));
    typed.push(("act".into(), format!("down-{}", names[0].0)));
    let fields: Vec<(&str, &str)> = typed.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(browser.post(&path, &fields).await.location.unwrap(), path);
    let after = names_of(&browser.get(&path).await.body);
    assert_eq!((after.len(), &after[1], after[6].1.as_str()), (7, &names[0], "Thu đảng phí"));
    let wrong = browser.post(&path, &[(&format!("minutes-{}", names[0].0), "lâu"), ("title-new", "Việc khác")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains(r#"value="lâu""#) && wrong.body.contains(r#"value="Việc khác""#));
    assert!(wrong.all(".error").iter().any(|text| text.contains("“lâu” không phải là số nguyên")));
    let show = browser.get(&path.replace("/chuong-trinh", "")).await;
    assert_eq!(show.all("tbody tr:nth-child(2) td")[1], "Đồng chí An");
    assert!(show.one(".light.no").contains("Dự kiến 65 phút"));
}

/// The agenda's lines on the page of the form: key and words.
fn names_of(body: &str) -> Vec<(String, String)> {
    let fields = body.split(r#"name="title-"#).skip(1).filter_map(|rest| {
        let (id, rest) = rest.split_once('"')?;
        let words = rest.split_once(r#"value=""#)?.1.split_once('"')?.0;
        Some((id.to_owned(), words.to_owned()))
    });
    fields.filter(|(id, _)| id != "new").collect()
}

#[tokio::test]
async fn a_planned_meeting_goes_and_one_that_was_held_stays() {
    let (house, mut browser, cell, m) = cell().await;
    let planned = browser.post("/van-phong/sinh-hoat/ke-tiep", &[]).await.location.unwrap().replace("/sua", "");
    assert_eq!(browser.post(&format!("{planned}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(&planned).await.status, StatusCode::NOT_FOUND);
    let held = imported(&house, cell, "3/9/2025", "regular", &[(m[1], "present")]).await;
    let refused = browser.post(&format!("/van-phong/sinh-hoat/{held}/bo"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    imported(&house, cell, "3/10/2025", "regular", &[]).await;
    let facts = [("on_day", "3/10/2025"), ("kind", "regular"), ("place", "Nhà văn hóa")];
    let same = browser.post(&format!("/van-phong/sinh-hoat/{held}/sua"), &facts).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(same.one("#on_day-error").contains("đã có một cuộc họp cùng loại") && same.body.contains(r#"value="Nhà văn hóa""#));
    let facts = [("on_day", "3/10/25"), ("kind", "regular"), ("starts_at", "tối")];
    let wrong = browser.post(&format!("/van-phong/sinh-hoat/{held}/sua"), &facts).await;
    assert_eq!(wrong.all(".error").len(), 2);
}

/// A meeting of 3 November 2025 with an agenda, a chair, a clerk and marks; its path and the keys of its items.
async fn held(house: &House, browser: &mut Browser, cell: Uuid, m: &[Uuid]) -> (String, Vec<Uuid>) {
    let marks = [(m[1], "present"), (m[2], "present"), (m[4], "excused"), (m[5], "present")];
    let id = imported(house, cell, "3/11/2025", "regular", &marks).await;
    let path = format!("/van-phong/sinh-hoat/{id}");
    let facts =
        [("on_day", "3/11/2025"), ("kind", "regular"), ("form", "in_person"), ("place", "Nhà văn hóa"), ("starts_at", "19h30")];
    browser.post(&format!("{path}/sua"), &facts).await;
    let agenda = format!("{path}/chuong-trinh");
    browser.post(&agenda, &[("title-new", "Đánh giá tháng 10"), ("minutes-new", "45")]).await;
    let items = chibo_books::meetings::list_agenda(&house.app.db, id).await.unwrap();
    let (title, minutes) = (format!("title-{}", items[0].id), format!("minutes-{}", items[0].id));
    let both = [(title.as_str(), "Đánh giá tháng 10"), (&minutes, "45"), ("title-new", "Nhiệm vụ tháng 11"), ("minutes-new", "45")];
    browser.post(&agenda, &both).await;
    let items = chibo_books::meetings::list_agenda(&house.app.db, id).await.unwrap();
    (path, items.into_iter().map(|item| item.id).collect())
}

/// What happened at that meeting, with so many votes for.
async fn write_up(browser: &mut Browser, path: &str, items: &[Uuid], agree: &str) -> chibo_people::testing::Answer {
    let field = |name: &str, of: usize| format!("{name}-{}", items[of]);
    let typed = [
        ("opened_at".to_owned(), "19h30"),
        ("closed_at".to_owned(), "21h05"),
        ("chair".to_owned(), "Trần Văn An"),
        ("clerk".to_owned(), "Vũ Thị Hoa"),
        (field("opinions", 0), "Vũ Thị Hoa: sửa đèn ngõ 3"),
        (field("agree", 1), agree),
        (field("abstain", 1), "1"),
        (field("conclusion", 1), "Làm sạch ngõ 3"),
        (field("task", 1), "Sửa đèn"),
        (field("owner", 1), "Trần Văn An"),
        (field("due", 1), "30/11/2025"),
    ];
    let fields: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    browser.post(&format!("{path}/bien-ban"), &fields).await
}

#[tokio::test]
async fn minutes_grow_from_what_happened() {
    let (house, mut browser, cell, m) = cell().await;
    let (path, items) = held(&house, &mut browser, cell, &m).await;
    assert_eq!(items.len(), 2);
    let above = write_up(&mut browser, &path, &items, "4").await;
    assert_eq!(above.status, StatusCode::UNPROCESSABLE_ENTITY, "two official members are present; one is on probation");
    assert!(above.one(".problem").contains("5 phiếu trong khi chỉ 2") && above.body.contains("Làm sạch ngõ 3"));
    let written = write_up(&mut browser, &path, &items, "1").await;
    assert_eq!(written.location.unwrap(), format!("{path}/bien-ban/xem"));
    let text = browser.get(&format!("{path}/bien-ban/xem")).await.one("article");
    for words in [
        "ĐẢNG BỘ PHƯỜNG QUANG TRUNG",
        "CHI BỘ KHU 5B",
        "Quang Trung, ngày 03 tháng 11 năm 2025",
        "khai mạc lúc 19 giờ 30 phút",
        "4 đồng chí phải dự; 3 đồng chí có mặt",
        "Vắng có phép 1 đồng chí: Phạm Hữu Ân.",
        "Đồng chí Vũ Thị Hoa: sửa đèn ngõ 3",
        "tán thành 1, không tán thành 0, ý kiến khác 1. Tán thành đạt 33,33% so với 3 đảng viên chính thức",
        "Kết luận: Làm sạch ngõ 3",
        "Sửa đèn: Trần Văn An, hạn 30/11/2025",
        "kết thúc lúc 21 giờ 05 phút",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn signed_minutes_are_locked_and_only_added_to() {
    let (house, mut browser, cell, m) = cell().await;
    let (path, items) = held(&house, &mut browser, cell, &m).await;
    let minutes = format!("{path}/bien-ban");
    let early = browser.post(&format!("{minutes}/ky"), &[]).await;
    assert!(early.status == StatusCode::UNPROCESSABLE_ENTITY && early.body.contains("chưa ghi tên chủ trì"));
    write_up(&mut browser, &path, &items, "1").await;
    let text = browser.get(&format!("{minutes}/xem")).await.one("article");
    assert_eq!(browser.post(&format!("{minutes}/ky"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(write_up(&mut browser, &path, &items, "2").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for rest in ["/sua", "/chuong-trinh", "/bien-ban/ky", "/bo"] {
        let refused = browser.post(&format!("{path}{rest}"), &[("on_day", "3/11/2025"), ("kind", "regular")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{rest}: {}", refused.body);
    }
    let signed = browser.get(&format!("{minutes}/xem")).await;
    assert!(signed.one(".notice").starts_with("Người bithu ký và khóa lúc 09:00, 20/11/2025."));
    assert_eq!(signed.one("article"), text, "what was signed is what was seen");
    assert_eq!(browser.post(&format!("{minutes}/bo-sung"), &[("text", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.post(&format!("{minutes}/bo-sung"), &[("text", "Ghi nhầm tên ngõ: ngõ 5.")]).await;
    let added = browser.get(&format!("{minutes}/xem")).await.one("article");
    assert!(added.contains("Ghi nhầm tên ngõ: ngõ 5.") && added.contains("Người bithu ghi lúc 09:00"), "{added}");
    assert_eq!(browser.get("/van-phong/sinh-hoat").await.one("tbody .light"), "Đã ký biên bản");
    let next = browser.post("/van-phong/sinh-hoat/ke-tiep", &[]).await.location.unwrap();
    let agenda = browser.get(&format!("{next}/chuong-trinh")).await;
    assert!(agenda.body.contains("Sửa đèn"), "a task not done stands on the next agenda");
}

#[tokio::test]
async fn a_score_sheet_is_filled_from_the_records_and_keeps_its_lines() {
    let (house, mut browser, cell, m) = cell().await;
    let (path, _) = held(&house, &mut browser, cell, &m).await;
    let sheet = format!("{path}/cham-diem");
    let page = browser.get(&sheet).await;
    assert!(page.body.contains("3/4 đảng viên phải dự có mặt."), "the reason stands beside the points");
    assert!(page.body.contains(r#"name="attendance" value="0""#) && page.body.contains(r#"name="no-unexcused" value="5""#));
    assert!(page.body.contains(r#"name="principles" value="""#), "what the records do not know is left open");
    let above = browser.post(&sheet, &[("attendance", "11"), ("order", "nhiều")]).await;
    assert_eq!(above.all(".error"), ["Nhiều nhất 10 điểm.", "“nhiều” không phải là số nguyên từ 0 trở lên."]);
    let given =
        [("attendance", "10"), ("no-unexcused", "5"), ("preparation", "20"), ("order", "10"), ("results", "15"), ("length", "10")];
    browser.post(&sheet, &given).await;
    assert_eq!(browser.get(&sheet).await.one(".figure"), "70/100 điểm: Khá");
    let mut own = chibo_core::meeting::quality::versions().remove(0);
    own.valid_from = day("1/1/2025");
    own.lines[0].value = "30".into();
    chibo_people::rules::make(&house.app, None, cell, &own).await.unwrap().unwrap();
    assert_eq!(browser.get(&sheet).await.one(".figure"), "70/100 điểm: Khá", "an old score keeps its sheet");
    assert!(browser.get(&path).await.body.contains("70/100 điểm: Khá"));
}

#[tokio::test]
async fn what_falls_due_of_the_meetings_is_told() {
    let (house, mut browser, cell, m) = cell().await;
    let page = chibo_frame::Page::open(house.app.words.clone(), chibo_frame::Lang::Vi, "/van-phong", false);
    assert!(chibo_books::meetings::due(&house.app, &page, cell).await.unwrap().is_empty(), "an empty book is told nothing");
    held(&house, &mut browser, cell, &m).await;
    let told = chibo_books::meetings::due(&house.app, &page, cell).await.unwrap();
    let told: Vec<(bool, &str)> = told.iter().map(|due| (due.late, due.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (false, "Chuẩn bị cuộc họp ngày 03/12/2025"),
            (false, "Quý IV năm 2025 chưa có sinh hoạt chuyên đề."),
            (true, "Ký biên bản cuộc họp ngày 03/11/2025"),
        ]
    );
    browser.post("/van-phong/sinh-hoat/ke-tiep", &[("kind", "thematic")]).await;
    let told = chibo_books::meetings::due(&house.app, &page, cell).await.unwrap();
    assert_eq!(told.len(), 1, "the next meeting is prepared and has a theme");
}

#[tokio::test]
async fn the_invitation_is_ready_to_print_to_send_and_to_paste() {
    let (house, mut browser, cell, m) = cell().await;
    let bare = browser.post("/van-phong/sinh-hoat/ke-tiep", &[]).await.location.unwrap().replace("/sua", "/giay-moi");
    assert!(browser.get(&bare).await.one(".warning").contains("Giờ bắt đầu, Địa điểm"));
    let (path, _) = held(&house, &mut browser, cell, &m).await;
    let page = browser.get(&format!("{path}/giay-moi")).await;
    let texts = page.all("textarea");
    assert!(texts[0].starts_with("CHI BỘ KHU 5B Sinh hoạt thường kỳ ngày 03/11/2025 Kính mời đồng chí đảng viên Chi bộ khu 5B"));
    assert!(texts[0].contains("Thời gian: 19 giờ 30 phút, ngày 03/11/2025.") && texts[0].contains("2. Nhiệm vụ tháng 11"));
    assert!(texts[1].is_ascii() && texts[1].chars().count() <= 160, "{}", texts[1]);
    assert!(page.body.contains(r#"data-copy="zalo""#));
    // The answer is bytes of a PDF; a browser of the tests reads text, so only the door is tried here.
    assert_eq!(browser.get(&format!("/van-phong/sinh-hoat/{}/giay-moi.pdf", Uuid::nil())).await.status, StatusCode::NOT_FOUND);
}
