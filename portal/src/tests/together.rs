//! Several at one article at the same time: nobody's work is lost, nothing is published that was not seen.

use super::newsroom::{new_article, texts};
use super::ways::{deed, hidden, status};
use super::{Answer, PAGE, Town, png};
use crate::newsroom::store::{article, find_article, list_uses, lock_article};
use axum::http::StatusCode;
use chibo_frame::record;
use chrono::TimeDelta;
#[tokio::test]
async fn of_two_who_save_the_second_is_told_and_nothing_is_lost() {
    let town = Town::with_editor().await;
    let writer = town.as_writer().await;
    let (path, id) = new_article(&town).await;
    let (mine, theirs) = (hidden(&town.get(&path).await.body, "seen"), hidden(&writer.get(&path).await.body, "seen"));
    assert_eq!(deed(&writer, &path, "save", &[("lead", "Của Bút"), ("seen", &theirs)]).await.status, StatusCode::SEE_OTHER);
    let told = deed(&town, &path, "publish", &[("lead", "Của Hoa"), ("seen", &mine)]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("Trần Văn Bút đã sửa bài này lúc 22/11/2026 16:00") && told.body.contains("Của Hoa"));
    assert_eq!(find_article(&town.app.db, id).await.unwrap().unwrap().lead, "Của Bút");
    let again = hidden(&told.body, "seen");
    assert_eq!(deed(&town, &path, "save", &[("lead", "Của Hoa"), ("seen", &again)]).await.status, StatusCode::SEE_OTHER);
    assert!(town.get(&format!("{path}/lan-sua")).await.body.contains("<del>Bút</del><ins>Hoa</ins>"));
}

