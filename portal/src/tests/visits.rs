//! Visits as they are counted, written down, added up and told.

use super::sites::{attributes, texts};
use super::{FIREFOX, Town};
use crate::visits::{self, Figures};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chibo_frame::App;
use chibo_frame::app::Clock;
use chibo_frame::key::Place;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The same data directory and database after the process is gone.
fn restarted(town: &Town, now: DateTime<Utc>) -> App {
    App::new(
        town.app.db.clone(),
        town.app.words.clone(),
        Vec::new(),
        town.app.data.to_path_buf(),
        Place::made_up(),
        Clock::Fixed(now),
    )
}

async fn counted(app: &App) -> (u64, u64, u64) {
    let Figures { online, counted, bots, .. } = visits::figures(app).await.unwrap();
    (online, counted, bots)
}

/// The same without who is online: on PostgreSQL a server just gone is heard for a while yet.
async fn taken(app: &App) -> (u64, u64) {
    let (_, people, programs) = counted(app).await;
    (people, programs)
}

#[tokio::test]
async fn visits_are_counted_once_people_and_programs_apart() {
    let town = Town::new().await;
    crate::set_migrated_visits(&town.app, 874_748_626).await.unwrap();
    let path = town.published("Tin").await;
    town.visit("/", "192.0.2.1", FIREFOX).await;
    town.visit(&path, "192.0.2.1", FIREFOX).await;
    town.visit("/", "192.0.2.2", FIREFOX).await;
    town.visit("/", "192.0.2.3", "Googlebot/2.1").await;
    town.visit("/khong-co", "192.0.2.4", FIREFOX).await;
    town.send(Request::head("/").header(header::USER_AGENT, FIREFOX), Body::empty()).await;

    let figures = visits::figures(&town.app).await.unwrap();
    assert_eq!((figures.online, figures.migrated, figures.counted, figures.bots), (2, 874_748_626, 3, 1));
    visits::fold(&town.app).await.unwrap();
    assert_eq!(visits::figures(&town.app).await.unwrap().counted, 3);

    let restarted = restarted(&town, super::start());
    let figures = visits::figures(&restarted).await.unwrap();
    assert_eq!((figures.online, figures.counted, figures.bots, figures.total()), (0, 3, 1, 874_748_629));

    let later = town.later(TimeDelta::minutes(6)).await;
    let page = later.visit("/thong-ke", "192.0.2.9", FIREFOX).await.body;
    assert!(page.contains("874.748.629") && page.contains("trong 5 phút vừa qua"), "{page}");
    assert_eq!(visits::figures(&later.app).await.unwrap().online, 1);
}

#[tokio::test]
async fn who_is_online_at_another_server_is_told_here_too_until_that_is_gone() {
    let town = Town::new().await;
    town.visit("/", "192.0.2.1", FIREFOX).await;
    visits::fold(&town.app).await.unwrap();
    // Two servers on one database there are on PostgreSQL alone.
    let elsewhere = u64::from(town.app.db.get_database_backend() == sea_orm::DbBackend::Postgres);
    for (seconds, online) in [(0, elsewhere), (9, elsewhere), (11, 0)] {
        let other = restarted(&town, super::start() + TimeDelta::seconds(seconds));
        visits::fold(&other).await.unwrap();
        assert_eq!(visits::figures(&other).await.unwrap().online, online, "{seconds} s later");
    }
}

#[tokio::test]
async fn what_is_in_the_journal_alone_is_added_by_the_next_process_and_only_once() {
    let town = Town::new().await;
    visits::begin(&town.app);
    let path = town.published("Tin").await;
    town.visit(&path, "192.0.2.1", FIREFOX).await;
    visits::fold(&town.app).await.unwrap();
    town.visit(&path, "192.0.2.2", FIREFOX).await;
    town.visit("/", "192.0.2.3", "curl/8").await;
    visits::note_down(&town.app);
    town.visit(&path, "192.0.2.4", FIREFOX).await;
    assert_eq!(counted(&town.app).await, (3, 3, 1));

    // While the process lives its journal is its own.
    let beside = restarted(&town, super::start());
    visits::fold(&beside).await.unwrap();
    assert_eq!(taken(&beside).await, (1, 0));
    drop(beside);

    town.app.shared.of::<visits::Visits>().journal().take();
    let next = restarted(&town, super::start());
    visits::fold(&next).await.unwrap();
    assert_eq!(taken(&next).await, (2, 1), "the visit that was not written down is lost, no other");
    let after = restarted(&town, super::start());
    visits::fold(&after).await.unwrap();
    assert_eq!(taken(&after).await, (2, 1));
}

