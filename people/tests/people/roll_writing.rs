//! Writing the roll through its pages: new members, corrections, movements, groups.

use axum::http::StatusCode;
use chibo_core::mandate::HeldOffice;
use chibo_core::member::MovementKind;
use chibo_frame::Role::{Committee, Secretary};
use chibo_people::mandates;
use chibo_people::roll::{self, member};
use chibo_people::testing::{Browser, House, day, settle};
use uuid::Uuid;

async fn town() -> (House, Browser, Uuid, Vec<Uuid>) {
    let (house, cell) = House::with_cell().await;
    let browser = house.signed_in("bithu", &[Secretary]).await;
    let members = settle(&house, cell, None).await;
    (house, browser, cell, members)
}

async fn row(house: &House, id: Uuid) -> member::Model {
    roll::find_member(&house.app.db, id).await.unwrap().unwrap()
}

const NEW: [(&str, &str); 8] = [
    ("name", "  Hoàng   Văn Thụ "),
    ("birth", "4/5/1990"),
    ("sex", "male"),
    ("joined", "3/2/2015"),
    ("official", "3/2/2016"),
    ("home_town", "Huyện Đông Triều"),
    ("new_group", "Tổ 3"),
    ("card_no", "22.000111"),
];

/// What is typed, name and value.
type Fields = &'static [(&'static str, &'static str)];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

#[tokio::test]
async fn a_new_member_stands_on_the_roll_from_the_day_he_came() {
    let (house, mut browser, _, _) = town().await;
    let form = browser.get("/van-phong/danh-sach/moi").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.all("legend").contains(&"Đến chi bộ".to_owned()));
    let answer = browser.post("/van-phong/danh-sach/moi", &with(&NEW, &[("came", "arrival"), ("came_on", "1/6/2025")])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let path = answer.location.unwrap();
    let id: Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
    let written = row(&house, id).await;
    assert_eq!((written.name.as_str(), written.folded().as_str()), ("Hoàng Văn Thụ", "hoang van thu"));
    assert_eq!(written.sort_key(), chibo_core::name::sort_key("Hoàng Văn Thụ"));
    assert_eq!((written.group_name.as_deref(), written.home_town.as_deref()), (Some("Tổ 3"), Some("Huyện Đông Triều")));
    let page = browser.get(&path).await;
    assert_eq!(page.one(".lead"), "Đảng viên chính thức, có tên trong danh sách. Tuổi đảng: 10 năm.");
    let before = browser.get(&format!("{path}?ngay=31/5/2025")).await;
    assert!(before.one(".lead").starts_with("Không có tên"));
    assert!(page.all("ol > li")[0].contains("ghi đảng viên mới"));
}

#[tokio::test]
async fn who_is_admitted_joined_that_day_and_a_guest_is_no_member() {
    let (house, mut browser, cell, _) = town().await;
    let admitted = [("name", "Bùi Thị Mận"), ("birth", "1/1/2000"), ("came", "admission"), ("came_on", "19/5/2025")];
    let path = browser.post("/van-phong/danh-sach/moi", &admitted).await.location.unwrap();
    assert_eq!(row(&house, path.rsplit('/').next().unwrap().parse().unwrap()).await.joined, Some(day("19/5/2025")));

    let count = |day| roll::roll_of(&house.app, cell, day);
    let before = count(day("1/12/2025")).await.unwrap().members;
    let guest = [("name", "Cao Văn Khách"), ("joined", "3/2/2000"), ("came", "temporary_arrival"), ("came_on", "1/9/2025")];
    let path = browser.post("/van-phong/danh-sach/moi", &guest).await.location.unwrap();
    assert_eq!(count(day("1/12/2025")).await.unwrap().members, before, "not on the roll");
    assert!(browser.get(&path).await.one(".lead").starts_with("Đang sinh hoạt tạm thời tại chi bộ"));
    let list = browser.get("/van-phong/danh-sach?dien=khach").await;
    assert_eq!(list.all("tbody th a"), ["Cao Văn Khách"]);
    assert_eq!(list.all(".card .figure").last().unwrap(), "1");
    assert!(!browser.get("/van-phong/danh-sach").await.all("tbody th a").contains(&"Cao Văn Khách".to_owned()));
}

