//! What is known of somebody on the way into the Party, and how far he has come.

use crate::day::Day;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Người giới thiệu.** A member who introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introducer {
    /// Whether he is an official member on the day that counts.
    pub official: bool,
    /// Since when both work or live together.
    pub together_since: Option<Day>,
}

/// **Biểu quyết của chi bộ.** The official members' vote on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Official members of the cell.
    pub official: u32,
    /// Of them present.
    pub present: u32,
    /// For.
    pub agree: u32,
    /// Against.
    pub against: u32,
}

impl Vote {
    /// Votes needed: two thirds of the official members of the cell (hướng dẫn công tác đảng viên, read at second hand).
    pub fn needed(self) -> u32 {
        (self.official.saturating_mul(2)).div_ceil(3)
    }

    /// Whether enough agreed.
    pub fn carries(self) -> bool {
        self.agree >= self.needed() && self.official > 0
    }
}

/// **Hồ sơ phát triển đảng viên.** One person's way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// Day of birth.
    pub birth: Option<Day>,
    /// First contact.
    pub contact: Option<Day>,
    /// Day of the certificate of the awareness class.
    pub class: Option<Day>,
    /// Day of the application (đơn).
    pub applied: Option<Day>,
    /// Day of the CV (lý lịch).
    pub cv: Option<Day>,
    /// The members who introduce.
    pub introducers: Vec<Introducer>,
    /// Whether a mass organisation introduces beside them.
    pub organisation: bool,
    /// Day of the cell's resolution.
    pub resolved: Option<Day>,
    /// Its vote.
    pub vote: Option<Vote>,
    /// Day of the decision.
    pub decided: Option<Day>,
    /// Day of the ceremony.
    pub ceremony: Option<Day>,
    /// Day of recognition as official.
    pub official: Option<Day>,
    /// Day on which an earlier membership ended, where there was one.
    pub left: Option<Day>,
}

/// **Giai đoạn.** How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Tiếp cận, giúp đỡ.
    Contact,
    /// Đã học lớp nhận thức về Đảng.
    Class,
    /// Làm hồ sơ.
    Dossier,
    /// Chi bộ đã ra nghị quyết.
    Resolution,
    /// Có quyết định, chờ lễ kết nạp.
    Decision,
    /// Đảng viên dự bị.
    Probation,
    /// Đảng viên chính thức.
    Official,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 7] =
        [Self::Contact, Self::Class, Self::Dossier, Self::Resolution, Self::Decision, Self::Probation, Self::Official];
}

impl Case {
    /// The furthest stage that has a day.
    pub fn stage(&self) -> Stage {
        let reached = [
            (self.official, Stage::Official),
            (self.ceremony, Stage::Probation),
            (self.decided, Stage::Decision),
            (self.resolved, Stage::Resolution),
            (self.applied.or(self.cv), Stage::Dossier),
            (self.class, Stage::Class),
        ];
        reached.into_iter().find(|(on, _)| on.is_some()).map_or(Stage::Contact, |(_, stage)| stage)
    }

    /// **Ngày tính tuổi đảng.** Party age counts from the day of the decision, not of the ceremony (read at second hand).
    pub fn party_age_from(&self) -> Option<Day> {
        self.decided.or(self.ceremony)
    }
}
