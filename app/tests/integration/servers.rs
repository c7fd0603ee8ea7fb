//! Several servers on one PostgreSQL database and one data directory: what is done at one is seen at the other. Without
//! `CHIBO_TEST_DATABASE_URL` there is no such database, and nothing is tried.

use super::moving::postgres;
use super::served::{Server, form, get, parts, post};
use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_frame::check::check;
use chibo_frame::live::{self, memory};
use chibo_frame::{App, Role};
use chibo_people::accounts;
use sea_orm::ConnectionTrait;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

const PASSWORD: &str = "mot cau de nho";

/// The demonstration's roll and congress, and somebody who may do everything.
async fn filled(data: &Path, url: &str) -> App {
    let app = house::open(data, Some(url), Clock::Machine).await.unwrap();
    demo::found(&app).await.unwrap();
    demo::import_workbooks(&app).await.unwrap();
    chibo_congress::load_demo(&app).await.unwrap();
    let roles = vec![Role::Secretary, Role::Admin, Role::Publisher];
    let new = accounts::New { login: "bithu".into(), name: "Bí thư".into(), roles, password: Some(PASSWORD.into()) };
    accounts::create(&app, None, new).await.unwrap().unwrap();
    app
}

/// The pictures of a live page, each as it comes.
fn follow(address: &str, cookie: &str, path: &str) -> Receiver<(Instant, String)> {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n").unwrap();
    let (told, pictures) = channel();
    thread::spawn(move || {
        let mut picture = None;
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            match line.as_str() {
                "event: hinh" => picture = Some(String::new()),
                "" => {
                    if picture.take().is_some_and(|picture| told.send((Instant::now(), picture)).is_err()) {
                        return;
                    }
                }
                line => {
                    if let Some(picture) = &mut picture {
                        picture.push_str(line);
                    }
                }
            }
        }
    });
    pictures
}

/// Waits until it is so; how long that took.
fn until(what: &str, so: impl Fn() -> bool) -> Duration {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(15), "{what}");
        sleep(Duration::from_millis(20));
    }
    begun.elapsed()
}

