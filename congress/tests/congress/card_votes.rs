//! Votes by card: the sum, the quorum, the sentence, and figures that stay as they were.

use crate::house::House;
use axum::http::StatusCode;
use chibo_congress::preparing::card_vote;
use chibo_frame::Role::Secretary;
use sea_orm::EntityTrait;

const SUBJECT: (&str, &str) = ("subject", "Thử");

async fn votes(house: &House) -> Vec<card_vote::Model> {
    let mut rows = card_vote::Entity::find().all(&house.app.db).await.unwrap();
    rows.sort_by_key(|row| row.id);
    rows
}

#[tokio::test]
async fn three_numbers_of_a_vote_add_up_to_those_with_a_vote_in_the_hall() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = house.path("/bieu-quyet");
    let wrong = browser.post(&path, &[SUBJECT, ("agree", "98"), ("disagree", "1"), ("abstain", "0")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.one(".problem").contains("Ba số cộng lại là 99, trong khi có mặt 100"), "{}", wrong.body);
    assert!(wrong.body.contains(r#"name="agree" value="98""#), "what was typed is kept");
    assert_eq!(browser.post(&path, &[SUBJECT, ("agree", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post(&path, &[("agree", "100")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "about what?");
    let before = votes(&house).await.len();
    assert_eq!(browser.post(&path, &[SUBJECT, ("disagree", "2"), ("abstain", "1")]).await.status, StatusCode::SEE_OTHER);
    let rows = votes(&house).await;
    let vote = rows.last().unwrap();
    assert_eq!((rows.len(), vote.agree, vote.disagree, vote.abstain), (before + 1, 97, 2, 1));
    let frozen = (vote.summoned, vote.official, vote.present, vote.voting, vote.quorum, vote.base);
    assert_eq!(frozen, (Some(112), Some(110), 102, Some(100), Some(74), Some(103)));
    let page = browser.get(&house.path("")).await;
    let said = page.all("section[aria-labelledby=votes] li").pop().unwrap();
    assert!(
        said.contains(
            "97/100 đồng chí có mặt biểu quyết đồng ý, đạt 97%; 2 không đồng ý; 1 không có ý kiến. Cần 52, quá nửa của 103"
        ),
        "{said}"
    );
}

#[tokio::test]
async fn a_correction_keeps_the_figures_of_its_second_and_a_reason() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    browser.post(&house.path("/bieu-quyet"), &[SUBJECT]).await;
    let vote = votes(&house).await.pop().unwrap();
    let path = house.path(&format!("/bieu-quyet/{}", vote.id));
    let numbers = [SUBJECT, ("agree", "40"), ("disagree", "60")];
    let silent = browser.post(&format!("{path}/sua"), &numbers).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a correction says why");
    let sum = browser.post(&format!("{path}/sua"), &[SUBJECT, ("agree", "40"), ("disagree", "61"), ("reason", "Đếm sót")]).await;
    assert_eq!(sum.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(&format!("{path}/sua"), &[numbers.as_slice(), &[("reason", "Đếm sót")]].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let after = votes(&house).await.pop().unwrap();
    let expected = card_vote::Model { agree: 40, disagree: 60, corrected: Some("Đếm sót".into()), ..vote.clone() };
    assert_eq!(after, expected, "who was in the hall stays as it was");
    let page = browser.get(&house.path("")).await;
    let said = page.all("section[aria-labelledby=votes] li").pop().unwrap();
    assert!(said.contains("Không thông qua") && said.contains("lý do: Đếm sót"), "{said}");

    assert_eq!(browser.post(&format!("{path}/bo"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a removal says why");
    assert_eq!(browser.post(&format!("{path}/bo"), &[("why", "Ghi nhầm đại hội")]).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&house.path("/bieu-quyet")).await;
    assert!(page.body.contains("Thử. Lý do hủy: Ghi nhầm đại hội"));
    assert_eq!(browser.get(&format!("{path}/sua")).await.status, StatusCode::NOT_FOUND);
}
