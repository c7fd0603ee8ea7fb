//! How many targets a term reached, counted as the resolution numbers them.

use super::reading::Judged;
use alloc::collections::BTreeMap;

/// **Kết quả nhiệm kỳ.** Targets by number: one that stands twice, once for each of its measures, is reached when both are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Đạt.
    pub reached: usize,
    /// Chưa đạt.
    pub missed: usize,
    /// Without a reading yet.
    pub unread: usize,
}

impl Score {
    /// Counts the targets' readings of the term.
    pub fn of(judged: &[Judged]) -> Self {
        let mut by_number: BTreeMap<u32, Option<bool>> = BTreeMap::new();
        for judged in judged {
            let reached = judged.readings.last().map(|reading| reading.reached);
            by_number.entry(judged.target.number).and_modify(|so_far| *so_far = both(*so_far, reached)).or_insert(reached);
        }
        let count = |wanted: Option<bool>| by_number.values().filter(|state| **state == wanted).count();
        Self { reached: count(Some(true)), missed: count(Some(false)), unread: count(None) }
    }

    /// How many targets the resolution has.
    pub fn total(&self) -> usize {
        self.reached + self.missed + self.unread
    }
}

/// Missed if either is; reached if both are; otherwise something is still to be read.
fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Figure, Reading, twelve};
    use super::*;
    use crate::term::Period;
    use alloc::vec;
    use alloc::vec::Vec;

    #[test]
    fn a_target_of_two_measures_counts_once_and_is_missed_with_either() {
        let reading =
            |reached| Reading { period: Period::Term, figure: Figure::Count(0), reached, counted: vec![], left_out: vec![] };
        let judged: Vec<Judged> = twelve()
            .into_iter()
            .enumerate()
            .map(|(i, target)| Judged { target, wording: None, readings: if i == 0 { vec![] } else { vec![reading(i != 4)] } })
            .collect();
        assert_eq!(Score::of(&judged), Score { reached: 10, missed: 1, unread: 1 });
        assert_eq!(Score::of(&judged).total(), 12);
    }
}