#[tokio::test]
async fn what_cannot_be_stays_on_the_form_with_words_beside_it() {
    let (_house, mut browser, _, members) = town().await;
    let cases: [(Fields, &str, &str); 9] = [
        (&[("name", " ")], "name", "Chưa ghi"),
        (&[("name", "Thụ 2")], "name", "“2”"),
        (&[("birth", "31/2/1990")], "birth", "31/2/1990"),
        (&[("birth", "4/5/2026")], "birth", "chưa đến"),
        (&[("joined", "4/5/1989")], "joined", "Ngày sinh (04/5/1990)"),
        (&[("official", "3/2/2014")], "official", "03/02/2015"),
        (&[("phone", "chín không")], "phone", "chữ số"),
        (&[("email", "thu")], "email", "ten@noi.vn"),
        (&[("came", "arrival"), ("came_on", "2/12/2025")], "", "chưa đến (hôm nay 01/12/2025)"),
    ];
    for (change, field, words) in cases {
        let answer = browser.post("/van-phong/danh-sach/moi", &with(&NEW, change)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{change:?}");
        let place = if field.is_empty() { ".problem".to_owned() } else { format!("#{field}-error") };
        assert!(answer.one(&place).contains(words), "{change:?}: {}", answer.one(&place));
        assert!(answer.body.contains("Huyện Đông Triều"), "what was typed stays");
    }
    let both = browser.post("/van-phong/danh-sach/moi", &with(&NEW, &[("joined", "abc"), ("phone", "1")])).await;
    assert_eq!(both.all(".field .error").len(), 2, "everything that is wrong is said at once");
    assert_eq!(browser.post("/van-phong/danh-sach/moi", &NEW).await.status, StatusCode::SEE_OTHER);
    let path = format!("/van-phong/danh-sach/{}/sua", members[0]);
    let taken = browser.post(&path, &[("name", "Nguyễn Thị Ánh"), ("card_no", "22.000111")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.one("#card_no-error").contains("đã là của Hoàng Văn Thụ"));
}

#[tokio::test]
async fn a_correction_changes_its_field_alone_and_the_history_tells() {
    let (house, mut browser, _, members) = town().await;
    let path = format!("/van-phong/danh-sach/{}", members[0]);
    let before = row(&house, members[0]).await;
    let form = browser.get(&format!("{path}/sua")).await;
    assert!(form.body.contains(r#"value="04/5/1950""#));
    let standing = [
        ("name", "Nguyễn Thị Ánh"),
        ("birth", "4/5/1950"),
        ("sex", "female"),
        ("joined", "3/2/1968"),
        ("official", "3/2/1976"),
        ("group_name", "Tổ 1"),
        ("phone", "0900 000 000"),
        ("theory", "Sơ cấp"),
    ];
    assert_eq!(browser.post(&format!("{path}/sua"), &standing).await.status, StatusCode::SEE_OTHER);
    let after = row(&house, members[0]).await;
    let expected =
        member::Model { sex: Some("female".into()), theory: Some("Sơ cấp".into()), joined: Some(day("3/2/1968")), ..before };
    assert_eq!(after, expected);
    let page = browser.get(&path).await;
    let lines = page.all("ol > li:first-child li");
    assert!(lines.contains(&"Lý luận chính trị: (trống) → Sơ cấp".to_owned()), "{lines:?}");
    assert!(page.one(".warning").contains("17 tuổi"), "admitted before 18 is only warned of");
    let act = page.all("ol > li").len();
    browser.post(&format!("{path}/sua"), &standing).await;
    assert_eq!(browser.get(&path).await.all("ol > li").len(), act, "nothing changed, nothing written");
}

#[tokio::test]
async fn movements_are_added_corrected_and_removed() {
    let (house, mut browser, _, members) = town().await;
    let path = format!("/van-phong/danh-sach/{}", members[1]);
    let leave = [("kind", "departure"), ("on_day", "1/6/2025"), ("decided_on", "20/5/2025"), ("completed_on", "")];
    assert_eq!(browser.post(&format!("{path}/bien-dong"), &leave).await.status, StatusCode::SEE_OTHER);
    let stands = roll::list_movements_of(&house.app.db, members[1]).await.unwrap().pop().unwrap();
    assert_eq!((stands.decided_on, stands.completed_on), (Some(day("20/5/2025")), None));
    assert!(browser.get(&path).await.one(".lead").starts_with("Không có tên"));

    let again = browser.post(&format!("{path}/bien-dong"), &[("kind", "departure"), ("on_day", "1/7/2025")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.one("#kind-error").contains("không có tên trong danh sách"));
    assert!(again.body.contains(r#"value="1/7/2025""#), "what was typed stays");
    for (fields, place, words) in [
        ([("kind", ""), ("on_day", "1/7/2025"), ("completed_on", "")], "#kind-error", "Chưa chọn"),
        ([("kind", "arrival"), ("on_day", "32/7/2025"), ("completed_on", "")], "#on_day-error", "32/7/2025"),
        ([("kind", "arrival"), ("on_day", "1/7/2025"), ("completed_on", "x")], "#completed_on-error", "x"),
        ([("kind", "departure"), ("on_day", "1/6/2025"), ("completed_on", "")], "#kind-error", "đã được ghi"),
    ] {
        let answer = browser.post(&format!("{path}/bien-dong"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(answer.one(place).contains(words), "{fields:?}");
    }

    let one = format!("{path}/bien-dong/{}", stands.id);
    assert!(browser.get(&format!("{one}/sua")).await.body.contains(r#"value="20/5/2025""#));
    let early = [("kind", "departure"), ("on_day", "1/6/2025"), ("decided_on", "20/5/2025"), ("completed_on", "19/5/2025")];
    assert!(browser.post(&format!("{one}/sua"), &early).await.one("#completed_on-error").contains("20/5/2025"));
    let later = [("kind", "departure"), ("on_day", "2/6/2025"), ("decided_on", "20/5/2025"), ("completed_on", "1/8/2025")];
    assert_eq!(browser.post(&format!("{one}/sua"), &later).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&path).await;
    assert!(page.body.contains("Hoàn thành ngày 01/8/2025."));

    assert_eq!(browser.post(&format!("{one}/bo"), &[]).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&path).await;
    assert!(page.one(".lead").starts_with("Đảng viên chính thức"));
    let lines = page.all("ol > li li");
    for line in [
        "Thêm biến động: Chuyển sinh hoạt đi, 01/6/2025",
        "Ngày biến động: 01/6/2025 → 02/6/2025",
        "Bỏ biến động: Chuyển sinh hoạt đi, 02/6/2025",
    ] {
        assert!(lines.iter().any(|said| said == line), "{line} in {lines:?}");
    }
    assert_eq!(browser.post(&format!("{one}/bo"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_return_keeps_its_leave() {
    let (house, mut browser, _, members) = town().await;
    let movements = roll::list_movements_of(&house.app.db, members[4]).await.unwrap();
    let leave = movements.iter().find(|row| row.kind == "temporary_leave").unwrap();
    let answer = browser.post(&format!("/van-phong/danh-sach/{}/bien-dong/{}/bo", members[4], leave.id), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("chưa ghi chuyển sinh hoạt tạm thời đi"));
    assert_eq!(roll::list_movements_of(&house.app.db, members[4]).await.unwrap(), movements);
}

#[tokio::test]
async fn every_kind_of_movement_can_be_chosen() {
    let (_house, mut browser, _, members) = town().await;
    let form = browser.get(&format!("/van-phong/danh-sach/{}/bien-dong", members[1])).await;
    assert_eq!(form.all("#kind option").len(), MovementKind::ALL.len() + 1);
}

#[tokio::test]
async fn a_group_is_renamed_in_one_act() {
    let (house, mut browser, cell, members) = town().await;
    let head = mandates::Wanted {
        member: members[1],
        office: HeldOffice::GroupHead,
        group: Some("Tổ 2".into()),
        from: day("1/1/2024"),
        to: None,
        note: None,
    };
    let head = mandates::grant(&house.app, None, cell, head).await.unwrap().unwrap();
    let page = browser.get("/van-phong/danh-sach/to-dang").await;
    assert_eq!(page.all("tbody th"), ["Tổ 1", "Tổ 2"]);
    assert_eq!(page.all("tbody td.n"), ["3", "2"], "who has left is not counted");
    let empty = browser.post("/van-phong/danh-sach/to-dang", &[("old", "Tổ 1"), ("new", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.all("tr .error").len(), 1);
    let renamed = browser.post("/van-phong/danh-sach/to-dang", &[("old", "Tổ 2"), ("new", "Tổ  Hai")]).await;
    assert_eq!(renamed.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/van-phong/danh-sach/to-dang").await.one(".notice").contains("3 người"), "all who bear the name");
    let groups = roll::list_groups(&house.app, cell).await.unwrap();
    assert_eq!(groups.iter().map(|group| (group.name.as_str(), group.lines)).collect::<Vec<_>>(), [("Tổ 1", 3), ("Tổ Hai", 3)]);
    let head = mandates::find(&house.app.db, cell, head).await.unwrap().unwrap();
    assert_eq!(head.group_name.as_deref(), Some("Tổ Hai"), "its head goes with it");
    let gone = browser.post("/van-phong/danh-sach/to-dang", &[("old", "Tổ 2"), ("new", "x")]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_the_secretary_writes() {
    let (house, _, _, members) = town().await;
    let mut browser = house.signed_in("chiuy", &[Committee]).await;
    let member = format!("/van-phong/danh-sach/{}", members[0]);
    let page = browser.get(&member).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("/sua"));
    for path in ["/van-phong/danh-sach/moi".to_owned(), format!("{member}/sua"), format!("{member}/bien-dong")] {
        assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(browser.post(&path, &NEW).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
