//! Each role is kept to its own.

use crate::house::House;
use axum::http::StatusCode;
use chibo_frame::Role::{Committee, Member, Teller};

#[tokio::test]
async fn a_teller_counts_and_sees_no_peoples_pages() {
    let house = House::fifth().await;
    let mut teller = house.signed_in(&[Teller]).await;
    let practice = house.elections().await.into_iter().find(|row| row.practice).unwrap();
    let election = house.path(&format!("/bau-cu/{}", practice.id));
    for open in ["/van-phong/dai-hoi".to_owned(), house.path(""), election.clone(), format!("{election}/ho-so.json")] {
        assert_eq!(teller.get(&open).await.status, StatusCode::OK, "{open}");
    }
    for shut in ["/diem-danh", "/khach-moi", "/sua", "/nghi-quyet", "/nghi-quyet.pdf", "/bau-cu", "/bieu-quyet"] {
        assert_eq!(teller.get(&house.path(shut)).await.status, StatusCode::FORBIDDEN, "{shut}");
    }
    assert_eq!(teller.get("/van-phong/danh-sach").await.status, StatusCode::FORBIDDEN);
    let counted = teller.post(&format!("{election}/kiem-phieu/tay"), &[("round", "0")]).await;
    assert_eq!(counted.status, StatusCode::UNPROCESSABLE_ENTITY, "let in, and refused for what it says");
}

#[tokio::test]
async fn who_only_reads_changes_nothing() {
    let house = House::fifth().await;
    let before = house.elections().await;
    let path = house.path(&format!("/bau-cu/{}", before[0].id));
    for role in [Committee, Member] {
        let mut browser = house.signed_in(&[role]).await;
        for deed in [
            "kiem-phieu/phat",
            "kiem-phieu/mo-hom",
            "kiem-phieu/tay",
            "kiem-phieu/ghi",
            "kiem-phieu/nhap/1",
            "chot",
            "lan-tiep",
            "dung",
            "bo-lan",
        ] {
            let answer = browser.post(&format!("{path}/{deed}"), &[("round", "0")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role:?} {deed}");
        }
        let next = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await;
        assert_eq!(next.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(house.elections().await, before);
}
