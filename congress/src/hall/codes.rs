//! The codes by which a projector and the phones in the hall open their pages, in place of accounts. The projector's is long
//! and typed once; the phones' is six digits and ends with the congress. Guessing is slowed down: whoever tries many wrong
//! codes is answered nothing for a while.

use chibo_frame::App;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// Words that are easily read aloud and typed without accents.
const WORDS: [&str; 32] = [
    "bien", "buom", "cau", "chim", "dao", "dua", "gio", "hoa", "hong", "lan", "lua", "mai", "may", "mo", "nang", "ngoc", "nui",
    "quang", "rung", "sao", "sen", "song", "sua", "suoi", "tam", "thong", "tra", "tre", "trang", "tung", "vang", "xuan",
];

/// Wrong codes that need not wait; a proxy on this machine stands for everybody.
const FREE: u32 = 30;
const FREE_OF_A_PROXY: u32 = 600;
/// After so long without a wrong code, the wrong ones are forgotten.
const MEMORY: TimeDelta = TimeDelta::minutes(10);

fn part(random: u128, from: u32, of: u128) -> u128 {
    (random >> from) % of
}

/// Two words and four digits: `sen-vang-4821`.
pub(super) fn for_screen(random: Uuid) -> String {
    let random = random.as_u128();
    let word =
        |from: u32| usize::try_from(part(random, from, 32)).ok().and_then(|place| WORDS.get(place)).copied().unwrap_or("hoa");
    format!("{}-{}-{:04}", word(0), word(8), part(random, 80, 10_000))
}

/// Six digits.
pub(super) fn for_phones(random: Uuid) -> String {
    format!("{:06}", part(random.as_u128(), 84, 1_000_000))
}

/// A code as it was typed, without what people put between the digits.
pub(super) fn tidy(typed: &str) -> String {
    typed.trim().to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

#[derive(Default)]
struct Kept(Mutex<Guesses>);

/// The wrong codes of each address: how many, and when the last was.
#[derive(Default)]
struct Guesses(BTreeMap<Option<IpAddr>, (u32, DateTime<Utc>)>);

/// Whether codes of this caller are looked at.
pub(super) fn is_heard(app: &App, caller: Option<SocketAddr>) -> bool {
    app.shared.of::<Kept>().0.lock().unwrap_or_else(PoisonError::into_inner).is_heard(key(caller), app.now())
}

/// A code of this caller was wrong.
pub(super) fn was_wrong(app: &App, caller: Option<SocketAddr>) {
    app.shared.of::<Kept>().0.lock().unwrap_or_else(PoisonError::into_inner).was_wrong(key(caller), app.now());
}

/// The address, unless it is this machine or a proxy on it.
fn key(caller: Option<SocketAddr>) -> Option<IpAddr> {
    caller.map(|address| address.ip()).filter(|ip| !ip.is_loopback())
}

impl Guesses {
    fn is_heard(&mut self, key: Option<IpAddr>, now: DateTime<Utc>) -> bool {
        self.0.retain(|_, (_, last)| now - *last < MEMORY);
        let free = if key.is_some() { FREE } else { FREE_OF_A_PROXY };
        self.0.get(&key).is_none_or(|(wrong, _)| *wrong < free)
    }

    fn was_wrong(&mut self, key: Option<IpAddr>, now: DateTime<Utc>) {
        let tried = self.0.entry(key).or_insert((0, now));
        *tried = (tried.0.saturating_add(1), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_have_their_shape_and_differ() {
        let random = |n: u128| Uuid::from_u128(n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
        let screens: BTreeSet<String> = (1..1000).map(|n| for_screen(random(n))).collect();
        assert!(screens.len() > 990, "{}", screens.len());
        assert!(screens.iter().all(|code| *code == tidy(code) && code.split('-').count() == 3));
        assert!((1..1000).all(|n| for_phones(random(n)).len() == 6));
        assert_eq!(tidy(" 123 456 "), "123456");
    }

    #[test]
    fn who_tries_thirty_wrong_codes_waits_and_others_do_not() {
        let (mut guesses, now) = (Guesses::default(), DateTime::from_timestamp(1_700_000_000, 0).unwrap());
        let outside = key(Some("203.0.113.7:4000".parse().unwrap()));
        for _ in 0..30 {
            assert!(guesses.is_heard(outside, now));
            guesses.was_wrong(outside, now);
        }
        assert!(!guesses.is_heard(outside, now));
        assert!(guesses.is_heard(key(Some("203.0.113.8:4000".parse().unwrap())), now));
        assert!(guesses.is_heard(key(Some("127.0.0.1:4000".parse().unwrap())), now));
        assert!(guesses.is_heard(outside, now + MEMORY));
    }
}
