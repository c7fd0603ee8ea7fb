//! Dated rule sets: what a version of the law fixes, as values.
//!
//! A version fills all fields and is never edited afterwards; a congress stores the name of the version it ran under
//! and recomputes with it. Nothing here decides anything: `election` does.

mod in_force;
mod qd_190;
mod qd_244;

pub use in_force::{ALL, by_name, on};
pub use qd_190::QD_190;
pub use qd_244::QD_244;

use crate::day::Day;
use crate::exact::Share;

/// **Mức chắc chắn.** How sure we are of what a version says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Read in a text that was retrieved.
    Read,
    /// Follows by arithmetic or plain inference from what was read.
    Derived,
    /// From general knowledge, not read again; high confidence.
    Remembered,
    /// Plausible and open.
    Open,
}

/// **Điều khoản.** A value, the article it comes from, and how sure we are of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cited<T> {
    /// What the article fixes.
    pub value: T,
    /// The article, as a page cites it.
    pub article: &'static str,
    /// How sure we are.
    pub certainty: Certainty,
}

/// **Số dư.** How many more names than seats a list may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurplusCap {
    /// At most this share of the seats, rounded down.
    pub share: Share,
    /// What every list may have, however few its seats.
    pub least: u32,
    /// Bodies from this many seats …
    pub small_from: u32,
    /// … to this many …
    pub small_to: u32,
    /// … may have this many.
    pub small: u32,
}

/// **Quy chế bầu cử.** One version of the Party's election rules: every number that `election` uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleSet {
    /// **Số, ký hiệu.** The instrument's number, by which a record names it.
    pub name: &'static str,
    /// **Hướng dẫn.** The guidance that goes with it.
    pub guidance: &'static str,
    /// **Có hiệu lực từ.** The first day in force.
    pub valid_from: Day,
    /// **Hết hiệu lực từ.** The first day no longer in force; `None` while it is.
    pub valid_to: Option<Day>,
    /// **Quá một nửa.** Who is elected has more than this share of the base.
    pub majority: Cited<Share>,
    /// **Số đại biểu triệu tập tối thiểu.** At least this share of those summoned is present.
    pub quorum: Cited<Share>,
    /// **Số dư tối đa.** How many more names than seats a list may have.
    pub surplus: Cited<SurplusCap>,
    /// **Số dư chuẩn bị.** The share of surplus, from and to, that the convening committee prepares itself; `None` where
    /// the version does not say.
    pub prepared_surplus: Option<Cited<(Share, Share)>>,
    /// **Đề cử ngoài danh sách.** A name from outside the convening committee's list is put on the ballot when more than
    /// this share of those attending agree; `None` where the congress takes people by votes without a share.
    pub outside_nomination: Option<Cited<Share>>,
    /// **Số lần bầu bí thư.** After this many ordinary rounds without a secretary the superior committee appoints one.
    pub secretary_rounds: Cited<u32>,
}

impl RuleSet {
    /// **Số phiếu cần thiết.** The fewest votes that are more than half of `base`.
    pub fn votes_needed(&self, base: u32) -> u32 {
        self.majority.value.floor_of(base).saturating_add(1)
    }

    /// **Số người cần có mặt.** The fewest present that make the congress of `summoned` valid: two thirds, rounded up.
    pub fn quorum_of(&self, summoned: u32) -> u32 {
        let share = self.quorum.value;
        let down = share.floor_of(summoned);
        let exact = u64::from(down) * u64::from(share.denominator) == u64::from(summoned) * u64::from(share.numerator);
        if exact { down } else { down.saturating_add(1) }
    }

    /// **Số dư.** How many more names than `seats` a list may have.
    pub fn surplus_for(&self, seats: u32) -> u32 {
        let cap = self.surplus.value;
        if (cap.small_from..=cap.small_to).contains(&seats) { cap.small } else { cap.share.floor_of(seats).max(cap.least) }
    }

    /// **Số người tối đa trong danh sách.** The most names a list for `seats` may have.
    pub fn most_names(&self, seats: u32) -> u32 {
        seats.saturating_add(self.surplus_for(seats))
    }

    /// Whether a name from outside the convening committee's list is put on the ballot; `None` where the version knows no
    /// share and the congress decides by votes.
    pub fn admits_outside_name(&self, agree: u32, attending: u32) -> Option<bool> {
        self.outside_nomination.map(|share| Share::new(agree, attending).more_than(share.value))
    }

    /// Whether `day` falls into the time this version was in force.
    pub fn is_in_force_on(&self, day: Day) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|end| day < end)
    }
}

/// A day of a rule file; the calendar has all of them, and a test sees to it.
const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MAX,
    }
}

#[cfg(test)]
mod tests;