#[tokio::test]
async fn a_photo_added_meanwhile_is_no_change_of_the_text() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "save", &[]).await;
    let seen = hidden(&town.get(&path).await.body, "seen");
    crate::add_photo(&town.app, None, id, png(9), crate::PhotoWords::default()).await.unwrap().unwrap();
    assert_eq!(deed(&town, &path, "save", &[("lead", "Khác"), ("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(list_uses(&town.app.db, id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_saves_waits_for_who_is_saving_and_then_sees_that_he_was_second() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    let seen = hidden(&town.get(&path).await.body, "seen");
    let tx = town.app.begin().await.unwrap();
    let before = lock_article(&tx, id).await.unwrap().unwrap();
    let act = record::begin(&town.app, &tx, None, "save_article", &id).await.unwrap();
    let row = article::Model { lead: String::from("Của Bút"), ..before.clone() };
    record::put::<article::Entity>(&town.app, &tx, &act, Some(before), row).await.unwrap();
    let first = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        tx.commit().await.unwrap();
    };
    let mine = [("lead", "Của Hoa"), ("seen", seen.as_str())];
    let (second, ()) = tokio::join!(deed(&town, &path, "save", &mine), first);
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(find_article(&town.app.db, id).await.unwrap().unwrap().lead, "Của Bút");
}

/// The form of a page as its browser sends it: every mark and every word of the photos as they were shown, save those
/// that are given.
fn form<'a>(page: &str, more: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let ids = page.split("data-use=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let names = ids.flat_map(|id| ["seen", "caption", "alt", "credit"].map(|field| format!("{field}-{id}")));
    let value = |name: &str| {
        let rest = page.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        let (area, line) = (rest.find("</textarea>"), rest.find("value=\""));
        match area.filter(|area| line.is_none_or(|line| *area < line)) {
            Some(end) => rest[rest.find(">\n").unwrap() + 2..end].to_owned(),
            None => rest[line.unwrap() + 7..].split('"').next().unwrap().to_owned(),
        }
    };
    let mut form: Vec<(String, String)> = names.chain([String::from("seen")]).map(|name| (name.clone(), value(&name))).collect();
    form.retain(|(name, _)| more.iter().all(|(given, _)| given != name));
    form.extend(more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    form
}

async fn press(town: &Town, path: &str, deed: &str, page: &str, more: &[(&str, &str)]) -> Answer {
    let mut form = form(page, more);
    form.push((String::from("do"), deed.to_owned()));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    town.send_form(path, &texts(&form), &[]).await
}

#[tokio::test]
async fn words_of_photos_written_meanwhile_stay_and_where_both_wrote_the_second_is_told() {
    let town = Town::with_editor().await;
    let writer = town.later(TimeDelta::minutes(1)).await.as_writer().await;
    let (path, id) = new_article(&town).await;
    town.send_form(&path, &texts(&[("do", "save")]), &[("a.png", &png(1)), ("b.png", &png(200))]).await;
    let uses = list_uses(&town.app.db, id).await.unwrap();
    let caption = |n: usize| format!("caption-{}", uses[n].row.id);
    let page = town.get(&path).await.body;
    let theirs = writer.get(&path).await.body;
    press(&writer, &path, "save", &theirs, &[(&caption(0), "Của Bút"), (&caption(1), "Cũng của Bút")]).await;

    let saved = press(&town, &path, "save", &page, &[("lead", "Sapo của Hoa")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let captions =
        || async { list_uses(&town.app.db, id).await.unwrap().into_iter().map(|used| used.row.caption).collect::<Vec<_>>() };
    assert_eq!(captions().await, ["Của Bút", "Cũng của Bút"]);

    let told = press(&writer, &path, "save", &theirs, &[(&caption(0), "Bút sửa"), ("lead", "Sapo của Bút")]).await;
    assert!(told.status == StatusCode::UNPROCESSABLE_ENTITY && told.body.contains("Bút sửa"), "{}", told.body);
    let page = town.get(&path).await.body;
    press(&writer, &path, "save", &page, &[(&caption(0), "Bút sửa"), ("lead", "Sapo của Hoa")]).await;
    let told = press(&town, &path, "save", &page, &[(&caption(0), "Hoa sửa"), ("lead", "Sapo của Hoa")]).await;
    assert!(told.status == StatusCode::UNPROCESSABLE_ENTITY && told.body.contains("Trần Văn Bút đã sửa bài này"));
    assert_eq!(captions().await, ["Bút sửa", "Cũng của Bút"]);
    let again = press(&town, &path, "save", &told.body, &[(&caption(0), "Hoa sửa"), ("lead", "Sapo của Hoa")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert_eq!(captions().await, ["Hoa sửa", "Cũng của Bút"]);
}

#[tokio::test]
async fn a_photo_that_came_to_the_page_or_to_the_article_is_not_lost_by_a_save() {
    let town = Town::with_editor().await;
    let (path, id) = new_article(&town).await;
    deed(&town, &path, "save", &[]).await;
    let page = town.get(&path).await.body;
    let answer = town.send_form(&format!("{path}/anh"), &[], &[("a.png", &png(1))]).await;
    let answer: Vec<serde_json::Value> = serde_json::from_str(&answer.body).unwrap();
    let page = format!("{page}{}", answer[0]["form"].as_str().unwrap());
    let own = format!("caption-{}", answer[0]["use"].as_str().unwrap());
    crate::add_photo(&town.app, None, id, png(9), crate::PhotoWords::default()).await.unwrap().unwrap();
    let saved = press(&town, &path, "save", &page, &[(&own, "Của tôi")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let captions: Vec<_> = list_uses(&town.app.db, id).await.unwrap().into_iter().map(|used| used.row.caption).collect();
    assert_eq!(captions, ["Của tôi", ""]);
}

#[tokio::test]
async fn nothing_is_published_or_scheduled_that_its_publisher_has_not_seen() {
    let town = Town::with_editor().await;
    let writer = town.as_writer().await;
    let (path, id) = new_article(&writer).await;
    deed(&writer, &path, "send", &[]).await;
    let page = town.get(&path).await.body;
    writer.send_form(&format!("{path}/anh"), &[], &[("a.png", &png(1))]).await;
    let used = list_uses(&town.app.db, id).await.unwrap()[0].row.id.to_string();
    let [caption, alt, credit] = ["caption", "alt", "credit"].map(|field| format!("{field}-{used}"));
    let words = [(caption.as_str(), "Chưa ai duyệt"), (&alt, "Mô tả"), (&credit, "Bút")];
    press(&writer, &path, "save", &writer.get(&path).await.body, &words).await;

    for way in ["publish", "schedule"] {
        let told = press(&town, &path, way, &page, &[("on-day", "2026-11-22"), ("at-hour", "16:30")]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{way}");
        assert!(told.body.contains("nên bài chưa được đăng") && told.body.contains("Chưa ai duyệt"), "{}", told.body);
        assert_eq!(status(&town, id).await, "review");
    }
    let page = town.get(&path).await.body;
    press(&writer, &path, "save", &page, &[(&caption, "Lời khác"), (&alt, "Mô tả"), (&credit, "Bút")]).await;
    assert_eq!(press(&town, &path, "publish", &page, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "other words");
    let page = town.get(&path).await.body;
    assert_eq!(press(&town, &path, "publish", &page, &[(&caption, "Lời của Hoa")]).await.status, StatusCode::SEE_OTHER);
    assert!(town.later(TimeDelta::minutes(1)).await.get(PAGE).await.body.contains("Lời của Hoa"));
}
