//! What whoever keeps the server going sees of it: whether it lives and is ready, its figures, its log, how it stops. None of it
//! names anybody.

use super::served::{Server, get};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use chibo::house;
use chibo_frame::{App, health, testing};
use sea_orm::ConnectionTrait;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};
use tower::ServiceExt;

async fn asked(app: &App, path: &str) -> (StatusCode, String) {
    let answer = house::router(app).oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let status = answer.status();
    (status, String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn a_server_is_ready_while_its_database_answers_and_is_up_to_date() {
    let scratch = testing::scratch(&house::SLICES, "2025-06-15T02:00:00Z".parse().unwrap()).await.unwrap();
    let app = &scratch.app;
    assert_eq!(asked(app, "/ready").await, (StatusCode::OK, "ready\n".into()));
    // A newer server beside this one has changed the tables: this one goes on until it is replaced.
    app.db.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('frame-99', 1)").await.unwrap();
    assert_eq!(asked(app, "/ready").await.0, StatusCode::OK);
    app.db.execute_unprepared("DELETE FROM seaql_migrations WHERE version = 'frame-1'").await.unwrap();
    assert_eq!(asked(app, "/ready").await, (StatusCode::SERVICE_UNAVAILABLE, "database is of an older version\n".into()));
    app.db.clone().close().await.unwrap();
    assert_eq!(asked(app, "/ready").await, (StatusCode::SERVICE_UNAVAILABLE, "database does not answer\n".into()));
    assert_eq!(asked(app, "/health").await, (StatusCode::OK, "alive\n".into()), "it lives all the same");
    health::drain(app);
    assert_eq!(asked(app, "/ready").await.1, "draining\n");
}

/// A port that nobody uses.
fn free() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// Tells a server to stop, as a service manager does.
fn terminate(server: &Server) {
    let told = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().unwrap();
    assert!(told.success());
}

fn until(what: &str, so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

const MEMBER: &str = "01890000-0000-7000-8000-00000000abcd";

#[cfg(unix)]
#[test]
fn figures_and_log_name_nobody_and_who_is_being_answered_when_the_server_is_told_to_stop_is_answered() {
    let data = tempfile::tempdir().unwrap();
    let new = ["new", "--cell", "Chi bộ khu 5B", "--admin", "quantri"];
    assert!(Command::new(env!("CARGO_BIN_EXE_chibo")).arg("--data").arg(data.path()).args(new).output().unwrap().status.success());
    let figures = free();
    let json = [("CHIBO_LOG", "chibo=info,chibo_frame=info"), ("CHIBO_LOG_FORMAT", "json")];
    let mut server = Server::start_with(data.path(), None, &["--metrics", &figures, "--drain", "1"], &json);
    let address = server.address.clone();
    assert_eq!(get(&address, "", "/health").unwrap().body, "alive\n");
    assert_eq!(get(&address, "", "/ready").unwrap().status, 200);
    until("a page is answered out of memory", || {
        get(&address, "", "/").unwrap();
        let told = get(&figures, "", "/metrics").unwrap().body;
        told.contains("chibo_answered_from_memory ") && !told.contains("chibo_answered_from_memory 0\n")
    });
    assert_eq!(get(&address, "", &format!("/van-phong/danh-sach/{MEMBER}")).unwrap().status, 303);

    // Figures have a door of their own.
    assert_eq!(get(&address, "", "/metrics").unwrap().status, 404);
    let told = get(&figures, "", "/metrics").unwrap().body;
    let office = r#"chibo_requests_total{method="read",route="/van-phong/danh-sach/{id}",status="3xx"} 1"#;
    for line in [office, "chibo_ready 1", "chibo_live_streams 0", r"chibo_database_connections{kind="] {
        assert!(told.contains(line), "{line} in {told}");
    }
    assert!(told.contains(r#"chibo_request_seconds_bucket{le="0.05",method="read",route="/"}"#), "{told}");
    assert!(told.ends_with("# EOF\n") && !told.contains(MEMBER));

    // A form half sent when the server is told to stop.
    let mut sending = TcpStream::connect(&address).unwrap();
    sending.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = "POST /dang-nhap HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 27\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin=quantri&";
    sending.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(50));
    terminate(&server);
    until("it says that it stops", || {
        get(&address, "", "/ready").is_ok_and(|said| said.status == 503 && said.body == "draining\n")
    });
    until("it takes nobody any more", || TcpStream::connect(&address).is_err());
    assert!(server.child.try_wait().unwrap().is_none(), "somebody is still being answered");
    sending.write_all(b"password=saisa").unwrap();
    let mut answer = String::new();
    sending.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(server.child.wait().unwrap().success());

    let log = server.said.lock().unwrap().clone();
    let lines: Vec<serde_json::Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let of_office = lines.iter().find(|line| line["span"]["route"] == "/van-phong/danh-sach/{id}").unwrap();
    assert_eq!((&of_office["message"], &of_office["status"]), (&"answered".into(), &303.into()));
    assert_eq!(of_office["span"]["id"].as_str().unwrap().len(), 16);
    assert!(!log.contains(MEMBER) && !log.contains("quantri"), "{log}");
}
