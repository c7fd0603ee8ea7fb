//! Bad days: a full disk, one that takes nothing, a database that is gone, a second server, a clock set back, files half
//! written. Each is said in a sentence; nothing that stood is lost; what can go on goes on.

use super::served::{Server, form, get};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chibo::house;
use chibo_frame::app::Clock;
use chibo_frame::backup::plan::{self, BadFolder, Looked, Often, Plan};
use chibo_frame::check::check;
use chibo_frame::key::Place;
use chibo_frame::{App, Role, db, record};
use chibo_people::{accounts, units};
use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use std::path::Path;
use std::process::{Command, Output};
use tower::ServiceExt;

const PASSWORD: &str = "mot cau de nho";

/// A cell on a database of one connection, so that what is set for it holds for all.
async fn cell(data: &Path) -> App {
    let mut options = ConnectOptions::new(db::sqlite_url(data));
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| sqlite.pragma("synchronous", "OFF"));
    let database = Database::connect(options).await.unwrap();
    db::migrate(&database, house::migrations).await.unwrap();
    let key = Place::of(data, None, None).unwrap();
    let app = App::new(database, house::words(), house::kinds(), data.to_owned(), key, Clock::Machine).asking(&house::SLICES);
    record::adopt(&app).await.unwrap();
    units::create(&app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
    let roles = vec![Role::Admin, Role::Secretary];
    let new = accounts::New { login: "bithu".into(), name: "Bí thư".into(), roles, password: Some(PASSWORD.into()) };
    accounts::create(&app, None, new).await.unwrap().unwrap();
    app
}

struct Browser(Router, String);

impl Browser {
    async fn signed_in(app: &App) -> Self {
        let mut browser = Self(house::router(app), String::new());
        let (status, _, cookie) = browser.send("/dang-nhap", Some(&[("login", "bithu"), ("password", PASSWORD)])).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        browser.1 = cookie;
        browser
    }

    async fn send(&self, path: &str, fields: Option<&[(&str, &str)]>) -> (StatusCode, String, String) {
        let request = if fields.is_some() { Request::post(path) } else { Request::get(path) };
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header(header::COOKIE, &self.1);
        let request = request.header("sec-fetch-site", "same-origin");
        let response = self.0.clone().oneshot(request.body(Body::from(form(fields.unwrap_or_default()))).unwrap()).await.unwrap();
        let cookie =
            response.headers().get(header::SET_COOKIE).map(|set| set.to_str().unwrap().split(';').next().unwrap().to_owned());
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&body).into_owned(), cookie.unwrap_or_default())
    }

    async fn add_task(&self, title: &str) -> (StatusCode, String) {
        let (status, body, _) = self.send("/van-phong/nhiem-vu", Some(&[("title", title), ("owner", "Tổ 1")])).await;
        (status, body)
    }
}

#[tokio::test]
async fn on_a_full_or_closed_disk_one_is_told_that_nothing_was_saved_and_work_goes_on_later() {
    let dir = tempfile::tempdir().unwrap();
    let app = cell(dir.path()).await;
    let browser = Browser::signed_in(&app).await;
    assert_eq!(browser.add_task("Việc trước").await.0, StatusCode::SEE_OTHER);

    // A page more than there are, and words for a hundred.
    app.db.execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
    let long = "Việc dài ".repeat(20_000);
    let (status, body) = browser.add_task(&long).await;
    assert_eq!(status, StatusCode::INSUFFICIENT_STORAGE, "{body}");
    assert!(body.contains("Ổ đĩa của máy chủ đã đầy") && body.contains("chưa lưu gì") && body.contains("Quay lại"), "{body}");
    assert_eq!(browser.send("/van-phong/nhiem-vu", None).await.0, StatusCode::OK, "what stands can be read");
    app.db.execute_unprepared("PRAGMA max_page_count = 1000000").await.unwrap();

    app.db.execute_unprepared("PRAGMA query_only = ON").await.unwrap();
    let (status, body) = browser.add_task("Việc bị khóa").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
    assert!(body.contains("không ghi được vào nơi chứa dữ liệu"), "{body}");
    app.db.execute_unprepared("PRAGMA query_only = OFF").await.unwrap();

    assert_eq!(browser.add_task("Việc sau").await.0, StatusCode::SEE_OTHER);
    let (_, list, _) = browser.send("/van-phong/nhiem-vu", None).await;
    assert!(
        list.contains("Việc trước") && list.contains("Việc sau") && !list.contains("Việc dài") && !list.contains("Việc bị khóa")
    );
    assert!(check(&app).await.unwrap().holds());
}

