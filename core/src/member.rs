//! A member of the cell and where he stands on any day. The roll decides who is required and who may vote.

use crate::day::Day;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MemberId(pub Uuid);

/// **Giới tính.**
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// **Biến động đảng viên.** What happened to a member's place on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// Kết nạp: on the roll, on probation, from this day.
    Admission,
    /// Công nhận chính thức: an official member from this day.
    Recognition,
    /// Hết sinh hoạt tạm thời tại chi bộ: no longer a guest from this day.
    TemporaryDeparture,
    /// Chuyển sinh hoạt đến: on the roll from this day.
    Arrival,
    /// Chuyển sinh hoạt đi: off the roll from this day.
    Departure,
    /// Chuyển sinh hoạt tạm thời đến: a guest from this day, required to come but not on the roll.
    TemporaryArrival,
    /// Chuyển sinh hoạt tạm thời đi: still on the roll, away from this day.
    TemporaryLeave,
    /// Hết sinh hoạt tạm thời: back from this day.
    TemporaryReturn,
    /// Miễn công tác và sinh hoạt: exempt from this day.
    Exemption,
    /// Trở lại sinh hoạt: no longer exempt from this day.
    ExemptionEnd,
    /// Đình chỉ sinh hoạt: suspended from this day.
    Suspension,
    /// Hết đình chỉ: no longer suspended from this day.
    SuspensionEnd,
    /// Xóa tên: off the roll from this day.
    Removal,
    /// Khai trừ: off the roll from this day.
    Expulsion,
    /// Từ trần: off the roll from this day.
    Death,
}

impl MovementKind {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 15] = [
        Self::Admission,
        Self::Recognition,
        Self::Arrival,
        Self::Departure,
        Self::TemporaryLeave,
        Self::TemporaryReturn,
        Self::TemporaryArrival,
        Self::TemporaryDeparture,
        Self::Exemption,
        Self::ExemptionEnd,
        Self::Suspension,
        Self::SuspensionEnd,
        Self::Removal,
        Self::Expulsion,
        Self::Death,
    ];

    /// Whether it is a transfer between cells, for which a decision and its completion have days of their own.
    pub fn is_transfer(self) -> bool {
        use MovementKind::{Arrival, Departure, TemporaryArrival, TemporaryDeparture, TemporaryLeave, TemporaryReturn};
        matches!(self, Arrival | Departure | TemporaryArrival | TemporaryDeparture | TemporaryLeave | TemporaryReturn)
    }
}

/// One dated movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Movement {
    /// The day from which it holds.
    pub on: Day,
    /// What happened.
    pub kind: MovementKind,
}

/// **Các biến động.** A member's movements, kept in the order of their days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Movements(Vec<Movement>);

impl Movements {
    /// All of them, in the order of their days; on one day in the order of [`MovementKind`].
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Movement> {
        self.0.iter().copied()
    }

    /// Those that hold on `day`.
    fn until(&self, day: Day) -> &[Movement] {
        self.0.split_at(self.0.partition_point(|m| m.on <= day)).0
    }

    /// Each movement after those that came before it.
    pub(crate) fn each_after_the_others(&self) -> impl Iterator<Item = (&[Movement], Movement)> {
        self.0.iter().enumerate().map(|(place, movement)| (self.0.split_at(place).0, *movement))
    }
}

impl From<Vec<Movement>> for Movements {
    fn from(mut movements: Vec<Movement>) -> Self {
        movements.sort_unstable();
        movements.dedup();
        Self(movements)
    }
}

impl FromIterator<Movement> for Movements {
    fn from_iter<I: IntoIterator<Item = Movement>>(movements: I) -> Self {
        Self::from(movements.into_iter().collect::<Vec<_>>())
    }
}

/// **Đảng viên.** What the rules need to know of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The key.
    pub id: MemberId,
    /// Full name, composed Unicode.
    pub name: String,
    /// Day of birth.
    pub birth: Option<Day>,
    /// Day of admission as a probationary member (ngày vào Đảng).
    pub joined: Option<Day>,
    /// Day of recognition as an official member (chính thức), as the roll's column says.
    pub official: Option<Day>,
    /// Exempt from activity since this day, as the roll's column says (miễn sinh hoạt từ).
    pub exempt: Option<Day>,
    /// What happened to the member's place on the roll.
    pub movements: Movements,
}

