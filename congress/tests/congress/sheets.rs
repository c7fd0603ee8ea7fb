//! Printing ballots: the page, its files, who may, and what each round's sheet says.

use crate::house::House;
use axum::http::StatusCode;
use chibo_congress::results::election;
use chibo_frame::Role::{Committee, Secretary, Teller};
use serde_json::Value;

async fn committee(house: &House) -> election::Model {
    house.elections().await.into_iter().find(|row| row.office == "committee" && !row.practice).unwrap()
}

#[tokio::test]
async fn a_teller_prints_the_ballots_of_a_round() {
    let house = House::fifth().await;
    let row = committee(&house).await;
    let path = house.path(&format!("/bau-cu/{}", row.id));
    let mut browser = house.signed_in(&[Teller]).await;
    let election = browser.get(&path).await;
    assert!(election.body.contains(&format!("{path}/in-phieu\"")), "the page is reachable");
    let page = browser.get(&format!("{path}/in-phieu")).await;
    assert_eq!(page.status, StatusCode::OK);
    let names = page.all("main ol li");
    assert!(names.iter().any(|name| name == "Hồ Minh Long"), "{names:?}");
    assert!(page.one(".lead").starts_with("Nên in "), "{}", page.one(".lead"));
    let pdf = browser.get(&format!("{path}/in-phieu/1/phieu-bau.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let again = browser.get(&format!("{path}/in-phieu/1/phieu-bau.pdf")).await;
    assert!(pdf.bytes == again.bytes, "nothing tells one print from another");
    let map: Value = serde_json::from_str(&browser.get(&format!("{path}/in-phieu/1/map.json")).await.body).unwrap();
    assert_eq!(map["contests"][0]["id"], "round-1");
    let listed: Vec<&str> =
        map["contests"][0]["candidates"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(listed.contains(&"Hồ Minh Long"), "{listed:?}");
    let test = browser.get(&format!("{path}/in-phieu/1/trang-thu.pdf")).await;
    assert!(test.bytes.starts_with(b"%PDF") && test.bytes != pdf.bytes);
}

#[tokio::test]
async fn two_elections_on_the_same_names_have_two_codes() {
    let house = House::fifth().await;
    let row = committee(&house).await;
    let ballot = async |id| chibo_congress::ballot(&house.app, id, Some(1)).await.unwrap().unwrap().unwrap();
    let one = ballot(row.id).await;
    let mut other = one.clone();
    other.key = house.app.random_id().to_string();
    assert_ne!(one.code(), other.code());
    let mut maps = std::collections::BTreeSet::new();
    let rows = house.elections().await;
    for row in &rows {
        maps.insert(ballot(row.id).await.code());
    }
    assert_eq!(maps.len(), rows.len());
    assert!(!one.code().contains(&row.id.simple().to_string()[..8].to_uppercase()), "the code is no key of the database");
}

#[tokio::test]
async fn who_counts_no_ballots_prints_none_and_what_is_not_there_is_not_found() {
    let house = House::fifth().await;
    let row = committee(&house).await;
    let path = house.path(&format!("/bau-cu/{}/in-phieu", row.id));
    let mut browser = house.signed_in(&[Committee]).await;
    assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get(&format!("{path}/1/phieu-bau.pdf")).await.status, StatusCode::FORBIDDEN);
    let mut browser = house.signed_in(&[Secretary]).await;
    for round in ["0", "9", "mot", "-1"] {
        for file in ["", "/phieu-bau.pdf", "/map.json", "/trang-thu.pdf"] {
            assert_eq!(browser.get(&format!("{path}/{round}{file}")).await.status, StatusCode::NOT_FOUND, "{round}{file}");
        }
    }
    let nowhere = house.path(&format!("/bau-cu/{}/in-phieu", house.app.random_id()));
    assert_eq!(browser.get(&nowhere).await.status, StatusCode::NOT_FOUND);
}
