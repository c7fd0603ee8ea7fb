//! Who was required at a meeting and who came, and the base on which it votes.

use super::{Mark, Marks};
use crate::congress::{Attendance, Attendee};
use crate::day::Day;
use crate::member::{Member, Standing};

/// **Tình hình dự họp.** The figures of one meeting. Required and present are counted as the target of attendance counts them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Presence {
    /// **Tổng số đảng viên.** On the roll that day.
    pub on_roll: u32,
    /// **Phải dự.** On the roll, and none of exempt, suspended, away.
    pub required: u32,
    /// **Có mặt.** Required and came.
    pub present: u32,
    /// **Vắng có phép.** Required, absent with leave.
    pub excused: u32,
    /// **Vắng không phép.** Required, absent without leave.
    pub unexcused: u32,
    /// Required, and the book says nothing of him, or what does not fit.
    pub unmarked: u32,
    /// **Được miễn mà vẫn dự.** Came without being required.
    pub beyond: u32,
}

/// The figures of a meeting on `day`.
pub fn presence<'a>(members: impl IntoIterator<Item = &'a Member>, day: Day, marks: &Marks) -> Presence {
    let mut figures = Presence::default();
    for member in members {
        let standing = member.standing_on(day);
        let mark = marks.get(&member.id).copied();
        let came = mark.is_some_and(Mark::present);
        figures.on_roll += u32::from(standing.on_roll);
        if !standing.required() {
            figures.beyond += u32::from(standing.on_roll && came);
            continue;
        }
        figures.required += 1;
        match mark {
            Some(mark) if mark.present() => figures.present += 1,
            Some(Mark::Excused) => figures.excused += 1,
            Some(Mark::Unexcused) => figures.unexcused += 1,
            _ => figures.unmarked += 1,
        }
    }
    figures
}

/// A member as the rules on votes know him: an ordinary resolution has the base of `Electorate::resolution_base`.
pub fn attendee(standing: Standing, mark: Option<Mark>) -> Attendee {
    let attendance = match mark {
        Some(mark) if mark.present() => Attendance::Present,
        _ if standing.exempt => Attendance::ExemptAbsent,
        Some(Mark::Excused) => Attendance::AbsentAccepted,
        _ => Attendance::Absent,
    };
    Attendee { standing, attendance }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::congress::electorate;
    use crate::day::parse_day;
    use crate::meeting::Mark::{Away, Excused, Exempt, Present, Unexcused};
    use crate::member::{MemberId, Movement, MovementKind as M};
    use alloc::string::String;
    use std::vec::Vec;
    use uuid::Uuid;

    fn member(n: u128, moved: &[M]) -> Member {
        let on = parse_day("1/1/2020").unwrap();
        Member {
            id: MemberId(Uuid::from_u128(n)),
            name: String::new(),
            birth: None,
            joined: None,
            official: Some(on),
            exempt: None,
            movements: moved.iter().map(|kind| Movement { on, kind: *kind }).collect(),
        }
    }

    fn book() -> (Vec<Member>, Marks) {
        let moved: [&[M]; 8] = [&[], &[], &[], &[], &[M::Exemption], &[M::Exemption], &[M::TemporaryLeave], &[M::Departure]];
        let members: Vec<Member> = (1..).zip(moved).map(|(n, moved)| member(n, moved)).collect();
        let given = [(1, Present), (2, Excused), (3, Unexcused), (5, Exempt), (6, Present), (7, Away), (8, Present)];
        (members, given.into_iter().map(|(n, mark)| (MemberId(Uuid::from_u128(n)), mark)).collect())
    }

    #[test]
    fn everybody_required_is_in_one_part_and_nobody_else() {
        let (members, marks) = book();
        let figures = presence(&members, parse_day("3/3/2023").unwrap(), &marks);
        let expected = Presence { on_roll: 7, required: 4, present: 1, excused: 1, unexcused: 1, unmarked: 1, beyond: 1 };
        assert_eq!(figures, expected);
        assert_eq!(figures.present + figures.excused + figures.unexcused + figures.unmarked, figures.required);
    }

    #[test]
    fn excused_absentees_stay_in_the_base_of_a_resolution() {
        let (members, marks) = book();
        let on = parse_day("3/3/2023").unwrap();
        let all = members.iter().map(|m| attendee(m.standing_on(on), marks.get(&m.id).copied()));
        let electorate = electorate(all);
        // Seven official on the roll, less one exempt and absent, less one away.
        assert_eq!((electorate.resolution_base(), electorate.present), (Some(5), 2));
    }
}
