//! Personal data: each reading an act, a member's own record and nobody else's, one person's data, restriction, erasure.

use axum::http::StatusCode;
use chibo_frame::record::{self, Undone};
use chibo_frame::{App, Role};
use chibo_people::testing::{Browser, House, settle};
use chibo_people::{personal, roll};
use serde_json::Value;
use uuid::Uuid;

/// The acts that begin so, oldest first: verb and detail.
async fn acts(app: &App, begins: &str) -> Vec<(String, String)> {
    let acts = record::list_all_before(&app.db, None, 1000).await.unwrap();
    acts.into_iter().rev().filter(|act| act.verb.starts_with(begins)).map(|act| (act.verb, act.detail)).collect()
}

async fn with_secretary() -> (House, Vec<Uuid>, Browser) {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let secretary = house.signed_in("bithu", &[Role::Secretary]).await;
    (house, members, secretary)
}

#[tokio::test]
async fn a_page_is_written_down_once_an_hour_without_names_and_a_file_each_time() {
    let (house, members, mut secretary) = with_secretary().await;
    let revision = record::revision(&house.app, &[record::ANY]).await.unwrap();
    for _ in 0..2 {
        secretary.get("/van-phong/danh-sach?tim=B%C6%B0%E1%BB%9Fi&trang=1").await;
    }
    secretary.get(&format!("/van-phong/danh-sach/{}", members[3])).await;
    secretary.get("/van-phong/quy-dinh").await;
    let read = acts(&house.app, "read-").await;
    assert_eq!(read.len(), 2, "{read:?}");
    assert_eq!(read[0].1, r#"{"page":"/van-phong/danh-sach","asked":"tim=…&trang=1"}"#);
    assert!(read[1].1.contains(&members[3].to_string()) && !read[1].1.contains("Bưởi"));
    assert_eq!(record::revision(&house.app, &[record::ANY]).await.unwrap(), revision, "a reading changes nothing");
    for _ in 0..2 {
        secretary.get(&format!("/van-phong/danh-sach/{}/du-lieu.json", members[3])).await;
    }
    assert_eq!(acts(&house.app, "take-danh-sach").await.len(), 2);

    let log = secretary.get("/van-phong/nhat-ky").await;
    assert!(!log.body.contains("xem danh sách") && log.body.contains("lấy tệp: danh sách"), "{}", log.body);
    let whole = secretary.get("/van-phong/nhat-ky?xem=1").await;
    assert!(whole.all("tbody tr").iter().any(|row| row.contains("xem danh sách") && row.contains("/van-phong/danh-sach")));
    let one = whole.body.split("href=\"/van-phong/nhat-ky/").find(|rest| rest.contains("xem danh sách")).unwrap();
    let one = secretary.get(&format!("/van-phong/nhat-ky/{}", one.split('"').next().unwrap())).await;
    assert!(one.one("h1").contains("xem danh sách") && one.one("dl.facts").contains("/van-phong/danh-sach"));
}

#[tokio::test]
async fn a_member_sees_his_own_record_and_nobody_else() {
    let (house, members, mut secretary) = with_secretary().await;
    let mut member = house.signed_in("dangvien", &[Role::Member]).await;
    assert!(member.get("/van-phong/cua-toi").await.body.contains("chưa gắn với đảng viên nào"));
    assert_eq!(member.get("/van-phong/cua-toi/du-lieu.json").await.status, StatusCode::NOT_FOUND);
    let account = chibo_people::accounts::find_by_login(&house.app.db, "dangvien").await.unwrap().unwrap().id;
    let mut admin = house.signed_in("quantri", &[Role::Admin]).await;
    let path = format!("/van-phong/tai-khoan/{account}");
    assert_eq!(
        admin.post(&format!("{path}/dang-vien"), &[("member", &members[3].to_string())]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(admin.get(&path).await.one("option[selected]").contains("Đặng Thị Bưởi"));
    assert_eq!(secretary.post(&format!("{path}/dang-vien"), &[("member", "")]).await.status, StatusCode::FORBIDDEN);

    let own = member.get("/van-phong/cua-toi").await;
    assert!(
        own.body.contains("Đặng Thị Bưởi") && own.body.contains("0900 000 000") && own.body.contains("1/9/2022"),
        "{}",
        own.body
    );
    assert!(!own.body.contains("Trần Văn An"));
    let file: Value = serde_json::from_slice(&member.get("/van-phong/cua-toi/du-lieu.json").await.bytes).unwrap();
    assert_eq!(file["records"]["member"][0]["name"], "Đặng Thị Bưởi");
    for id in [members[1], members[3]] {
        for path in ["", "/du-lieu", "/du-lieu.json", "/sua"] {
            let path = format!("/van-phong/danh-sach/{id}{path}");
            assert_eq!(member.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    for path in ["/van-phong/danh-sach", "/van-phong/du-lieu-ca-nhan", "/van-phong/nhat-ky"] {
        assert_eq!(member.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    admin.post(&format!("{path}/dang-vien"), &[("member", "")]).await;
    assert!(!member.get("/van-phong/cua-toi").await.body.contains("0900 000 000"));
}

#[tokio::test]
async fn a_restricted_record_is_kept_and_hides_how_to_reach_its_member() {
    let (house, members, mut secretary) = with_secretary().await;
    let mut committee = house.signed_in("chiuy", &[Role::Committee]).await;
    let (path, page) = (format!("/van-phong/danh-sach/{}/han-che", members[1]), format!("/van-phong/danh-sach/{}", members[1]));
    assert_eq!(secretary.post(&path, &[("reason", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    secretary.post(&path, &[("reason", "đang xác minh")]).await;
    let seen = committee.get(&page).await;
    assert!(seen.one("p.warning").contains("đang xác minh") && !seen.body.contains("0900 000 000"), "{}", seen.body);
    assert!(secretary.get(&page).await.body.contains("0900 000 000"));
    let cell = chibo_people::units::find_cell(&house.app.db).await.unwrap().unwrap().id;
    let rows = roll::list_members(&house.app.db, cell).await.unwrap();
    let without: Vec<Uuid> =
        personal::withheld(&house.app.db, rows).await.unwrap().iter().filter(|row| row.phone.is_none()).map(|row| row.id).collect();
    assert_eq!(without, [members[1]]);
    assert!(secretary.get("/van-phong/du-lieu-ca-nhan").await.body.contains("Trần Văn An"));
    secretary.post(&path, &[("reason", "đã xác minh")]).await;
    assert!(committee.get(&page).await.body.contains("0900 000 000"));
    assert!(personal::restricted(&house.app.db).await.unwrap().is_empty());
}

#[tokio::test]
async fn whoever_left_long_enough_ago_is_erased_for_good_and_the_chain_holds() {
    let (mut house, members, mut secretary) = with_secretary().await;
    let gone = members[3];
    let (path, page) = (format!("/van-phong/danh-sach/{gone}/xoa-du-lieu"), format!("/van-phong/danh-sach/{gone}/du-lieu"));
    let ground = [("ground", "hết thời hạn lưu")];
    let refused = secretary.post(&path, &ground).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("Thời hạn lưu đến hết hôm trước ngày 01/9/2032") || refused.body.contains("1/9/2032"),
        "{}",
        refused.body
    );
    let still = secretary.post(&format!("/van-phong/danh-sach/{}/xoa-du-lieu", members[1]), &ground).await;
    assert!(still.body.contains("còn sinh hoạt"), "{}", still.body);

    house.moves_to("2032-09-01T02:00:00Z");
    let mut secretary = house.browser();
    secretary.sign_in("bithu", chibo_people::testing::PASSWORD).await;
    assert!(secretary.get("/van-phong/du-lieu-ca-nhan").await.body.contains("Đặng Thị Bưởi"));
    assert!(secretary.get(&page).await.body.contains("Đặng Thị Bưởi"));
    let answer = secretary.post(&path, &ground).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let row = roll::find_member(&house.app.db, gone).await.unwrap().unwrap();
    assert!(!row.name.contains("Bưởi") && row.phone.is_none() && row.joined.is_some());
    assert_eq!(row.birth.unwrap().to_string(), "1960-01-01");
    assert!(!secretary.get(&format!("/van-phong/danh-sach/{gone}")).await.one("h1").contains("Bưởi"));

    let tx = house.app.begin().await.unwrap();
    let act = record::list_acts(&tx, "erase-member").await.unwrap().remove(0);
    assert!(!act.detail.contains("Bưởi"));
    assert!(matches!(record::undo(&house.app, &tx, None, act).await.unwrap(), Undone::Sealed));
    drop(tx);
    let checked = record::check(&house.app).await.unwrap();
    assert!(checked.broken.is_none() && checked.unlike.is_empty(), "{:?} {:?}", checked.broken, checked.unlike);
    let held = record::persons::held(&house.app.db, gone).await.unwrap();
    assert!(!held.is_empty() && held.iter().all(record::Change::erased), "the key of what the log says of him is gone");
    assert!(secretary.post(&path, &ground).await.body.contains("đã xóa từ trước"));
}

#[tokio::test]
async fn a_request_is_written_down_and_answered() {
    let (house, members, mut secretary) = with_secretary().await;
    let member = members[0].to_string();
    let asked = |day: &'static str| {
        [("member", member.clone()), ("kind", "correct".into()), ("asked_on", day.into()), ("words", "sửa ngày sinh".into())]
    };
    for (day, status) in [("x", StatusCode::UNPROCESSABLE_ENTITY), ("1/11/2025", StatusCode::SEE_OTHER)] {
        let fields = asked(day);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(secretary.post("/van-phong/du-lieu-ca-nhan/yeu-cau", &fields).await.status, status);
    }
    let page = secretary.get("/van-phong/du-lieu-ca-nhan").await;
    assert!(page.one(".light.no").contains("16/11/2025"), "{}", page.body);
    let form = page.body.split("action=\"").find(|rest| rest.starts_with("/van-phong/du-lieu-ca-nhan/yeu-cau/")).unwrap();
    secretary.post(form.split('"').next().unwrap(), &[("answer", "đã sửa")]).await;
    let page = secretary.get("/van-phong/du-lieu-ca-nhan").await;
    assert!(page.body.contains("đã sửa") && page.all(".light.no").is_empty());
    let notice = secretary.get("/van-phong/du-lieu-ca-nhan/thong-bao").await;
    assert!(notice.body.contains("10 năm") && notice.body.contains("15 ngày"));
    let mut admin = house.signed_in("quantri", &[Role::Admin]).await;
    assert_eq!(admin.get("/van-phong/du-lieu-ca-nhan").await.status, StatusCode::OK);
    assert_eq!(admin.get(&format!("/van-phong/danh-sach/{member}/du-lieu")).await.status, StatusCode::FORBIDDEN);
}
