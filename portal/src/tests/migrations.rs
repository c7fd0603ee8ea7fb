//! A house of an earlier release, brought up to date.

use crate::SLICE;
use crate::categories::list_categories;
use crate::newsroom::store::{Wanted, count_articles, find_article};
use crate::photos::store::is_published;
use crate::reading::find_by_slug;
use crate::schema;
use chibo_frame::db;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigrationTrait;

fn earlier() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(chibo_frame::schema::Migration), Box::new(schema::Migration), Box::new(schema::Sites)]
}

fn now() -> Vec<Box<dyn MigrationTrait>> {
    chibo_frame::schema::migrations().into_iter().chain((SLICE.migrations)()).collect()
}

const ROWS: [&str; 5] = [
    "INSERT INTO article (id, slug, status, headline, lead, body, author, category, created_at, updated_at) VALUES \
     (X'00000000000000000000000000000001', 'ngay-hoi', 'published', 'Ngày hội', '', '', '', 'Đời sống', '2022-07-03T00:00:00Z', '2022-07-03T00:00:00Z')",
    "INSERT INTO article (id, status, headline, lead, body, author, category, created_at, updated_at) VALUES \
     (X'00000000000000000000000000000002', 'draft', 'Nháp', '', '', '', 'Xây dựng Đảng', '2022-07-03T00:00:00Z', '2022-07-03T00:00:00Z')",
    "INSERT INTO photo (id, file, mime, width, height) VALUES \
     (X'00000000000000000000000000000003', '0123456789abcdef0123456789abcdef', 'image/jpeg', 900, 600)",
    "INSERT INTO publication (article_id, slug, headline, lead, author, category, html, picture, picture_alt, published_at, updated_at) VALUES \
     (X'00000000000000000000000000000001', 'ngay-hoi', 'Ngày hội', '', '', 'Đời sống', \
     '<img src=\"/anh/fedcba98765432100123456789abcdef.jpg\">', '0123456789abcdef0123456789abcdef', '', '2022-07-03T00:00:00Z', '2022-07-03T00:00:00Z')",
    "INSERT INTO category (slug, name, position) VALUES ('doi-song', 'Đời sống của khu', 0)",
];

const WITHDRAWN: [&str; 5] = [
    "INSERT INTO article (id, slug, status, headline, lead, body, author, created_at, updated_at, reason) VALUES \
     (X'00000000000000000000000000000005', 'tin-go', 'withdrawn', 'Tin', '', '', '', '2026-07-03T00:00:00Z', '2026-07-03T00:00:00Z', 'Khai sai.')",
    "INSERT INTO act (id, at, verb, detail) VALUES (X'00000000000000000000000000000006', '2026-07-03T00:00:00Z', 'withdraw_article', '{}')",
    "INSERT INTO change (id, act_id, kind, key, after) VALUES \
     (X'00000000000000000000000000000007', X'00000000000000000000000000000006', 'article', '00000000-0000-0000-0000-000000000005', \
     '{\"id\":\"00000000-0000-0000-0000-000000000005\",\"reason\":\"Trùng tin.\"}')",
    "INSERT INTO act (id, at, verb, detail) VALUES (X'00000000000000000000000000000008', '2026-07-03T00:00:00Z', 'return_article', '{}')",
    "INSERT INTO change (id, act_id, kind, key, after) VALUES \
     (X'00000000000000000000000000000009', X'00000000000000000000000000000008', 'article', '00000000-0000-0000-0000-000000000005', \
     '{\"id\":\"00000000-0000-0000-0000-000000000005\",\"reason\":\"Khai sai.\"}')",
];

#[tokio::test]
async fn why_an_article_was_withdrawn_is_parted_from_why_it_was_sent_back() {
    let data = tempfile::tempdir().unwrap();
    let database = db::connect(&db::sqlite_url(data.path())).await.unwrap();
    db::migrate(&database, || now().into_iter().filter(|step| step.name() != "portal-4-newsroom").collect()).await.unwrap();
    for row in WITHDRAWN {
        database.execute_unprepared(row).await.unwrap();
    }
    db::migrate(&database, now).await.unwrap();
    let row = find_article(&database, uuid::Uuid::from_u128(5)).await.unwrap().unwrap();
    assert_eq!((row.withdrawn_because.as_str(), row.reason.as_str()), ("Trùng tin.", "Khai sai."));
}

#[tokio::test]
async fn free_categories_photos_of_pages_and_headlines_are_taken_over() {
    let data = tempfile::tempdir().unwrap();
    let database = db::connect(&db::sqlite_url(data.path())).await.unwrap();
    db::migrate(&database, earlier).await.unwrap();
    for row in ROWS {
        database.execute_unprepared(row).await.unwrap();
    }
    db::migrate(&database, now).await.unwrap();

    let page = find_by_slug(&database, "ngay-hoi").await.unwrap().unwrap();
    assert_eq!((page.category.as_deref(), page.picture_width, page.picture_height), (Some("doi-song"), 900, 600));
    for file in ["0123456789abcdef0123456789abcdef", "fedcba98765432100123456789abcdef"] {
        assert!(is_published(&database, file).await.unwrap(), "{file}");
    }
    let names: Vec<_> = list_categories(&database).await.unwrap().into_iter().map(|row| (row.slug, row.name)).collect();
    assert_eq!(
        names,
        [("doi-song", "Đời sống của khu"), ("xay-dung-dang", "Xây dựng Đảng")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    let wanted = Wanted { words: String::from("NGAY"), category: Some(String::from("doi-song")), ..Wanted::default() };
    assert_eq!(count_articles(&database, &wanted).await.unwrap(), 1);
}
