//! One of something for each thread that serves visitors, so that two threads seldom wait for the same.

use std::sync::atomic::{AtomicUsize, Ordering};

/// More than threads that serve.
const LANES: usize = 16;

/// One for each thread; beyond so many, threads share.
pub(crate) struct Lanes<T> {
    first: T,
    others: [T; LANES - 1],
}

impl<T: Default> Default for Lanes<T> {
    fn default() -> Self {
        Self { first: T::default(), others: std::array::from_fn(|_| T::default()) }
    }
}

impl<T> Lanes<T> {
    /// That of this thread.
    pub(crate) fn mine(&self) -> &T {
        self.others.get(number()).unwrap_or(&self.first)
    }

    /// Those of all threads.
    pub(crate) fn all(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

fn number() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local!(static MINE: usize = NEXT.fetch_add(1, Ordering::Relaxed) % LANES);
    MINE.with(|mine| *mine)
}