#[tokio::test]
async fn a_journal_that_cannot_be_read_holds_up_neither_the_others_nor_the_counting() {
    let town = Town::new().await;
    visits::begin(&town.app);
    town.visit("/", "192.0.2.1", FIREFOX).await;
    visits::note_down(&town.app);
    town.app.shared.of::<visits::Visits>().journal().take();
    for bad in 0..9 {
        std::fs::create_dir(town.app.data.join(format!("visits/{}.journal", Uuid::from_u128(bad)))).unwrap();
    }
    let next = Town { app: restarted(&town, super::start()), ..town };
    let next = Town { road: super::road(&next.app), ..next };
    next.visit("/", "192.0.2.2", FIREFOX).await;
    visits::fold(&next.app).await.unwrap();
    let after = restarted(&next, super::start());
    assert_eq!(counted(&after).await, (0, 2, 0));
}

#[tokio::test]
async fn a_long_journal_is_made_short_though_visitors_come_all_the_time() {
    let town = Town::new().await;
    visits::begin(&town.app);
    let visits = town.app.shared.of::<visits::Visits>();
    let open = |article: u128| {
        let reader = visits::Reader::Person(1, None);
        visits.count(visits::Visit { at: super::start(), reader, article: Some(Uuid::from_u128(article)) });
    };
    (0..33_000).for_each(open);
    visits::note_down(&town.app);
    // It is on its way when the next visitor comes.
    visits.book().send();
    open(7);
    visits::note_down(&town.app);
    assert!(visits.journal().as_ref().unwrap().length > 1 << 20);
    visits::fold(&town.app).await.unwrap();
    assert!(visits.journal().as_ref().unwrap().length < 1000);
    visits.journal().take();
    let next = restarted(&town, super::start());
    visits::fold(&next).await.unwrap();
    assert_eq!(taken(&next).await, (33_001, 0));
}

#[tokio::test]
async fn days_are_those_of_vietnam_and_months_are_their_sums() {
    let town = Town::new().await;
    town.visit("/", "192.0.2.1", FIREFOX).await;
    // 16:00 on 22 November; at 17:00 UTC it is midnight.
    let tomorrow = town.later(TimeDelta::hours(9)).await;
    tomorrow.visit("/", "192.0.2.1", FIREFOX).await;
    tomorrow.visit("/", "192.0.2.2", FIREFOX).await;
    let next_month = town.later(TimeDelta::days(9)).await;
    next_month.visit("/", "192.0.2.2", FIREFOX).await;
    for fold in [false, true] {
        if fold {
            visits::fold(&town.app).await.unwrap();
        }
        let of = async |town: &Town| {
            let figures = visits::figures(&town.app).await.unwrap();
            (figures.today, figures.month, figures.counted)
        };
        assert_eq!((of(&town).await, of(&tomorrow).await, of(&next_month).await), ((1, 1, 4), (2, 3, 4), (1, 1, 4)));
    }
}

#[tokio::test]
async fn each_article_has_its_reads_and_pages_that_were_not_answered_have_none() {
    let town = Town::new().await;
    let (read, unread) = (town.published("Có người đọc").await, town.published("Chưa ai đọc").await);
    for visitor in 1..=3 {
        town.visit(&read, &format!("192.0.2.{visitor}"), FIREFOX).await;
    }
    town.visit(&read, "192.0.2.9", "Googlebot/2.1").await;
    let etag = town.visit(&read, "192.0.2.1", FIREFOX).await.headers.get(header::ETAG).unwrap().clone();
    town.send(Request::get(&read).header(header::USER_AGENT, FIREFOX).header(header::IF_NONE_MATCH, etag), Body::empty()).await;
    town.send(Request::get(&read).header(header::USER_AGENT, FIREFOX).header("sec-purpose", "prefetch"), Body::empty()).await;
    town.send(Request::head(&read).header(header::USER_AGENT, FIREFOX), Body::empty()).await;
    for path in ["/tin/khong-co", "/nhip", "/van-phong/tin-bai"] {
        town.visit(path, "192.0.2.1", FIREFOX).await;
    }
    let ids: Vec<Uuid> = ids(&town, [&read, &unread]).await;
    for fold in [false, true] {
        if fold {
            visits::fold(&town.app).await.unwrap();
        }
        let reads = visits::reads(&town.app, &ids).await.unwrap();
        assert_eq!((reads.get(&ids[0]), reads.get(&ids[1])), (Some(&5), None));
        assert_eq!(visits::figures(&town.app).await.unwrap().counted, 5);
    }
}

