//! Who is reviewed and who is rated in a year, from where he stands on 31 December (facts read in HD 21 and HD 25).

use super::{Level, Regime};
use crate::day::{Day, year_end, year_start};
use crate::member::{Member, MovementKind};
use chrono::Months;
use serde::{Deserialize, Serialize};

/// **Trường hợp riêng.** What the roll does not know and the secretary types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// Nghỉ ốm từ 3 tháng trở lên trong năm: reviewed, and rated no better than the regime allows.
    Sick,
    /// Nghỉ thai sản: rated on the time worked.
    Maternity,
    /// Đánh giá ở chi bộ khác: in activity here for a time, rated at the official cell.
    RatedElsewhere,
}

impl Circumstance {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Sick, Self::Maternity, Self::RatedElsewhere];
}

/// **Lý do không xếp loại.**
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// Miễn công tác và sinh hoạt đảng.
    Exempt,
    /// Đình chỉ sinh hoạt.
    Suspended,
    /// Kết nạp chưa đủ 6 tháng, on this day.
    New(Day),
    /// Xếp loại ở chi bộ khác.
    Elsewhere,
}

/// **Diện kiểm điểm, xếp loại.** Whether a member on the roll is reviewed and rated in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Kiểm điểm.
    pub reviewed: bool,
    /// Why he is not rated; none: he is.
    pub why_not: Option<WhyNot>,
    /// The best level he can be given, where the regime sets one.
    pub at_most: Option<Level>,
    /// Away on a temporary transfer: rated here, with the remarks of the cell where he is active.
    pub host_remarks: bool,
    /// On probation, for six months or more.
    pub probationary: bool,
}

impl Place {
    /// Xếp loại.
    pub fn rated(&self) -> bool {
        self.why_not.is_none()
    }

    /// Whether a level may be given.
    pub fn may_be(&self, level: Level) -> bool {
        self.rated() && self.at_most.is_none_or(|most| level <= most)
    }
}

/// Where a member stands in the rating of a year; none where he is not on the roll on 31 December.
pub fn place(member: &Member, year: i32, regime: &Regime, circumstance: Option<Circumstance>) -> Option<Place> {
    let day = year_end(year);
    let standing = member.standing_on(day);
    if !standing.on_roll {
        return None;
    }
    let why_not = if standing.exempt {
        Some(WhyNot::Exempt)
    } else if standing.suspended {
        Some(WhyNot::Suspended)
    } else if circumstance == Some(Circumstance::RatedElsewhere) {
        Some(WhyNot::Elsewhere)
    } else {
        newly_admitted(member, year).map(WhyNot::New)
    };
    let reviewed = match why_not {
        None => true,
        Some(WhyNot::New(_)) => regime.new_is_reviewed.value,
        Some(_) => false,
    };
    let sick = why_not.is_none() && circumstance == Some(Circumstance::Sick);
    Some(Place {
        reviewed,
        why_not,
        at_most: sick.then_some(regime.sick_at_most.value),
        host_remarks: why_not.is_none() && standing.away,
        probationary: why_not.is_none() && !standing.official,
    })
}

/// The day of an admission so late that 31 December does not fill six months. Who was admitted on 1 July has filled them.
fn newly_admitted(member: &Member, year: i32) -> Option<Day> {
    let end = year_end(year);
    let moved = member.movements.iter().rfind(|m| m.kind == MovementKind::Admission && m.on <= end).map(|m| m.on);
    let admitted = moved.or(member.joined)?;
    let six_months = admitted.checked_add_months(Months::new(6))?;
    (six_months > year_start(year.saturating_add(1))).then_some(admitted)
}

#[cfg(test)]
mod tests {
    use super::super::regime_of;
    use super::*;
    use crate::member::MovementKind as M;
    use crate::member::{MemberId, Movement};
    use alloc::string::String;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        crate::day::parse_day(text).unwrap()
    }

    fn member(joined: &str, official: Option<&str>, movements: &[(&str, M)]) -> Member {
        Member {
            id: MemberId(Uuid::nil()),
            name: String::new(),
            birth: None,
            joined: Some(day(joined)),
            official: official.map(day),
            exempt: None,
            movements: movements.iter().map(|(on, kind)| Movement { on: day(on), kind: *kind }).collect(),
        }
    }

    fn old(movements: &[(&str, M)]) -> Member {
        member("1/1/2000", Some("1/1/2001"), movements)
    }

    fn why(member: &Member, year: i32) -> Option<(bool, Option<WhyNot>)> {
        place(member, year, regime_of(year), None).map(|place| (place.reviewed, place.why_not))
    }

    #[test]
    fn where_he_stands_on_the_last_day_decides() {
        let exempt = old(&[("1/5/2024", M::Exemption), ("1/2/2025", M::ExemptionEnd)]);
        assert_eq!([2023, 2024, 2025].map(|y| why(&exempt, y).unwrap().1), [None, Some(WhyNot::Exempt), None]);
        let suspended = old(&[("1/12/2024", M::Suspension)]);
        assert_eq!(why(&suspended, 2024), Some((false, Some(WhyNot::Suspended))));
        assert_eq!(why(&old(&[("30/12/2024", M::Departure)]), 2024), None, "his new cell rates him");
        assert_eq!(why(&old(&[("1/1/2025", M::Death)]), 2024), Some((true, None)));
    }

    #[test]
    fn six_months_on_probation_are_needed() {
        let admitted = |on: &str| member(on, None, &[(on, M::Admission)]);
        assert_eq!(why(&admitted("1/7/2022"), 2022), Some((true, None)));
        assert_eq!(why(&admitted("2/7/2022"), 2022), Some((true, Some(WhyNot::New(day("2/7/2022"))))), "HD 21 reviews him");
        assert_eq!(why(&admitted("2/7/2024"), 2024), Some((false, Some(WhyNot::New(day("2/7/2024"))))), "QĐ 124 does not");
        let place = place(&admitted("19/5/2024"), 2024, regime_of(2024), None).unwrap();
        assert!(place.rated() && place.probationary);
        assert_eq!(why(&admitted("2/7/2024"), 2025), Some((true, None)));
    }

    #[test]
    fn who_is_away_is_rated_here_and_the_sick_at_most_fulfilled() {
        let away = place(&old(&[("1/5/2024", M::TemporaryLeave)]), 2024, regime_of(2024), None).unwrap();
        assert!(away.rated() && away.host_remarks);
        let sick = place(&old(&[]), 2022, regime_of(2022), Some(Circumstance::Sick)).unwrap();
        assert_eq!(Level::ALL.map(|level| sick.may_be(level)), [false, false, true, true]);
        let elsewhere = place(&old(&[]), 2022, regime_of(2022), Some(Circumstance::RatedElsewhere)).unwrap();
        assert_eq!((elsewhere.rated(), elsewhere.why_not), (false, Some(WhyNot::Elsewhere)));
        assert!(!elsewhere.may_be(Level::Good));
    }
}
