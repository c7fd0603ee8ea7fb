//! What was counted, by day and by article, people and programs apart; and how it is written into the journal.

use bytes::{Buf, BufMut};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Visits of people and of programs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Pages that people opened.
    pub people: u64,
    /// Pages that programs opened.
    pub bots: u64,
}

impl std::ops::AddAssign for Pair {
    fn add_assign(&mut self, other: Self) {
        self.people = self.people.saturating_add(other.people);
        self.bots = self.bots.saturating_add(other.bots);
    }
}

impl std::iter::Sum for Pair {
    fn sum<I: Iterator<Item = Self>>(pairs: I) -> Self {
        pairs.fold(Self::default(), |mut sum, pair| {
            sum += pair;
            sum
        })
    }
}

/// Counts of a stretch of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// All pages, by the day in Vietnam.
    pub days: BTreeMap<NaiveDate, Pair>,
    /// Articles.
    pub articles: BTreeMap<Uuid, Pair>,
}

impl Counts {
    /// Counts one visit.
    pub(crate) fn count(&mut self, day: NaiveDate, article: Option<Uuid>, one: Pair) {
        *self.days.entry(day).or_default() += one;
        if let Some(article) = article {
            *self.articles.entry(article).or_default() += one;
        }
    }

    /// Adds another stretch.
    pub(crate) fn add(&mut self, other: &Self) {
        for (day, pair) in &other.days {
            *self.days.entry(*day).or_default() += *pair;
        }
        for (article, pair) in &other.articles {
            *self.articles.entry(*article).or_default() += *pair;
        }
    }

    /// All pages of all days.
    pub(crate) fn all(&self) -> Pair {
        self.days.values().copied().sum()
    }

    /// Whether nothing was counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// As bytes, under a number.
    pub(crate) fn write(&self, number: u64) -> Vec<u8> {
        let mut out = Vec::with_capacity(16 + self.days.len() * 20 + self.articles.len() * 32);
        out.put_u64_le(number);
        out.put_u32_le(u32::try_from(self.days.len()).unwrap_or(u32::MAX));
        for (day, pair) in &self.days {
            out.put_i32_le(day.num_days_from_ce());
            put(&mut out, *pair);
        }
        for (article, pair) in &self.articles {
            out.put_slice(article.as_bytes());
            put(&mut out, *pair);
        }
        out
    }

    /// Reads what `write` wrote. None where it is not that.
    pub(crate) fn read(mut bytes: &[u8]) -> Option<(u64, Self)> {
        let (number, days) = (bytes.try_get_u64_le().ok()?, bytes.try_get_u32_le().ok()?);
        let mut counts = Self::default();
        for _ in 0..days {
            let day = NaiveDate::from_num_days_from_ce_opt(bytes.try_get_i32_le().ok()?)?;
            counts.days.insert(day, take(&mut bytes)?);
        }
        while bytes.has_remaining() {
            let article = Uuid::from_u128(bytes.try_get_u128().ok()?);
            counts.articles.insert(article, take(&mut bytes)?);
        }
        Some((number, counts))
    }
}

fn put(out: &mut Vec<u8>, pair: Pair) {
    out.put_u64_le(pair.people);
    out.put_u64_le(pair.bots);
}

fn take(bytes: &mut &[u8]) -> Option<Pair> {
    Some(Pair { people: bytes.try_get_u64_le().ok()?, bots: bytes.try_get_u64_le().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_was_written_is_read_back(number: u64, visits: Vec<(u8, Option<u128>, u32, u32)>) {
            let mut counts = Counts::default();
            for (day, article, people, bots) in visits {
                let day = NaiveDate::from_num_days_from_ce_opt(739_000 + i32::from(day)).unwrap();
                counts.count(day, article.map(Uuid::from_u128), Pair { people: u64::from(people), bots: u64::from(bots) });
            }
            let bytes = counts.write(number);
            proptest::prop_assert_eq!(Counts::read(&bytes), Some((number, counts)));
            proptest::prop_assert!(bytes.len() == 12 || Counts::read(bytes.split_last().unwrap().1).is_none());
        }
    }
}
