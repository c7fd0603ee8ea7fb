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
