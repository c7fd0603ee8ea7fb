//! Who holds which office of the cell, from when to when; two who hold one office at once are refused.

use crate::day::Day;
use crate::election;
use crate::member::{Member, MemberId};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// **Chức vụ đảm nhiệm.** An office of the cell as it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldOffice {
    /// Bí thư: one at a time.
    Secretary,
    /// Phó bí thư: one at a time (294-QĐ/TW: a cell has one deputy; read).
    Deputy,
    /// Chi ủy viên.
    Committee,
    /// Tổ trưởng tổ đảng: one a group at a time.
    GroupHead,
}

impl HeldOffice {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Secretary, Self::Deputy, Self::Committee, Self::GroupHead];

    /// What an election gives, where it gives an office of the cell.
    pub fn given_by(office: election::Office) -> Option<Self> {
        match office {
            election::Office::Secretary => Some(Self::Secretary),
            election::Office::Deputy => Some(Self::Deputy),
            election::Office::Committee => Some(Self::Committee),
            election::Office::Delegates => None,
        }
    }
}

/// **Nhiệm kỳ giữ chức vụ.** One member in one office, from the first day to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// The key.
    pub id: Uuid,
    /// Who.
    pub member: MemberId,
    /// Which office.
    pub office: HeldOffice,
    /// The Party group, for its head.
    pub group: Option<String>,
    /// The first day.
    pub from: Day,
    /// The last day; none while it is held.
    pub to: Option<Day>,
}

/// Why a mandate cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The last day lies before the first.
    Backwards {
        /// The first day.
        from: Day,
        /// The last.
        to: Day,
    },
    /// A group's head needs a group.
    NoGroup,
    /// Somebody else holds the office within these days.
    Taken {
        /// Who.
        by: MemberId,
        /// His first day.
        from: Day,
        /// His last.
        to: Option<Day>,
    },
    /// The same member holds the office within these days already.
    Twice {
        /// His first day.
        from: Day,
        /// His last.
        to: Option<Day>,
    },
    /// He is not on the cell's roll on this day.
    NotOnRoll {
        /// The first such day.
        on: Day,
    },
}

impl Mandate {
    /// Whether it is held on `day`.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|last| other.from <= last) && other.to.is_none_or(|last| self.from <= last)
    }

    fn same_office(&self, other: &Self) -> bool {
        self.office == other.office && (self.office != HeldOffice::GroupHead || self.group == other.group)
    }
}

/// Whether `new` may stand beside the others; one of the same key is the one it replaces.
pub fn check(new: &Mandate, standing: &[Mandate], member: &Member) -> Result<(), Refusal> {
    if let Some(to) = new.to.filter(|to| *to < new.from) {
        return Err(Refusal::Backwards { from: new.from, to });
    }
    if new.office == HeldOffice::GroupHead && new.group.as_ref().is_none_or(String::is_empty) {
        return Err(Refusal::NoGroup);
    }
    let others = || standing.iter().filter(|other| other.id != new.id && other.same_office(new) && other.overlaps(new));
    if let Some(own) = others().find(|other| other.member == new.member) {
        return Err(Refusal::Twice { from: own.from, to: own.to });
    }
    if let Some(other) = others().next().filter(|_| new.office != HeldOffice::Committee) {
        return Err(Refusal::Taken { by: other.member, from: other.from, to: other.to });
    }
    off_roll(new, member).map_or(Ok(()), |on| Err(Refusal::NotOnRoll { on }))
}

/// The first day of the mandate on which the member is not on the roll: its first day, or the day of a movement within it.
pub fn off_roll(mandate: &Mandate, member: &Member) -> Option<Day> {
    let moved = member.movements.iter().map(|movement| movement.on).filter(|day| *day > mandate.from && mandate.holds_on(*day));
    core::iter::once(mandate.from).chain(moved).find(|day| !member.standing_on(*day).on_roll)
}

/// The mandates of an office that end because others take it over on `day`: each with its new last day.
pub fn ended_by(standing: &[Mandate], office: HeldOffice, day: Day) -> Vec<Mandate> {
    let held = standing.iter().filter(|mandate| mandate.office == office && mandate.from < day && mandate.holds_on(day));
    held.map(|mandate| Mandate { to: day.pred_opt(), ..mandate.clone() }).collect()
}

