//! The log of acts as a chain: whatever is done past the product is found and named.

use chibo_frame::App;
use chibo_frame::check::{Fault, check};
use chibo_frame::record::{self, Why};
use chibo_people::roll::{self, member};
use chibo_people::testing::{House, settle};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder};

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

/// Rows and log as they stood before there was a key, with the chain over them.
async fn as_before(app: &App, cell: uuid::Uuid) {
    for row in roll::list_members(&app.db, cell).await.unwrap() {
        member::Entity::update(row.into_active_model().reset_all()).exec(&app.db).await.unwrap();
    }
    for act in record::list_acts_before(&app.db, None, 1000).await.unwrap() {
        for change in record::list_changes(&app.db, act.id, 1000).await.unwrap() {
            record::change::Entity::update(change.into_active_model().reset_all()).exec(&app.db).await.unwrap();
        }
    }
    app.db.execute_unprepared("UPDATE act SET number = NULL, seal = NULL").await.unwrap();
    app.db.execute_unprepared("UPDATE chain_head SET number = 0, seal = '', key = NULL").await.unwrap();
    app.begin().await.unwrap().commit().await.unwrap();
}

#[tokio::test]
async fn a_database_from_before_there_was_a_key_is_sealed_once_and_says_so() {
    let (house, cell) = House::with_cell().await;
    settle(&house, cell, None).await;
    let app = &house.app;
    as_before(app, cell).await;
    let (members, before) = (roll::list_members(&app.db, cell).await.unwrap(), check(app).await.unwrap());
    assert!(before.holds() && !members.is_empty(), "{before:?}");
    for _ in 0..2 {
        record::settle(app).await.unwrap();
        let after = check(app).await.unwrap();
        assert!(after.holds() && (after.entries, after.records) == (before.entries + 1, before.records), "{after:?}");
    }
    assert_eq!(roll::list_members(&app.db, cell).await.unwrap(), members);
    let rows = member::Entity::find().all(&app.db).await.unwrap();
    assert!(rows.iter().all(|row| row.name.starts_with("k:") && row.birth.is_none() && row.phone.is_none()));
    let log = record::change::Entity::find().all(&app.db).await.unwrap();
    assert!(log.into_iter().flat_map(|change| [change.before, change.after]).flatten().all(|state| state.starts_with("p:")));
}

#[tokio::test]
async fn a_row_that_cannot_be_opened_hides_no_other_and_is_written_back_as_it_was() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let app = &house.app;
    let damage = format!("UPDATE member SET name = name || 'x' WHERE {}", is(&app.db, members[0]));
    app.db.execute_unprepared(&damage).await.unwrap();
    let stored = async || member::Entity::find_by_id(members[0]).one(&app.db).await.unwrap().unwrap().name;
    let damaged = stored().await;
    let shown = roll::list_members(&app.db, cell).await.unwrap();
    let row = shown.iter().find(|row| row.id == members[0]).unwrap();
    assert!(row.name.starts_with('\u{FFFD}') && shown.iter().filter(|row| row.name.starts_with('\u{FFFD}')).count() == 1);
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "test", &()).await.unwrap();
    let moved = member::Model { group_name: Some("9".into()), ..row.clone() };
    record::put::<member::Entity>(app, &tx, &act, Some(row.clone()), moved).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stored().await, damaged);
}
