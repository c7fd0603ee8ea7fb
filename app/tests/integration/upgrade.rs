//! Databases of earlier days: a backup first, then the new tables, then a look; what fails leaves the old file as it was.

use chibo::house::{self, migrations};
use chibo::upgrade::Stopped;
use chibo_frame::app::Clock;
use chibo_frame::check::check;
use chibo_frame::{backup, db};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::MigratorTraitSelf;
use std::path::{Path, PathBuf};

/// A database as it was after so many changes of the tables, with a cell in it.
async fn old(data: &Path, changes: usize) -> DatabaseConnection {
    std::fs::create_dir_all(data).unwrap();
    let database = db::connect_passing(&db::sqlite_url(data)).await.unwrap();
    db::Migrations(migrations).up(&database, Some(u32::try_from(changes).unwrap())).await.unwrap();
    let act = "INSERT INTO act (id, at, verb, detail) VALUES (x'01890000000070008000000000000001', '2024-05-01T00:00:00+00:00', 'found', '1')";
    database.execute_unprepared(act).await.unwrap();
    database
}

fn backups(data: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(data.join("sao-luu")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[tokio::test]
async fn a_database_of_any_earlier_day_is_copied_first_then_upgraded_then_looked_at() {
    let all = migrations().len();
    for changes in [2, all / 3, all / 2, all - 5, all - 1] {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path();
        old(data, changes).await.close().await.unwrap();
        let app = house::open(data, None, Clock::Machine).await.unwrap();
        let report = check(&app).await.unwrap();
        assert!(report.holds() && report.entries >= 1, "{changes} of {all}: {:?}", report.faults);
        assert!(!data.join("chibo.sqlite.part").exists());
        // The way back: the backup is the old database, whole.
        let [file] = backups(data).try_into().unwrap();
        let back = dir.path().join("truoc-day");
        backup::restore(&file, &app.key(), &back).unwrap().unwrap();
        let database = db::connect_passing(&db::sqlite_url(&back)).await.unwrap();
        let applied = db::Migrations(migrations).get_applied_migrations(&database).await.unwrap();
        assert_eq!(applied.len(), changes);
        app.db.close().await.unwrap();
        // Once is enough.
        house::open(data, None, Clock::Machine).await.unwrap();
        assert_eq!(backups(data).len(), 1);
    }
}

#[tokio::test]
async fn an_upgrade_that_fails_and_a_newer_database_leave_the_file_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    let database = old(data, 2).await;
    // In the way of a table that comes later.
    database.execute_unprepared("CREATE TABLE chain_head (strange text)").await.unwrap();
    database.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    database.close().await.unwrap();
    let before = std::fs::read(data.join("chibo.sqlite")).unwrap();
    let error = house::open(data, None, Clock::Machine).await.err().unwrap();
    assert!(matches!(error.downcast_ref(), Some(Stopped::Failed(_, file)) if file.exists()), "{error:?}");
    assert!(std::fs::read(data.join("chibo.sqlite")).unwrap() == before);
    assert!(!data.join("chibo.sqlite.part").exists());

    let newer = tempfile::tempdir().unwrap();
    let app = house::open(newer.path(), None, Clock::Machine).await.unwrap();
    app.db.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('frame-99', 1)").await.unwrap();
    let error = house::open(newer.path(), None, Clock::Machine).await.err().unwrap();
    assert_eq!(error.downcast_ref(), Some(&Stopped::Newer("frame-99".into())));
}
