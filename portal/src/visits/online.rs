//! **Đang online.** How many distinct visitors there were in the last five minutes: exact to a tenth of a second, without ever
//! walking through the visitors. Each is known by the tenth of a second of his last visit; a ring counts how many are last seen
//! in each, and what falls off the ring is subtracted.

use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A visitor is online for so many minutes after each visit.
pub(crate) const MINUTES: u64 = 5;
/// The tenths of a second in it.
const TENTHS: u64 = MINUTES * 60 * 10;
/// A clock that goes back by more tenths than this was put back; by less, visits were only noted a little out of order.
const PUT_BACK: u64 = 60 * 10;
/// Visitors are parted by their hash, so that two who come at once seldom wait for each other.
const LANES: u64 = 16;
/// How many a lane tells apart, some 1.1 MB each of two generations; beyond it new ones are counted but not called online.
const MOST: usize = 57_344;

/// Who was here lately.
pub(crate) struct Online(Vec<Mutex<Lane>>);

impl Default for Online {
    fn default() -> Self {
        Self((0..LANES).map(|_| Mutex::default()).collect())
    }
}

impl Online {
    /// A visit. Under yesterday's key the same visitor had another hash.
    pub(crate) fn note(&self, hash: u64, under_old_key: Option<u64>, now: DateTime<Utc>) {
        let now = tenth(now);
        if let Some(mut lane) = under_old_key.and_then(|old| self.lane(old)) {
            lane.forget(under_old_key.unwrap_or_default());
        }
        if let Some(mut lane) = self.lane(hash) {
            lane.note(hash, now);
        }
    }

    /// How many are online.
    pub(crate) fn count(&self, now: DateTime<Utc>) -> u64 {
        let now = tenth(now);
        (0..LANES).filter_map(|place| self.lane(place << 32)).map(|mut lane| lane.count(now)).sum()
    }

    fn lane(&self, hash: u64) -> Option<MutexGuard<'_, Lane>> {
        let place = usize::try_from((hash >> 32) % LANES).ok()?;
        Some(self.0.get(place)?.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn tenth(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp_millis() / 100).unwrap_or_default()
}

/// A visitor's hash is one already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Seen = HashMap<u64, u64, BuildHasherDefault<AsItIs>>;

/// One part of the visitors.
struct Lane {
    /// When each was last seen; two generations, of which the older is dropped whole when nobody in it is online.
    young: Seen,
    old: Seen,
    /// When the young generation began.
    turned: u64,
    /// How many were last seen in each tenth of a second.
    ring: Vec<u32>,
    at: u64,
    sum: u64,
}

impl Default for Lane {
    fn default() -> Self {
        let ring = std::iter::repeat_n(0, usize::try_from(TENTHS).unwrap_or_default()).collect();
        Self { young: Seen::default(), old: Seen::default(), turned: 0, ring, at: 0, sum: 0 }
    }
}

impl Lane {
    fn note(&mut self, hash: u64, now: u64) {
        self.go_to(now);
        if self.young.len() >= MOST && !self.young.contains_key(&hash) {
            return;
        }
        let before = self.young.insert(hash, self.at).or_else(|| self.old.remove(&hash));
        self.unseen(before);
        if let Some(seen) = self.slot(self.at) {
            *seen += 1;
            self.sum += 1;
        }
    }

    fn count(&mut self, now: u64) -> u64 {
        self.go_to(now);
        self.sum
    }

    fn forget(&mut self, hash: u64) {
        let before = self.young.remove(&hash).or_else(|| self.old.remove(&hash));
        self.unseen(before);
    }

    /// Takes a visitor out of the tenth in which he was last seen, unless that has fallen off the ring.
    fn unseen(&mut self, before: Option<u64>) {
        let Some(before) = before.filter(|before| self.at - before < TENTHS) else { return };
        if let Some(seen) = self.slot(before) {
            *seen -= 1;
            self.sum -= 1;
        }
    }

    /// Moves on; where the clock was put back, begins anew.
    fn go_to(&mut self, now: u64) {
        if now + PUT_BACK < self.at {
            *self = Self::default();
        }
        for gone in self.at + 1..=now.min(self.at + TENTHS) {
            if let Some(seen) = self.slot(gone) {
                let off = u64::from(std::mem::take(seen));
                self.sum -= off;
            }
        }
        self.at = self.at.max(now);
        if self.at - self.turned >= TENTHS {
            let young = std::mem::take(&mut self.young);
            self.old = if self.at - self.turned < 2 * TENTHS { young } else { Seen::default() };
            self.turned = self.at;
        }
    }

    fn slot(&mut self, tenth: u64) -> Option<&mut u32> {
        self.ring.get_mut(usize::try_from(tenth % TENTHS).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    proptest::proptest! {
        #[test]
        fn the_figure_is_that_of_a_replay(visits: Vec<(u8, u32)>) {
            let (online, mut now, mut replay) = (Online::default(), 0_u64, HashMap::new());
            for (visitor, wait) in visits {
                now += u64::from(wait % 2000);
                let hash = u64::from(visitor).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                let at = DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::milliseconds(i64::try_from(now * 100).unwrap());
                online.note(hash, None, at);
                replay.insert(hash, now);
                let wanted = replay.values().filter(|last| now - **last < TENTHS).count();
                proptest::prop_assert_eq!(online.count(at), wanted as u64);
            }
        }
    }

    #[test]
    fn a_visitor_whose_key_changed_at_midnight_is_one() {
        let (online, now) = (Online::default(), DateTime::UNIX_EPOCH + TimeDelta::days(20_000));
        online.note(1, None, now);
        online.note(2, Some(1), now + TimeDelta::minutes(1));
        assert_eq!(online.count(now + TimeDelta::minutes(1)), 1);
    }

    #[test]
    fn a_clock_that_is_put_back_begins_anew_and_then_goes_on() {
        let (online, now) = (Online::default(), DateTime::UNIX_EPOCH + TimeDelta::days(20_000));
        online.note(1, None, now);
        online.note(2, None, now - TimeDelta::seconds(1));
        assert_eq!(online.count(now), 2, "a little out of order");
        let back = now - TimeDelta::hours(1);
        assert_eq!(online.count(back), 0);
        online.note(3, None, back);
        assert_eq!(online.count(back + TimeDelta::minutes(4)), 1);
        assert_eq!(online.count(back + TimeDelta::minutes(5)), 0);
    }

    #[test]
    fn a_flood_of_made_up_visitors_does_not_grow_it_without_end() {
        let (online, now) = (Online::default(), DateTime::UNIX_EPOCH + TimeDelta::days(20_000));
        for visitor in 0..2_000_000_u64 {
            online.note(visitor.wrapping_mul(0x9E37_79B9_7F4A_7C15), None, now);
        }
        assert_eq!(online.count(now), MOST as u64 * LANES);
    }
}
