//! The server killed again and again while several people write: every write that was answered is there afterwards, none is
//! half done, the chain of acts is whole. With `CHIBO_TEST_DATABASE_URL` set, on PostgreSQL. Three kills in the tests; more:
//! `CHIBO_KILLS=200 cargo test -p chibo --test integration kills -- --nocapture`. With `CHIBO_POSTGRES_RESTART` set to a command
//! that kills the database and starts it again, that is done instead, while the server stays.

use super::served::{Server, form, get, parts, post};
use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_frame::check::check;
use chibo_frame::record::Row;
use chibo_frame::{App, Role, db};
use chibo_people::{accounts, units};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};
use uuid::Uuid;

const PASSWORD: &str = "mot cau de nho";

/// How all members are called who were not imported.
const NEW: &str = "Trần Thị Mới";

/// Something that was answered as done: the table, and what stands in its column.
#[derive(Debug)]
struct Kept {
    place: Place,
    value: String,
}

/// Where a write is found again: table and column.
type Place = (&'static str, &'static str);

const MEMBER: Place = ("member", "id");
const TASK: Place = ("task", "title");
const PAPER: Place = ("incoming_paper", "number");
const MEETING: Place = ("meeting", "id");
const STUDY: Place = ("study_session", "id");
const ARTICLE: Place = ("article", "headline");
const PLACES: [Place; 6] = [MEMBER, TASK, PAPER, MEETING, STUDY, ARTICLE];

/// One who writes until he is told to stop or the server is gone.
struct Writer<'a> {
    address: &'a str,
    cookie: &'a str,
    until: &'a AtomicBool,
    count: &'a AtomicUsize,
    /// Whether answers that say trouble are to be expected.
    patient: bool,
}

impl Writer<'_> {
    fn number(&self) -> usize {
        self.count.fetch_add(1, Ordering::Relaxed)
    }

    /// Where a post leads; none where the server is gone, or in trouble.
    fn post(&self, path: &str, body: &[u8]) -> Option<String> {
        let answer = post(self.address, self.cookie, path, body).ok()?;
        assert!(answer.status == 303 || (self.patient && answer.status == 503), "{path}: {} {}", answer.status, answer.body);
        (answer.status == 303).then_some(answer.location)
    }

    /// Writes one of the small things; what was answered as done.
    fn small(&self, turn: usize) -> Option<Kept> {
        let number = self.number();
        let (mark, day) =
            (format!("Việc số {number}"), format!("{}/{}/{}", number % 28 + 1, number / 28 % 12 + 1, 1950 + number / 336));
        let key = |path: String| path.split('/').filter_map(|part| Uuid::parse_str(part).ok()).next_back().map(|id| id.to_string());
        let (place, value) = match turn % 6 {
            0 => {
                let card = format!("{:02}.{:06}", number / 1_000_000, number % 1_000_000);
                let fields = [("name", NEW), ("birth", "4/5/1990"), ("joined", "3/2/2015"), ("card_no", &card)];
                let more = [("came", "arrival"), ("came_on", "1/6/2025")];
                let path = self.post("/van-phong/danh-sach/moi", &form(&[fields.as_slice(), &more].concat()))?;
                (MEMBER, key(path)?)
            }
            1 => (TASK, self.post("/van-phong/nhiem-vu", &form(&[("title", &mark), ("owner", "Tổ 1")])).map(|_| mark)?),
            2 => {
                let fields = [("sender", "Đảng ủy"), ("number", &mark), ("day", "1/6/2025"), ("received_on", "2/6/2025")];
                let body = form(&[fields.as_slice(), &[("about", "Về việc thử")]].concat());
                (PAPER, self.post("/van-phong/van-ban/den/moi", &body).map(|_| mark)?)
            }
            3 => (MEETING, key(self.post("/van-phong/sinh-hoat/ke-tiep", b"")?)?),
            4 => {
                let fields = [("on", day.as_str()), ("title", &mark), ("place", "Nhà văn hóa")];
                (STUDY, key(self.post("/van-phong/hoc-tap/moi", &form(&fields))?)?)
            }
            _ => {
                let path = self.post("/van-phong/tin-bai/moi", b"")?;
                self.post(&path, &parts(&[("headline", None, mark.as_bytes())]))?;
                (ARTICLE, mark)
            }
        };
        Some(Kept { place, value })
    }

    fn write(&self, begin: usize) -> Vec<Kept> {
        let mut kept = Vec::new();
        for turn in begin.. {
            if self.until.load(Ordering::Relaxed) {
                break;
            }
            match self.small(turn) {
                Some(done) => kept.push(done),
                None if self.patient => {}
                None => break,
            }
        }
        kept
    }

    /// Imports the same workbook again and again, and takes it back: many records at once, all or none.
    fn import(&self) {
        let (name, bytes) = demo::WORKBOOKS[0];
        while !self.until.load(Ordering::Relaxed) {
            let sent = self.post("/van-phong/nhap-so-lieu", &parts(&[("files", Some(name), bytes)]));
            let confirmed = sent.and_then(|path| self.post(&path, &form(&[("loi", "bo-qua")])));
            let undone = confirmed.and_then(|path| self.undo(&path));
            if undone.is_none() && !self.patient {
                break;
            }
        }
    }

    /// Takes the last import back.
    fn undo(&self, list: &str) -> Option<String> {
        let page = get(self.address, self.cookie, list).ok()?.body;
        let path = page.split('"').find(|path| path.starts_with("/van-phong/") && path.ends_with("/hoan-tac"))?;
        self.post(path, b"")
    }
}

