//! From a ward's house to the province's, as one file.

use super::exchange::changes;
use super::{superior, ward};
use axum::http::StatusCode;
use chibo_core::unit::UnitKind;
use chibo_frame::Role;
use chibo_frame::parcel::{Parcel, seed};
use chibo_people::testing::House;
use chibo_people::units::{self, Decision, New};
use chibo_ward::forward::{BUNDLE, Outcome, gather, take};
use chibo_ward::testing::fill;
use chibo_ward::totals::find_total;

/// The file of a house as it stands.
async fn file(house: &House) -> Vec<u8> {
    let bundle = gather(&house.app.db).await.unwrap().unwrap();
    Parcel::sign(BUNDLE, serde_json::to_string(&bundle).unwrap(), &seed(&house.app).unwrap()).bytes().unwrap()
}

#[tokio::test]
async fn a_province_has_what_its_wards_hand_on() {
    let ((lower, own), (upper, province)) = (ward().await, superior("Tỉnh Quảng Ninh", UnitKind::Province).await);
    fill(&lower.app, own, 3).await.unwrap();
    let bytes = file(&lower).await;
    let Outcome::Unknown { fingerprint, known: None, .. } = take(&upper.app, None, &bytes, "").await.unwrap() else { panic!() };
    assert!(matches!(take(&upper.app, None, &bytes, "1234").await.unwrap(), Outcome::Unknown { .. }), "another fingerprint");
    let taken = take(&upper.app, None, &bytes, &fingerprint).await.unwrap();
    assert_eq!(taken, Outcome::Taken { unit: own, new: 3, same: 0 });
    let below = find_total(&lower.app.db, own, "2024").await.unwrap();
    assert!(below.len() > 10);
    assert_eq!(find_total(&upper.app.db, own, "2024").await.unwrap(), below, "the province sums what the ward sums");
    let above = find_total(&upper.app.db, province, "2024").await.unwrap();
    assert!(above.iter().zip(&below).all(|(one, other)| (one.cells, one.reached) == (other.cells, other.reached)));

    let before = changes(&upper.app).await;
    assert_eq!(take(&upper.app, None, &bytes, "").await.unwrap(), Outcome::Taken { unit: own, new: 0, same: 3 });
    assert_eq!(changes(&upper.app).await, before, "the same file changes nothing");
    let mut altered = bytes.clone();
    let at = altered.windows(11).position(|window| window == b"Quang Trung").unwrap();
    altered[at] = b'q';
    assert!(matches!(take(&upper.app, None, &altered, &fingerprint).await.unwrap(), Outcome::Bad(_)));

    // A cell that the province moved elsewhere is none the ward may speak of.
    let cell = units::list_below(&lower.app.db, own).await.unwrap()[0].id;
    let other = New { kind: UnitKind::Ward, name: "Phường khác".into(), parent: Some(province), first: None, below: None };
    let other = units::found(&upper.app, None, other, &Decision::default()).await.unwrap().unwrap();
    let day = upper.app.today();
    let decision = Decision { number: "12-QĐ/TU".into(), ..Decision::default() };
    units::change(&upper.app, None, cell, day, units::Change::Move(other), &decision).await.unwrap().unwrap();
    assert!(matches!(take(&upper.app, None, &bytes, "").await.unwrap(), Outcome::Elsewhere(_)));
    assert!(chibo_frame::check::check(&upper.app).await.unwrap().holds());
}

#[tokio::test]
async fn the_pages_make_the_file_and_take_it() {
    let ((lower, own), (upper, _)) = (ward().await, superior("Tỉnh Quảng Ninh", UnitKind::Province).await);
    fill(&lower.app, own, 2).await.unwrap();
    let mut below = lower.signed_in("danguy", &[Role::Ward]).await;
    let page = below.get("/van-phong/chuyen-tiep").await;
    assert!(page.body.contains("2 chi bộ đã gửi số liệu"), "{}", page.body);
    let bytes = below.get("/van-phong/chuyen-tiep/tep").await.body.into_bytes();
    let mut above = upper.signed_in("tinhuy", &[Role::Ward]).await;
    let refused = above.upload("/van-phong/chuyen-tiep", &bytes).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.one(".figure"), refused.one("[data-fingerprint]"));
    let digits = refused.one("[data-fingerprint]").replace(' ', "%20");
    let taken = above.upload(&format!("/van-phong/chuyen-tiep?khoa={digits}"), &bytes).await;
    assert_eq!(taken.location, Some(format!("/van-phong/tong-hop/{own}")));
    let totals = above.get(&taken.location.unwrap()).await;
    assert!(totals.one("[role=status]").contains("2 chi bộ có số liệu mới"), "{}", totals.body);
    assert_eq!(totals.all("table.heat tbody tr").len(), 2);
    let first = above.get("/van-phong/chi-bo").await.location.unwrap();
    assert!(first.starts_with("/van-phong/tong-hop/"), "a province's house opens on its sums: {first}");
}
