//! The server killed again and again while visitors read: what it counted against what they were answered. Never more is counted
//! than was answered, and what is lost was answered in the last tenth of a second before the kill. Five kills in the tests; more:
//! `CHIBO_KILLS=50 cargo test -p chibo --test integration crash -- --nocapture`.

use super::served::{Server, get};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

const VISITORS: usize = 16;
/// What a killed server may lose.
const LOST: Duration = Duration::from_millis(100);

/// All visits of people, as the open data has them.
fn counted(server: &Server) -> usize {
    let answer = get(&server.address, "", "/thong-ke.csv").unwrap().body;
    let days = answer.split("\r\n").filter_map(|line| line.split_once(','));
    days.filter_map(|(_, rest)| rest.split(',').next()?.parse::<usize>().ok()).sum()
}

/// Reads until the server is gone: when each whole answer was there.
fn visit(address: &str, until: &AtomicBool) -> Vec<Instant> {
    let mut answered = Vec::new();
    let Ok(mut stream) = TcpStream::connect(address) else { return answered };
    let mut kept = Vec::new();
    while !until.load(Ordering::Relaxed) {
        let asked = stream
            .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla/5.0 Firefox/140.0\r\nAccept-Encoding: gzip\r\n\r\n");
        if asked.is_err() || !whole_answer(&mut stream, &mut kept) {
            break;
        }
        answered.push(Instant::now());
    }
    answered
}

/// Reads one answer to its last byte.
fn whole_answer(stream: &mut TcpStream, kept: &mut Vec<u8>) -> bool {
    let mut piece = [0; 16 << 10];
    loop {
        if let Some(end) = kept.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(kept.get(..end).unwrap()).into_owned();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok()).unwrap();
            if kept.len() >= end + 4 + length {
                kept.drain(..end + 4 + length);
                return head.starts_with("HTTP/1.1 200");
            }
        }
        match stream.read(&mut piece) {
            Ok(read) if read > 0 => kept.extend_from_slice(piece.get(..read).unwrap()),
            _ => return false,
        }
    }
}

/// From a third of a second to one and a half.
fn some_time() -> Duration {
    Duration::from_millis(300 + RandomState::new().build_hasher().finish() % 1200)
}

#[test]
fn a_killed_server_loses_a_tenth_of_a_second_of_visits_at_most_and_counts_none_twice() {
    let kills = std::env::var("CHIBO_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(5);
    let data = tempfile::tempdir().unwrap();
    let new = ["new", "--cell", "Chi bộ khu 5B", "--admin", "quantri"];
    assert!(Command::new(env!("CARGO_BIN_EXE_chibo")).arg("--data").arg(data.path()).args(new).output().unwrap().status.success());
    let mut server = Server::start(data.path(), None);
    let (mut before, mut answered_in_all, mut lost_in_all) = (counted(&server), 0, 0);
    for kill in 1..=kills {
        let until = Arc::new(AtomicBool::new(false));
        let visitors: Vec<_> = (0..VISITORS)
            .map(|_| {
                let (address, until) = (server.address.clone(), Arc::clone(&until));
                thread::spawn(move || visit(&address, &until))
            })
            .collect();
        sleep(some_time());
        let killed = Instant::now();
        server.kill();
        until.store(true, Ordering::Relaxed);
        let answers: Vec<Instant> = visitors.into_iter().flat_map(|visitor| visitor.join().unwrap()).collect();
        let late = answers.iter().filter(|at| **at + LOST > killed).count();
        server = Server::start(data.path(), None);
        let counted = counted(&server) - before;
        before += counted;
        assert!(counted <= answers.len(), "kill {kill}: {counted} counted, {} answered", answers.len());
        let lost = answers.len() - counted;
        assert!(lost <= late, "kill {kill}: {lost} lost, {late} answered in the last {LOST:?}");
        answered_in_all += answers.len();
        lost_in_all += lost;
    }
    assert!(answered_in_all > kills, "nothing was answered");
    say(&format!("{kills} kills: {answered_in_all} answered, {lost_in_all} lost, none counted twice"));
}

#[expect(clippy::print_stdout, reason = "the figures that the documents give")]
fn say(figures: &str) {
    println!("{figures}");
}
