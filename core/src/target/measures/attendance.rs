//! Target 6. Members attend meetings: one count for each meeting held and each member required that day (seed: 85 % or more;
//! the meeting guidance of 2018 says more than 85 %, the cell's own resolution governs).

use crate::meeting::Mark;
use crate::target::records::Records;
use crate::target::roll_call::{Held, call_roll};
use crate::target::tally::{Gathering, Tally};
use crate::term::Term;

pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let meetings = records.meetings.iter().map(|m| Held { at: Gathering::Meeting(m.id), on: m.on, marks: &m.marks });
    call_roll(records, term, year, meetings, Mark::present)
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::meeting::Mark::{Away, ByGroup, Excused, Exempt, MadeUp, Online, Present, Unexcused};
    use crate::member::MovementKind as M;
    use crate::target::sample::*;
    use crate::target::tally::Reason;
    use alloc::vec;

    #[test]
    fn whoever_is_required_is_counted_whatever_his_mark() {
        let mut r = plain(7);
        let given = [(1, Present), (2, Excused), (3, Unexcused), (4, Exempt), (5, Away), (6, MadeUp)];
        r.meetings = vec![meeting(1, "3/8/2022", &given)];
        assert_eq!(share(year(&r, &term(), 2022)), Some((1, 7)));
    }

    #[test]
    fn who_comes_by_a_line_or_with_his_group_is_present() {
        let mut r = plain(4);
        r.meetings = vec![meeting(1, "3/8/2022", &[(1, Present), (2, Online), (3, ByGroup), (4, Excused)])];
        assert_eq!(share(year(&r, &term(), 2022)), Some((3, 4)));
    }

    #[test]
    fn who_is_not_required_is_left_out_with_the_reason() {
        let mut r = records(vec![
            member(1, &[("1/8/2022", M::Exemption)]),
            member(2, &[("1/8/2022", M::Exemption)]),
            member(3, &[("1/8/2022", M::Suspension)]),
            member(4, &[("1/8/2022", M::TemporaryLeave)]),
            member(5, &[("1/8/2022", M::Departure)]),
            member(6, &[("1/8/2022", M::Death)]),
            member(7, &[]),
        ]);
        r.meetings = vec![meeting(1, "3/8/2022", &[(1, Exempt), (2, Present), (5, Present), (7, Present)])];
        let tally = year(&r, &term(), 2022);
        assert_eq!(share(tally.clone()), Some((1, 1)));
        let expected = [Reason::NotOnRoll, Reason::Suspended, Reason::Exempt, Reason::ExemptButPresent, Reason::Away];
        assert_eq!(reasons(tally), expected);
    }

    #[test]
    fn a_movement_holds_from_its_own_day() {
        let mut r = records(vec![
            member(1, &[("3/8/2022", M::Arrival)]),
            member(2, &[("4/8/2022", M::Arrival)]),
            member(3, &[("3/8/2022", M::Departure)]),
            member(4, &[("1/7/2022", M::TemporaryLeave), ("3/8/2022", M::TemporaryReturn)]),
            member(5, &[("3/8/2022", M::Exemption)]),
        ]);
        r.meetings = vec![meeting(1, "3/8/2022", &[(1, Present), (4, Present)])];
        assert_eq!(share(year(&r, &term(), 2022)), Some((2, 2)));
    }

    #[test]
    fn a_guest_is_counted_while_he_is_one() {
        let mut r =
            records(vec![member(1, &[("4/8/2022", M::TemporaryArrival), ("4/10/2022", M::TemporaryDeparture)]), member(2, &[])]);
        r.meetings = ["3/8/2022", "3/9/2022", "3/10/2022", "3/11/2022"]
            .iter()
            .zip(1..)
            .map(|(on, n)| meeting(n, on, &[(1, Present), (2, Unexcused)]))
            .collect();
        let tally = year(&r, &term(), 2022);
        assert_eq!(share(tally.clone()), Some((2, 6)));
        assert_eq!(reasons(tally), [Reason::NotOnRoll, Reason::NotOnRoll], "marked before he came and after he went");
    }

    #[test]
    fn only_meetings_held_in_the_term_by_today_count() {
        let mut r = plain(1);
        r.today = day("1/6/2025");
        let days = ["3/6/2022", "3/7/2022", "3/8/2022", "3/5/2025", "3/6/2025", "3/7/2025"];
        r.meetings = days.iter().zip(1..).map(|(on, n)| meeting(n, on, &[(1, Present)])).collect();
        r.meetings.push(meeting(9, "3/9/2022", &[]));
        assert_eq!(share(year(&r, &term(), 2022)), Some((2, 2)));
        assert_eq!(share(year(&r, &term(), 2025)), Some((1, 1)));
        assert_eq!(year(&r, &term(), 2023), None);
        assert_eq!(year(&r, &term(), 2026), None);
    }

    #[test]
    fn a_meeting_that_nobody_had_to_attend_has_no_reading() {
        let mut r = records(vec![member(1, &[("1/8/2022", M::Exemption)])]);
        r.meetings = vec![meeting(1, "3/8/2022", &[(1, Present)])];
        assert_eq!(year(&r, &term(), 2022), None);
    }
}