/// Where a member stands on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// On the cell's roll.
    pub on_roll: bool,
    /// An official member; otherwise on probation.
    pub official: bool,
    /// Exempt from work and Party activity.
    pub exempt: bool,
    /// Away on a temporary transfer.
    pub away: bool,
    /// Suspended from Party activity.
    pub suspended: bool,
    /// A guest on a temporary transfer from another cell: required to come, but on that cell's roll, where he votes and is
    /// rated. Never together with `on_roll`.
    pub visiting: bool,
}

impl Standing {
    /// Whether meetings and study require him: on the roll or a guest, and none of exempt, suspended, away.
    pub fn required(self) -> bool {
        self.attached() && !self.exempt && !self.suspended && !self.away
    }

    /// Whether the book of meetings may speak of him at all: on the roll or a guest.
    pub fn attached(self) -> bool {
        self.on_roll || self.visiting
    }
}

impl Member {
    /// Where the member stands on `day`. A movement holds from its own day on.
    pub fn standing_on(&self, day: Day) -> Standing {
        self.standing_after(self.movements.until(day), day)
    }

    /// Where the member stands on `day` if nothing else happened.
    pub(crate) fn standing_after(&self, happened: &[Movement], day: Day) -> Standing {
        let mut standing = Standing {
            on_roll: self.on_roll_before_movements(day),
            official: self.official.is_some_and(|from| from <= day),
            exempt: false,
            away: false,
            suspended: false,
            visiting: false,
        };
        for movement in happened {
            standing.apply(movement.kind);
        }
        standing.exempt = self.exempt_after(happened, day);
        standing
    }

    /// Without an arrival or admission that says otherwise, a member has been on the roll since he joined the Party:
    /// the workbooks know of no earlier cell. A guest is of another cell.
    fn on_roll_before_movements(&self, day: Day) -> bool {
        use MovementKind::{Admission, Arrival, Death, Departure, Expulsion, Removal, TemporaryArrival, TemporaryDeparture};
        let first = self.movements.iter().find_map(|m| match m.kind {
            Admission | Arrival | TemporaryArrival | TemporaryDeparture => Some(false),
            Death | Departure | Expulsion | Removal => Some(true),
            _ => None,
        });
        let comes_later = first == Some(false);
        !comes_later && self.joined.is_none_or(|joined| joined <= day)
    }

    /// The roll's column and the movements both tell of exemptions; the latest word counts.
    fn exempt_after(&self, happened: &[Movement], day: Day) -> bool {
        use MovementKind::{Exemption, ExemptionEnd};
        let column = self.exempt.filter(|from| *from <= day);
        let moved = happened.iter().rfind(|m| matches!(m.kind, Exemption | ExemptionEnd));
        match (column, moved) {
            (Some(from), Some(last)) if last.on < from => true,
            (_, Some(last)) => last.kind == Exemption,
            (column, None) => column.is_some(),
        }
    }
}

