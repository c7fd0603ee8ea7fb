//! A unit of the Party's tree in time: what it was called and what it belonged to on any day. Nothing is overwritten: what
//! was before is kept with its last day.

use crate::day::Day;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// **Cấp của đơn vị.**
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Trung ương.
    Nation,
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Thành phố thuộc tỉnh, thị xã, huyện, quận: until 30 June 2025.
    City,
    /// Phường, xã, đặc khu.
    Ward,
    /// Chi bộ.
    Cell,
}

impl UnitKind {
    /// All of them, from the top.
    pub const ALL: [Self; 5] = [Self::Nation, Self::Province, Self::City, Self::Ward, Self::Cell];

    /// The last day on which there is such a level: that between ward and province ended on 30 June 2025 (for Quảng Ninh by
    /// NQ 1679/NQ-UBTVQH15 of 16 June 2025; read).
    pub fn last_day(self) -> Option<Day> {
        if self == Self::City { Day::from_ymd_opt(2025, 6, 30) } else { None }
    }
}

/// **Việc thay đổi đơn vị.** What happened to a unit by a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Succession {
    /// Thành lập.
    Found,
    /// Đổi tên.
    Rename,
    /// Chuyển về trực thuộc.
    Move,
    /// Sáp nhập vào.
    Merge,
    /// Tách ra.
    Split,
    /// Kết thúc hoạt động.
    End,
}

/// What a unit was called and belonged to until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The last day of it.
    pub until: Day,
    /// Its name.
    pub name: String,
    /// The unit above.
    pub parent: Option<Uuid>,
}

/// **Đơn vị theo thời gian.** A unit from its first day to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// The first day, if it is known.
    pub first: Option<Day>,
    /// The last day, if it has ended.
    pub last: Option<Day>,
    /// What it was before, by last day.
    pub past: Vec<Past>,
    /// Its name after all that.
    pub name: String,
    /// The unit above after all that.
    pub parent: Option<Uuid>,
}

/// Why a unit is not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The new name is empty.
    NoName,
    /// Name and unit above are what they were.
    Same,
    /// The day is not after the unit's first: that day.
    NotAfterFirst(Day),
    /// The unit has ended: its last day.
    Ended(Day),
    /// It was changed from this day on, or later: a change before it would rewrite what is kept.
    ChangedLater(Day),
}

impl Life {
    /// Its name and the unit above on `day`; what is known of the ends where the day lies outside its life.
    pub fn on(&self, day: Day) -> (&str, Option<Uuid>) {
        let held = self.past.iter().filter(|past| day <= past.until).min_by_key(|past| past.until);
        held.map_or((self.name.as_str(), self.parent), |past| (past.name.as_str(), past.parent))
    }

    /// Whether it stands on `day`.
    pub fn stands_on(&self, day: Day) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    /// Whether something of it may change from `day` on.
    pub fn may_change(&self, day: Day) -> Result<(), Refusal> {
        if let Some(first) = self.first.filter(|first| day <= *first) {
            return Err(Refusal::NotAfterFirst(first));
        }
        if let Some(last) = self.last {
            return Err(Refusal::Ended(last));
        }
        let latest = self.past.iter().map(|past| past.until).max().and_then(|until| until.succ_opt());
        latest.filter(|latest| day <= *latest).map_or(Ok(()), |latest| Err(Refusal::ChangedLater(latest)))
    }

    /// The unit with another name or another unit above from `day` on.
    pub fn changed(&self, day: Day, name: &str, parent: Option<Uuid>) -> Result<Self, Refusal> {
        if name.is_empty() {
            return Err(Refusal::NoName);
        }
        if (name, parent) == (self.name.as_str(), self.parent) {
            return Err(Refusal::Same);
        }
        self.may_change(day)?;
        let mut life = self.clone();
        let until = day.pred_opt().unwrap_or(day);
        life.past.push(Past { until, name: self.name.clone(), parent: self.parent });
        (life.name, life.parent) = (String::from(name), parent);
        Ok(life)
    }

    /// The unit ended: `day` is the first on which it no longer stands.
    pub fn ended(&self, day: Day) -> Result<Self, Refusal> {
        self.may_change(day)?;
        Ok(Self { last: day.pred_opt(), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn cell() -> Life {
        Life { first: None, last: None, past: Vec::new(), name: "Chi bộ khu 5B".into(), parent: Some(Uuid::from_u128(1)) }
    }

    #[test]
    fn a_name_holds_until_the_day_before_the_next() {
        let two = Some(Uuid::from_u128(2));
        let life = cell().changed(day("1/7/2025"), "Chi bộ khu phố 5B", two).unwrap();
        assert_eq!(life.on(day("3/7/2022")), ("Chi bộ khu 5B", Some(Uuid::from_u128(1))));
        assert_eq!(life.on(day("30/6/2025")), ("Chi bộ khu 5B", Some(Uuid::from_u128(1))));
        assert_eq!(life.on(day("1/7/2025")), ("Chi bộ khu phố 5B", two));
        assert_eq!(life.changed(day("1/7/2025"), "Khác", two), Err(Refusal::ChangedLater(day("1/7/2025"))));
        assert_eq!(life.changed(day("2/7/2025"), "Chi bộ khu phố 5B", two), Err(Refusal::Same));
        assert_eq!(life.changed(day("2/7/2025"), "", two), Err(Refusal::NoName));
    }

    #[test]
    fn what_has_ended_does_not_change() {
        let ended = Life { first: Some(day("1/1/2000")), ..cell() }.ended(day("1/7/2025")).unwrap();
        assert!(ended.stands_on(day("30/6/2025")) && !ended.stands_on(day("1/7/2025")) && !ended.stands_on(day("31/12/1999")));
        assert_eq!(ended.changed(day("1/8/2025"), "Khác", None), Err(Refusal::Ended(day("30/6/2025"))));
        let young = Life { first: Some(day("1/7/2025")), ..cell() };
        assert_eq!(young.ended(day("1/7/2025")), Err(Refusal::NotAfterFirst(day("1/7/2025"))));
    }

    proptest! {
        #[test]
        fn no_change_rewrites_what_was_before_it(offsets in proptest::collection::vec(1i64..3000, 1..8), asked in 0i64..3000) {
            let start = day("1/1/2020");
            let mut life = cell();
            let asked = start + chrono::Duration::days(asked);
            for (n, offset) in offsets.into_iter().enumerate() {
                let from = start + chrono::Duration::days(offset);
                let before = String::from(life.on(asked).0);
                if let Ok(changed) = life.changed(from, &alloc::format!("Tên {n}"), None) {
                    prop_assert_eq!(asked < from, changed.on(asked).0 == before);
                    life = changed;
                }
            }
        }
    }
}
