//! Search: accents or not, newest first, right after every change; whatever is typed, a page comes back.

use super::Town;
use super::sites::{attributes, texts};
use crate::reading::find_by_slug;
use axum::http::StatusCode;
use chibo_frame::record;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait};

async fn found(town: &Town, question: &str) -> Vec<String> {
    crate::reading::forget_pages(&town.app);
    let question = serde_urlencoded::to_string([("q", question)]).unwrap();
    let answer = town.get(&format!("/tim?{question}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{question}");
    texts(&answer.body, ".news h2")
}

#[tokio::test]
async fn articles_are_found_without_accents_newest_first_with_the_words_marked() {
    let town = Town::new().await;
    town.published("Đại hội Chi bộ khu 5B").await;
    let later = town.later(TimeDelta::minutes(1)).await;
    later.published("Họp chi bộ đột xuất").await;
    let town = later.later(TimeDelta::minutes(2)).await;
    town.published("Giải bóng đá thiếu niên").await;
    assert_eq!(found(&town, "chi bo").await, ["Giải bóng đá thiếu niên", "Họp chi bộ đột xuất", "Đại hội Chi bộ khu 5B"]);
    assert_eq!(found(&town, "CHI BỘ đột").await, ["Họp chi bộ đột xuất"]);
    assert_eq!(found(&town, "dot xuat").await, ["Họp chi bộ đột xuất"]);
    assert_eq!(found(&town, "thiếu").await, ["Giải bóng đá thiếu niên"]);
    assert_eq!(found(&town, "văn hóa").await, Vec::<String>::new());
    let page = town.get("/tim?q=dai+hoi+chi+bo").await.body;
    assert_eq!(texts(&page, ".news h2 mark"), ["Đại hội Chi bộ"]);
    assert!(page.contains("1 bài, bài mới nhất ở trên.") && attributes(&page, "meta[name=robots]", "content") == ["noindex"]);
    // The body alone has these words: the line that does is shown.
    assert_eq!(texts(&town.get("/tim?q=doan+mot").await.body, ".news p mark")[0], "Đoạn một");
    let apart = town.get("/tim?q=5b+dai").await.body;
    assert!(apart.contains("Không bài nào có các từ này đứng liền nhau") && apart.contains("<mark>5B</mark>"), "{apart}");
}

#[tokio::test]
async fn the_index_follows_changes_withdrawal_and_their_undoing() {
    let town = Town::with_editor().await;
    let path = town.published("Khánh thành vườn hoa").await;
    assert_eq!(found(&town, "vườn hoa").await.len(), 1);
    let id = find_by_slug(&town.app.db, &path[5..]).await.unwrap().unwrap().article_id;
    town.app.db.execute_unprepared("UPDATE publication SET headline = 'Khánh thành bể bơi'").await.unwrap();
    assert_eq!((found(&town, "vườn hoa").await.len(), found(&town, "bể bơi").await.len()), (0, 1));
    town.send_form(&format!("/van-phong/tin-bai/{id}"), &[("do", "withdraw")], &[]).await;
    assert_eq!(found(&town, "bể bơi").await.len(), 0);
    let acts = record::act::Entity::find().all(&town.app.db).await.unwrap();
    let withdrawn = acts.into_iter().find(|act| act.verb == "withdraw_article").unwrap();
    let tx = town.app.begin().await.unwrap();
    record::undo(&town.app, &tx, None, withdrawn).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&town, "bể bơi").await.len(), 1);
    // SQLite numbers rows anew here unless the key is a column of its own.
    town.app.db.execute_unprepared("VACUUM").await.unwrap();
    assert_eq!(found(&town, "be boi").await.len(), 1);
}

#[tokio::test]
async fn a_site_finds_what_it_gathers() {
    let town = Town::with_sites().await;
    town.published_at(1, "Tin khu 5B", None, &[]).await;
    town.published_at(3, "Tin khu 6", None, &[]).await;
    let hits = async |host: &str, path: &str| texts(&town.asked(host, path).await.body, ".news h2");
    assert_eq!(hits("localhost", "/tim?q=tin+khu").await, ["Tin khu 5B"]);
    assert_eq!(hits("khu6.example", "/tim?q=tin+khu").await, ["Tin khu 6"]);
    assert_eq!(hits("localhost", "/trang/phuong/tim?q=tin+khu").await.len(), 2);
    assert_eq!(attributes(&town.get("/trang/khu-6/tim?q=tin").await.body, ".find.wide", "action"), ["/trang/khu-6/tim"]);
}

#[tokio::test]
async fn whatever_is_typed_is_answered_and_many_hits_are_cut() {
    let town = Town::new().await;
    for n in 0..103 {
        town.later(TimeDelta::seconds(n)).await.published(&format!("Tin số {n}")).await;
    }
    while crate::read_words(&town.app).await.unwrap() > 0 {}
    let town = town.later(TimeDelta::minutes(9)).await;
    let page = town.get("/tim?q=tin").await.body;
    assert!(page.contains("Có hơn 100 bài") && texts(&page, ".news h2")[0] == "Tin số 102", "{page}");
    assert_eq!(texts(&town.get("/tim?q=tin&trang=5").await.body, ".news h2").len(), 20);
    assert_eq!(town.get("/tim?q=tin&trang=6").await.status, StatusCode::NOT_FOUND);
    let long = "đảng ".repeat(500);
    for typed in ["", "  ", "\"", "'", "a\" OR \"b", "(", "* AND", "NEAR(a b)", "-tin", "tin:*", "_1", "🙂", "a' | 'b", "\\", &long]
    {
        found(&town, typed).await;
    }
    assert_eq!(found(&town, "_1").await.len(), found(&town, "1").await.len());
}
