//! Counting members to whom something happened in the year's days of the term, by today: each once.

use crate::day::Day;
use crate::member::Member;
use crate::target::records::Records;
use crate::target::tally::{Counted, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

/// Counts them. Every year of the term that has begun has a count, if only nought, as soon as there is a roll.
pub(super) fn happened(
    records: &Records,
    term: &Term,
    year: i32,
    when: impl Fn(&Member, &RangeInclusive<Day>) -> Option<Day>,
) -> Option<Tally> {
    let days = term.days_of(year)?;
    if *days.start() > records.today || records.members.is_empty() {
        return None;
    }
    let so_far = *days.start()..=(*days.end()).min(records.today);
    let found = records.members.iter().filter_map(|member| Some((member, when(member, &so_far)?)));
    let counted: Vec<Counted> =
        found.map(|(member, on)| Counted { subject: Subject::Member(member.id), on: Some(on), in_numerator: true }).collect();
    Some(Tally::count(counted, Vec::new()))
}
