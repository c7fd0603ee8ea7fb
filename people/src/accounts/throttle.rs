//! Guessing passwords is slowed down: after five wrong tries each further try must wait, a little longer every time, never longer
//! than a minute. Strangers' tries count for the login and for their address; a known device has a lane of its own, so that
//! no stranger can make its owner wait. Kept in memory; a restart forgets it.

use chibo_frame::App;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// Tries that need not wait.
const FREE: u32 = 5;
/// The first wait; each further one is twice as long.
const FIRST_WAIT: i64 = 5;
const LONGEST_WAIT: i64 = 60;
/// After so long without a try, tries are forgotten.
const MEMORY: TimeDelta = TimeDelta::minutes(10);
/// So many lanes are remembered. Beyond it the one with the fewest tries is forgotten, so that inventing logins does not make
/// the tries for a real one forgotten.
const MOST: usize = 10_000;

/// The tries of one application.
#[derive(Default)]
struct Kept(Mutex<Tries>);

/// The tries of each lane: how many, and when the last was.
#[derive(Default)]
struct Tries(HashMap<String, (u32, DateTime<Utc>)>);

/// Counts a try before its password is looked at, so that many at once are counted too. In seconds, how long to wait instead.
pub fn begin(app: &App, keys: &[String]) -> Result<(), i64> {
    app.shared.of::<Kept>().0.lock().unwrap_or_else(PoisonError::into_inner).begin(keys, app.now())
}

/// The password was right: forgets the tries.
pub fn forget(app: &App, keys: &[String]) {
    app.shared.of::<Kept>().0.lock().unwrap_or_else(PoisonError::into_inner).0.retain(|key, _| !keys.contains(key));
}

/// What a stranger's try counts for: the login and, unless it is this machine or a proxy on it, the address.
pub fn keys(login: &str, address: Option<SocketAddr>) -> Vec<String> {
    let address = address.map(|address| address.ip().to_canonical()).filter(|ip| !ip.is_loopback());
    let mut keys = vec![format!("login {}", super::store::tidy_login(login))];
    keys.extend(address.map(|ip| format!("address {}", network(ip))));
    keys
}

/// What a try counts for on a device that bears a mark of the account.
pub(super) fn of_device(mark: &str) -> Vec<String> {
    vec![format!("device {mark}")]
}

/// What a try counts for by somebody who is signed in already.
pub(super) fn of_account(id: Uuid) -> Vec<String> {
    vec![format!("account {id}")]
}

/// Of IPv6 the network: one visitor has as many addresses in it as he likes.
fn network(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
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
            self.make_room(key);
            let tried = self.0.entry(key.clone()).or_insert((0, now));
            *tried = (tried.0.saturating_add(1), now);
        }
        Ok(())
    }

    fn make_room(&mut self, key: &str) {
        if self.0.len() >= MOST && !self.0.contains_key(key) {
            let least = self.0.iter().min_by_key(|(_, tried)| **tried).map(|(key, _)| key.clone());
            least.map(|least| self.0.remove(&least));
        }
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
    use proptest::prelude::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + second, 0).unwrap()
    }

    fn from(address: &str) -> SocketAddr {
        SocketAddr::new(address.parse().unwrap(), 4000)
    }

    #[test]
    fn the_wait_begins_after_five_tries_and_grows_to_a_minute() {
        let mut tries = Tries::default();
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
        let mut tries = Tries::default();
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
        let mut tries = Tries::default();
        for login in ["a", "b", "c", "d", "e"] {
            tries.begin(&keys(login, Some(from("203.0.113.7"))), at(0)).unwrap();
        }
        assert_eq!(tries.begin(&keys("f", Some(from("203.0.113.7"))), at(0)), Err(5));
        assert_eq!(keys("f", Some(from("127.0.0.1"))), keys("f", None));
        assert_eq!(keys("f", Some(from("2001:db8::1"))), keys("f", Some(from("2001:db8::2:1"))), "one network");
        assert_ne!(keys("f", Some(from("2001:db8:0:1::1"))), keys("f", Some(from("2001:db8::1"))));
    }

    #[test]
    fn a_stranger_guesses_at_most_seventy_times_an_hour_for_a_login_from_wherever() {
        let mut tries = Tries::default();
        let guess = |second: u32| keys("bithu", Some(SocketAddr::new(IpAddr::from((0x0a00_0000 + second).to_be_bytes()), 4000)));
        let let_in = (0..3600).filter(|second| tries.begin(&guess(*second), at(i64::from(*second))).is_ok()).count();
        assert!((60..=70).contains(&let_in), "{let_in}");
    }

    #[test]
    fn memory_is_bounded_and_invented_logins_do_not_free_a_real_one() {
        let mut tries = Tries::default();
        let secretary = keys("bithu", None);
        for _ in 0..5 {
            tries.begin(&secretary, at(0)).unwrap();
        }
        for invented in 0..MOST + 50 {
            tries.0.insert(format!("filled {invented}"), (1, at(0)));
            if tries.0.len() >= MOST {
                break;
            }
        }
        for invented in 0..50 {
            tries.begin(&keys(&format!("x{invented}"), None), at(1)).unwrap();
        }
        assert_eq!(tries.0.len(), MOST);
        assert_eq!(tries.begin(&secretary, at(1)), Err(4));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever strangers do, before and in between, the owner is let through at once on the device that is known.
        #[test]
        fn no_stranger_makes_a_known_device_wait(
            tried in proptest::collection::vec((0u32..5, 0u32..40, 0i64..30), 1..200),
        ) {
            let (mut tries, mut now) = (Tries::default(), 0);
            for (login, address, later) in tried {
                now += later;
                let address = Some(SocketAddr::new(IpAddr::from((0x0a00_0000 + address).to_be_bytes()), 4000));
                let login = if login < 4 { "bithu" } else { "chiuy" };
                let _ = tries.begin(&keys(login, address), at(now));
                prop_assert_eq!(tries.begin(&of_device("a1b2"), at(now)), Ok(()));
                tries.0.remove("device a1b2");
            }
        }
    }
}
