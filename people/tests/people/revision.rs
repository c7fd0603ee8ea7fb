//! What is kept in memory is computed anew when, and only when, its records change.

use chibo_frame::record::{self, revision};
use chibo_people::roll::{member, movement};
use chibo_people::testing::{House, settle};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

#[tokio::test]
async fn it_grows_with_the_kinds_it_is_asked_about_and_with_no_other() {
    let (house, cell) = House::with_cell().await;
    let app = &house.app;
    let empty = revision(app, &["member"]).await.unwrap();
    let members = settle(&house, cell, None).await;
    let settled = revision(app, &["member"]).await.unwrap();
    assert!(settled > empty);
    assert_eq!(revision(app, &["member"]).await.unwrap(), settled, "nothing happened");

    let moved = revision(app, &["movement"]).await.unwrap();
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "test", &"").await.unwrap();
    let row = movement::Model {
        id: app.new_id(),
        member_id: members[0],
        on_day: chibo_people::testing::day("1/1/2025"),
        kind: "departure".into(),
        note: None,
        decided_on: None,
        completed_on: None,
    };
    record::put::<movement::Entity>(app, &tx, &act, None, row).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(revision(app, &["member"]).await.unwrap(), settled, "only a movement was written");
    assert!(revision(app, &["movement", "member"]).await.unwrap() > moved + settled - 1);
    assert!(revision(app, &["movement"]).await.unwrap() > moved);
}

#[tokio::test]
async fn an_act_that_another_process_wrote_under_an_older_key_is_not_missed() {
    let (house, cell) = House::with_cell().await;
    let app = &house.app;
    settle(&house, cell, None).await;
    let before = revision(app, &["member"]).await.unwrap();
    let tx = app.begin().await.unwrap();
    let late = record::begin(app, &tx, None, "test", &"").await.unwrap();
    drop(tx);
    let late = record::Act { id: "01800000-0000-7000-8000-000000000000".parse().unwrap(), ..late };
    record::act::Entity::insert(late.clone().into_active_model().reset_all()).exec_without_returning(&app.db).await.unwrap();
    let tx = app.begin().await.unwrap();
    let row = member::Model::blank(app.new_id(), cell, "Người Mới");
    record::put::<member::Entity>(app, &tx, &late, None, row).await.unwrap();
    tx.commit().await.unwrap();
    assert!(revision(app, &["member"]).await.unwrap() > before);
}