async fn begin(data: &Path, url: Option<&str>) -> App {
    let app = house::open(data, url, Clock::Machine).await.unwrap();
    units::create(&app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
    demo::set_site(&app, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap();
    let roles = vec![Role::Secretary, Role::Editor];
    let new = accounts::New { login: "bithu".into(), name: "Bí thư".into(), roles, password: Some(PASSWORD.into()) };
    accounts::create(&app, None, new).await.unwrap().unwrap();
    app
}

/// All rows of a table, opened.
async fn rows(app: &App, table: &str) -> Vec<Row> {
    app.kinds.iter().find(|kind| kind.name == table).unwrap().all(app).await.unwrap()
}

/// All values of a column.
async fn values(app: &App, (table, column): Place) -> BTreeSet<String> {
    rows(app, table).await.iter().map(|row| row.fields[column].as_str().unwrap().to_owned()).collect()
}

async fn count(app: &App, from: &str) -> i64 {
    let question = Statement::from_string(app.db.get_database_backend(), format!("SELECT count(*) FROM {from}"));
    app.db.query_one_raw(question).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Which of these are not there.
async fn lost<'a>(app: &App, kept: &'a [Kept]) -> Vec<&'a Kept> {
    let mut lost = Vec::new();
    for place in PLACES {
        let there = values(app, place).await;
        lost.extend(kept.iter().filter(|one| one.place == place && !there.contains(&one.value)));
    }
    lost
}

/// Nothing stands that is half of what one act writes.
async fn none_half_done(app: &App, imported: usize) {
    let new = |row: &&Row| row.fields["name"] == NEW;
    let (members, arrived) = (rows(app, "member").await, values(app, ("movement", "member_id")).await);
    let alone = members.iter().filter(new).filter(|row| !arrived.contains(row.fields["id"].as_str().unwrap()));
    assert_eq!(alone.count(), 0, "members without their arrival");
    let bare = count(app, "meeting m WHERE NOT EXISTS (SELECT 1 FROM agenda_item a WHERE a.meeting_id = m.id)");
    assert_eq!(bare.await, 0, "meetings without their agenda");
    let of_import = members.iter().filter(|row| !new(row)).count();
    assert!(of_import == 0 || of_import == imported, "{of_import} members of an import of {imported}");
    let acts = count(app, "act WHERE number IS NULL").await;
    assert_eq!(acts, 0, "acts that were not sealed");
}

/// From a fifth of a second to one and two fifths.
fn some_time() -> Duration {
    Duration::from_millis(200 + RandomState::new().build_hasher().finish() % 1200)
}

async fn database() -> Option<String> {
    let server = std::env::var("CHIBO_TEST_DATABASE_URL").ok()?;
    let name = format!("chibo_kills_{}", RandomState::new().build_hasher().finish());
    db::connect(&server).await.unwrap().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    Some(format!("{}/{name}", server.rsplit_once('/').unwrap().0))
}

/// What a run came to.
#[derive(Default)]
struct Figures {
    answered: usize,
    lost: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_answered_outlives_a_kill_and_nothing_is_half_done() {
    let kills = std::env::var("CHIBO_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(3);
    let restart = std::env::var("CHIBO_POSTGRES_RESTART").ok();
    let (dir, url, began) = (tempfile::tempdir().unwrap(), database().await, Instant::now());
    let app = begin(dir.path(), url.as_deref()).await;
    let (numbers, mut kept, mut figures) = (AtomicUsize::new(1), Vec::new(), Figures::default());
    let mut server = Server::start(dir.path(), url.as_deref());
    let sign_in = form(&[("login", "bithu"), ("password", PASSWORD)]);
    let cookie = post(&server.address, "", "/dang-nhap", &sign_in).unwrap().cookie.unwrap();
    // Once without a kill, so that it is known how many records an import makes.
    let first =
        Writer { address: &server.address, cookie: &cookie, until: &AtomicBool::new(false), count: &numbers, patient: false };
    let sent = first.post("/van-phong/nhap-so-lieu", &parts(&[("files", Some(demo::WORKBOOKS[0].0), demo::WORKBOOKS[0].1)]));
    first.post(&sent.unwrap(), &form(&[("loi", "bo-qua")])).unwrap();
    let imported = rows(&app, "member").await.len();
    assert!(imported > 10);
    for kill in 1..=kills {
        let until = AtomicBool::new(false);
        let writer =
            || Writer { address: &server.address, cookie: &cookie, until: &until, count: &numbers, patient: restart.is_some() };
        let answered: Vec<Kept> = thread::scope(|scope| {
            let writers: Vec<_> = (0..4).map(|begin| (begin, writer())).collect();
            let writers: Vec<_> = writers.into_iter().map(|(begin, writer)| scope.spawn(move || writer.write(begin))).collect();
            let another = writer();
            scope.spawn(move || another.import());
            sleep(some_time());
            match &restart {
                Some(command) => assert!(Command::new("sh").args(["-c", command]).status().unwrap().success()),
                None => assert!(Command::new("kill").args(["-9", &server.child.id().to_string()]).status().unwrap().success()),
            }
            if restart.is_some() {
                sleep(some_time());
            }
            until.store(true, Ordering::Relaxed);
            writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
        });
        if restart.is_none() {
            server.child.wait().unwrap();
            server = Server::start(dir.path(), url.as_deref());
        }
        figures.answered += answered.len();
        kept.extend(answered);
        let app = house::open(dir.path(), url.as_deref(), Clock::Machine).await.unwrap();
        let gone = lost(&app, &kept).await;
        assert!(gone.is_empty(), "kill {kill}: {gone:?}");
        figures.lost += gone.len();
        none_half_done(&app, imported).await;
        if kill % 10 == 0 || kill == kills {
            let report = check(&app).await.unwrap();
            assert!(report.holds(), "kill {kill}: {:?}", report.faults);
        }
        app.db.close().await.unwrap();
    }
    assert!(figures.answered > kills, "nothing was answered");
    say(&format!("{kills} kills in {:?}: {} writes answered, {} lost", began.elapsed(), figures.answered, figures.lost));
}

#[expect(clippy::print_stdout, reason = "the figures that the documents give")]
fn say(figures: &str) {
    println!("{figures}");
}
