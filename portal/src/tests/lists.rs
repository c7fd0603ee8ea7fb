//! The pages that are lists, and what the database keeps for them through publishing, withdrawing and taking back.

use super::sites::{attributes, texts};
use super::{Answer, Town};
use crate::reading::{List, Of, find_by_slug};
use axum::http::{StatusCode, header};
use chibo_frame::record;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, EntityTrait, Statement};

async fn months(town: &Town, of: Of<'_>) -> Vec<(String, i64)> {
    let months = List { sites: &[1], of }.months(&town.app.db).await.unwrap();
    months.into_iter().map(|month| (month.month, month.pages)).collect()
}

fn november(pages: i64) -> Vec<(String, i64)> {
    vec![(String::from("2026-11"), pages)]
}

#[tokio::test]
async fn lists_follow_every_change_and_its_undoing() {
    let town = Town::with_editor().await;
    town.category("xay-dung-dang", "Xây dựng Đảng").await;
    let path = town.published_at(1, "Đại hội", Some("xay-dung-dang"), &["Đại hội", "Bầu cử"]).await;
    let lists = [Of::All, Of::Category("xay-dung-dang"), Of::Tag("dai-hoi"), Of::Tag("bau-cu")];
    for of in lists {
        assert_eq!(months(&town, of).await, november(1), "{of:?}");
    }
    let row = find_by_slug(&town.app.db, &path[5..]).await.unwrap().unwrap();
    town.send_form(&format!("/van-phong/tin-bai/{}", row.article_id), &[("do", "withdraw")], &[]).await;
    assert_eq!(months(&town, Of::All).await, []);
    assert_eq!(months(&town, Of::Category("xay-dung-dang")).await, []);
    let acts = record::act::Entity::find().all(&town.app.db).await.unwrap();
    let withdrawn = acts.into_iter().find(|act| act.verb == "withdraw_article").unwrap();
    let tx = town.app.begin().await.unwrap();
    let undone = record::undo(&town.app, &tx, None, withdrawn).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(undone, record::Undone::Whole(_)));
    for of in lists {
        assert_eq!(months(&town, of).await, november(1), "{of:?} after taking the withdrawal back");
    }
    let left = town
        .app
        .db
        .query_one_raw(Statement::from_string(town.app.db.get_database_backend(), "SELECT count(*) AS n FROM publication_list"));
    assert_eq!(left.await.unwrap().unwrap().try_get::<i64>("", "n").unwrap(), 4);
}