impl Standing {
    fn apply(&mut self, kind: MovementKind) {
        use MovementKind as M;
        match kind {
            M::Admission | M::Arrival => (self.on_roll, self.away, self.visiting) = (true, false, false),
            M::Departure | M::Removal | M::Expulsion | M::Death => (self.on_roll, self.visiting) = (false, false),
            M::TemporaryArrival => (self.visiting, self.away) = (!self.on_roll, self.away && self.on_roll),
            M::TemporaryDeparture => self.visiting = false,
            M::Recognition => self.official = true,
            M::TemporaryLeave => self.away = true,
            M::TemporaryReturn => self.away = false,
            M::Exemption | M::ExemptionEnd => {}
            M::Suspension => self.suspended = true,
            M::SuspensionEnd => self.suspended = false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MovementKind as M;
    use super::*;
    use crate::day::parse_day;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn member(joined: Option<&str>, movements: &[(&str, MovementKind)]) -> Member {
        Member {
            id: MemberId(Uuid::nil()),
            name: String::new(),
            birth: None,
            joined: joined.map(day),
            official: None,
            exempt: None,
            movements: movements.iter().map(|(on, kind)| Movement { on: day(on), kind: *kind }).collect(),
        }
    }

    fn on_roll(member: &Member, days: &[&str]) -> Vec<bool> {
        days.iter().map(|on| member.standing_on(day(on)).on_roll).collect()
    }

    #[test]
    fn on_the_roll_from_arrival_to_departure_or_death() {
        let came = member(Some("1/1/2000"), &[("10/1/2023", M::Arrival), ("12/11/2023", M::Departure)]);
        assert_eq!(on_roll(&came, &["9/1/2023", "10/1/2023", "11/11/2023", "12/11/2023"]), [false, true, true, false]);
        let died = member(Some("1/1/2000"), &[("25/4/2023", M::Death)]);
        assert_eq!(on_roll(&died, &["31/12/1999", "1/1/2000", "24/4/2023", "25/4/2023"]), [false, true, true, false]);
    }

    #[test]
    fn without_movements_on_the_roll_since_he_joined() {
        assert_eq!(on_roll(&member(Some("1/1/2000"), &[]), &["31/12/1999", "1/1/2000"]), [false, true]);
        assert_eq!(on_roll(&member(None, &[]), &["1/1/1930"]), [true]);
    }

    #[test]
    fn who_left_may_come_back() {
        let back = member(Some("1/1/2000"), &[("1/5/2024", M::Arrival), ("1/5/2023", M::Departure)]);
        assert_eq!(on_roll(&back, &["30/4/2023", "1/5/2023", "1/5/2024"]), [true, false, true]);
    }

    #[test]
    fn away_until_the_day_he_is_back_and_on_the_roll_all_the_while() {
        let away = member(None, &[("10/5/2023", M::TemporaryLeave), ("20/11/2023", M::TemporaryReturn)]);
        let required = ["9/5/2023", "10/5/2023", "19/11/2023", "20/11/2023"].map(|on| away.standing_on(day(on)).required());
        assert_eq!(required, [true, false, false, true]);
        assert_eq!(on_roll(&away, &["1/6/2023"]), [true]);
    }

    #[test]
    fn suspended_until_it_is_lifted() {
        let suspended = member(None, &[("1/3/2023", M::Suspension), ("1/6/2023", M::SuspensionEnd)]);
        assert!(!suspended.standing_on(day("31/5/2023")).required() && suspended.standing_on(day("1/6/2023")).required());
    }

    #[test]
    fn of_the_column_and_the_movements_the_latest_word_on_exemption_counts() {
        let mut m = member(None, &[("1/4/2024", M::Exemption), ("1/9/2024", M::ExemptionEnd)]);
        let exempt = |m: &Member, on: &str| m.standing_on(day(on)).exempt;
        assert_eq!(["31/3/2024", "1/4/2024", "1/9/2024"].map(|on| exempt(&m, on)), [false, true, false]);
        m.exempt = Some(day("1/1/2020"));
        assert_eq!(["31/12/2019", "1/1/2020", "1/9/2024"].map(|on| exempt(&m, on)), [false, true, false]);
        m.exempt = Some(day("1/1/2025"));
        assert_eq!(["1/9/2024", "1/1/2025"].map(|on| exempt(&m, on)), [false, true]);
    }

    #[test]
    fn a_guest_is_required_but_never_on_the_roll() {
        let guest = member(Some("1/1/2000"), &[("1/5/2024", M::TemporaryArrival), ("1/5/2025", M::TemporaryDeparture)]);
        let standing = |on: &str| guest.standing_on(day(on));
        assert_eq!(
            ["30/4/2024", "1/5/2024", "30/4/2025", "1/5/2025"].map(|on| standing(on).required()),
            [false, true, true, false]
        );
        assert!(["30/4/2024", "1/5/2024", "1/5/2025"].iter().all(|on| !standing(on).on_roll));
        let stayed = member(None, &[("1/5/2024", M::TemporaryArrival), ("1/5/2025", M::Arrival)]).standing_on(day("1/5/2025"));
        assert!(stayed.on_roll && !stayed.visiting);
        let left_as_guest = member(None, &[("1/5/2024", M::TemporaryArrival), ("1/5/2024", M::Departure)]);
        assert!(left_as_guest.standing_on(day("30/4/2024")).on_roll, "he left the roll and stayed as a guest");
        assert!(left_as_guest.standing_on(day("1/5/2024")).visiting);
    }

    #[test]
    fn on_probation_from_admission_to_recognition() {
        let new = member(Some("19/5/2023"), &[("19/5/2023", M::Admission), ("19/5/2024", M::Recognition)]);
        let standing = |on: &str| (new.standing_on(day(on)).on_roll, new.standing_on(day(on)).official);
        assert_eq!(
            [standing("18/5/2023"), standing("19/5/2023"), standing("19/5/2024")],
            [(false, false), (true, false), (true, true)]
        );
    }
}
