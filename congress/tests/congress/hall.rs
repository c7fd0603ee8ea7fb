//! The hall through its front doors: the chair's console, the projector, the phones, and the stream that all follow.

use crate::house::{Answer, Browser, House};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use chibo_congress::hall::hall;
use chibo_frame::Role::{Committee, Secretary, Teller};
use chibo_frame::live;
use sea_orm::EntityTrait;
use std::time::Duration;
use tokio_stream::StreamExt;
use tower::ServiceExt;

/// The 5th congress with its hall opened, and the chair at the console.
struct Opened {
    house: House,
    chair: Browser,
}

impl Opened {
    async fn new() -> Self {
        let house = House::fifth().await;
        let mut chair = house.signed_in(&[Secretary]).await;
        let answer = chair.post(&house.path("/dieu-hanh/mo"), &[("address", "http://192.168.1.5:8080/")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        Self { house, chair }
    }

    async fn row(&self) -> hall::Model {
        hall::Entity::find_by_id(self.house.congress).one(&self.house.app.db).await.unwrap().unwrap()
    }

    async fn act(&mut self, deed: &str, fields: &[(&str, &str)]) -> Answer {
        self.chair.post(&self.house.path(&format!("/dieu-hanh/{deed}")), fields).await
    }

    /// An act that is done.
    async fn does(&mut self, deed: &str, fields: &[(&str, &str)]) {
        let answer = self.act(deed, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed} {fields:?}: {}", answer.body);
    }

    async fn console(&mut self) -> Answer {
        self.chair.get(&self.house.path("/dieu-hanh")).await
    }

    async fn screen(&mut self) -> Answer {
        let code = self.row().await.screen_code;
        self.house.browser().get(&format!("/man-hinh/{code}")).await
    }

    async fn phone(&mut self) -> Answer {
        let code = self.row().await.phone_code;
        self.house.browser().get(&format!("/dai-hoi/{code}")).await
    }
}

#[tokio::test]
async fn the_chair_goes_through_the_programme_and_all_screens_follow() {
    let mut hall = Opened::new().await;
    assert_eq!(hall.screen().await.one(".title h1"), "Đại hội lần thứ V");
    assert_eq!(hall.screen().await.one(".join b"), "192.168.1.5:8080/dai-hoi");
    assert!(hall.console().await.all("button").iter().any(|button| button.starts_with("Bắt đầu đại hội")));
    hall.does("buoc", &[("step", "next")]).await;
    let first = hall.console().await.one("#now-title");
    assert_eq!(hall.screen().await.one(".stage h1"), first);
    assert_eq!(hall.phone().await.one("h2.big"), first);
    assert!(hall.screen().await.one(".stage .next").starts_with("Tiếp theo: Khai mạc"));
    hall.does("buoc", &[("step", "next")]).await;
    assert_eq!(hall.screen().await.one(".kicker"), "Mục 2 trên 12");
    hall.does("buoc", &[("step", "back")]).await;
    assert_eq!(hall.screen().await.one(".stage h1"), first);
    let refused = hall.act("buoc", &[("step", "back")]).await;
    assert_eq!(
        (refused.status, refused.one(".problem strong").as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "Đây là mục đầu tiên.")
    );
    hall.does("buoc", &[("step", "pause"), ("minutes", "10")]).await;
    assert_eq!((hall.screen().await.one(".title h1"), hall.phone().await.one(".told .count")), ("Giải lao".into(), "10:00".into()));
    hall.does("buoc", &[("step", "resume")]).await;
    assert_eq!(hall.screen().await.one(".stage h1"), first);
    assert_eq!(hall.screen().await.all(".foot dd")[..4], ["112", "102", "100", "74"]);
}

#[tokio::test]
async fn speakers_wait_speak_and_their_time_is_kept() {
    let mut hall = Opened::new().await;
    hall.does("buoc", &[("step", "next")]).await;
    hall.does("phat-bieu", &[("who", "thanh binh"), ("minutes", "5")]).await;
    hall.does("phat-bieu", &[("who", "1"), ("minutes", "3")]).await;
    let several = hall.act("phat-bieu", &[("who", "vu"), ("minutes", "7")]).await;
    assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        several.one(".problem").contains("Vũ Hữu Hùng") && several.body.contains(r#"name="who" value="vu""#),
        "{}",
        several.body
    );
    assert!(several.body.contains(r#"name="minutes" value="7""#), "what was typed is kept");
    for (fields, words) in [
        ([("who", "khongcoai"), ("minutes", "5")], "Không có ai là “khongcoai”."),
        ([("who", "1"), ("minutes", "61")], "Số phút phát biểu phải từ 1 đến 60."),
        ([("who", "1"), ("minutes", "năm")], "Số phút phát biểu phải từ 1 đến 60."),
    ] {
        let refused = hall.act("phat-bieu", &fields).await;
        assert_eq!((refused.status, refused.one(".problem strong").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, words));
    }
    hall.does("phat-bieu/bat-dau", &[]).await;
    assert_eq!(hall.screen().await.all(".speaker p"), ["Nguyễn Thanh Bình", "5:00"]);
    hall.does("phat-bieu/bat-dau", &[]).await;
    let console = hall.console().await;
    assert_eq!(console.one("#held li"), "Nguyễn Thanh Bình: 0:00", "whoever spoke ends when the next begins");
    hall.does("phat-bieu/dung", &[]).await;
    assert_eq!(hall.act("phat-bieu/dung", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hall.act("phat-bieu/bat-dau", &[]).await.one(".problem strong"), "Không có ai chờ phát biểu.");
    assert!(hall.screen().await.all(".speaker").is_empty());
}

#[tokio::test]
async fn a_result_is_on_no_screen_before_the_chair_releases_it() {
    let mut hall = Opened::new().await;
    hall.does("buoc", &[("step", "next")]).await;
    let elections = hall.house.elections().await;
    let committee = elections.iter().find(|row| !row.practice && row.office == "committee").unwrap().id.to_string();
    let practice = elections.iter().find(|row| row.practice).unwrap().id.to_string();
    let asked = format!("result:{committee}");
    assert_eq!(hall.act("man-hinh", &[("shows", asked.as_str())]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [hall.screen().await, hall.phone().await, hall.console().await] {
        assert!(!page.all("main").concat().contains("Hồ Minh Long") || page.body.contains("datalist"), "{}", page.body);
    }
    let answer = hall.act("cong-bo", &[("election", practice.as_str())]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "practice elects nobody");
    hall.does("cong-bo", &[("election", committee.as_str())]).await;
    let names = ["Hồ Minh Long", "Nguyễn Thanh Bình", "Vũ Thị Loan", "Đoàn Công Hòa", "Trần Thanh Thủy"];
    assert_eq!(hall.screen().await.all(".elected .name"), names);
    assert_eq!(hall.phone().await.all(".elected b"), names);
    hall.does("cong-bo", &[("election", committee.as_str()), ("deed", "withdraw")]).await;
    assert!(hall.screen().await.all(".elected").is_empty() && hall.phone().await.all(".elected").is_empty());
}

#[tokio::test]
async fn the_screen_shows_what_the_chair_chooses() {
    let mut hall = Opened::new().await;
    hall.does("buoc", &[("step", "next")]).await;
    hall.does("man-hinh", &[("shows", "programme")]).await;
    assert_eq!(hall.screen().await.all(".programme li").len(), 12);
    assert_eq!(hall.act("man-hinh", &[("shows", "notice"), ("notice", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    hall.does("man-hinh", &[("shows", "notice"), ("notice", "Mời <b>đại biểu</b>\nvề chỗ ngồi")]).await;
    assert_eq!(hall.screen().await.all(".notice p"), ["Mời <b>đại biểu</b>", "về chỗ ngồi"]);
    assert_eq!(hall.phone().await.all(".told p").len(), 2);
    let word = |page: &Answer| page.all("button").into_iter().filter(|text| text.starts_with("Biểu quyết: ")).count();
    assert_eq!(word(&hall.console().await), 1, "the last vote by card can be shown");
    hall.does("buoc", &[("step", "next")]).await;
    assert_eq!(hall.screen().await.one(".kicker"), "Mục 2 trên 12", "the next item takes the screen back");
}

#[tokio::test]
async fn a_wrong_code_opens_nothing_and_the_phones_code_ends_with_the_congress() {
    let mut hall = Opened::new().await;
    let row = hall.row().await;
    let mut visitor = hall.house.browser();
    assert_eq!(visitor.get("/dai-hoi").await.status, StatusCode::OK);
    let typed = format!("/dai-hoi?ma={}+{}", &row.phone_code[..3], &row.phone_code[3..]);
    assert_eq!(visitor.get(&typed).await.location.as_deref(), Some(format!("/dai-hoi/{}", row.phone_code).as_str()));
    for wrong in [format!("/man-hinh/{}", row.phone_code), format!("/dai-hoi/{}", row.screen_code), "/dai-hoi/0000000".into()] {
        let answer = visitor.get(&wrong).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        assert!(answer.one("[role=alert]").contains("không đúng hoặc đã hết hiệu lực"));
    }
    hall.does("buoc", &[("step", "next")]).await;
    hall.does("buoc", &[("step", "close")]).await;
    assert_eq!(hall.screen().await.one(".title .over"), "Đại hội đã bế mạc");
    assert_eq!(hall.phone().await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&format!("/dai-hoi/{}/hinh", row.phone_code)).await.status, StatusCode::GONE);
    hall.does("buoc", &[("step", "reopen")]).await;
    assert_eq!(hall.phone().await.status, StatusCode::OK);
    hall.does("ma", &[]).await;
    assert_ne!(hall.row().await.phone_code, row.phone_code);
    assert_eq!(visitor.get(&format!("/man-hinh/{}", row.screen_code)).await.status, StatusCode::NOT_FOUND, "the old code ended");
}

#[tokio::test]
async fn nobody_but_the_secretary_runs_the_congress() {
    let hall = Opened::new().await;
    for role in [Teller, Committee] {
        let mut browser = hall.house.signed_in(&[role]).await;
        for open in ["/dieu-hanh", "/dieu-hanh/song"] {
            assert_eq!(browser.get(&hall.house.path(open)).await.status, StatusCode::FORBIDDEN, "{open}");
        }
        let answer = browser.post(&hall.house.path("/dieu-hanh/buoc"), &[("step", "next")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_stream_brings_the_picture_each_change_and_ends_when_the_server_stops() {
    let mut hall = Opened::new().await;
    let path = format!("/dai-hoi/{}/song", hall.row().await.phone_code);
    let response = hall.house.router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
    assert!(response.headers().get("content-encoding").is_none() && response.headers().get("set-cookie").is_none());
    let mut stream = response.into_body().into_data_stream();
    let mut next = async || {
        let piece = tokio::time::timeout(Duration::from_secs(10), stream.next()).await.unwrap();
        piece.map(|piece| String::from_utf8(piece.unwrap().to_vec()).unwrap())
    };
    let opening = next().await.unwrap();
    assert!(opening.starts_with("retry: 1000\nevent: nhip\ndata: 17513"), "{opening}");
    let first = next().await.unwrap();
    assert!(first.starts_with("event: hinh\ndata: ") && first.contains("Đại hội chưa bắt đầu"), "{first}");
    hall.does("man-hinh", &[("shows", "notice"), ("notice", "Giữ trật tự")]).await;
    while !next().await.unwrap().contains("Giữ trật tự") {}
    live::close(&hall.house.app);
    while next().await.is_some() {}
}
