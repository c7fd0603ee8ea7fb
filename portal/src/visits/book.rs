//! What was counted here and how much of it the database has. A stretch of counts goes into the database whole and under the
//! number of its last record; whether it is in a sum that was read is told by the number that was read with the sum. So a
//! figure is right while a stretch is on its way, and when nobody knows whether it arrived.

use super::counts::{Counts, Pair};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// Counts up to a record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stretch {
    /// The number of its last record.
    pub last: u64,
    /// What was counted.
    pub counts: Counts,
}

/// What the database said last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Standing {
    /// The last record of ours that it had.
    pub number: u64,
    /// Handed over by an earlier site.
    pub migrated: u64,
    /// Counted here.
    pub counted: Pair,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    /// The days of this month and the month before.
    pub days: BTreeMap<NaiveDate, Pair>,
}

/// The stretches in order: in the database, on their way, new.
#[derive(Default)]
pub(crate) struct Book {
    number: u64,
    /// Kept until the next one arrives, for whoever read the sums just before.
    arrived: Stretch,
    on_its_way: Option<Stretch>,
    new: Stretch,
    /// What the database said last.
    pub standing: Option<Standing>,
}

impl Book {
    /// Takes up a record; its number.
    pub(crate) fn enter(&mut self, counts: &Counts) -> u64 {
        self.number += 1;
        self.new.last = self.number;
        self.new.counts.add(counts);
        self.number
    }

    /// The stretch that is to go into the database: one that may not have arrived goes first.
    pub(crate) fn send(&mut self) -> Option<Stretch> {
        if self.on_its_way.is_none() && !self.new.counts.is_empty() {
            self.on_its_way = Some(std::mem::take(&mut self.new));
        }
        self.on_its_way.clone()
    }

    /// The stretch is in the database. Gives what is not.
    pub(crate) fn arrived(&mut self) -> &Stretch {
        if let Some(stretch) = self.on_its_way.take() {
            self.arrived = stretch;
        }
        &self.new
    }

    /// Looks at every stretch that is not in sums which the database gave at this number.
    pub(crate) fn since(&self, number: u64, look: &mut impl FnMut(&Counts)) {
        for stretch in [Some(&self.arrived), self.on_its_way.as_ref(), Some(&self.new)].into_iter().flatten() {
            if stretch.last > number {
                look(&stretch.counts);
            }
        }
    }
}
