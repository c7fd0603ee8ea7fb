//! The names before the ballot: from the sixth congress's opening to the election of its committee.

use crate::house::{Answer, Browser, House};
use axum::http::StatusCode;
use chibo_frame::Role::Secretary;

/// The sixth congress, opened from the fifth: its path.
async fn sixth(browser: &mut Browser) -> String {
    browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap()
}

/// Everybody official is present, the exempt are absent: 101 with a vote.
async fn take_attendance(browser: &mut Browser, path: &str) {
    let page = browser.get(&format!("{path}/diem-danh")).await;
    let names = page.all_attributes("tbody select", "name");
    let fields: Vec<(String, String)> = names
        .into_iter()
        .map(|id| {
            let exempt = page.one(&format!("select[name=\"{id}\"]")).contains("Miễn sinh hoạt");
            (id, if exempt { "exempt_absent" } else { "present" }.to_owned())
        })
        .collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(id, status)| (id.as_str(), status.as_str())).collect();
    let taken = browser.post(&format!("{path}/diem-danh"), &fields).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
}

async fn nominate(browser: &mut Browser, list: &str, name: &str, source: &str, by: &str) -> Answer {
    browser.post(list, &[("name", name), ("source", source), ("nominator", by)]).await
}

/// Somebody on probation.
async fn on_probation(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(&format!("{path}/trieu-tap")).await;
    let place = page.all("tbody td:nth-child(3)").iter().position(|standing| standing.starts_with("Dự bị")).unwrap();
    page.all("tbody th")[place].clone()
}

/// The path of a candidate's own forms.
async fn of(browser: &mut Browser, list: &str, name: &str) -> String {
    let page = browser.get(list).await;
    let names = page.all("tbody th");
    let place = names.iter().position(|one| one.ends_with(name)).unwrap_or_else(|| panic!("{name} not in {names:?}"));
    let row = &page.all_attributes("tbody tr", "id")[place];
    format!("{list}/{}", row.strip_prefix("ung-vien-").unwrap())
}

fn state(page: &Answer, name: &str) -> String {
    let names = page.all("tbody th");
    let place = names.iter().position(|one| one.ends_with(name)).unwrap();
    page.all("tbody td .light")[place].clone()
}

