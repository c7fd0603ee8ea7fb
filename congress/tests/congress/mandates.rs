//! A final result gives the elected their offices from the congress's day; practice gives nothing.

use crate::house::{House, day};
use axum::http::StatusCode;
use chibo_congress::results::election;
use chibo_core::mandate::HeldOffice::{Committee, Deputy, Secretary};
use chibo_frame::{Role, record};
use chibo_people::mandates::{self, Wanted, list, office_holders_on};
use chibo_people::units;

#[tokio::test]
async fn who_is_elected_holds_the_office_from_the_congresss_day() {
    let house = House::fifth().await;
    let cell = units::find_cell(&house.app.db).await.unwrap().unwrap().id;
    let listed = chibo_congress::list(&house.app).await.unwrap();
    let elected = |office: &str| {
        let mut names = listed.iter().find(|one| !one.practice && one.office.word() == office).unwrap().elected.clone();
        names.sort();
        names
    };
    let holders = office_holders_on(&house.app.db, cell, day("3/7/2022")).await.unwrap();
    for (office, word) in [(Committee, "committee"), (Secretary, "secretary"), (Deputy, "deputy")] {
        let held = holders.iter().filter(|holder| holder.mandate.office == office);
        let mut names: Vec<String> = held.map(|holder| holder.name.clone()).collect();
        names.sort();
        assert_eq!(names, elected(word), "{word}");
    }
    assert!(office_holders_on(&house.app.db, cell, day("2/7/2022")).await.unwrap().is_empty());
    assert_eq!(list(&house.app.db, cell).await.unwrap().len(), 7, "the practice's five are not among them");
}

#[tokio::test]
async fn closing_an_election_ends_who_held_the_office_before() {
    let house = House::fifth().await;
    let db = &house.app.db;
    let cell = units::find_cell(db).await.unwrap().unwrap().id;
    let deputy = house.elections().await.into_iter().find(|row| !row.practice && row.office == "deputy").unwrap();
    let given = list(db, cell).await.unwrap().into_iter().find(|row| row.office == "deputy").unwrap();
    mandates::remove(&house.app, None, cell, given.id).await.unwrap();
    let secretary = list(db, cell).await.unwrap().into_iter().find(|row| row.office == "secretary").unwrap().member_id;
    let earlier = Wanted { member: secretary, office: Deputy, group: None, from: day("1/1/2020"), to: None, note: None };
    let earlier = mandates::grant(&house.app, None, cell, earlier).await.unwrap().unwrap();
    reopen(&house, deputy.clone()).await;

    let mut browser = house.signed_in(&[Role::Secretary]).await;
    let path = house.path(&format!("/bau-cu/{}", deputy.id));
    let closed = browser.post(&format!("{path}/chot"), &[("confirmed", "yes")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    let rows = list(db, cell).await.unwrap();
    assert_eq!(rows.iter().find(|row| row.id == earlier).unwrap().to_day, Some(day("2/7/2022")));
    let now = rows.iter().find(|row| row.office == "deputy" && row.id != earlier).unwrap();
    assert_eq!((now.member_id, now.from_day, now.election_id), (given.member_id, day("3/7/2022"), Some(deputy.id)));

    let page = browser.get("/van-phong/chuc-vu").await;
    assert!(page.body.contains(&format!("/van-phong/bau-cu/{}", deputy.id)));
    let there = browser.get(&format!("/van-phong/bau-cu/{}", deputy.id)).await;
    assert_eq!(there.location, Some(path));
    assert_eq!(browser.get(&format!("/van-phong/bau-cu/{cell}")).await.status, StatusCode::NOT_FOUND);
}

/// The election as it stood before it was made final.
async fn reopen(house: &House, row: election::Model) {
    let tx = house.app.begin().await.unwrap();
    let act = record::begin(&house.app, &tx, None, "test", &"").await.unwrap();
    let open = election::Model { closed: false, ..row.clone() };
    record::put::<election::Entity>(&house.app, &tx, &act, Some(row), open).await.unwrap();
    tx.commit().await.unwrap();
}