#[tokio::test]
async fn while_the_database_is_gone_nobody_is_sent_to_sign_in() {
    let dir = tempfile::tempdir().unwrap();
    let app = cell(dir.path()).await;
    let browser = Browser::signed_in(&app).await;
    app.db.close_by_ref().await.unwrap();
    for fields in [None, Some([("title", "Việc"), ("owner", "")].as_slice())] {
        let (status, body, _) = browser.send("/van-phong/nhiem-vu", fields).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
        assert!(body.contains("mất liên lạc với cơ sở dữ liệu") && body.contains("tự nối lại"), "{body}");
    }
    assert_eq!(browser.send("/", None).await.0, StatusCode::SERVICE_UNAVAILABLE);
}

fn chibo(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chibo")).arg("--data").arg(data).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_second_server_is_told_who_has_the_directory_and_half_written_files_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    assert!(chibo(data, &["new", "--cell", "Chi bộ khu 5B"]).status.success());
    let server = Server::start(data, None);
    let second = chibo(data, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(said(&second).contains(&format!("tiến trình số {}", server.child.id())), "{}", said(&second));
    assert!(chibo(data, &["check"]).status.success(), "what reads goes beside");
    assert_eq!(get(&server.address, "", "/").unwrap().status, 200);
    drop(server);

    assert!(chibo(data, &["key"]).status.success());
    let key = std::fs::read_to_string(data.join("chibo.key")).unwrap();
    std::fs::write(data.join("chibo.key"), &key[..20]).unwrap();
    let refused = chibo(data, &["backup", data.join("a.chibo").to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("chibo.key bị hỏng hoặc ghi dở"), "{}", said(&refused));
    assert!(!data.join("a.chibo").exists());
    std::fs::write(data.join("chibo.key"), &key).unwrap();

    let mut database = std::fs::read(data.join("chibo.sqlite")).unwrap();
    database[..4096].fill(7);
    std::fs::write(data.join("chibo.sqlite"), &database).unwrap();
    let refused = chibo(data, &["check"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("Tệp dữ liệu bị hỏng") && said(&refused).contains("chibo restore"), "{}", said(&refused));
}

/// The application of this data directory at another time.
async fn at(data: &Path, time: &str) -> App {
    house::open(data, None, Clock::Fixed(time.parse().unwrap())).await.unwrap()
}

#[tokio::test]
async fn a_clock_set_back_is_told_and_the_order_of_the_log_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let now = at(dir.path(), "2025-06-15T02:00:00Z").await;
    units::create(&now, None, "Chi bộ khu 5B", "").await.unwrap().unwrap();
    assert_eq!(record::clock_behind(&now).await.unwrap(), None);
    let before = at(dir.path(), "2025-06-15T00:30:00Z").await;
    assert_eq!(record::clock_behind(&before).await.unwrap(), Some("2025-06-15T02:00:00Z".parse().unwrap()));
    let last = record::last_key(&before.db).await.unwrap().unwrap();
    // One that was made while the clock stood far ahead.
    let ahead = uuid::Uuid::from_u128(0x0e67_7d21_fdbf_7fff_bfff_ffff_ffff_ffff);
    assert!(before.new_id() > last);
    before.keys_after(ahead);
    let (first, second) = (before.new_id(), before.new_id());
    assert!(ahead < first && first < second);
}

#[tokio::test]
async fn backups_are_made_by_themselves_thinned_and_asked_for_where_the_stick_is_away() {
    let dir = tempfile::tempdir().unwrap();
    let (data, stick) = (dir.path().join("data"), dir.path().join("the-nho"));
    std::fs::create_dir_all(&data).unwrap();
    let app = at(&data, "2025-06-15T02:00:00Z").await;
    units::create(&app, None, "Chi bộ khu 5B", "").await.unwrap().unwrap();
    let plan = |folder: &Path| Some(Plan { folder: folder.to_owned(), often: Often::Day });
    assert_eq!(plan::keep(&app, None, plan(&stick), "").await.unwrap(), Err(BadFolder::NotThere));
    assert_eq!(plan::keep(&app, None, plan(&data), "").await.unwrap(), Err(BadFolder::Inside));
    assert_eq!(plan::look(&app).await.unwrap(), Looked::NotDue);
    std::fs::create_dir(&stick).unwrap();
    assert_eq!(plan::keep(&app, None, plan(&stick), "của chibo").await.unwrap(), Ok(()));
    assert!(matches!(plan::look(&app).await.unwrap(), Looked::Made(_)));
    assert_eq!(plan::look(&app).await.unwrap(), Looked::NotDue);

    // Thirty days of them, one that is not ours by its name, one that is not ours by what it holds, one half written.
    let made = stick.join("chibo-2025-06-15-0900.chibo-backup");
    for day in 1..=30 {
        std::fs::copy(&made, stick.join(format!("chibo-2025-04-{day:02}-0900.chibo-backup"))).unwrap();
    }
    std::fs::copy(&made, stick.join("ban-giu-lai.chibo-backup")).unwrap();
    std::fs::write(stick.join("chibo-2025-04-01-1000.chibo-backup"), "thư riêng").unwrap();
    std::fs::write(stick.join("chibo-2025-06-15-0930.chibo-backup.part"), "dở").unwrap();
    let next = at(&data, "2025-06-16T02:00:00Z").await;
    assert!(matches!(plan::look(&next).await.unwrap(), Looked::Made(_)));
    let state = plan::state(&next).await.unwrap().unwrap();
    let found = state.found.unwrap();
    assert_eq!(
        found.iter().map(|one| &one.name[6..16]).collect::<Vec<_>>(),
        ["2025-06-16", "2025-06-15", "2025-04-30", "2025-04-29", "2025-04-28", "2025-04-27", "2025-04-26", "2025-04-20"]
    );
    assert!(!state.due && plan::read(&next, &found[0]).unwrap().holds && plan::read(&next, &found[1]).is_none());
    assert!(stick.join("ban-giu-lai.chibo-backup").exists() && stick.join("chibo-2025-04-01-1000.chibo-backup").exists());
    assert!(!stick.join("chibo-2025-06-15-0930.chibo-backup.part").exists());
    let mut bytes = std::fs::read(stick.join(&found[2].name)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(stick.join(&found[2].name), bytes).unwrap();
    plan::read_all(&next).await.unwrap();
    assert!(plan::read(&next, &found[1]).unwrap().holds && !plan::read(&next, &found[2]).unwrap().holds);

    // The stick is pulled out: its place may be there, empty.
    std::fs::remove_dir_all(&stick).unwrap();
    std::fs::create_dir(&stick).unwrap();
    let later = at(&data, "2025-06-18T02:00:00Z").await;
    assert_eq!(plan::look(&later).await.unwrap(), Looked::Away);
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0, "nothing is written beside the stick");
    assert!(check(&later).await.unwrap().holds());
}

#[tokio::test]
async fn the_page_of_backups_keeps_the_plan_and_the_first_page_tells_of_a_stick_that_is_away() {
    let dir = tempfile::tempdir().unwrap();
    let (data, stick) = (dir.path().join("data"), dir.path().join("the-nho"));
    std::fs::create_dir_all(&data).unwrap();
    let app = cell(&data).await;
    let browser = Browser::signed_in(&app).await;
    let folder = stick.to_str().unwrap();
    let (status, body, _) = browser.send("/van-phong/sao-luu/tu-dong", Some(&[("folder", folder), ("often", "week")])).await;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY && body.contains("Không thấy thư mục này") && body.contains(folder),
        "{body}"
    );
    std::fs::create_dir(&stick).unwrap();
    let (status, ..) = browser.send("/van-phong/sao-luu/tu-dong", Some(&[("folder", folder), ("often", "week")])).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, body, _) = browser.send("/van-phong/sao-luu", None).await;
    assert!(body.contains(&format!("Mỗi tuần một bản vào {folder}")) && body.contains("nguyên vẹn, đọc lúc"), "{body}");
    let (_, body, _) = browser.send("/van-phong/nhat-ky", None).await;
    assert!(body.contains("đặt cách sao lưu tự động"), "{body}");
    std::fs::remove_dir_all(&stick).unwrap();
    let (_, body, _) = browser.send("/van-phong/sao-luu", None).await;
    assert!(body.contains("Không thấy thẻ nhớ hay thư mục"), "{body}");
    assert_eq!(browser.add_task("Việc").await.0, StatusCode::SEE_OTHER);
    let (_, body, _) = browser.send("/van-phong/viec-can-lam", None).await;
    assert!(body.contains("không thấy thẻ nhớ hay thư mục"), "{body}");
}
