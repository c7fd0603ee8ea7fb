//! Who attends, and the electorate that comes of it (244 Art. 32(2) = 190 Art. 30).

use crate::election::Electorate;
use crate::member::Standing;
use serde::{Deserialize, Serialize};

/// **Dự đại hội.** How a summoned member stands in the report on attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Có mặt.
    Present,
    /// Miễn công tác và sinh hoạt, vắng mặt.
    ExemptAbsent,
    /// Vắng mặt suốt thời gian đại hội, có lý do chính đáng được chấp nhận.
    AbsentAccepted,
    /// Vắng mặt không có lý do được chấp nhận.
    Absent,
    /// Đã đến rồi ra về: not in the hall now. Absent for a part of the congress only, so he stays in the base; who is exempt
    /// and came counts likewise.
    Left,
}

impl Attendance {
    /// How somebody attends of whom nothing was written: who is exempt need not come.
    pub fn unwritten(standing: Standing) -> Self {
        if standing.exempt { Self::ExemptAbsent } else { Self::Absent }
    }

    /// The ways in which somebody of this standing may attend: who is exempt and does not come is absent as one exempt, and
    /// nobody else is.
    pub fn of(standing: Standing) -> &'static [Self] {
        if standing.exempt {
            &[Self::Present, Self::Left, Self::ExemptAbsent]
        } else {
            &[Self::Present, Self::Left, Self::AbsentAccepted, Self::Absent]
        }
    }
}

/// **Đảng viên được triệu tập.** A summoned member: where he stands on the day, and how he attends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendee {
    /// Where he stands on the roll that day.
    pub standing: Standing,
    /// How he attends.
    pub attendance: Attendance,
}

/// The electorate of those summoned. Only official members on the roll are in it. Who is away on a temporary transfer
/// or suspended leaves the base whether he comes or not, and is not among those present who vote (for one who is away
/// and comes, the rules do not say; so he stays out). Each member is counted in one part.
pub fn electorate(attendees: impl IntoIterator<Item = Attendee>) -> Electorate {
    let mut electorate = Electorate::default();
    for Attendee { standing, attendance } in attendees.into_iter().filter(|a| a.standing.on_roll && a.standing.official) {
        electorate.official_summoned += 1;
        if standing.away {
            electorate.temporarily_transferred += 1;
        } else if standing.suspended {
            electorate.suspended_or_prosecuted += 1;
        } else {
            match attendance {
                Attendance::Present => electorate.present += 1,
                Attendance::ExemptAbsent => electorate.exempt_absent += 1,
                Attendance::AbsentAccepted => electorate.absent_accepted += 1,
                Attendance::Absent | Attendance::Left => {}
            }
        }
    }
    electorate
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::rules::QD_244;
    use std::vec::Vec;

    const OFFICIAL: Standing =
        Standing { on_roll: true, official: true, exempt: false, away: false, suspended: false, visiting: false };

    fn many(count: usize, standing: Standing, attendance: Attendance) -> Vec<Attendee> {
        std::vec![Attendee { standing, attendance }; count]
    }

    #[test]
    fn the_congress_of_the_seed() {
        let exempt = Standing { exempt: true, ..OFFICIAL };
        let probation = Standing { official: false, ..OFFICIAL };
        let attendees = [
            many(98, OFFICIAL, Attendance::Present),
            many(2, exempt, Attendance::Present),
            many(7, exempt, Attendance::ExemptAbsent),
            many(2, OFFICIAL, Attendance::AbsentAccepted),
            many(1, OFFICIAL, Attendance::Absent),
            many(2, probation, Attendance::Present),
        ];
        let electorate = electorate(attendees.concat());
        assert_eq!((electorate.official_summoned, electorate.present), (110, 100));
        let base = electorate.base(&QD_244).unwrap();
        assert_eq!((base.base, base.votes_needed, base.quorum), (101, 51, 74));
    }

    #[test]
    fn away_or_suspended_leaves_the_base_once() {
        let both = Standing { away: true, suspended: true, ..OFFICIAL };
        let suspended = Standing { suspended: true, ..OFFICIAL };
        let attendees = [
            many(5, OFFICIAL, Attendance::Present),
            many(1, both, Attendance::Present),
            many(1, suspended, Attendance::AbsentAccepted),
        ];
        let electorate = electorate(attendees.concat());
        assert_eq!((electorate.election_base(), electorate.present, electorate.leaving()), (Some(5), 5, 2));
    }

    #[test]
    fn who_came_and_went_stays_in_the_base_and_is_not_present() {
        let exempt = Standing { exempt: true, ..OFFICIAL };
        let attendees = [
            many(5, OFFICIAL, Attendance::Present),
            many(1, OFFICIAL, Attendance::Left),
            many(1, exempt, Attendance::Left),
            many(1, exempt, Attendance::unwritten(exempt)),
            many(1, OFFICIAL, Attendance::unwritten(OFFICIAL)),
        ];
        let electorate = electorate(attendees.concat());
        assert_eq!((electorate.present, electorate.election_base(), electorate.resolution_base()), (5, Some(8), Some(8)));
    }

    #[test]
    fn a_guest_has_no_vote_however_he_came() {
        let guest = Standing { on_roll: false, visiting: true, ..OFFICIAL };
        let electorate = electorate([many(5, OFFICIAL, Attendance::Present), many(3, guest, Attendance::Present)].concat());
        assert_eq!((electorate.official_summoned, electorate.present, electorate.leaving()), (5, 5, 0));
    }
}
