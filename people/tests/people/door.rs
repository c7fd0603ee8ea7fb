//! The door: who is kept out, who is not, and the way back in.

use axum::http::StatusCode;
use chibo_frame::Role::{Admin, Secretary};
use chibo_people::accounts;
use chibo_people::testing::{Browser, House, PASSWORD};

const NEW: &str = "mot cau khac nua";

/// Strangers try until the login has to wait for everybody that is not known.
async fn besieged(house: &House, login: &str) {
    for number in 0..8 {
        let mut stranger = house.browser();
        stranger.address = Some(format!("203.0.113.{number}:5000").parse().unwrap());
        stranger.sign_in(login, "sai mat khau").await;
    }
    let new_machine = house.browser().sign_in(login, PASSWORD).await;
    assert_eq!(new_machine.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn whoever_guesses_the_owner_signs_in_at_once_on_a_machine_that_is_known() {
    let house = House::empty().await;
    let mut own = house.signed_in("bithu", &[Secretary]).await;
    let mut other = house.signed_in("chiuy", &[Secretary]).await;
    own.post("/dang-xuat", &[]).await;
    other.post("/dang-xuat", &[]).await;
    besieged(&house, "bithu").await;
    assert_eq!(own.sign_in(" BiThu", PASSWORD).await.status, StatusCode::SEE_OTHER);
    own.post("/dang-xuat", &[]).await;
    assert_eq!(own.sign_in("bithu", PASSWORD).await.status, StatusCode::SEE_OTHER, "again and again");

    let named = other.cookies.keys().find(|name| name.starts_with("chibo-may-")).unwrap().clone();
    assert_eq!(other.sign_in("bithu", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS, "known for another account only");
    let own_name = own.cookies.keys().find(|name| name.starts_with("chibo-may-")).unwrap().clone();
    let (theirs, mark) = (other.cookies[&named].clone(), own.cookies[&own_name].clone());
    let turned = format!("{}{}", &mark[..mark.len() - 1], if mark.ends_with('0') { '1' } else { '0' });
    for forged in [theirs, turned, "a.b".into(), String::new()] {
        other.cookies.insert(own_name.clone(), forged);
        assert_eq!(other.sign_in("bithu", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    }
    other.cookies.insert(own_name, mark);
    for _ in 0..5 {
        assert_eq!(other.sign_in("bithu", "sai mat khau").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let stolen = other.sign_in("bithu", PASSWORD).await;
    assert_eq!(stolen.status, StatusCode::TOO_MANY_REQUESTS, "a known machine guesses no more than others");
}

#[tokio::test]
async fn a_siege_keeps_nobody_from_changing_the_password_or_using_a_code() {
    let house = House::empty().await;
    let mut own = house.signed_in("bithu", &[Secretary]).await;
    besieged(&house, "bithu").await;
    let codes = codes_of(&mut own, PASSWORD).await;
    let change = [("present", PASSWORD), ("password", NEW), ("again", NEW)];
    assert_eq!(own.post("/van-phong/mat-khau", &change).await.status, StatusCode::SEE_OTHER);
    let mut new_machine = house.browser();
    let answer = recover(&mut new_machine, "bithu", &codes[0], PASSWORD).await;
    assert_eq!(answer.1.as_deref(), Some("/van-phong"));
    new_machine.post("/dang-xuat", &[]).await;
    assert_eq!(new_machine.sign_in("bithu", PASSWORD).await.status, StatusCode::SEE_OTHER, "it is known now");
}

#[tokio::test]
async fn a_code_opens_once_sets_a_new_password_and_ends_the_sessions() {
    let house = House::empty().await;
    let id = house.account("quantri", &[Admin]).await;
    let (mut own, mut other) = (house.browser(), house.signed_in("chiuy", &[Secretary]).await);
    own.sign_in("quantri", PASSWORD).await;
    assert!(own.get("/van-phong/ma-khoi-phuc").await.body.contains("chưa có mã khôi phục"));
    let wrong = own.post("/van-phong/ma-khoi-phuc", &[("present", NEW)]).await;
    assert_eq!((wrong.status, wrong.one("#present-error").is_empty()), (StatusCode::UNPROCESSABLE_ENTITY, false));
    let old = codes_of(&mut own, PASSWORD).await;
    let codes = codes_of(&mut own, PASSWORD).await;
    let theirs = codes_of(&mut other, PASSWORD).await;
    assert!(!own.get("/van-phong/ma-khoi-phuc").await.body.contains(&codes[0]), "shown once");

    let mut lost = house.browser();
    for (login, code) in [("quantri", &old[0]), ("quantri", &theirs[0]), ("chiuy", &codes[0]), ("khong-co", &codes[0])] {
        assert_eq!(recover(&mut lost, login, code, NEW).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{login}");
    }
    assert_eq!(recover(&mut lost, "quantri", &codes[0], "quantri2025").await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = codes[0].to_uppercase().replace('-', " ");
    assert_eq!(recover(&mut lost, "quantri", &typed, NEW).await.1.as_deref(), Some("/van-phong/tai-khoan"));
    assert!(lost.get("/van-phong/mat-khau").await.one(".notice").contains("còn 9 mã"));
    assert_eq!(own.get("/van-phong/mat-khau").await.status, StatusCode::SEE_OTHER, "other machines sign in again");
    assert_eq!(recover(&mut house.browser(), "quantri", &codes[0], PASSWORD).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.browser().sign_in("quantri", NEW).await.status, StatusCode::SEE_OTHER);

    let second = house.account("quantri2", &[Admin]).await;
    let locked = accounts::Change { name: "Đã nghỉ".into(), roles: vec![Admin], active: false };
    accounts::change(&house.app, second, id, locked).await.unwrap().unwrap();
    assert_eq!(recover(&mut house.browser(), "quantri", &codes[1], NEW).await.0, StatusCode::UNPROCESSABLE_ENTITY, "locked");
    nothing_secret_is_recorded(&house, &codes).await;
}

#[tokio::test]
async fn one_code_brought_by_two_at_once_opens_for_one() {
    let house = House::empty().await;
    let codes = codes_of(&mut house.signed_in("bithu", &[Secretary]).await, PASSWORD).await;
    let (mut one, mut two) = (house.browser(), house.browser());
    let both = tokio::join!(recover(&mut one, "bithu", &codes[0], NEW), recover(&mut two, "bithu", &codes[0], "cau thu hai day"));
    let opened = [both.0.0, both.1.0].iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
    assert_eq!(opened, 1);
}

async fn codes_of(browser: &mut Browser, password: &str) -> Vec<String> {
    let answer = browser.post("/van-phong/ma-khoi-phuc", &[("present", password)]).await;
    let codes = answer.all(".codes code");
    assert_eq!(codes.len(), 10, "{}", answer.body);
    codes
}

async fn recover(browser: &mut Browser, login: &str, code: &str, password: &str) -> (StatusCode, Option<String>) {
    let fields = [("login", login), ("code", code), ("password", password), ("again", password)];
    let answer = browser.post("/dang-nhap/ma-khoi-phuc", &fields).await;
    (answer.status, answer.location)
}

async fn nothing_secret_is_recorded(house: &House, codes: &[String]) {
    use sea_orm::{ConnectionTrait, Statement};
    let backend = house.app.db.get_database_backend();
    let text = |sql: &'static str, column: &'static str| {
        let rows = house.app.db.query_all_raw(Statement::from_string(backend, sql));
        async move { rows.await.unwrap().iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>() }
    };
    let (verbs, details) = (text("SELECT verb FROM act", "verb").await, text("SELECT detail FROM act", "detail").await);
    assert!(verbs.contains(&"recovery-codes".into()) && verbs.contains(&"account-recovered".into()), "{verbs:?}");
    let kept = text("SELECT code_hash FROM recovery_code", "code_hash").await;
    for code in codes {
        assert!(details.iter().chain(&kept).all(|text| !text.contains(code.as_str())));
    }
}