#[tokio::test]
async fn from_the_opening_to_the_ballot() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let list = format!("{path}/ung-cu/committee");
    let page = browser.get(&list).await;
    assert_eq!(page.all("tbody th").len(), 5, "the outgoing committee is proposed");
    assert!(page.one(".lead").contains("Theo 190-QĐ/TW: bầu 5, danh sách nhiều nhất 6 người"), "{}", page.body);
    assert!(page.one(".warning").contains("phải có số dư"));
    let early = browser.post(&format!("{list}/chot"), &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.one(".problem").contains("190-QĐ/TW, về số dư; HD 04-HD/TW"), "{}", early.body);

    take_attendance(&mut browser, &path).await;
    let (new, other, third) = ("Đảng viên 060", "Đảng viên 061", "Đảng viên 062");
    assert_eq!(nominate(&mut browser, &list, new, "nominated", other).await.status, StatusCode::SEE_OTHER);
    let form = of(&mut browser, &list, new).await;
    let poll = |agree| [("do", "poll"), ("agree", agree), ("attending", "100")];
    for short in ["29", "30"] {
        browser.post(&form, &poll(short)).await;
        let page = browser.get(&list).await;
        assert!(state(&page, new).contains("cần ít nhất 31 người đồng ý"), "{}", state(&page, new));
        assert!(state(&page, new).contains("190-QĐ/TW, Điều 14 khoản 3"));
    }
    let above = browser.post(&form, &poll("101")).await;
    assert!(above.one(".problem").contains("101 đồng ý, nhiều hơn 100"));
    browser.post(&form, &poll("31")).await;
    assert_eq!(state(&browser.get(&list).await, new), "Có tên trong danh sách");

    // Two more from outside, both polled on: eight names for five seats.
    for name in [other, third] {
        nominate(&mut browser, &list, name, "self_nominated", "").await;
        let waits = browser.post(&format!("{list}/chot"), &[]).await;
        assert!(waits.one(".problem").contains(&format!("{name} ở ngoài danh sách")), "{}", waits.body);
        let form = of(&mut browser, &list, name).await;
        browser.post(&form, &poll("60")).await;
    }
    let many = browser.post(&format!("{list}/chot"), &[]).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = many.one(".problem");
    assert!(said.contains("8 người để bầu 5; nhiều nhất 6 người") && said.contains("190-QĐ/TW"), "{said}");

    // One withdraws, and the congress must agree; one is left out by the congress.
    let form = of(&mut browser, &list, other).await;
    browser.post(&form, &[("do", "ask")]).await;
    let asked = browser.post(&format!("{list}/chot"), &[]).await;
    assert!(asked.one(".problem").contains(&format!("{other} xin rút: đại hội phải quyết định")));
    browser.post(&form, &[("do", "release")]).await;
    let form = of(&mut browser, &list, third).await;
    browser.post(&form, &[("do", "leave-out")]).await;
    let settled = browser.post(&format!("{list}/chot"), &[]).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.body);
    let late = nominate(&mut browser, &list, "Đảng viên 070", "self_nominated", "").await;
    assert!(late.one(".problem").contains("đã chốt"));

    let page = browser.get(&format!("{path}/bau-cu")).await;
    let typed: Vec<String> = page.all_attributes("input[name=name]", "value").into_iter().filter(|name| !name.is_empty()).collect();
    assert_eq!(typed.len(), 6, "the quick way begins with the settled list");
    let opened = browser.post(&format!("{list}/mo-bau"), &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let election = browser.get(&opened.location.unwrap()).await;
    assert!(election.body.contains("bầu 5 trong danh sách 6 người"));
    assert_eq!(election.all("section ol li").len(), 6);
    assert!(election.body.contains(new) && !election.body.contains(other));
    let after = browser.post(&format!("{list}/mo-lai"), &[]).await;
    assert!(after.one(".problem").contains("Cuộc bầu chức danh này đã mở"));
}

