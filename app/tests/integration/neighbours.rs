//! The neighbour cell's people, as `hostile.rs` asks before it sets out. The demonstration's own office becomes that of another
//! cell, so that every record of it is the neighbour's: whatever led to a record before leads nowhere now, for every role, and
//! nothing of it can be changed.

use super::hostile::is_all;
use super::walk::{Walk, encoded};
use axum::http::{Method, StatusCode};
use chibo_frame::private::Find;
use chibo_frame::routes::Route;
use chibo_frame::{Right, Role};
use chibo_people::units::unit;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Statement};
use std::fmt::Write;

/// What is everybody's in the database: the tree of units, accounts, the log, the public sites with their news.
const SHARED: [&str; 8] = [
    "/van-phong/nhat-ky",
    "/van-phong/don-vi",
    "/van-phong/tai-khoan",
    "/van-phong/tin-bai",
    "/van-phong/trang-tin",
    "/van-phong/chuyen-muc",
    "/van-phong/mat-khau",
    "/van-phong/sao-luu",
];

async fn changes(walk: &Walk) -> i64 {
    let count = Statement::from_string(walk.scratch.app.db.get_database_backend(), "SELECT COUNT(*) FROM change");
    walk.scratch.app.db.query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Nothing of a neighbour cell is seen or changed by anybody. Leaves everything as it was.
pub(super) async fn see_and_change_nothing(walk: &Walk) {
    let own = unit::Model {
        id: "00000000-0000-7000-8000-000000000001".parse().unwrap(),
        kind: String::from("cell"),
        name: String::from("Chi bộ khu 6A"),
        parent_id: None,
        valid_from: None,
        valid_to: None,
    };
    let made = own.id;
    unit::Entity::insert(own.into_active_model().reset_all()).exec_without_returning(&walk.scratch.app.db).await.unwrap();
    let before = changes(walk).await;
    let addresses = walk.addresses();
    records(walk, &addresses).await;
    forms(walk).await;
    written_otherwise(walk, &addresses).await;
    assert_eq!(changes(walk).await, before, "something was written");
    lists(walk).await;
    unit::Entity::delete_by_id(made).exec(&walk.scratch.app.db).await.unwrap();
}

/// Whether the address names a record of a cell.
fn is_record(path: &str, address: &str) -> bool {
    let named = address.split(['/', '?', '=', '&']).any(|part| part.len() == 36 && !part.starts_with("01890000-0000-7000"));
    named && path.starts_with("/van-phong") && !SHARED.iter().any(|shared| path.starts_with(shared))
}

/// Every page and act that names a record by its key.
async fn records(walk: &Walk, addresses: &[(Route, String)]) {
    let mut tried = 0;
    eprintln!("{:6} {:70} {}", "", "", Role::ALL.map(|role| format!("{role:?}")).join(" "));
    let records = addresses.iter().filter(|(route, address)| is_record(route.path, address));
    for (at, (route, address)) in records.enumerate() {
        let mut line = format!("{:6} {:70}", route.method, route.path);
        // What a neighbour may see does not depend on the role: the secretary and one other ask, with CHIBO_HOSTILE=all everybody.
        let asks = |place: usize, role: Role| is_all() || role == Role::Secretary || place == at % walk.cookies.len();
        for (place, (role, cookie)) in walk.cookies.iter().enumerate() {
            if !asks(place, *role) {
                line.push_str("    ");
                continue;
            }
            let seen = if route.method == Method::GET {
                walk.get(address, Some(cookie)).await
            } else {
                let form = walk.forms.iter().find(|form| form.action == *address);
                walk.post(address, Some(cookie), form.map_or(&[], |form| &form.fields)).await
            };
            assert!(
                matches!(seen.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                "{} {address} for {role:?}: {}",
                route.method,
                seen.status
            );
            write!(line, " {}", seen.status.as_u16()).unwrap();
            tried += 1;
        }
        eprintln!("{line}");
    }
    assert!(tried > 150, "{tried}");
}

/// Forms that name the neighbour's records in a field.
async fn forms(walk: &Walk) {
    for form in walk.forms.iter().filter(|form| form.is_post && !form.is_multipart && !form.route.contains('{')) {
        if form.fields.iter().any(|(_, value)| value.len() == 36) && !SHARED.iter().any(|shared| form.route.starts_with(shared)) {
            let right = walk.route(&Method::POST, &form.action).unwrap().right;
            let seen = walk.post(&form.action, walk.cookie(right), &form.fields).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{}", form.action);
        }
    }
}

/// However the key is written, and by way of the act that made the record.
async fn written_otherwise(walk: &Walk, addresses: &[(Route, String)]) {
    let (_, member) = addresses.iter().find(|(route, _)| route.path == "/van-phong/danh-sach/{id}").unwrap();
    let member = member.split('?').next().unwrap();
    let key = member.rsplit('/').next().unwrap();
    for written in [key.replace('-', ""), key.to_uppercase(), format!("urn:uuid:{key}"), encoded(key)] {
        let seen = walk.get(&format!("/van-phong/danh-sach/{written}"), walk.cookie(Right::KeepRecords)).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{written}");
    }
    // An act of the neighbour's is no more to be seen than taken back.
    let (_, import) = addresses.iter().find(|(route, _)| route.path == "/van-phong/nhap-so-lieu/{batch}/hoan-tac").unwrap();
    let act = import.split('/').nth(3).unwrap();
    let seen = walk.get(&format!("/van-phong/nhat-ky/{act}"), walk.cookie(Right::KeepRecords)).await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);
}

/// Lists show nobody.
async fn lists(walk: &Walk) {
    let people = chibo_people::roll::member::Entity::find().rows(&walk.scratch.app.db).await.unwrap();
    let people: Vec<String> = people.into_iter().map(|member| member.name).collect();
    assert!(people.len() > 50 && people.iter().all(|name| name.contains(' ')), "their names are read");
    for route in walk.table.iter().filter(|route| route.method == Method::GET && !route.path.contains('{')) {
        if !route.path.starts_with("/van-phong") || SHARED.iter().any(|shared| route.path.starts_with(shared)) {
            continue;
        }
        let seen = walk.get(route.path, walk.cookie(route.right)).await;
        let shown: Vec<_> = people.iter().filter(|name| seen.body.contains(*name)).take(3).collect();
        assert!(shown.is_empty(), "{} shows {shown:?}", route.path);
    }
}
