//! The log of acts as a chain: whatever is done past the product is found and named.

use chibo_frame::App;
use chibo_frame::check::{Fault, check};
use chibo_frame::record::{self, Why};
use chibo_people::testing::{House, settle};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

async fn faults(app: &App) -> Vec<Fault> {
    check(app).await.unwrap().faults
}

#[tokio::test]
async fn what_the_product_did_and_took_back_holds() {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    let app = &house.app;
    let report = check(app).await.unwrap();
    assert!(report.holds() && report.entries > 1 && report.records > 1, "{report:?}");
    let last = record::act::Entity::find().order_by_desc(record::act::Column::Id).one(&app.db).await.unwrap().unwrap();
    let tx = app.begin().await.unwrap();
    record::undo(app, &tx, None, last).await.unwrap();
    tx.commit().await.unwrap();
    let after = check(app).await.unwrap();
    assert!(after.holds() && after.entries == report.entries + 1, "{after:?}");
}

#[tokio::test]
async fn an_act_that_is_not_committed_leaves_no_entry() {
    let (house, _) = House::with_cell().await;
    let before = check(&house.app).await.unwrap().entries;
    let tx = house.app.begin().await.unwrap();
    record::begin(&house.app, &tx, None, "test", &"").await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(check(&house.app).await.unwrap().entries, before);
}

/// A change past the product: what is written, and what is found first.
const CHANGES: [(&str, Why); 8] = [
    ("UPDATE act SET detail = detail || ' ' WHERE number = 2", Why::Altered),
    ("UPDATE act SET verb = 'other' WHERE number = 1", Why::Altered),
    (
        "UPDATE change SET after = after || ' ' WHERE id = (SELECT id FROM change WHERE after IS NOT NULL ORDER BY id LIMIT 1)",
        Why::Altered,
    ),
    ("DELETE FROM change WHERE id = (SELECT id FROM change ORDER BY id DESC LIMIT 1)", Why::Altered),
    ("UPDATE act SET number = 1000 WHERE number = 1", Why::Missing),
    ("UPDATE act SET undone_by = id WHERE number = 1", Why::UndoneWrongly),
    ("UPDATE act SET number = NULL WHERE number = (SELECT MAX(number) FROM act)", Why::Missing),
    ("UPDATE chain_head SET number = number - 1", Why::Strange),
];

#[tokio::test]
async fn a_log_that_was_changed_past_the_product_is_found_by_its_first_entry() {
    for (change, why) in CHANGES {
        let (house, cell) = House::with_cell().await;
        settle(&house, cell, None).await;
        house.app.db.execute_unprepared(change).await.unwrap();
        let found = faults(&house.app).await;
        assert!(matches!(found.first(), Some(Fault::Entry { why: is, .. }) if *is == why), "{change}: {found:?}");
    }
}

#[tokio::test]
async fn a_record_that_was_changed_taken_out_or_put_in_past_the_product_is_named() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let (one, other) = (members[0], members[1]);
    let db = &house.app.db;
    db.execute_unprepared(&format!("UPDATE member SET name = 'Ai Đó' WHERE {}", is(db, one))).await.unwrap();
    db.execute_unprepared("DELETE FROM movement").await.unwrap();
    db.execute_unprepared(&format!("DELETE FROM member WHERE {}", is(db, other))).await.unwrap();
    let found = faults(&house.app).await;
    let of = |wanted: &str, why: Why| {
        found.iter().any(|fault| matches!(fault, Fault::Record { key, why: is, .. } if key == wanted && *is == why))
    };
    assert!(of(&one.to_string(), Why::Altered) && of(&other.to_string(), Why::Missing), "{found:?}");
}

/// A condition on the key, as each database writes keys.
fn is(db: &impl ConnectionTrait, id: uuid::Uuid) -> String {
    match db.get_database_backend() {
        sea_orm::DbBackend::Sqlite => format!("id = x'{}'", id.simple()),
        _ => format!("id = '{id}'"),
    }
}