#[tokio::test]
async fn who_may_stand_and_nominate_is_said_with_its_rule() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let list = format!("{path}/ung-cu/committee");
    let outgoing = "Nguyễn Thanh Bình";
    let own = of(&mut browser, &list, outgoing).await;
    browser.post(&own, &[("do", "remove")]).await;
    let probation = on_probation(&mut browser, &path).await;
    let probation = probation.as_str();
    let convening = "190-QĐ/TW, Điều 11 đến Điều 13";
    for (name, source, by, words, article) in [
        (outgoing, "self_nominated", "", "ngoài danh sách do cấp ủy đề cử thì không được tự ứng cử", convening),
        (outgoing, "nominated", "Đảng viên 060", "không được nhận đề cử", convening),
        ("Đảng viên 060", "nominated", outgoing, "không được đề cử Đảng viên 060 ngoài danh sách", convening),
        (probation, "committee", "", "đã hết 12 tháng dự bị nhưng chưa có quyết định", "Điều lệ Đảng, Điều 3 khoản 4"),
        ("Đảng viên 060", "nominated", probation, "không phải đảng viên chính thức", "Điều lệ Đảng, Điều 3 khoản 4"),
        ("Đảng viên 060", "nominated", "", "Chưa ghi ai đề cử", "190-QĐ/TW"),
        ("Ai đó", "self_nominated", "", "Không có đảng viên nào tên Ai đó", ""),
        ("Vũ Thị Loan", "committee", "", "đã có tên", ""),
    ] {
        let refused = nominate(&mut browser, &list, name, source, by).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {source}");
        let said = refused.one(".problem");
        assert!(said.contains(words) && said.contains(article), "{said}");
        assert_eq!(refused.all_attributes("#name", "value"), [name], "what was typed is kept");
    }
    let secretary = nominate(&mut browser, &format!("{path}/ung-cu/secretary"), outgoing, "committee", "").await;
    assert!(secretary.one(".problem").contains("chưa bầu chi ủy thì bầu chi ủy trước"));
    assert_eq!(browser.get(&format!("{path}/ung-cu/nobody")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn before_october_2024_the_older_rules_are_named() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let days = [
        ("held_on", "1/7/2024"),
        ("starts_at", "8:00"),
        ("place", "Nhà văn hóa"),
        ("term_from", "1/7/2024"),
        ("term_to", "30/6/2029"),
    ];
    assert_eq!(browser.post(&format!("{path}/sua"), &days).await.status, StatusCode::SEE_OTHER);
    let list = format!("{path}/ung-cu/committee");
    for name in ["Đảng viên 060", "Đảng viên 061"] {
        nominate(&mut browser, &list, name, "self_nominated", "").await;
        let form = of(&mut browser, &list, name).await;
        browser.post(&form, &[("do", "poll"), ("agree", "90"), ("attending", "100")]).await;
        assert_eq!(state(&browser.get(&list).await, name), "Chờ đại hội quyết định", "244 knows no share");
        browser.post(&form, &[("do", "list")]).await;
    }
    let many = browser.post(&format!("{list}/chot"), &[]).await;
    assert!(many.one(".problem").contains("7 người để bầu 5; nhiều nhất 6 người (theo 244-QĐ/TW"), "{}", many.body);
}

#[tokio::test]
async fn the_congress_may_decide_its_own_order() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    take_attendance(&mut browser, &path).await;
    let list = format!("{path}/ung-cu/committee");
    nominate(&mut browser, &list, "Đảng viên 060", "committee", "").await;
    let page = browser.get(&list).await;
    let fields: Vec<String> = page.all_attributes("input[name^=place-]", "name");
    let names = fields.len();
    let places: Vec<String> = (0..names).map(|i| (names - i).to_string()).collect();
    let mut sent = vec![("order", "own")];
    sent.extend(fields.iter().map(String::as_str).zip(places.iter().map(String::as_str)));
    let alphabet = page.all("tbody th");
    assert_eq!(browser.post(&format!("{list}/chot"), &sent).await.status, StatusCode::SEE_OTHER);
    let bare = |names: Vec<String>| names.into_iter().map(|name| name.split_once(". ").unwrap().1.to_owned()).collect::<Vec<_>>();
    let mut turned = bare(alphabet);
    turned.reverse();
    assert_eq!(bare(browser.get(&list).await.all("tbody th")), turned);
    let opened = browser.post(&format!("{list}/mo-bau"), &[]).await;
    let election = browser.get(&opened.location.unwrap()).await;
    assert_eq!(election.all("section ol li"), turned, "the ballot keeps the order");
}

#[tokio::test]
async fn tellers_and_candidates_are_kept_apart() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary]).await;
    let path = sixth(&mut browser).await;
    let probation = on_probation(&mut browser, &path).await;
    let edit = |tellers: &str| {
        let days = [("held_on", "1/7/2025"), ("starts_at", "8:00"), ("place", "Nhà văn hóa")];
        let more = [("term_from", "1/7/2025"), ("term_to", "30/6/2030"), ("tellers", tellers)];
        days.into_iter().chain(more).map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let on_list = browser.post_all(&format!("{path}/sua"), &edit("Vũ Thị Loan")).await;
    assert!(on_list.one("#tellers-error").contains("Vũ Thị Loan đang có tên trong danh sách ứng cử"));
    let probation = browser.post_all(&format!("{path}/sua"), &edit(&probation)).await;
    assert!(probation.one("#tellers-error").contains("không phải đảng viên chính thức"));
    assert_eq!(browser.post_all(&format!("{path}/sua"), &edit("Đảng viên 060")).await.status, StatusCode::SEE_OTHER);
    let list = format!("{path}/ung-cu/committee");
    nominate(&mut browser, &list, "Đảng viên 060", "committee", "").await;
    assert!(browser.get(&list).await.one(".warning").contains("Đảng viên 060 đang ở trong ban kiểm phiếu"));
}
