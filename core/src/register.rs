//! **Sổ văn bản.** The numbers of outgoing papers, and which types of paper the rules keep from a cell.

use crate::day::Day;
use crate::rules::Certainty;
use alloc::format;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// **Số đã cấp.** A number of one sequence with the day its paper bears. A sequence is the papers of one type by one author
/// in one term of the committee: it begins at 01 and goes on through the term, not by years. A cancelled paper keeps its
/// number, so it stays in its sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// The number.
    pub number: u32,
    /// The day the paper bears.
    pub day: Day,
}

/// The types of numbered papers with their letters: resolution, decision, report, plan, programme, proposal, letter,
/// minutes, guidance, announcement, conclusion, regulation.
pub const CODES: [&str; 12] = ["NQ", "QĐ", "BC", "KH", "CTr", "TTr", "CV", "BB", "HD", "TB", "KL", "QC"];

/// The letters that stand for the cell as author.
pub const CELL: &str = "CB";

/// **Số và ký hiệu**: "01-NQ/CB". Two figures at least; the word "Số" stands before it without a colon.
pub fn written(number: u32, code: &str, author: &str) -> String {
    format!("{number:02}-{code}/{author}")
}

/// The next number of a sequence.
pub fn next(standing: &[Numbered]) -> u32 {
    standing.iter().map(|one| one.number).max().unwrap_or(0).saturating_add(1)
}

/// The first number from 01 on that nobody has although a later one was given.
pub fn gap(standing: &[Numbered]) -> Option<u32> {
    (1..next(standing)).find(|number| standing.iter().all(|one| one.number != *number))
}

/// The paper nearest by number that a day contradicts: one numbered before with a later day, or one numbered after with an
/// earlier day. A warning: the day may be right and the other wrong.
pub fn contradicted(standing: &[Numbered], number: u32, day: Day) -> Option<Numbered> {
    let contradicts = |one: &&Numbered| (one.number < number && one.day > day) || (one.number > number && one.day < day);
    standing.iter().filter(contradicts).min_by_key(|one| one.number.abs_diff(number)).copied()
}

/// **Thẩm quyền ban hành.** A rule that keeps types of paper from cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authority {
    /// The rule and its article, as a page cites it.
    pub rule: &'static str,
    /// The first day in force.
    pub valid_from: Day,
    /// The last day; none while it is in force.
    pub valid_to: Option<Day>,
    /// The types' letters.
    pub withheld: &'static [&'static str],
    /// How sure we are of the list.
    pub certainty: Certainty,
}

/// The rules, oldest first. The list of 399-QĐ/TW was not read: the one before it is taken to go on.
const AUTHORITIES: [Authority; 2] = [
    Authority {
        rule: "Quy định 66-QĐ/TW ngày 06/02/2017, Điều 9 khoản 4 điểm c",
        valid_from: day(2017, 2, 6),
        valid_to: Some(day(2026, 1, 8)),
        withheld: &["QC", "TB", "KL"],
        certainty: Certainty::Derived,
    },
    Authority {
        rule: "Quy định 399-QĐ/TW ngày 09/01/2026",
        valid_from: day(2026, 1, 9),
        valid_to: None,
        withheld: &["QC", "TB", "KL"],
        certainty: Certainty::Open,
    },
];

const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MIN,
    }
}

/// The rule by which a cell does not issue papers of this type on a day. A warning, never a bar: such papers are in use.
pub fn withheld(code: &str, on: Day) -> Option<&'static Authority> {
    let in_force = |rule: &&Authority| rule.valid_from <= on && rule.valid_to.is_none_or(|last| on <= last);
    AUTHORITIES.iter().find(in_force).filter(|rule| rule.withheld.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn numbered(number: u32, on: u32) -> Numbered {
        Numbered { number, day: day(2023, 5, on) }
    }

    #[test]
    fn a_number_has_two_figures_and_no_colon() {
        assert_eq!(written(1, "NQ", CELL), "01-NQ/CB");
        assert_eq!(written(12, "CV", CELL), "12-CV/CB");
        assert_eq!(written(104, "NQ", "ĐH"), "104-NQ/ĐH");
    }

    #[test]
    fn a_day_stands_between_its_neighbours() {
        let standing = [numbered(1, 3), numbered(2, 10), numbered(3, 20)];
        assert_eq!(contradicted(&standing, 4, day(2023, 5, 20)), None);
        assert_eq!(contradicted(&standing, 4, day(2023, 5, 19)), Some(numbered(3, 20)));
        assert_eq!(contradicted(&standing, 4, day(2023, 5, 1)), Some(numbered(3, 20)), "the nearest is named");
        assert_eq!(contradicted(&standing, 2, day(2023, 5, 21)), Some(numbered(3, 20)));
        assert_eq!(contradicted(&[], 1, day(2023, 5, 21)), None);
    }

    #[test]
    fn types_kept_from_cells_are_those_of_the_rule_of_the_day() {
        assert_eq!(withheld("KL", day(2023, 5, 1)).map(|rule| rule.certainty), Some(Certainty::Derived));
        assert!(withheld("KL", day(2026, 1, 8)).is_some_and(|rule| rule.rule.contains("66-QĐ/TW")));
        assert!(withheld("KL", day(2026, 1, 9)).is_some_and(|rule| rule.rule.contains("399-QĐ/TW")));
        assert_eq!(withheld("NQ", day(2023, 5, 1)), None);
        assert_eq!(withheld("KL", day(2017, 2, 5)), None, "before the rule");
    }

    #[test]
    fn numbers_do_not_run_over() {
        assert_eq!(next(&[Numbered { number: u32::MAX, day: day(2023, 5, 1) }]), u32::MAX);
    }

    proptest! {
        /// Issuing takes the next number and cancelling keeps it: whatever the order, the sequences run 01, 02, … each.
        #[test]
        fn numbers_run_without_gaps(acts in proptest::collection::vec((any::<bool>(), 0_usize..3), 0..60)) {
            let mut sequences: [Vec<(Numbered, bool)>; 3] = Default::default();
            for (issue, which) in acts {
                let sequence = &mut sequences[which];
                let standing: Vec<Numbered> = sequence.iter().map(|(one, _)| *one).collect();
                if issue {
                    sequence.push((Numbered { number: next(&standing), day: day(2023, 5, 1) }, false));
                } else if let Some((_, cancelled)) = sequence.last_mut() {
                    *cancelled = true;
                }
            }
            for sequence in sequences {
                let standing: Vec<Numbered> = sequence.iter().map(|(one, _)| *one).collect();
                prop_assert_eq!(gap(&standing), None);
                let numbers: Vec<u32> = standing.iter().map(|one| one.number).collect();
                prop_assert_eq!(numbers, (1..).take(standing.len()).collect::<Vec<u32>>());
            }
        }
    }
}
