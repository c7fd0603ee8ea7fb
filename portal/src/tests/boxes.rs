//! The boxes: off, typed, fetched from a source that answers, lies, or dies. The source is a server of the test's own.

use super::{FIREFOX, Town};
use crate::boxes::{Content, Kind, Mode, fetch, shown, store};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Redirect;
use axum::routing::get;
use chibo_frame::db::code;
use chibo_frame::{App, Lang, Page};
use chrono::TimeDelta;

const WEATHER: &str =
    r#"{"utc_offset_seconds":25200,"current":{"time":"2026-11-22T15:45","temperature_2m":22.4,"weather_code":61}}"#;

async fn source() -> (String, tokio::task::JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let routes = Router::new()
        .route("/weather", get(|| async { WEATHER }))
        .route("/moved", get(|| async { Redirect::temporary("/weather") }))
        .route("/giant", get(|| async { " ".repeat(2 * 1024 * 1024) }))
        .route("/other", get(|| async { "<html></html>" }));
    let serving = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    (address, serving)
}

fn setting(app: &App, url: String) -> store::box_setting::Model {
    store::box_setting::Model {
        mode: code(&Mode::Fetched),
        url,
        source: String::from("Nguồn thử"),
        ..store::unset(Kind::Weather, app.now())
    }
}

async fn keep(app: &App, setting: store::box_setting::Model) {
    use sea_orm::{ActiveModelTrait, IntoActiveModel};
    setting.into_active_model().reset_all().insert(&app.db).await.unwrap();
}

async fn weather_box(app: &App) -> crate::boxes::Shown {
    let page = Page::open(app.words.clone(), Lang::Vi, "/", false);
    shown(app, &page).await.unwrap().remove(0)
}

#[tokio::test]
async fn a_value_is_shown_with_source_time_and_age_and_outlives_its_source() {
    let town = Town::new().await;
    let (address, serving) = source().await;
    keep(&town.app, setting(&town.app, format!("{address}/weather"))).await;
    crate::boxes::refresh(&town.app).await.unwrap();
    let seen = weather_box(&town.app).await;
    assert!(matches!(&seen.content, Content::Weather(degrees, sky) if degrees == "22,4" && sky == "Có mưa"));
    assert_eq!(seen.note.unwrap(), "Nguồn thử · 15:45 22/11/2026 (15 phút trước)");
    assert!(seen.silent.is_none());

    serving.abort();
    let _ = serving.await;
    let later = town.later(TimeDelta::hours(3)).await;
    crate::boxes::refresh(&later.app).await.unwrap();
    let seen = weather_box(&later.app).await;
    assert!(matches!(seen.content, Content::Weather(..)));
    assert!(seen.note.unwrap().contains("3 giờ trước"));
    assert!(seen.silent.unwrap().contains("không trả lời khi hỏi lúc 19:00 22/11/2026"));
}

#[tokio::test]
async fn a_source_that_moved_swells_or_speaks_otherwise_gives_nothing() {
    let town = Town::new().await;
    let (address, _serving) = source().await;
    for (path, fault) in [("moved", fetch::Fault::Refused), ("giant", fetch::Fault::TooLarge), ("other", fetch::Fault::Unreadable)]
    {
        let called = fetch::call(&town.app, Kind::Weather, &setting(&town.app, format!("{address}/{path}"))).await.unwrap();
        assert_eq!(called, Err(fault), "{path}");
    }
}

#[tokio::test]
async fn a_source_is_not_called_before_it_is_due() {
    let town = Town::new().await;
    let (address, serving) = source().await;
    keep(&town.app, setting(&town.app, format!("{address}/weather"))).await;
    crate::boxes::refresh(&town.app).await.unwrap();
    serving.abort();
    let _ = serving.await;
    let soon = town.later(TimeDelta::minutes(14)).await;
    crate::boxes::refresh(&soon.app).await.unwrap();
    assert!(weather_box(&soon.app).await.silent.is_none());
}

async fn choose(town: &Town, form: &str) -> super::Answer {
    let request = Request::post("/van-phong/tin-bai/nguon").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    town.send(request.header(header::USER_AGENT, FIREFOX), Body::from(form.to_owned())).await
}

#[tokio::test]
async fn an_editor_types_a_value_and_it_stands_on_the_site_with_its_source() {
    let town = Town::with_editor().await;
    let answer = choose(&town, "kind=rates&mode=typed&typed=USD+mua+25.115&source=Ng%C3%A2n+h%C3%A0ng").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let front = town.get("/").await.body;
    assert!(front.contains("USD mua 25.115") && front.contains("Ngân hàng · 16:00 22/11/2026 (vừa xong)"));
}

#[tokio::test]
async fn an_address_that_is_not_https_or_a_value_without_source_is_refused_and_kept_as_typed() {
    let town = Town::with_editor().await;
    let answer = choose(&town, "kind=weather&mode=fetched&url=http://127.0.0.1/x&source=X").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("phải bắt đầu bằng https://") && answer.body.contains("value=\"http://127.0.0.1/x\""));
    assert!(choose(&town, "kind=weather&mode=typed&typed=26").await.body.contains("Chưa ghi tên nguồn."));
    assert!(choose(&town, "kind=weather&mode=typed&source=X").await.body.contains("Chưa ghi số liệu."));
    assert!(!town.get("/").await.body.contains("Thời tiết"));
}