/// The last day of an office given on `day` where later holders are known already, as when an old congress is written down
/// afterwards: the day before the next of them begins.
pub fn last_day(standing: &[Mandate], office: HeldOffice, day: Day) -> Option<Day> {
    let later = standing.iter().filter(|mandate| mandate.office == office && mandate.from > day);
    later.map(|mandate| mandate.from).min().and_then(|next| next.pred_opt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use crate::member::{Movement, MovementKind, Movements};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn member(number: u128, movements: Movements) -> Member {
        let id = MemberId(Uuid::from_u128(number));
        Member { id, name: String::new(), birth: None, joined: None, official: None, exempt: None, movements }
    }

    fn mandate(id: u128, who: u128, office: HeldOffice, from: &str, to: Option<&str>) -> Mandate {
        let group = (office == HeldOffice::GroupHead).then(|| String::from("Tổ 1"));
        Mandate { id: Uuid::from_u128(id), member: MemberId(Uuid::from_u128(who)), office, group, from: day(from), to: to.map(day) }
    }

    fn asked(new: &Mandate, standing: &[Mandate]) -> Result<(), Refusal> {
        check(new, standing, &member(new.member.0.as_u128(), Movements::default()))
    }

    #[test]
    fn two_secretaries_at_once_are_refused_with_the_days() {
        use HeldOffice::{Deputy, GroupHead, Secretary};
        for office in [Secretary, Deputy, GroupHead] {
            let first = mandate(1, 7, office, "3/7/2022", None);
            let second = mandate(2, 8, office, "1/1/2024", None);
            let by = MemberId(Uuid::from_u128(7));
            assert_eq!(asked(&second, core::slice::from_ref(&first)), Err(Refusal::Taken { by, from: day("3/7/2022"), to: None }));
            let ended = Mandate { to: Some(day("31/12/2023")), ..first.clone() };
            assert_eq!(asked(&second, &[ended]), Ok(()));
            let touching = Mandate { to: Some(day("1/1/2024")), ..first.clone() };
            assert!(asked(&second, &[touching]).is_err());
            assert_eq!(asked(&Mandate { to: Some(day("1/1/2025")), ..first.clone() }, &[first]), Ok(()), "it replaces itself");
        }
    }

    #[test]
    fn a_committee_has_several_but_nobody_twice_and_each_group_its_head() {
        use HeldOffice::{Committee, GroupHead};
        let first = mandate(1, 7, Committee, "3/7/2022", None);
        assert_eq!(asked(&mandate(2, 8, Committee, "3/7/2022", None), core::slice::from_ref(&first)), Ok(()));
        let twice = asked(&mandate(2, 7, Committee, "1/1/2024", None), &[first]);
        assert_eq!(twice, Err(Refusal::Twice { from: day("3/7/2022"), to: None }));
        let head = mandate(1, 7, GroupHead, "3/7/2022", None);
        let other = Mandate { group: Some("Tổ 2".into()), ..mandate(2, 8, GroupHead, "3/7/2022", None) };
        assert_eq!(asked(&other, core::slice::from_ref(&head)), Ok(()));
        assert_eq!(asked(&Mandate { group: None, ..head }, &[]), Err(Refusal::NoGroup));
    }

    #[test]
    fn only_who_is_on_the_roll_holds_an_office() {
        let moved = |kind, on| Movement { kind, on: day(on) };
        let came =
            member(7, [moved(MovementKind::Arrival, "1/1/2023"), moved(MovementKind::Departure, "1/6/2024")].into_iter().collect());
        let of = |from, to| check(&mandate(1, 7, HeldOffice::Committee, from, to), &[], &came);
        assert_eq!(of("31/12/2022", None), Err(Refusal::NotOnRoll { on: day("31/12/2022") }));
        assert_eq!(of("1/1/2023", None), Err(Refusal::NotOnRoll { on: day("1/6/2024") }));
        assert_eq!(of("1/1/2023", Some("31/5/2024")), Ok(()));
        assert_eq!(of("2/1/2023", Some("1/1/2023")), Err(Refusal::Backwards { from: day("2/1/2023"), to: day("1/1/2023") }));
    }

    #[test]
    fn who_takes_an_office_over_ends_the_mandates_before() {
        use HeldOffice::{Committee, Secretary};
        let standing = [
            mandate(1, 7, Committee, "1/1/2020", None),
            mandate(2, 8, Committee, "1/1/2020", Some("1/1/2021")),
            mandate(3, 7, Secretary, "1/1/2020", None),
            mandate(4, 9, Committee, "3/7/2022", None),
        ];
        let ended = ended_by(&standing, Committee, day("3/7/2022"));
        assert_eq!(ended, [Mandate { to: Some(day("2/7/2022")), ..standing[0].clone() }]);
        assert_eq!(last_day(&standing, Committee, day("3/7/2021")), Some(day("2/7/2022")));
        assert_eq!(last_day(&standing, Committee, day("3/7/2022")), None);
    }

    proptest! {
        #[test]
        fn whatever_is_granted_no_day_has_two_secretaries(wanted in proptest::collection::vec((0u128..4, 0i64..400, 0i64..200), 1..20)) {
            let mut standing: Vec<Mandate> = Vec::new();
            for (id, (who, from, length)) in wanted.into_iter().enumerate() {
                let from = day("1/1/2022") + chrono::Duration::days(from);
                let to = (length > 10).then(|| from + chrono::Duration::days(length));
                let held = Mandate { from, to, ..mandate(id as u128, who, HeldOffice::Secretary, "1/1/2022", None) };
                if asked(&held, &standing).is_ok() {
                    standing.push(held);
                }
            }
            for day in day("1/1/2022").iter_days().take(700) {
                prop_assert!(standing.iter().filter(|held| held.holds_on(day)).count() <= 1);
            }
        }
    }
}
