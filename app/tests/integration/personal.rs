//! One member of the demonstration: what he sees of himself, and what is left of one who is erased. Asked of the house that the
//! walk through the office has filled (`workbooks::crawl`).

use super::rights::{send, sign_in};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chibo::house;
use chibo_frame::{App, Role, record};
use chibo_people::roll::{self, member, movement};
use chibo_people::{personal, units};
use serde_json::Value;

/// The member's login sees everything of himself and no other member's telephone.
pub(super) async fn sees_himself(app: &App) {
    let router = house::router(app);
    let cookie = sign_in(&router, Role::Member).await;
    let get = |path: &str| Request::get(path).header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
    let (status, file, _) = send(&router, get("/van-phong/cua-toi/du-lieu.json")).await;
    assert_eq!(status, StatusCode::OK, "{file}");
    let file: Value = serde_json::from_str(&file).unwrap();
    let records = file["records"].as_object().unwrap();
    for kind in ["member", "attendance", "study_mark", "rating", "account_member"] {
        assert!(records.get(kind).is_some_and(|rows| !rows.as_array().unwrap().is_empty()), "{kind} of {:?}", records.keys());
    }
    assert!(records["attendance"][0]["meeting"].is_string(), "a mark says of which meeting it is");
    assert!(file["changes"].as_array().unwrap().len() >= records["attendance"].as_array().unwrap().len());
    let (_, page, _) = send(&router, get("/van-phong/cua-toi")).await;
    let members = members(app).await;
    let himself = members.iter().find(|row| row.name == file["member"]).unwrap();
    assert!(page.contains(&himself.name) && page.contains(himself.phone.as_deref().unwrap()));
    let others = members.iter().filter(|row| row.id != himself.id && row.phone != himself.phone);
    for other in others.filter_map(|row| row.phone.as_deref()) {
        assert!(!page.contains(other), "{other}");
    }
}

/// Who left is erased when his time is over: his name stands in no record, and the log's chain holds.
pub(super) async fn is_erased(app: &App) {
    let app = app.clone().at("2060-01-01T02:00:00Z".parse().unwrap());
    let members = members(&app).await;
    let mut left = None;
    for row in &members {
        let movements = roll::list_movements_of(&app.db, row.id).await.unwrap();
        let gone = |one: &movement::Model| one.kind == "departure";
        if movements.last().is_some_and(gone) && members.iter().filter(|other| other.name == row.name).count() == 1 {
            left = Some(row.clone());
        }
    }
    let gone = left.expect("somebody left the demonstration's cell");
    let router = house::router(&app);
    let cookie = sign_in(&router, Role::Secretary).await;
    let form = Request::post(format!("/van-phong/danh-sach/{}/xoa-du-lieu", gone.id))
        .header(header::COOKIE, &cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("ground=het+thoi+han"))
        .unwrap();
    let (status, body, _) = send(&router, form).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{body}");
    for kind in app.kinds.iter() {
        for row in kind.naming(&app, gone.id).await.unwrap() {
            assert!(!Value::Object(row.fields.clone()).to_string().contains(&gone.name), "{} {:?}", kind.name, row);
        }
    }
    assert!(personal::restricted(&app.db).await.unwrap().is_empty());
    let checked = record::check(&app).await.unwrap();
    assert!(checked.broken.is_none() && checked.unlike.is_empty(), "{:?} {:?}", checked.broken, checked.unlike);
}

async fn members(app: &App) -> Vec<member::Model> {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap();
    roll::list_members(&app.db, cell.id).await.unwrap()
}
