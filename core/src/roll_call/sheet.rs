//! The attendance sheet: numbered names that sign, and the numbers of the absent typed from it.

use crate::day::Day;
use crate::meeting::Mark;
use crate::member::{Member, MemberId};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// **Danh sách ký tên.** Who is required on the day, in the order given: the first has number 1. The same members and day
/// give the same numbers, on the sheet and when it is typed.
pub fn on_sheet(members: &[Member], day: Day) -> Vec<MemberId> {
    members.iter().filter(|member| member.standing_on(day).required()).map(|member| member.id).collect()
}

/// What is typed from a signed sheet: a list of numbers for each mark. All others were present.
pub type Lists<'a> = [(Mark, &'a str)];

/// **Số ghi sai.** What is wrong with a list of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Neither a number nor a range such as `45-47`.
    NotANumber {
        /// What was typed.
        text: String,
    },
    /// A number that the sheet does not have.
    NotOnSheet {
        /// The number.
        number: u32,
        /// How many the sheet has.
        of: u32,
    },
    /// A number that was typed before, here or in another list.
    Twice {
        /// The number.
        number: u32,
        /// The mark it was given first.
        first: Mark,
    },
}

/// The marks of a sheet of `count` names: present, but for the numbers in the lists. All faults, each with its list's mark.
pub fn marks(count: u32, lists: &Lists) -> Result<Vec<Mark>, Vec<(Mark, Fault)>> {
    let mut marks: Vec<Option<Mark>> = vec![None; count as usize];
    let mut faults = Vec::new();
    for (mark, text) in lists {
        for entry in text.split([',', ';', ' ', '\n']).map(str::trim).filter(|entry| !entry.is_empty()) {
            if let Err(fault) = take(&mut marks, *mark, entry, count) {
                faults.push((*mark, fault));
            }
        }
    }
    if faults.is_empty() { Ok(marks.into_iter().map(|mark| mark.unwrap_or(Mark::Present)).collect()) } else { Err(faults) }
}

/// Gives the mark to the numbers of one entry.
fn take(marks: &mut [Option<Mark>], mark: Mark, entry: &str, count: u32) -> Result<(), Fault> {
    let not_a_number = || Fault::NotANumber { text: entry.to_owned() };
    let (first, last) = entry.split_once(['-', '–']).unwrap_or((entry, entry));
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_| not_a_number());
    let (first, last) = (number(first)?, number(last)?);
    if let Some(number) = [first, last].into_iter().find(|n| !(1..=count).contains(n)) {
        return Err(Fault::NotOnSheet { number, of: count });
    }
    if first > last {
        return Err(not_a_number());
    }
    for (number, place) in (1..).zip(marks.iter_mut()).filter(|(number, _)| (first..=last).contains(number)) {
        if let Some(first) = place.replace(mark) {
            return Err(Fault::Twice { number, first });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Mark::{Excused, Online, Present, Unexcused};
    use proptest::prelude::*;

    fn read(lists: &Lists) -> Result<Vec<Mark>, Vec<(Mark, Fault)>> {
        marks(6, lists)
    }

    #[test]
    fn all_who_are_not_named_were_present() {
        assert_eq!(read(&[(Excused, " "), (Unexcused, "")]), Ok(vec![Present; 6]));
        let read = read(&[(Excused, "1, 3-4"), (Unexcused, "6"), (Online, "2;")]);
        assert_eq!(read, Ok(vec![Excused, Online, Excused, Excused, Present, Unexcused]));
    }

    #[test]
    fn numbers_may_be_parted_as_hands_part_them() {
        for text in ["2,4,5", "2 4 5", "2; 4-5", "2, 4–5", "2\n4\n5", "02, 04-05,"] {
            assert_eq!(read(&[(Excused, text)]), Ok(vec![Present, Excused, Present, Excused, Excused, Present]), "{text}");
        }
    }

    #[test]
    fn every_number_that_cannot_be_is_named_with_its_list() {
        let faults = read(&[(Excused, "0, 7, 1-9, hai, 5-4"), (Unexcused, "3, 3, 4294967296")]).unwrap_err();
        let word = |text: &str| Fault::NotANumber { text: text.to_owned() };
        let expected = [
            (Excused, Fault::NotOnSheet { number: 0, of: 6 }),
            (Excused, Fault::NotOnSheet { number: 7, of: 6 }),
            (Excused, Fault::NotOnSheet { number: 9, of: 6 }),
            (Excused, word("hai")),
            (Excused, word("5-4")),
            (Unexcused, Fault::Twice { number: 3, first: Unexcused }),
            (Unexcused, word("4294967296")),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn nobody_is_absent_in_two_ways() {
        let faults = read(&[(Excused, "2-3"), (Unexcused, "3-5")]).unwrap_err();
        assert_eq!(faults, [(Unexcused, Fault::Twice { number: 3, first: Excused })]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_a_mark_for_each_name_or_a_fault(text in "[-0-9, x;–]{0,12}", count in 0u32..9) {
            match marks(count, &[(Excused, &text)]) {
                Ok(marks) => prop_assert_eq!(marks.len(), count as usize),
                Err(faults) => prop_assert!(!faults.is_empty()),
            }
        }
    }
}
