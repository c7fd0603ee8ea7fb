//! The list at the door: each summoned member's number on it, which does not change any more once it was given.

use super::Attendance;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Ở bàn đón tiếp.** What the desk knows of a member: that he came, that he went again, or neither yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Chưa đến.
    Awaited,
    /// Có mặt.
    Here,
    /// Đã ra về.
    Left,
}

impl Place {
    /// Where the desk begins with somebody of whom this was written.
    pub fn of(written: Option<Attendance>) -> Self {
        match written {
            Some(Attendance::Present) => Self::Here,
            Some(Attendance::Left) => Self::Left,
            _ => Self::Awaited,
        }
    }

    /// How somebody attends: the desk knows who is in the hall, the book knows why somebody is not.
    pub fn over(self, written: Option<Attendance>) -> Option<Attendance> {
        match self {
            Self::Here => Some(Attendance::Present),
            Self::Left => Some(Attendance::Left),
            Self::Awaited => written.filter(|written| !matches!(written, Attendance::Present | Attendance::Left)),
        }
    }
}

/// **Số thứ tự trên danh sách.** Each one's number: those given stay, the others follow the highest in the order of the list.
pub fn numbered(given: &[Option<u32>]) -> Vec<u32> {
    let mut last = given.iter().flatten().copied().max().unwrap_or(0);
    let mut next = || {
        last = last.saturating_add(1);
        last
    };
    given.iter().map(|number| number.unwrap_or_else(&mut next)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    extern crate std;

    #[test]
    fn a_number_once_given_stays_whoever_joins_the_list() {
        assert_eq!(numbered(&[None, None, None]), [1, 2, 3]);
        assert_eq!(numbered(&[Some(1), None, Some(2), Some(3), None]), [1, 4, 2, 3, 5]);
        assert!(numbered(&[]).is_empty());
    }

    #[test]
    fn the_desk_knows_who_is_here_and_the_book_why_somebody_is_not() {
        use Attendance::{Absent, AbsentAccepted, Left, Present};
        assert_eq!(Place::Here.over(Some(AbsentAccepted)), Some(Present), "he came after all");
        assert_eq!(Place::Awaited.over(Some(AbsentAccepted)), Some(AbsentAccepted));
        assert_eq!(Place::Awaited.over(Some(Present)), None, "checked in by mistake and taken back");
        for written in [None, Some(Present), Some(Left), Some(Absent)] {
            assert_eq!(Place::of(written).over(written), written, "a desk that opens changes nothing");
        }
    }

    proptest! {
        #[test]
        fn no_two_have_one_number(members in proptest::collection::vec(any::<bool>(), 0..200)) {
            let given: Vec<Option<u32>> = members.iter().zip(1..).map(|(is_given, n)| is_given.then_some(n)).collect();
            let numbers = numbered(&given);
            prop_assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), members.len());
            prop_assert_eq!(numbered(&numbers.iter().copied().map(Some).collect::<Vec<_>>()), numbers);
        }
    }
}
