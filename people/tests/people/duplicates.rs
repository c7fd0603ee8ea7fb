//! People written twice: found, merged, told apart, and the merge taken back.

use chibo_core::day::parse_day;
use chibo_frame::{Role, record};
use chibo_people::duplicates::{Refusal, merge};
use chibo_people::households::{household, household_member};
use chibo_people::roll::{self, member};
use chibo_people::testing::{House, settle};
use uuid::Uuid;

/// The town with a second line for Trần Văn An, in a household both share.
async fn written_twice(house: &House, cell: Uuid) -> (Uuid, Uuid) {
    let members = settle(house, cell, None).await;
    let app = &house.app;
    let first = roll::find_member(&app.db, members[1]).await.unwrap().unwrap();
    let tx = app.begin().await.unwrap();
    let act = record::begin(app, &tx, None, "import", &"lai.xlsx").await.unwrap();
    let second =
        member::Model {
            id: app.new_id(), name: "Tran Van An".into(), joined: None, job: Some("Hưu trí".into()), ..first.clone()
        };
    let home = household::Model {
        id: app.new_id(),
        cell_id: cell,
        number: 1,
        head: "Trần Văn An".into(),
        persons: None,
        address: None,
        class: None,
    };
    record::put::<member::Entity>(app, &tx, &act, None, second.clone()).await.unwrap();
    record::put::<household::Entity>(app, &tx, &act, None, home.clone()).await.unwrap();
    for member_id in [first.id, second.id] {
        let lives = household_member::Model { household_id: home.id, member_id };
        record::put::<household_member::Entity>(app, &tx, &act, None, lives).await.unwrap();
    }
    tx.commit().await.unwrap();
    (first.id, second.id)
}

#[tokio::test]
async fn a_pair_is_found_merged_and_parted_again() {
    let (house, cell) = House::with_cell().await;
    let (first, second) = written_twice(&house, cell).await;
    let mut browser = house.signed_in("bithu", &[Role::Secretary]).await;
    let page = browser.get("/van-phong/trung-lap").await;
    assert_eq!(page.all("section.card h2"), ["Trần Văn An – Tran Van An"]);

    let before = roll::list_members(&house.app.db, cell).await.unwrap();
    let merged = browser.post("/van-phong/trung-lap/gop", &[("giu", &first.to_string()), ("bo", &second.to_string())]).await;
    let act = merged.location.unwrap();
    assert!(roll::find_member(&house.app.db, second).await.unwrap().is_none());
    let kept = roll::find_member(&house.app.db, first).await.unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.job.as_deref(), kept.joined), ("Trần Văn An", Some("Hưu trí"), parse_day("2/9/2010")));
    assert_eq!(chibo_people::households::list_household_members(&house.app.db, cell).await.unwrap().len(), 1);
    assert!(browser.get("/van-phong/trung-lap").await.all("section.card").is_empty());

    let undone = browser.post(&format!("{act}/hoan-tac"), &[]).await;
    assert_eq!(undone.location.as_deref(), Some(act.as_str()));
    assert_eq!(roll::list_members(&house.app.db, cell).await.unwrap(), before);
    assert_eq!(chibo_people::households::list_household_members(&house.app.db, cell).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_pair_told_apart_is_not_asked_about_again() {
    let (house, cell) = House::with_cell().await;
    let (first, second) = written_twice(&house, cell).await;
    let mut browser = house.signed_in("bithu", &[Role::Secretary]).await;
    let two = [("giu", first.to_string()), ("bo", second.to_string())];
    let two: Vec<(&str, &str)> = two.iter().map(|(name, id)| (*name, id.as_str())).collect();
    browser.post("/van-phong/trung-lap/hai-nguoi", &two).await;
    assert!(browser.get("/van-phong/trung-lap").await.all("section.card").is_empty());
    assert_eq!(merge(&house.app, None, first, first).await.unwrap(), Err(Refusal::NotTwo));
    let nobody = house.app.new_id();
    assert_eq!(merge(&house.app, None, first, nobody).await.unwrap(), Err(Refusal::NotTwo));
}