async fn ids(town: &Town, paths: [&String; 2]) -> Vec<Uuid> {
    use sea_orm::EntityTrait;
    let pages = crate::reading::publication::Entity::find().all(&town.app.db).await.unwrap();
    let of = |path: &&String| pages.iter().find(|page| path.ends_with(&page.slug)).unwrap().article_id;
    paths.iter().map(of).collect()
}

#[tokio::test]
async fn the_figures_are_open_and_the_article_shows_its_reads() {
    let town = Town::with_editor().await;
    let path = town.published("Đại hội, \"tốt đẹp\"").await;
    for visitor in 1..=3 {
        town.visit(&path, &format!("192.0.2.{visitor}"), FIREFOX).await;
    }
    town.visit("/", "192.0.2.9", "curl/8").await;
    visits::fold(&town.app).await.unwrap();
    let later = town.later(TimeDelta::seconds(2)).await;
    assert!(later.get(&path).await.body.contains("3 lượt đọc"));
    let page = later.get("/thong-ke").await.body;
    assert!(page.contains("Nhiều nhất là ngày 22/11/2026") && page.contains(&format!("<a href=\"{path}\"")), "{page}");
    let days = later.get("/thong-ke.csv").await;
    assert_eq!(days.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(days.body, "\u{feff}ngay,luot_nguoi_doc,luot_chuong_trinh\r\n2026-11-22,3,1\r\n");
    let articles = later.get("/thong-ke/bai-viet.csv").await.body;
    assert!(articles.ends_with(&format!("\r\n{path},\"Đại hội, \"\"tốt đẹp\"\"\",3,0\r\n")), "{articles}");
    assert_eq!(counted(&later.app).await.1, 5, "the two pages count, the two files do not");
}

#[tokio::test]
async fn each_site_shows_the_figures_in_its_own_frame_and_says_that_they_are_those_of_all() {
    let town = Town::with_sites().await;
    let (five, six) =
        (town.published_at(1, "Tin của khu 5B", None, &[]).await, town.published_at(3, "Tin của khu 6", None, &[]).await);
    for path in [five.clone(), format!("/trang/khu-6{six}")] {
        assert_eq!(town.get(&path).await.status, StatusCode::OK);
    }
    visits::fold(&town.app).await.unwrap();
    let (five_there, six_there) = (format!("/trang/phuong{five}"), format!("http://khu6.example{six}"));
    for (host, begin, name, shared, links) in [
        ("localhost", "", "Khu 5B", false, vec![&five, &six_there]),
        ("localhost", "/trang/phuong", "Phường Quang Trung", true, vec![&five_there, &format!("/trang/phuong{six}")]),
        ("khu6.example", "", "Khu 6", true, vec![&six]),
    ] {
        let page = town.asked(host, &format!("{begin}/thong-ke")).await;
        assert_eq!((page.status, texts(&page.body, ".masthead .title")), (StatusCode::OK, vec![name.to_owned()]));
        assert_eq!(page.body.contains("Tính chung các trang tin."), shared, "{name}");
        let mut found = attributes(&page.body, "main tbody a", "href");
        found.sort_by_key(|link| links.iter().position(|wanted| *wanted == link));
        assert_eq!(found.iter().collect::<Vec<_>>(), links, "{name}");
        assert_eq!(texts(&page.body, "main tbody th").len(), 2);
        let front = town.asked(host, &format!("{begin}/")).await.body;
        assert!(attributes(&front, "aside a", "href").contains(&format!("{begin}/thong-ke")), "{name}");
    }
}

#[tokio::test]
async fn the_audit_says_whether_the_sums_agree() {
    let town = Town::with_editor().await;
    crate::set_migrated_visits(&town.app, 1000).await.unwrap();
    for visitor in 1..=5 {
        town.visit("/", &format!("192.0.2.{visitor}"), FIREFOX).await;
    }
    visits::fold(&town.app).await.unwrap();
    town.visit("/", "192.0.2.9", FIREFOX).await;
    let audit = town.get("/van-phong/luot-truy-cap").await;
    assert_eq!(audit.status, StatusCode::OK);
    for part in ["Các số khớp nhau", "<dd>1.005</dd>", "đã ghi vào sổ</dt><dd>5</dd>", "chưa ghi vào sổ</dt><dd>1</dd>"]
    {
        assert!(audit.body.contains(part), "{part} in {}", audit.body);
    }
    town.app.db.execute_unprepared("UPDATE visit_day SET people = people + 1").await.unwrap();
    assert!(town.get("/van-phong/luot-truy-cap").await.body.contains("Các số không khớp nhau"));
}
