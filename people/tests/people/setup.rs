//! The first start.

use axum::http::StatusCode;
use chibo_frame::Role::{Admin, Secretary, Ward};
use chibo_people::testing::{House, PASSWORD};
use chibo_people::{accounts, units};

const NEW: &str = "mot cau khac nua";

fn typed<'a>(code: &'a str, password: &'a str, cell: &'a str) -> Vec<(&'a str, &'a str)> {
    let ward = ("ward", "Phường Quang Trung");
    vec![
        ("ma", code),
        ("cell", cell),
        ward,
        ("name", "Trần Thị Ánh"),
        ("login", "anh"),
        ("password", password),
        ("again", PASSWORD),
    ]
}

#[tokio::test]
async fn the_first_start_makes_the_cell_and_the_first_account_once() {
    let house = House::empty().await;
    let code = accounts::setup_code(&house.app).await.unwrap();
    assert_eq!(accounts::setup_code(&house.app).await.unwrap(), code, "a restart does not change it");
    let mut browser = house.browser();
    let page = browser.get(&format!("/khoi-dau?ma={code}")).await;
    assert!(page.body.contains(&format!(r#"value="{code}""#)));

    let answer = browser.post("/khoi-dau", &typed(&code, PASSWORD, "Chi bộ khu 5B")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let codes = answer.all(".codes code");
    assert_eq!(codes.len(), 10, "shown once, to print");
    assert!(answer.body.contains(r#"href="/van-phong""#));
    assert_eq!(browser.get("/van-phong/tai-khoan").await.status, StatusCode::OK, "signed in");
    let account = accounts::find_by_login(&house.app.db, "anh").await.unwrap().unwrap();
    assert_eq!(account.roles(), [Admin, Secretary]);
    let cell = units::find_cell(&house.app.db).await.unwrap().unwrap();
    let ward = units::find(&house.app.db, cell.parent_id.unwrap()).await.unwrap().unwrap();
    assert_eq!((cell.name.as_str(), ward.name.as_str()), ("Chi bộ khu 5B", "Phường Quang Trung"));

    assert!(!house.app.data.join("setup-code").exists());
    let mut late = house.browser();
    assert_eq!(late.get(&format!("/khoi-dau?ma={code}")).await.location.as_deref(), Some("/dang-nhap"));
    let again = late.post("/khoi-dau", &typed(&code, PASSWORD, "Chi bộ khác")).await;
    assert_eq!(again.location.as_deref(), Some("/dang-nhap"));
    assert_eq!(accounts::list_accounts(&house.app.db).await.unwrap().len(), 1);
    let fields = [("login", "anh"), ("code", codes[9].as_str()), ("password", NEW), ("again", NEW)];
    assert_eq!(late.post("/dang-nhap/ma-khoi-phuc", &fields).await.location.as_deref(), Some("/van-phong"));
}

#[tokio::test]
async fn nothing_is_made_without_the_code_or_with_half_a_form() {
    let house = House::empty().await;
    let code = accounts::setup_code(&house.app).await.unwrap();
    let mut browser = house.browser();
    for (fields, error) in [
        (typed("", PASSWORD, "Chi bộ khu 5B"), "#ma-error"),
        (typed("aaaa-aaaa-aaaa-aaaa", PASSWORD, "Chi bộ khu 5B"), "#ma-error"),
        (typed(&code, "mot cau khac nua", "Chi bộ khu 5B"), "#again-error"),
        (typed(&code, PASSWORD, "  "), "#cell-error"),
        (
            vec![
                ("ma", &code),
                ("cell", "Chi bộ khu 5B"),
                ("name", "Trần Thị Ánh"),
                ("login", "anh"),
                ("password", "Chi bộ khu 5B 2025"),
                ("again", "Chi bộ khu 5B 2025"),
            ],
            "#password-error",
        ),
    ] {
        let answer = browser.post("/khoi-dau", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.one(error);
    }
    assert!(!accounts::any(&house.app.db).await.unwrap());
    assert!(units::find_cell(&house.app.db).await.unwrap().is_none());
}

#[tokio::test]
async fn the_first_start_makes_a_wards_house_where_that_is_chosen() {
    let house = House::empty().await;
    let code = accounts::setup_code(&house.app).await.unwrap();
    let mut browser = house.browser();
    assert!(browser.get(&format!("/khoi-dau?ma={code}")).await.body.contains(r#"name="house" value="cell" checked"#));
    let mut fields = typed(&code, PASSWORD, "");
    fields.push(("house", "ward"));
    let mut without: Vec<(&str, &str)> = fields.iter().copied().filter(|(name, _)| *name != "ward").collect();
    without.push(("ward", " "));
    let answer = browser.post("/khoi-dau", &without).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.one("#ward-error");
    assert!(answer.body.contains(r#"value="ward" checked"#), "what was chosen is kept");

    assert_eq!(browser.post("/khoi-dau", &fields).await.status, StatusCode::OK);
    let account = accounts::find_by_login(&house.app.db, "anh").await.unwrap().unwrap();
    assert_eq!(account.roles(), [Admin, Ward]);
    let ward = units::find_ward(&house.app.db).await.unwrap().unwrap();
    assert_eq!((ward.kind.as_str(), ward.name.as_str()), ("ward", "Phường Quang Trung"));
    assert!(units::create(&house.app, None, "Chi bộ khu 5B", "").await.unwrap().is_err(), "one house has one unit");

    // A cell in the ward's books is no cell of this house: none of a cell's rooms opens.
    let tx = house.app.begin().await.unwrap();
    let act = chibo_frame::record::begin(&house.app, &tx, None, "cell-add", &"").await.unwrap();
    let below = units::put_below(&house.app, &tx, &act, ward.id, "Chi bộ khu 5B").await.unwrap();
    tx.commit().await.unwrap();
    assert!(units::find_cell(&house.app.db).await.unwrap().is_none());
    assert!(units::list_cells(&house.app.db).await.unwrap().is_empty());
    assert_eq!(units::list_below(&house.app.db, ward.id).await.unwrap(), [below]);
    for path in ["/van-phong/danh-sach", "/van-phong/ho-gia-dinh"] {
        assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn the_code_is_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::empty().await;
    accounts::setup_code(&house.app).await.unwrap();
    let mode = std::fs::metadata(house.app.data.join("setup-code")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
