//! Guessing passwords is slowed down: after five wrong tries for one login or from one address each further try must wait,
//! a little longer every time, never longer than a minute. Kept in memory; a restart forgets it.

use chibo_frame::App;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

/// Tries that need not wait.
const FREE: u32 = 5;
/// The first wait; each further one is twice as long.
const FIRST_WAIT: i64 = 5;
const LONGEST_WAIT: i64 = 60;
/// After so long without a try, tries are forgotten.
const MEMORY: TimeDelta = TimeDelta::minutes(10);

/// The tries of one application.
#[derive(Default)]
struct Kept(Mutex<Tries>);

/// The tries for each login and each address: how many, and when the last was.
#[derive(Default)]
struct Tries(BTreeMap<String, (u32, DateTime<Utc>)>);

/// Counts a try before its password is looked at, so that many at once are counted too. In seconds, how long to wait instead.
pub fn begin(app: &App, keys: &[String]) -> Result<(), i64> {
    app.shared.of::<Kept>().0.lock().unwrap_or_else(PoisonError::into_inner).begin(keys, app.now())
}

/// The password was right: forgets the tries.
pub fn forget(app: &App, keys: &[String]) {
    app.shared.of::<Kept>().0.lock().unwrap_or_else(PoisonError::into_inner).0.retain(|key, _| !keys.contains(key));
}

/// What a try counts for: the login and, unless it is this machine or a proxy on it, the address.
pub fn keys(login: &str, address: Option<SocketAddr>) -> Vec<String> {
    let address = address.map(|address| address.ip()).filter(|ip| !ip.is_loopback());
    let mut keys = vec![format!("login {}", super::store::tidy_login(login))];
    keys.extend(address.map(|ip| format!("address {ip}")));
    keys
}

impl Tries {
    fn begin(&mut self, keys: &[String], now: DateTime<Utc>) -> Result<(), i64> {
        self.0.retain(|_, (_, last)| now - *last < MEMORY);
        let waits =
            keys.iter().filter_map(|key| self.0.get(key)).map(|(count, last)| (*last + wait_after(*count) - now).num_seconds());
        match waits.max() {
            Some(seconds) if seconds > 0 => return Err(seconds),
            _ => {}
        }
        for key in keys {
            let tried = self.0.entry(key.clone()).or_insert((0, now));
            *tried = (tried.0.saturating_add(1), now);
        }
        Ok(())
    }
}

fn wait_after(count: u32) -> TimeDelta {
    match count.checked_sub(FREE) {
        None => TimeDelta::zero(),
        Some(further) => TimeDelta::seconds((FIRST_WAIT << further.min(4)).min(LONGEST_WAIT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + second, 0).unwrap()
    }

    #[test]
    fn the_wait_begins_after_five_tries_and_grows_to_a_minute() {
        let mut tries = Tries(BTreeMap::new());
        let keys = keys("bithu", None);
        assert!((0..5).all(|second| tries.begin(&keys, at(second)).is_ok()));
        let mut now = 4;
        for expected in [5, 10, 20, 40, 60, 60] {
            assert_eq!(tries.begin(&keys, at(now)), Err(expected));
            now += expected;
            assert_eq!(tries.begin(&keys, at(now)), Ok(()));
        }
    }

    #[test]
    fn a_refused_try_does_not_lengthen_the_wait_and_another_login_is_free() {
        let mut tries = Tries(BTreeMap::new());
        let secretary = keys("bithu", None);
        for _ in 0..5 {
            tries.begin(&secretary, at(0)).unwrap();
        }
        assert!((0..100).all(|_| tries.begin(&secretary, at(1)) == Err(4)));
        assert_eq!(tries.begin(&keys("chiuy", None), at(1)), Ok(()));
        assert_eq!(tries.begin(&secretary, at(5)), Ok(()));
    }

    #[test]
    fn an_address_that_tries_many_logins_waits_but_a_proxy_on_this_machine_does_not() {
        let mut tries = Tries(BTreeMap::new());
        let outside: SocketAddr = "203.0.113.7:4000".parse().unwrap();
        for login in ["a", "b", "c", "d", "e"] {
            tries.begin(&keys(login, Some(outside)), at(0)).unwrap();
        }
        assert_eq!(tries.begin(&keys("f", Some(outside)), at(0)), Err(5));
        let proxy: SocketAddr = "127.0.0.1:4000".parse().unwrap();
        assert_eq!(keys("f", Some(proxy)), keys("f", None));
    }
}