/// Publishes an article with this headline; its address.
fn publish(server: &Server, cookie: &str, headline: &str) {
    let path = post(&server.address, cookie, "/van-phong/tin-bai/moi", b"").unwrap().location;
    let page = get(&server.address, cookie, &path).unwrap().body;
    let category = page.split("<select id=\"category\"").nth(1).unwrap().split("</select>").next().unwrap();
    let category = category.split("value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).find(|value| !value.is_empty());
    let fields = [("headline", headline), ("lead", "Tóm tắt"), ("body", "<p>Nội dung</p>"), ("author", "Ban biên tập")];
    let fields = fields.into_iter().chain([("category", category.unwrap()), ("do", "publish")]);
    let fields: Vec<_> = fields.map(|(name, value)| (name, None, value.as_bytes())).collect();
    let answer = post(&server.address, cookie, &path, &parts(&fields)).unwrap();
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// Opens the front page as a person does.
fn visit(server: &Server) {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let asked = b"GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla/5.0 Firefox/140.0\r\nConnection: close\r\n\r\n";
    stream.write_all(asked).unwrap();
    std::io::copy(&mut stream, &mut std::io::sink()).unwrap();
}

/// All visits of people, as the open data of a server has them.
fn counted(server: &Server) -> u64 {
    let answer = get(&server.address, "", "/thong-ke.csv").unwrap().body;
    let days = answer.split("\r\n").filter_map(|line| line.split_once(','));
    days.filter_map(|(_, rest)| rest.split(',').next()?.parse::<u64>().ok()).sum()
}

#[tokio::test]
async fn what_is_done_at_one_server_is_seen_at_the_other() {
    let Some(url) = postgres().await else { return };
    let data = tempfile::tempdir().unwrap();
    let app = filled(data.path(), &url).await;
    let (mut a, b) = (Server::start(data.path(), Some(&url)), Server::start(data.path(), Some(&url)));

    // Signed in at one, known at the other.
    let signed = post(&a.address, "", "/dang-nhap", &form(&[("login", "bithu"), ("password", PASSWORD)])).unwrap();
    let cookie = signed.cookie.unwrap();
    assert_eq!(get(&b.address, &cookie, "/van-phong").unwrap().status, 200);

    // Who comes into the hall at a desk of one is in the chair's picture at the other.
    let next = post(&a.address, &cookie, "/van-phong/dai-hoi/ke-tiep", &form(&[("term", "2022-2025")])).unwrap();
    let (congress, desk) = (&next.location, format!("{}/ban-don", next.location));
    let opened = post(&a.address, &cookie, &format!("{congress}/dieu-hanh/mo"), &form(&[("address", "192.168.1.5:8080")]));
    assert_eq!(opened.unwrap().status, 303);
    let pictures = follow(&b.address, &cookie, &format!("{congress}/dieu-hanh/song"));
    let (_, mut shown) = pictures.recv_timeout(Duration::from_secs(10)).unwrap();
    let mut waits = Vec::new();
    for number in ["3", "4", "5", "6", "7"] {
        let token = app.random_id().to_string();
        let answer = post(&a.address, &cookie, &desk, &form(&[("text", number), ("token", &token)])).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.body);
        let noted = Instant::now();
        let (at, picture) = pictures.recv_timeout(Duration::from_secs(5)).unwrap();
        assert_ne!(picture, shown);
        shown = picture;
        waits.push(at.saturating_duration_since(noted));
    }
    waits.sort_unstable();

    // A page that was published at one is read at the other, though it holds the front page in memory.
    visit(&b);
    publish(&a, &cookie, "Tin của máy chủ thứ nhất");
    let took =
        until("the page is read at the other", || get(&b.address, "", "/").unwrap().body.contains("Tin của máy chủ thứ nhất"));
    say(&format!("arrivals at the other server after {waits:?}, the page after {took:?}"));

    // Visits are those of both.
    for _ in 0..3 {
        visit(&a);
    }
    for _ in 0..2 {
        visit(&b);
    }
    until("both count all visits", || counted(&a) == 6 && counted(&b) == 6);

    // One is lost: work goes on at the other, and the log holds.
    a.kill();
    let task = form(&[("title", "Việc sau khi một máy hỏng"), ("owner", "Tổ 1")]);
    assert_eq!(post(&b.address, &cookie, "/van-phong/nhiem-vu", &task).unwrap().status, 303);
    let report = check(&app).await.unwrap();
    assert!(report.holds(), "{:?}", report.faults);
}

#[tokio::test]
async fn servers_that_start_at_once_make_the_tables_once_and_an_upgrade_waits_for_nobody() {
    let Some(url) = postgres().await else { return };
    let data = tempfile::tempdir().unwrap();
    let apps = opened_at_once(data.path(), &url).await;
    for app in &apps {
        assert!(check(app).await.unwrap().holds());
    }
    knows_what_may_stand_nowhere(&apps[0], &apps[1]).await;
    // While one serves, another of a newer version changes the tables.
    chibo_people::units::create(&apps[0], None, "Chi bộ khu 5B", "").await.unwrap().unwrap();
    let server = Server::start(data.path(), Some(&url));
    let back = "DROP TABLE visit_online; DELETE FROM seaql_migrations WHERE version = 'portal-6-visits-elsewhere'";
    apps[0].db.execute_unprepared(back).await.unwrap();
    assert_eq!(get(&server.address, "", "/ready").unwrap().status, 503, "the tables are those of before");
    let newer = Server::start(data.path(), Some(&url));
    for server in [&server, &newer] {
        assert_eq!(get(&server.address, "", "/ready").unwrap().status, 200);
    }
}

/// What one keeps in memory alone is in the other's too, until it is forgotten.
async fn knows_what_may_stand_nowhere(one: &App, other: &App) {
    for app in [one, other] {
        tokio::spawn(live::relay(app.clone()));
    }
    let told = async |so: bool| {
        let begun = Instant::now();
        while memory::recall(other, "ballots 1").is_some() != so {
            assert!(begun.elapsed() < Duration::from_secs(15), "told: {so}");
            // Until the other listens nobody hears it.
            if so {
                memory::remember(one, "ballots 1", "key");
            } else {
                memory::forget(one, "ballots ");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    told(true).await;
    assert_eq!(memory::recall(other, "ballots 1").as_deref(), Some("key"));
    told(false).await;
}

#[expect(clippy::print_stdout, reason = "the figures that the documents give")]
fn say(figures: &str) {
    println!("{figures}");
}

/// The same database opened four times at once.
async fn opened_at_once(data: &Path, url: &str) -> Vec<App> {
    let open = || {
        tokio::spawn({
            let (data, url) = (data.to_owned(), url.to_owned());
            async move { house::open(&data, Some(&url), Clock::Machine).await.unwrap() }
        })
    };
    let opening: Vec<_> = (0..4).map(|_| open()).collect();
    let mut apps = Vec::new();
    for one in opening {
        apps.push(one.await.unwrap());
    }
    apps
}
