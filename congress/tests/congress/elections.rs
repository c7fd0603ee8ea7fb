//! The tellers' tallies, and what nobody can write down.

use crate::house::{Browser, House, NAMES};
use axum::http::StatusCode;
use chibo_core::election::{Statement, verify};
use chibo_frame::Role::{Secretary, Teller};

/// The tellers' way with one count only: papers out, box open, totals, into the record with a reason.
async fn count(browser: &mut Browser, path: &str, round: &str, papers: [&str; 4], votes: &[&str]) -> crate::house::Answer {
    let names: Vec<String> = (0..votes.len()).map(|i| format!("votes-{i}")).collect();
    let [issued, returned, valid, invalid] = papers;
    let counting = format!("{path}/kiem-phieu");
    let mut totals = vec![("round", round), ("valid", valid), ("invalid", invalid)];
    totals.extend(names.iter().map(String::as_str).zip(votes.iter().copied()));
    for (deed, fields) in [
        ("phat", vec![("round", round), ("issued", issued)]),
        ("mo-hom", vec![("round", round), ("returned", returned)]),
        ("tay", totals),
    ] {
        let answer = browser.post(&format!("{counting}/{deed}"), &fields).await;
        if answer.status != StatusCode::SEE_OTHER {
            return answer;
        }
    }
    browser.post(&format!("{counting}/ghi"), &[("round", round), ("alone", "Chi bộ không có máy quét")]).await
}

#[tokio::test]
async fn the_three_elections_and_the_practice_come_out_as_the_case_says() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let listed = chibo_congress::list(&house.app).await.unwrap();
    assert_eq!(listed.len(), 4);
    assert!(listed.iter().all(|one| one.closed));
    let committee = listed.iter().find(|one| !one.practice && one.office.word() == "committee").unwrap();
    assert_eq!(committee.elected, ["Hồ Minh Long", "Nguyễn Thanh Bình", "Vũ Thị Loan", "Đoàn Công Hòa", "Trần Thanh Thủy"]);
    let practice = listed.iter().find(|one| one.practice).unwrap();
    assert_eq!(practice.elected.len(), 5);

    let page = browser.get(&house.path(&format!("/bau-cu/{}", committee.id))).await;
    assert!(page.all("tbody td").iter().any(|text| text.starts_with("47 phiếu, cần 51: thiếu 4 phiếu.")), "{}", page.body);
    assert_eq!(page.all("section[aria-labelledby=base] td.n"), ["110", "− 7", "− 2", "101", "51", "100", "74"]);
    let page = browser.get(&house.path("")).await;
    assert!(page.body.contains("Đại hội đủ điều kiện tiến hành."));
    assert!(page.all("ol li").iter().any(|li| li.contains("Cần 52, quá nửa của 103")), "votes by card have their own base");
}

#[tokio::test]
async fn export_and_verify_agree() {
    let house = House::fifth().await;
    for one in chibo_congress::list(&house.app).await.unwrap() {
        let file = chibo_congress::export(&house.app, one.id).await.unwrap().unwrap();
        let verified = verify(&file).unwrap();
        assert_eq!(verified.statement, Statement::Agrees);
        assert_eq!(verified.outcome().elected, one.elected);
        let json: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert!(json["note"].as_str().unwrap().contains("kiểm phiếu bằng tay"), "{file}");
    }
}

