//! How long a connection is waited for: whoever neither asks, nor sends, nor takes his answer makes room for others.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// How a connection fares, for whoever closes those that do not.
#[derive(Default)]
pub(crate) struct Pulse {
    /// The worker's clock, in seconds from 1.
    clock: Arc<AtomicU32>,
    /// When the last request came, or the connection.
    pub(super) asked: AtomicU32,
    /// Requests that the house is still answering.
    busy: AtomicU32,
    /// How the visitor takes what is written to him.
    pub(super) stuck: Pace,
    /// How he sends what the house waits for.
    pub(super) owing: Pace,
    /// No more requests are to be read.
    pub(super) ending: AtomicBool,
}

/// A connection stays for so many seconds without a whole request, without more of what it sends, or without taking its answer.
pub(super) const PATIENCE: u32 = 60;
/// Beyond that it stays only as long as it sends or takes so many bytes for each second of waiting: a byte a minute is no visitor.
const LEAST: u32 = 1 << 10;

/// How long somebody was waited for, and what came of it.
#[derive(Default)]
pub(super) struct Pace {
    /// Since when he is waited for; 0 while he is not.
    pub(super) since: AtomicU32,
    /// How many seconds he was waited for before.
    waited: AtomicU32,
    /// How many bytes went to or fro.
    moved: AtomicU32,
}

impl Pace {
    /// Remembers what came of a look: so many bytes, or that he is waited for.
    pub(super) fn note(&self, now: u32, moved: Option<usize>) {
        let since = self.since.load(Ordering::Relaxed);
        match moved {
            None if since == 0 => self.since.store(now, Ordering::Relaxed),
            None => {}
            Some(bytes) => {
                let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
                self.moved.store(self.moved.load(Ordering::Relaxed).saturating_add(bytes), Ordering::Relaxed);
                if since > 0 {
                    self.waited.fetch_add(now.saturating_sub(since), Ordering::Relaxed);
                    self.since.store(0, Ordering::Relaxed);
                }
            }
        }
    }

    /// Begins anew.
    pub(super) fn forget(&self) {
        for count in [&self.since, &self.waited, &self.moved] {
            count.store(0, Ordering::Relaxed);
        }
    }

    pub(super) fn is_waited_for(&self) -> bool {
        self.since.load(Ordering::Relaxed) > 0
    }

    /// Nothing came for too long, or too little all the while.
    fn is_lost(&self, now: u32) -> bool {
        let waits = now.saturating_sub(self.since.load(Ordering::Relaxed));
        let earned = PATIENCE.saturating_add(self.moved.load(Ordering::Relaxed) / LEAST);
        self.is_waited_for() && (waits > PATIENCE || waits.saturating_add(self.waited.load(Ordering::Relaxed)) > earned)
    }
}

impl Pulse {
    /// Of a connection that begins now.
    pub(crate) fn new(clock: &Arc<AtomicU32>) -> Arc<Self> {
        let pulse = Self { clock: Arc::clone(clock), ..Self::default() };
        pulse.asked.store(pulse.now(), Ordering::Relaxed);
        Arc::new(pulse)
    }

    pub(super) fn now(&self) -> u32 {
        self.clock.load(Ordering::Relaxed)
    }

    /// Nothing is being answered.
    pub(crate) fn is_idle(&self) -> bool {
        self.busy.load(Ordering::Relaxed) == 0 && !self.stuck.is_waited_for()
    }

    /// Neither asks nor sends what it began to, nor takes what it asked for.
    pub(crate) fn is_dead(&self) -> bool {
        let now = self.now();
        let is_silent = self.is_idle() && now.saturating_sub(self.asked.load(Ordering::Relaxed)) > PATIENCE;
        self.stuck.is_lost(now) || self.owing.is_lost(now) || is_silent
    }

    /// The request being answered is the last.
    pub(crate) fn end(&self) {
        self.ending.store(true, Ordering::Relaxed);
    }
}

/// Held while the house answers, to the last byte.
pub(super) struct Busy(Arc<Pulse>);

impl Busy {
    pub(super) fn new(pulse: &Arc<Pulse>) -> Self {
        pulse.busy.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(pulse))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.asked.store(self.0.now(), Ordering::Relaxed);
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sends_steadily_stays_and_who_drips_goes() {
        let lives = |bytes: usize, every: u32, pieces: u32| {
            let pace = Pace::default();
            (0..pieces).all(|piece| {
                let now = 1 + piece * every;
                pace.note(now, None);
                let lives = !pace.is_lost(now + every);
                pace.note(now + every, Some(bytes));
                lives
            })
        };
        assert!(lives(2 << 10, 1, 100_000), "a slow line is not dropped in a day");
        assert!(lives(64 << 10, 50, 1_000), "nor one that falters");
        assert!(!lives(1, 59, 3), "a byte a minute");
        assert!(!lives(100, 1, 80), "a hundred a second");
        assert!(!lives(1 << 20, 61, 2), "silence");
    }
}
