//! Measurements of the counting, run by name, and the online figure against an exact replay:
//! `cargo test --release -p chibo-portal --lib measure -- --ignored --nocapture`.
#![expect(clippy::print_stdout, reason = "who runs a measurement reads it")]

use super::ledger::{Reader, Visit, Visits};
use super::online::{MINUTES, Online};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;
use uuid::Uuid;

fn start() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

/// Numbers that look made up and are the same each time.
struct Made(u64);

impl Made {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB)
    }

    /// A number below another, small ones far more often.
    fn small(&mut self, below: u64) -> u64 {
        let (a, b) = (self.next() % below, self.next() % below);
        a.min(b).min(self.next() % below)
    }
}

#[test]
fn a_million_visits_give_the_online_figure_of_an_exact_replay() {
    let (online, mut made, mut now, mut last) = (Online::default(), Made(7), start(), HashMap::new());
    let mut worst = 0;
    for visit in 0..1_000_000_u32 {
        // Bursts and lulls: 1.2 ms apart on average, at times half a minute.
        now += TimeDelta::microseconds((made.next() % 2400).cast_signed());
        if made.next().is_multiple_of(50_000) {
            now += TimeDelta::seconds((made.next() % 30).cast_signed());
        }
        let visitor = made.small(200_000).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        online.note(visitor, None, now);
        last.insert(visitor, now);
        if visit % 10_000 == 9_999 {
            let exact = last.values().filter(|at| now - **at < TimeDelta::minutes(MINUTES.cast_signed())).count() as u64;
            worst = worst.max(online.count(now).abs_diff(exact) * 10_000 / exact);
        }
    }
    println!("1,000,000 visits: the online figure is off by {worst} in 10,000 at most");
    assert!(worst <= 100, "off by {worst} in 10,000");
}

#[test]
#[ignore = "a measurement"]
fn measure_how_many_visits_a_second_are_counted_and_what_they_take() {
    let millions = std::env::var("CHIBO_MILLIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(1000_u64);
    for threads in [1, 2] {
        let visits = Arc::new(Visits::default());
        let begun = Instant::now();
        let noting = Arc::clone(&visits);
        let each = millions * 1_000_000 / threads;
        std::thread::scope(|scope| {
            let counting: Vec<_> = (0..threads)
                .map(|seed| {
                    scope.spawn({
                        let visits = Arc::clone(&visits);
                        move || count(&visits, seed, each)
                    })
                })
                .collect();
            while counting.iter().any(|thread| !thread.is_finished()) {
                std::thread::sleep(std::time::Duration::from_millis(25));
                noting.note_down().unwrap();
            }
        });
        let rate = u128::from(each * threads) * 1000 / begun.elapsed().as_millis().max(1);
        let mut all = super::Pair::default();
        noting.since(0, |new| all += new.all());
        assert_eq!(all.people, each * threads);
        println!("{} million visits on {threads} threads: {rate} a second; memory {}", millions, memory());
    }
}

/// Visits of a million visitors of a thousand articles, ten thousand a second by the clock.
fn count(visits: &Visits, seed: u64, many: u64) {
    let mut made = Made(seed);
    for visit in 0..many {
        let at = start() + TimeDelta::microseconds((visit * 100).cast_signed());
        let reader = Reader::Person(made.small(1_000_000).wrapping_mul(0x9E37_79B9_7F4A_7C15), None);
        visits.count(Visit { at, reader, article: Some(Uuid::from_u128(u128::from(made.small(1000)))) });
    }
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim().to_owned()
}
