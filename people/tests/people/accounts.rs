//! Signing in and out, and the accounts page.

use axum::http::StatusCode;
use chibo_frame::Role::{Admin, Committee, Editor, Member, Secretary, Teller};
use chibo_people::accounts;
use chibo_people::testing::{House, PASSWORD};
use sea_orm::{ConnectionTrait, Statement};

const NEW: &str = "mot cau khac nua";

#[tokio::test]
async fn who_signs_in_lands_on_the_own_work_and_signs_out_again() {
    let house = House::empty().await;
    for (login, role, landing) in [
        ("bithu", Secretary, "/van-phong"),
        ("chiuy", Committee, "/van-phong"),
        ("kiemphieu", Teller, "/van-phong/dai-hoi"),
        ("quantri", Admin, "/van-phong/tai-khoan"),
    ] {
        house.account(login, &[role]).await;
        let answer = house.browser().sign_in(&format!(" {} ", login.to_uppercase()), PASSWORD).await;
        assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some(landing)));
    }
    let mut browser = house.browser();
    browser.sign_in("bithu", PASSWORD).await;
    assert_eq!(browser.get("/van-phong/mat-khau").await.status, StatusCode::OK);
    assert_eq!(browser.get("/dang-nhap").await.location.as_deref(), Some("/van-phong"));
    browser.post("/dang-xuat", &[]).await;
    let closed = browser.get("/van-phong/mat-khau").await;
    assert_eq!(closed.location.as_deref(), Some("/dang-nhap?ve=/van-phong/mat-khau"));
}

