//! Who is in the hall at one second: the four figures that the chair reads out, and that are frozen with each vote.

use super::attendance::{Attendance, Attendee};
use crate::rules::RuleSet;
use serde::{Deserialize, Serialize};

/// **Tình hình đảng viên dự đại hội**, at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// **Triệu tập.** Everybody on the roll of the day, probationary members too.
    pub summoned: u32,
    /// **Có mặt.** Of them in the hall.
    pub present: u32,
    /// **Đảng viên chính thức được triệu tập.**
    pub official: u32,
    /// **Có quyền biểu quyết, bầu cử.** Official members in the hall, less who is away on a transfer or suspended.
    pub voting: u32,
    /// **Số cần có mặt.** Two thirds of the official members summoned, rounded up; zero where no rule is known.
    pub quorum: u32,
}

impl Presence {
    /// Of these members, under these rules.
    pub fn of(attendees: impl IntoIterator<Item = Attendee>, rules: Option<&RuleSet>) -> Self {
        let mut now = Self::default();
        for Attendee { standing, attendance } in attendees.into_iter().filter(|a| a.standing.on_roll) {
            let here = u32::from(attendance == Attendance::Present);
            now.summoned += 1;
            now.present += here;
            now.official += u32::from(standing.official);
            now.voting += if standing.official && !standing.away && !standing.suspended { here } else { 0 };
        }
        now.quorum = rules.map_or(0, |rules| rules.quorum_of(now.official));
        now
    }

    /// **Đủ điều kiện tiến hành.** Whether enough are in the hall.
    pub fn is_quorate(&self) -> bool {
        self.voting >= self.quorum
    }
}
