//! Moving into another database and back: every record and the log are the same there, what changes on the way is found, and
//! what is not whole is opened by nobody. The tests move a small cell; the whole demonstration with
//! `CHIBO_MOVE=demo cargo test -p chibo --test integration moving`.

use chibo::moving::{Goal, Refusal, move_to};
use chibo::upgrade::Stopped;
use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_frame::backup::moving;
use chibo_frame::backup::tables::{self, Differs};
use chibo_frame::check::check;
use chibo_frame::{App, db};
use chibo_term::imports;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use std::path::Path;
use uuid::Uuid;

/// An empty database of the tests' server, where there is one.
pub(super) async fn postgres() -> Option<String> {
    let server = std::env::var("CHIBO_TEST_DATABASE_URL").ok()?;
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let name = format!("chibo_move_{}", Uuid::from_u128(since.as_nanos()).simple());
    db::connect(&server).await.unwrap().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    Some(format!("{}/{name}", server.rsplit_once('/').unwrap().0))
}

/// A cell with its inspections, or the whole demonstration, and a file beside the database, on SQLite.
async fn filled(data: &Path) -> App {
    let app = if std::env::var("CHIBO_MOVE").is_ok_and(|what| what == "demo") {
        demo::load(data, None).await.unwrap()
    } else {
        let app = house::open(data, None, Clock::Machine).await.unwrap();
        demo::found(&app).await.unwrap();
        let (name, bytes) = demo::WORKBOOKS.into_iter().find(|(name, _)| name.starts_with("kiem-tra")).unwrap();
        let file = imports::File { name: name.to_owned(), bytes: bytes.to_vec() };
        assert!(imports::import(&app, None, vec![file], true).await.unwrap().batch.is_some());
        app
    };
    std::fs::create_dir_all(data.join("uploads/a")).unwrap();
    std::fs::write(data.join("uploads/a/1-so.xlsx"), vec![7; 10_000]).unwrap();
    app
}

#[tokio::test]
async fn everything_is_moved_and_moved_back_and_is_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let (old, back) = (dir.path().join("cu"), dir.path().join("moi"));
    let app = filled(&old).await;
    let (stands, holds) = (tables::sums(&app).await.unwrap(), check(&app).await.unwrap());
    assert!(stands["inspection"].rows > 10 && stands["change"].rows > 20 && holds.entries > 3);

    // Without a server of PostgreSQL the first step is into a directory too.
    let url = postgres().await;
    let middle = dir.path().join("giua");
    let goal = url.clone().map_or(Goal::Directory(middle.clone()), Goal::Database);
    let mut steps = Vec::new();
    let moved = move_to(app, &goal, &mut |step| steps.push(step)).await.unwrap().unwrap();
    assert_eq!(moved.sums, stands);
    assert_eq!((moved.report.entries, moved.report.records), (holds.entries, holds.records));
    let rows = stands.values().map(|sum| sum.rows).sum();
    assert!(steps.contains(&tables::Step::Carried(rows)) && steps.contains(&tables::Step::Compared(rows)));
    // The old file is aside, so that nobody writes on in it.
    assert!(moved.aside.unwrap().exists() && !old.join("chibo.sqlite").exists());

    let (data, url) = if url.is_some() { (old.as_path(), url.as_deref()) } else { (middle.as_path(), None) };
    let app = house::open(data, url, Clock::Machine).await.unwrap();
    chibo_portal::set_migrated_visits(&app, 874_748_627).await.unwrap();
    let (stands, holds) = (tables::sums(&app).await.unwrap(), check(&app).await.unwrap());
    let moved = move_to(app, &Goal::Directory(back.clone()), &mut |_| {}).await.unwrap().unwrap();
    assert_eq!(moved.sums, stands);
    assert_eq!((moved.report.entries, moved.report.records, moved.report.holds()), (holds.entries, holds.records, true));
    let app = house::open(&back, None, Clock::Machine).await.unwrap();
    assert_eq!(tables::sums(&app).await.unwrap(), stands);
    assert!(std::fs::read(back.join("uploads/a/1-so.xlsx")).unwrap() == vec![7; 10_000]);
    let there = move_to(app, &Goal::Directory(back), &mut |_| {}).await.unwrap();
    assert!(matches!(there, Err(Refusal::NotEmpty)));
}

