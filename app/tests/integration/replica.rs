//! A read replica: pages for everybody are made there while it keeps up, a signed-in person's never. Another database stands in for it,
//! in which things are called otherwise and which says of itself how far it is. Without `CHIBO_TEST_DATABASE_URL` there is
//! none, and nothing is tried.

use super::moving::postgres;
use super::served::{Server, form, get, post};
use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_frame::{App, Role, db};
use chibo_people::{accounts, units};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

const PASSWORD: &str = "mot cau de nho";

/// A cell, its site, and its secretary.
async fn filled(data: &Path, url: &str) -> App {
    let app = house::open(data, Some(url), Clock::Machine).await.unwrap();
    let cell = units::create(&app, None, "Chi bộ khu 5B", "").await.unwrap().unwrap();
    demo::set_site(&app, &cell.name, "").await.unwrap();
    let new = accounts::New {
        login: "bithu".into(),
        name: "Bí thư".into(),
        roles: vec![Role::Secretary],
        password: Some(PASSWORD.into()),
    };
    accounts::create(&app, None, new).await.unwrap().unwrap();
    app
}

/// The database of this address once more, with other names in it; it says that it has taken in all, as a replica would.
async fn stand_in(url: &str) -> (DatabaseConnection, String) {
    let (server, name) = url.rsplit_once('/').unwrap();
    let any = db::connect(&std::env::var("CHIBO_TEST_DATABASE_URL").unwrap()).await.unwrap();
    any.execute_unprepared(&format!("CREATE DATABASE {name}_too TEMPLATE {name}")).await.unwrap();
    any.execute_unprepared(&format!("ALTER DATABASE {name}_too SET search_path = public, pg_catalog")).await.unwrap();
    let address = format!("{server}/{name}_too");
    let too = db::connect(&address).await.unwrap();
    too.execute_unprepared("UPDATE site SET title = 'Bản sao'; UPDATE unit SET name = 'Bản sao'").await.unwrap();
    is_at(&too, "pg_current_wal_lsn()").await;
    (too, address)
}

/// How far it says that it is.
async fn is_at(too: &DatabaseConnection, place: &str) {
    let says = format!("CREATE OR REPLACE FUNCTION pg_last_wal_replay_lsn() RETURNS pg_lsn LANGUAGE sql AS 'SELECT {place}'");
    too.execute_unprepared(&says).await.unwrap();
}

/// Waits until the front page is of the replica, or is not; every answer on the way is a page.
fn until_front_is_of_replica(server: &Server, wanted: bool) {
    let begun = Instant::now();
    loop {
        let answer = get(&server.address, "", "/").unwrap();
        assert_eq!(answer.status, 200, "{}", answer.body);
        if answer.body.contains("Bản sao") == wanted {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(15), "of the replica: {wanted}");
        sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn pages_for_everybody_are_made_at_a_replica_that_keeps_up_and_nobody_notices_one_that_does_not() {
    let Some(url) = postgres().await else { return };
    let data = tempfile::tempdir().unwrap();
    filled(data.path(), &url).await.db.close().await.unwrap();
    let (too, replica) = stand_in(&url).await;
    let server = Server::start_with(data.path(), Some(&url), &["--replica", &replica], &[]);
    until_front_is_of_replica(&server, true);
    let signed = post(&server.address, "", "/dang-nhap", &form(&[("login", "bithu"), ("password", PASSWORD)])).unwrap();
    let office = get(&server.address, &signed.cookie.unwrap(), "/van-phong").unwrap();
    assert!(office.status == 200 && office.body.contains("Chi bộ khu 5B") && !office.body.contains("Bản sao"), "{}", office.body);

    // It falls behind, and comes up again.
    is_at(&too, "''0/1''::pg_lsn").await;
    until_front_is_of_replica(&server, false);
    is_at(&too, "pg_current_wal_lsn()").await;
    until_front_is_of_replica(&server, true);
    // It is no replica any more: somebody made it a database of its own.
    is_at(&too, "NULL::pg_lsn").await;
    until_front_is_of_replica(&server, false);
    is_at(&too, "pg_current_wal_lsn()").await;
    until_front_is_of_replica(&server, true);

    // It is lost.
    too.close().await.unwrap();
    let any = db::connect(&std::env::var("CHIBO_TEST_DATABASE_URL").unwrap()).await.unwrap();
    let name = replica.rsplit_once('/').unwrap().1;
    any.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    until_front_is_of_replica(&server, false);
    sleep(Duration::from_millis(1200));
    until_front_is_of_replica(&server, false);
}

#[tokio::test]
async fn a_server_whose_replica_is_away_serves_as_if_there_were_none() {
    let Some(url) = postgres().await else { return };
    let data = tempfile::tempdir().unwrap();
    drop(filled(data.path(), &url).await);
    let server = Server::start_with(data.path(), Some(&url), &["--replica", "postgres://nobody@127.0.0.1:1/nowhere"], &[]);
    until_front_is_of_replica(&server, false);
    assert_eq!(get(&server.address, "", "/ready").unwrap().status, 200);
}