#[tokio::test]
async fn the_way_back_is_kept_and_leads_to_no_other_site() {
    let house = House::empty().await;
    house.account("bithu", &[Secretary]).await;
    let shown = house.browser().get("/dang-nhap?ve=/van-phong/danh-sach%3Fngay%3D2022-07-03").await;
    assert!(shown.body.contains(r#"value="/van-phong/danh-sach?ngay=2022-07-03""#), "{}", shown.body);
    let back = |ve| {
        let mut browser = house.browser();
        async move { browser.post("/dang-nhap", &[("login", "bithu"), ("password", PASSWORD), ("ve", ve)]).await.location.unwrap() }
    };
    assert_eq!(back("/van-phong/danh-sach?ngay=2022-07-03").await, "/van-phong/danh-sach?ngay=2022-07-03");
    assert_eq!(back("//example.org/").await, "/van-phong");
    assert_eq!(back("https://example.org/").await, "/van-phong");
}

#[tokio::test]
async fn an_unknown_login_a_wrong_password_and_a_locked_account_look_alike() {
    let house = House::empty().await;
    let admin = house.account("quantri", &[Admin]).await;
    let locked = house.account("nghi", &[Member]).await;
    let change = accounts::Change { name: "Người nghỉ".into(), roles: vec![Member], active: false };
    accounts::change(&house.app, admin, locked, change).await.unwrap().unwrap();
    for (login, password) in [("quantri", "sai mat khau"), ("khong-co", PASSWORD), ("nghi", PASSWORD), ("", "")] {
        let answer = house.browser().sign_in(login, password).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.one(".problem strong"), "Tên đăng nhập hoặc mật khẩu không đúng.");
        assert!(!answer.body.contains(password) || password.is_empty());
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_in_words() {
    let house = House::empty().await;
    house.account("doan", &[Secretary]).await;
    let mut browser = house.browser();
    browser.address = Some("203.0.113.9:5000".parse().unwrap());
    for _ in 0..5 {
        assert_eq!(browser.sign_in("doan", "sai mat khau").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = browser.sign_in("doan", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.one(".problem strong"), "Đã nhập sai nhiều lần. Hãy đợi 5 giây rồi thử lại.");
    let other_login = browser.sign_in("khac", "sai mat khau").await;
    assert_eq!(other_login.status, StatusCode::TOO_MANY_REQUESTS, "the address waits too");
}

#[tokio::test]
async fn a_form_on_another_site_does_nothing() {
    let house = House::empty().await;
    let mut browser = house.signed_in("quantri", &[Admin]).await;
    let fields = [("name", "Kẻ lạ"), ("login", "kela"), ("roles", "admin")];
    assert_eq!(browser.forge("/van-phong/tai-khoan", &fields).await.status, StatusCode::FORBIDDEN);
    assert!(accounts::find_by_login(&house.app.db, "kela").await.unwrap().is_none());
    assert_eq!(browser.post("/van-phong/tai-khoan", &fields).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_ends() {
    let house = House::empty().await;
    let mut browser = house.signed_in("bithu", &[Secretary]).await;
    assert_eq!(browser.get("/van-phong/mat-khau").await.status, StatusCode::OK);
    execute(&house, "UPDATE session SET expires = 0").await;
    assert_eq!(browser.get("/van-phong/mat-khau").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn each_role_is_kept_to_its_own() {
    let house = House::empty().await;
    for (login, role, accounts) in [
        ("a1", Admin, StatusCode::OK),
        ("a2", Secretary, StatusCode::FORBIDDEN),
        ("a3", Committee, StatusCode::FORBIDDEN),
        ("a4", Teller, StatusCode::FORBIDDEN),
        ("a5", Member, StatusCode::FORBIDDEN),
        ("a6", Editor, StatusCode::FORBIDDEN),
    ] {
        let mut browser = house.signed_in(login, &[role]).await;
        assert_eq!(browser.get("/van-phong/tai-khoan").await.status, accounts, "{role:?}");
        let id = house.account(&format!("{login}-x"), &[Member]).await;
        let reset = browser.post(&format!("/van-phong/tai-khoan/{id}/mat-khau"), &[]).await;
        assert_eq!(reset.status, accounts, "{role:?}");
        assert_eq!(browser.get("/van-phong/mat-khau").await.status, StatusCode::OK, "{role:?}");
    }
    assert_eq!(house.browser().get("/van-phong/tai-khoan").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_new_account_gets_a_password_that_is_shown_once_and_works() {
    let house = House::empty().await;
    let mut admin = house.signed_in("quantri", &[Admin]).await;
    let fields = [("name", " Trần  Thị Ánh "), ("login", "Anh.tran"), ("roles", "committee"), ("roles", "editor")];
    let answer = admin.post("/van-phong/tai-khoan", &fields).await;
    let shown = answer.all(".notice dd");
    assert_eq!(shown[0], "anh.tran");
    assert!(!admin.get("/van-phong/tai-khoan").await.body.contains(&shown[1]));
    let account = accounts::find_by_login(&house.app.db, "anh.tran").await.unwrap().unwrap();
    assert_eq!((account.name.as_str(), account.roles()), ("Trần Thị Ánh", vec![Committee, Editor]));
    assert_eq!(house.browser().sign_in("anh.tran", &shown[1]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_does_not_hold_is_said_beside_its_field_and_what_was_typed_stays() {
    let house = House::empty().await;
    let mut admin = house.signed_in("quantri", &[Admin]).await;
    for (fields, error, words) in [
        ([("name", "Lê Văn Đức"), ("login", "đức"), ("roles", "editor")], "#login-error", "Tên đăng nhập “đức” không dùng được."),
        (
            [("name", "Lê Văn Đức"), ("login", "QuanTri"), ("roles", "editor")],
            "#login-error",
            "Tên đăng nhập “quantri” đã có người dùng.",
        ),
        ([("name", " "), ("login", "duc"), ("roles", "editor")], "#name-error", "Chưa có họ và tên."),
        (
            [("name", "Lê Văn Đức"), ("login", "duc"), ("x", "editor")],
            "#roles-error",
            "Chưa chọn vai trò nào. Mỗi tài khoản cần ít nhất một vai trò.",
        ),
    ] {
        let answer = admin.post("/van-phong/tai-khoan", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.one(error), words);
        assert!(answer.body.contains(&format!(r#"value="{}""#, fields[1].1)));
    }
    assert_eq!(accounts::list_accounts(&house.app.db).await.unwrap().len(), 1);
}

#[tokio::test]
async fn changed_roles_end_the_sessions_of_the_account() {
    let house = House::empty().await;
    let mut admin = house.signed_in("quantri", &[Admin]).await;
    let mut editor = house.signed_in("bientap", &[Editor]).await;
    let id = accounts::find_by_login(&house.app.db, "bientap").await.unwrap().unwrap().id;
    let path = format!("/van-phong/tai-khoan/{id}");
    assert_eq!(admin.get(&path).await.all("input[checked]").len(), 2, "one role and the leave to sign in");
    let answer = admin.post(&path, &[("name", "Biên tập"), ("roles", "member"), ("active", "yes")]).await;
    assert_eq!(answer.location.as_deref(), Some("/van-phong/tai-khoan"));
    assert!(admin.get("/van-phong/tai-khoan").await.one(".notice").contains("Biên tập"));
    assert_eq!(editor.get("/van-phong/mat-khau").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let house = House::empty().await;
    let mut admin = house.signed_in("quantri", &[Admin, Secretary]).await;
    let id = accounts::find_by_login(&house.app.db, "quantri").await.unwrap().unwrap().id;
    let path = format!("/van-phong/tai-khoan/{id}");
    let locked = [("name", "Quản trị"), ("roles", "admin")];
    let stripped = [("name", "Quản trị"), ("roles", "secretary"), ("active", "yes")];
    for fields in [&locked[..], &stripped[..]] {
        let answer = admin.post(&path, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.one(".problem strong").starts_with("Đây là người quản trị cuối cùng"));
    }
    house.account("quantri2", &[Admin]).await;
    assert_eq!(admin.post(&path, &stripped).await.location.as_deref(), Some("/van-phong"));
    assert_eq!(admin.get("/van-phong/tai-khoan").await.status, StatusCode::FORBIDDEN, "the new roles hold at once");
}

#[tokio::test]
async fn ones_own_password_is_changed_with_the_present_one() {
    let house = House::empty().await;
    let mut here = house.signed_in("bithu", &[Secretary]).await;
    let mut elsewhere = house.browser();
    elsewhere.sign_in("bithu", PASSWORD).await;
    for (present, password, again, error) in [
        ("sai mat khau", NEW, NEW, "#present-error"),
        (PASSWORD, "ngan", "ngan", "#password-error"),
        (PASSWORD, NEW, "mot cau khac han", "#again-error"),
    ] {
        let answer = here.post("/van-phong/mat-khau", &[("present", present), ("password", password), ("again", again)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.one(error);
    }
    let answer = here.post("/van-phong/mat-khau", &[("present", PASSWORD), ("password", NEW), ("again", NEW)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/van-phong/mat-khau").await.one(".notice"), "Đã đổi mật khẩu.");
    assert_eq!(elsewhere.get("/van-phong/mat-khau").await.status, StatusCode::SEE_OTHER, "other machines sign in again");
    assert_eq!(house.browser().sign_in("bithu", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.browser().sign_in("bithu", NEW).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn no_password_and_no_hash_reaches_the_record_of_acts() {
    let house = House::empty().await;
    let id = house.account("bithu", &[Secretary]).await;
    accounts::change_password(&house.app, id, PASSWORD.into(), NEW.into()).await.unwrap().unwrap();
    let backend = house.app.db.get_database_backend();
    let acts = house.app.db.query_all_raw(Statement::from_string(backend, "SELECT detail FROM act")).await.unwrap();
    let details: Vec<String> = acts.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
    assert_eq!(details.len(), 2);
    assert!(details.iter().all(|detail| detail.contains("bithu") && !detail.contains("argon2") && !detail.contains(NEW)));
    let changes = house.app.db.query_all_raw(Statement::from_string(backend, "SELECT id FROM change")).await.unwrap();
    assert!(changes.is_empty());
    let account = accounts::find(&house.app.db, id).await.unwrap().unwrap();
    assert!(!format!("{account:?}").contains("argon2"));
}

async fn execute(house: &House, sql: &str) {
    house.app.db.execute_unprepared(sql).await.unwrap();
}

#[tokio::test]
async fn whoever_is_signed_in_sees_where_and_ends_it() {
    let house = House::empty().await;
    for login in ["bithu", "chiuy"] {
        house.account(login, &[Secretary]).await;
    }
    let (mut here, mut there, mut stranger) = (house.browser(), house.browser(), house.browser());
    for (browser, login) in [(&mut here, "bithu"), (&mut there, "bithu"), (&mut stranger, "chiuy")] {
        browser.sign_in(login, PASSWORD).await;
        assert_eq!(browser.get("/van-phong/mat-khau").await.status, StatusCode::OK);
    }
    let page = here.get("/van-phong/phien").await;
    assert!(page.body.contains("2 phiên đang mở") && page.body.contains("(máy đang dùng)"), "{}", page.body);
    let names: Vec<String> =
        page.body.split("name=\"name\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let taken = stranger.post("/van-phong/phien", &[("name", &names[0])]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "another's session is not ended");
    assert_eq!(here.get("/van-phong/mat-khau").await.status, StatusCode::OK);
    assert_eq!(there.get("/van-phong/mat-khau").await.status, StatusCode::OK);
    here.post("/van-phong/phien", &[]).await;
    assert_eq!(there.get("/van-phong/mat-khau").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/van-phong/mat-khau").await.status, StatusCode::OK);
}