/// A database with the tables in it, of each kind that is to be had.
async fn target(dir: &Path) -> (DatabaseConnection, Option<String>) {
    let url = postgres().await;
    let target = db::connect(&url.clone().unwrap_or_else(|| db::sqlite_url(dir))).await.unwrap();
    moving::begin(&target, house::migrations).await.unwrap();
    (target, url)
}

#[tokio::test]
async fn a_row_that_changes_on_the_way_and_a_log_that_does_not_hold_are_found_and_nobody_opens_what_arrived() {
    let dir = tempfile::tempdir().unwrap();
    let (old, new) = (dir.path().join("cu"), dir.path().join("moi"));
    let app = house::open(&old, None, Clock::Machine).await.unwrap();
    chibo_people::units::create(&app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
    let before = std::fs::read(old.join("chibo.sqlite")).unwrap();

    std::fs::create_dir(&new).unwrap();
    let (to, url) = target(&new).await;
    // A database that thinks better of a row.
    let thinking = match to.get_database_backend() {
        DbBackend::Postgres => {
            "CREATE FUNCTION think() RETURNS trigger AS $$ BEGIN NEW.name := NEW.name || '!'; RETURN NEW; END $$ LANGUAGE plpgsql; \
             CREATE TRIGGER think BEFORE INSERT ON unit FOR EACH ROW EXECUTE FUNCTION think()"
        }
        _ => "CREATE TRIGGER think AFTER INSERT ON unit BEGIN UPDATE unit SET name = name || '!' WHERE id = NEW.id; END",
    };
    to.execute_unprepared(thinking).await.unwrap();
    let error = tables::carry(&app, &to, &mut |_| {}).await.err().unwrap();
    assert_eq!(error.downcast_ref(), Some(&Differs("unit".into())), "{error:?}");
    assert_eq!(moving::look(&to).await.unwrap(), moving::Target::Unfinished);
    let error = house::open(&new, url.as_deref(), Clock::Machine).await.err().unwrap();
    assert_eq!(error.downcast_ref(), Some(&Stopped::Unfinished));
    assert!(std::fs::read(old.join("chibo.sqlite")).unwrap() == before, "the old one was only read");

    // What was cut off is begun again; what holds data is left alone.
    if let Some(url) = url {
        to.execute_unprepared("DROP TRIGGER think ON unit").await.unwrap();
        let again = app.on(app.db.clone(), old.clone());
        let moved = move_to(again, &Goal::Database(url.clone()), &mut |_| {}).await.unwrap().unwrap();
        let aside = moved.aside.unwrap();
        assert_eq!(moving::look(&to).await.unwrap(), moving::Target::Holds);
        std::fs::rename(aside, old.join("chibo.sqlite")).unwrap();
        let app = house::open(&old, None, Clock::Machine).await.unwrap();
        assert!(matches!(move_to(app, &Goal::Database(url), &mut |_| {}).await.unwrap(), Err(Refusal::Holds)));
    }
    let app = house::open(&old, None, Clock::Machine).await.unwrap();
    app.db.execute_unprepared("UPDATE act SET detail = '\"khac\"' WHERE number = 1").await.unwrap();
    let other = dir.path().join("khac");
    let moved = move_to(app, &Goal::Directory(other.clone()), &mut |_| {}).await.unwrap();
    assert!(matches!(moved, Err(Refusal::Unsound(report)) if !report.holds()));
    assert!(!other.exists() && old.join("chibo.sqlite").exists());
}