#[tokio::test]
async fn a_tally_that_contradicts_itself_is_refused_in_words_and_kept() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut browser).await;
    let before = house.elections().await;

    let answer = count(&mut browser, &path, "0", ["100", "100", "98", "2"], &["99", "84", "47", "88", "95", "x"]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.one("#votes-5-error").contains("“x”"));
    assert!(answer.body.contains(r#"value="99""#), "what was typed is kept");
    let answer = count(&mut browser, &path, "0", ["101", "100", "98", "2"], &[]).await;
    assert!(answer.one("#issued-error").contains("Phát ra 101 phiếu nhưng chỉ có 100"), "{}", answer.body);
    let answer = count(&mut browser, &path, "0", ["100", "101", "98", "2"], &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.one("#returned-error").contains("Thu về 101 phiếu nhưng chỉ phát ra 100"));
    assert!(answer.body.contains(r#"name="returned" value="101""#), "what was typed is kept");
    let answer = count(&mut browser, &path, "0", ["100", "100", "98", "3"], &["99", "84", "47", "88", "95", "77"]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.one("#valid-error").contains("là 101, khác số thu về 100"));
    assert!(answer.one("#votes-0-error").contains("99 phiếu bầu, nhiều hơn 98 phiếu hợp lệ"));
    assert_eq!(house.elections().await, before, "nothing changed");
}

#[tokio::test]
async fn rounds_follow_one_another_to_a_tie_and_its_end() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut browser).await;
    let answer = count(&mut browser, &path, "0", ["100", "100", "97", "3"], &["92", "49", "45", "75", "88", "50"]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = browser.get(&path).await;
    assert!(page.one("#next-step + p").contains("còn thiếu 2"), "{}", page.body);
    assert_eq!(browser.post(&format!("{path}/chot"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "not over");

    let names: Vec<_> = [NAMES[1], NAMES[2], NAMES[5]].map(|name| ("name", name)).into();
    browser.post(&format!("{path}/lan-tiep"), &names).await;
    let stale = count(&mut browser, &path, "0", ["100", "100", "97", "3"], &["92", "49", "45", "75", "88", "50"]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "the first round stands");
    count(&mut browser, &path, "1", ["100", "99", "98", "1"], &["52", "52", "66"]).await;
    let page = browser.get(&path).await;
    assert!(page.one("#next-step + p").contains("Đoàn Công Hòa, Vũ Hữu Hùng bằng phiếu, còn 1 chỗ"));
    browser.post(&format!("{path}/lan-tiep"), &[("name", NAMES[0])]).await;
    let answer = count(&mut browser, &path, "2", ["99", "99", "98", "1"], &["50", "48"]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = browser.get(&path).await;
    assert!(page.all("tbody td").iter().any(|text| text.contains("lần này không cần quá một nửa")));
    let asked = browser.post(&format!("{path}/chot"), &[]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "one click closes nothing");
    assert!(asked.one("h1").contains("Chốt kết quả?") && asked.body.contains("50/101 phiếu"), "{}", asked.body);
    assert_eq!(browser.get(&format!("{path}/chot")).await.all("form[action$=chot] button"), ["Chốt kết quả"]);
    browser.post(&format!("{path}/chot"), &[("confirmed", "yes")]).await;

    let before = house.elections().await;
    let late = count(&mut browser, &path, "2", ["99", "99", "98", "1"], &["48", "50"]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("đã chốt, không sửa được nữa"));
    for deed in ["lan-tiep", "dung", "bo-lan", "chot"] {
        assert_eq!(browser.post(&format!("{path}/{deed}"), &names).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{deed}");
    }
    assert_eq!(house.elections().await, before);
}

#[tokio::test]
async fn nobody_is_elected_by_writing_it_down() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Teller, Secretary]).await;
    let path = house.practice(&mut browser).await;
    let mut fields: Vec<(String, String)> =
        ["91", "84", "47", "88", "95", "77"].iter().enumerate().map(|(i, n)| (format!("votes-{i}"), (*n).to_owned())).collect();
    for (name, value) in [("issued", "100"), ("returned", "100"), ("valid", "98"), ("invalid", "2"), ("alone", "Tập")] {
        fields.push((name.into(), value.into()));
    }
    for (name, value) in
        [("round", "0"), ("elected", "Vũ Hữu Hùng"), ("elected-2", "yes"), ("outcome", "{}"), ("closed", "true"), ("record", "{}")]
    {
        fields.push((name.into(), value.into()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    for deed in ["phat", "mo-hom", "tay", "ghi"] {
        let answer = browser.post(&format!("{path}/kiem-phieu/{deed}"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed}: {}", answer.body);
    }
    let id = path.rsplit_once('/').unwrap().1;
    let row = house.elections().await.into_iter().find(|row| row.id.to_string() == id).unwrap();
    assert!(!row.closed);
    assert!(!row.record.contains("elected") && !row.record.contains("outcome"), "{}", row.record);
    let listed = chibo_congress::list(&house.app).await.unwrap();
    assert!(!listed.iter().find(|one| one.id == row.id).unwrap().elected.contains(&"Vũ Hữu Hùng".to_owned()));
}

#[tokio::test]
async fn lists_keep_to_who_may_stand() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    for (names, said) in [
        (vec!["Hồ Minh Long", "Người Lạ"], "Người Lạ không phải đảng viên chính thức"),
        (vec!["Hồ Minh Long", "Phạm Văn Phúc"], "Phạm Văn Phúc đang ở trong ban kiểm phiếu"),
        (vec![], "chưa có tên nào"),
        (vec!["Hồ Minh Long"], "phải có số dư"),
        (vec!["Hồ Minh Long", "Hồ Minh Long"], "Bị lặp hai lần"),
        (vec!["Hồ Minh Long", "Vũ Thị Loan", "Vũ Hữu Hùng"], "số dư cho phép nhiều nhất 2 người"),
    ] {
        let fields = [("office", "committee"), ("seats", "1"), ("practice", "yes")].into_iter();
        let fields: Vec<_> = fields.chain(names.iter().map(|name| ("name", *name))).collect();
        let answer = browser.post(&house.path("/bau-cu"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.one(".problem").contains(said), "{}", answer.one(".problem"));
        assert!(names.iter().all(|name| answer.body.contains(&format!(r#"value="{name}""#))), "what was typed is kept");
    }
    let again = browser.post(&house.path("/bau-cu"), &[("office", "deputy"), ("seats", "1"), ("name", "Vũ Thị Loan")]).await;
    assert!(again.one(".problem").contains("đã có cuộc bầu"));
}

#[tokio::test]
async fn a_round_is_withdrawn_in_two_steps() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut browser).await;
    let before = house.elections().await.len();
    assert!(browser.get(&format!("{path}/bo-lan")).await.body.contains("Trần Thanh Thủy"));
    browser.post(&format!("{path}/bo-lan"), &[]).await;
    assert_eq!(house.elections().await.len(), before, "one click withdraws nothing");
    browser.post(&format!("{path}/bo-lan"), &[("confirmed", "yes")]).await;
    assert_eq!(house.elections().await.len(), before - 1);
}

#[tokio::test]
async fn with_fewer_the_congress_stops_in_two_steps() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut browser).await;
    count(&mut browser, &path, "0", ["100", "100", "97", "3"], &["92", "49", "45", "75", "88", "50"]).await;
    let page = browser.get(&path).await;
    assert!(page.one("#next-step + p").contains("chưa được 51 phiếu, quá nửa của 101"), "{}", page.one("#next-step + p"));
    let asked = browser.get(&format!("{path}/dung")).await;
    assert!(asked.body.contains("Trúng cử 3 trên 5 người"), "{}", asked.body);
    assert_eq!(browser.get(&format!("{path}/chot")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it is not full");
    browser.post(&format!("{path}/dung"), &[("confirmed", "yes")]).await;
    assert!(browser.get(&path).await.one("#next-step + p").contains("bầu được 3 trên 5"));
}