#[tokio::test]
async fn a_list_has_pages_and_ends() {
    let town = Town::new().await;
    town.category("tin-tuc", "Tin tức").await;
    let mut last = town;
    for n in 0..45 {
        last = last.later(TimeDelta::minutes(n)).await;
        last.published_at(1, &format!("Tin số {n}"), Some("tin-tuc"), &[]).await;
    }
    let shown = async |path: &str| texts(&last.get(path).await.body, ".news h2");
    let first = shown("/chuyen-muc/tin-tuc").await;
    assert_eq!((first.len(), first[0].as_str()), (20, "Tin số 44"));
    assert_eq!(shown("/chuyen-muc/tin-tuc?trang=2").await[0], "Tin số 24");
    let third = shown("/chuyen-muc/tin-tuc?trang=3").await;
    assert_eq!((third.len(), third[4].as_str()), (5, "Tin số 0"));
    assert_eq!(last.get("/chuyen-muc/tin-tuc?trang=4").await.status, StatusCode::NOT_FOUND);
    assert_eq!(shown("/luu-tru/2026/11?trang=2").await[0], "Tin số 24");
    assert_eq!(shown("/chuyen-muc/tin-tuc?trang=khong").await[0], "Tin số 44");
    let page = last.get("/chuyen-muc/tin-tuc?trang=2&lang=en").await.body;
    let links = attributes(&page, ".pages a", "href");
    assert_eq!(links[0], "/chuyen-muc/tin-tuc?lang=en");
    assert!(links.contains(&String::from("/chuyen-muc/tin-tuc?trang=3&lang=en")), "{links:?}");
    assert_eq!(attributes(&page, "link[rel=canonical]", "href"), ["http://localhost/chuyen-muc/tin-tuc?trang=2"]);
    let archive = last.get("/luu-tru").await.body;
    assert!(texts(&archive, ".months li")[0].starts_with("Tháng 11 năm 2026 45 bài"), "{archive}");
    for path in ["/luu-tru/2026/10", "/luu-tru/2026/13", "/luu-tru/x/y", "/chuyen-muc/khong", "/the/khong"] {
        assert_eq!(last.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let front = last.get("/").await.body;
    assert_eq!(texts(&front, ".newest h2, .news h3").len(), 9);
    assert_eq!(texts(&front, ".section h2, .section li a"), ["Tin tức", "Tin số 35", "Tin số 34", "Tin số 33", "Tin số 32"]);
}

#[tokio::test]
async fn an_article_leads_to_its_neighbours_its_category_and_its_printed_page() {
    let town = Town::new().await;
    town.category("tin-tuc", "Tin tức").await;
    let old = town.published_at(1, "Bài đầu", Some("tin-tuc"), &[]).await;
    let later = town.later(TimeDelta::minutes(1)).await;
    let path = later.published_at(1, "Bài giữa", Some("tin-tuc"), &["Khu phố"]).await;
    let last = later.later(TimeDelta::minutes(2)).await;
    let new = last.published_at(1, "Bài cuối", Some("tin-tuc"), &[]).await;
    let body = last.get(&path).await.body;
    assert_eq!(attributes(&body, ".beside a[rel=prev]", "href"), [old]);
    assert_eq!(attributes(&body, ".beside a[rel=next]", "href"), [new]);
    assert_eq!(texts(&body, ".headlines a"), ["Bài cuối", "Bài đầu"]);
    assert_eq!(texts(&body, "nav.crumbs li"), ["Trang đầu", "Tin tức", "Bài giữa"]);
    assert_eq!(attributes(&body, ".tags a", "href"), ["/the/khu-pho"]);
    let shared = attributes(&body, ".share a[target=_blank]", "rel");
    assert!(shared.len() == 2 && shared.iter().all(|rel| rel.contains("noopener")));
    let printed = last.get(&format!("{path}/in")).await;
    assert_eq!(printed.status, StatusCode::OK);
    assert_eq!(texts(&printed.body, "h1"), ["Bài giữa"]);
    assert!(
        attributes(&printed.body, "meta[name=robots]", "content") == ["noindex"]
            && printed.body.contains(&format!("http://localhost{path}"))
    );
}

fn moved(answer: &Answer) -> (StatusCode, &str) {
    (answer.status, answer.headers.get(header::LOCATION).map(|value| value.to_str().unwrap()).unwrap_or_default())
}

#[tokio::test]
async fn old_addresses_lead_to_where_the_article_stands() {
    let town = Town::with_sites().await;
    let path = town.published("Đại hội Chi bộ").await;
    let list = format!("/index.php?id=123;{path}\nhttp://cu.example/tin-tuc/12.html;http://khu5b.example{path}\n\n/cu/;{path}");
    let list = format!("{list}\n/?p=123;{path}\n/tin-t%E1%BB%A9c/a;{path}\n/h%e1%bb%8dp/?fbclid=1;{path}");
    let answer = town.send_fields("/van-phong/trang-tin/dia-chi-cu", &[("lines", &list)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    for old in [
        "/index.php?id=123",
        "/index.php?fbclid=xY&id=123&utm_source=zalo",
        "/tin-tuc/12.html",
        "/tin-tuc/12.html?utm=x",
        "/cu",
        "/cu/",
        "/?p=123",
        "/?p=123&fbclid=xY",
        "/tin-t%e1%bb%a9c/a",
        "/h%E1%BB%8Dp",
        &format!("{path}.html"),
    ] {
        assert_eq!(moved(&town.get(old).await), (StatusCode::MOVED_PERMANENTLY, path.as_str()), "{old}");
    }
    for unknown in ["/index.php?id=124", "/index.php", "/tin-tuc/13.html"] {
        assert_eq!(town.get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    for front in ["/", "/?lang=en", "/?p=124", "/?fbclid=xY"] {
        assert_eq!(town.get(front).await.status, StatusCode::OK, "{front}");
    }
    let wrong = town.send_fields("/van-phong/trang-tin/dia-chi-cu", &[("lines", "/a;/tin/khong-co")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Dòng 1: không có bài đang đăng ở /tin/khong-co") && wrong.body.contains("/a;/tin/khong-co"));
    let rename = "UPDATE publication SET slug = 'dai-hoi-moi'";
    town.app.db.execute_unprepared(rename).await.unwrap();
    assert_eq!(
        moved(&town.later(TimeDelta::seconds(2)).await.get(&path).await),
        (StatusCode::MOVED_PERMANENTLY, "/tin/dai-hoi-moi")
    );
}
