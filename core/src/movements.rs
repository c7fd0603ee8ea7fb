//! Movements that contradict one another, refused where a person writes them. Books that come from elsewhere are read as they
//! are: only what a change adds to the contradictions is refused.

use crate::day::Day;
use crate::member::{Member, Movement, MovementKind, Standing};
use alloc::vec::Vec;

/// **Biến động trái nhau.** A movement that cannot have happened as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The movement.
    pub movement: Movement,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a movement. (Điều lệ Đảng, Điều 4 to 8, says what each is; that they exclude one another is derived.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// On the roll already.
    OnRoll,
    /// Not on the roll that day: not yet admitted or arrived, or gone.
    NotOnRoll,
    /// Official already.
    Official,
    /// Away already.
    Away,
    /// Not away.
    NotAway,
    /// A guest already.
    Visiting,
    /// No guest.
    NotVisiting,
    /// Exempt already.
    Exempt,
    /// Not exempt.
    NotExempt,
    /// Suspended already.
    Suspended,
    /// Not suspended.
    NotSuspended,
    /// Died on this day.
    Dead(Day),
    /// Born on this day.
    Unborn(Day),
    /// After today, which is this day: movements are written when they have happened.
    Future(Day),
}

/// All movements of a member that cannot have happened as written, in the order of their days.
pub fn faults(member: &Member) -> Vec<Fault> {
    let movements = member.movements.each_after_the_others();
    movements.filter_map(|(before, movement)| Some(Fault { movement, wrong: wrong(member, before, movement)? })).collect()
}

/// Whether a member's movements may be changed from those of `before` to those of `after`: the change brings no
/// contradiction that did not stand before, and nothing that has not happened yet.
pub fn check(before: &Member, after: &Member, today: Day) -> Result<(), Fault> {
    let stood = faults(before);
    let is_new = |movement: &Movement| before.movements.iter().all(|old| old != *movement);
    let future = after.movements.iter().find(|movement| movement.on > today && is_new(movement));
    let future = future.map(|movement| Fault { movement, wrong: Wrong::Future(today) });
    let new = faults(after).into_iter().find(|fault| !stood.contains(fault));
    future.or(new).map_or(Ok(()), Err)
}

fn wrong(member: &Member, before: &[Movement], movement: Movement) -> Option<Wrong> {
    use MovementKind as M;
    if let Some(birth) = member.birth.filter(|birth| movement.on < *birth) {
        return Some(Wrong::Unborn(birth));
    }
    if let Some(death) = before.iter().find(|m| m.kind == M::Death) {
        return Some(Wrong::Dead(death.on));
    }
    // The roll's columns tell of the same day as the movement: they speak from the day before.
    let stood = member.standing_after(before, movement.on.pred_opt().unwrap_or(movement.on));
    let on_roll = on_roll(stood);
    match movement.kind {
        M::Admission | M::Arrival | M::TemporaryArrival if stood.on_roll => Some(Wrong::OnRoll),
        M::TemporaryArrival if stood.visiting => Some(Wrong::Visiting),
        M::Admission | M::Arrival | M::TemporaryArrival | M::Death => None,
        M::TemporaryDeparture => (!stood.visiting).then_some(Wrong::NotVisiting),
        M::Recognition => on_roll.or(stood.official.then_some(Wrong::Official)),
        M::Departure | M::Removal | M::Expulsion => on_roll,
        M::TemporaryLeave => on_roll.or(stood.away.then_some(Wrong::Away)),
        M::TemporaryReturn => (!stood.away).then_some(Wrong::NotAway),
        M::Exemption => on_roll.or(stood.exempt.then_some(Wrong::Exempt)),
        M::ExemptionEnd => (!stood.exempt).then_some(Wrong::NotExempt),
        M::Suspension => on_roll.or(stood.suspended.then_some(Wrong::Suspended)),
        M::SuspensionEnd => (!stood.suspended).then_some(Wrong::NotSuspended),
    }
}

fn on_roll(stood: Standing) -> Option<Wrong> {
    (!stood.on_roll).then_some(Wrong::NotOnRoll)
}

/// What is wrong with the two days of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongDays {
    /// The decision lies after today.
    DecidedLater,
    /// The completion lies after today.
    CompletedLater,
    /// Completed before this day, on which it was decided.
    CompletedFirst(Day),
}

/// The day on which a transfer was decided and the day on which it was completed.
pub fn check_days(decided: Option<Day>, completed: Option<Day>, today: Day) -> Result<(), WrongDays> {
    if decided.is_some_and(|day| day > today) {
        return Err(WrongDays::DecidedLater);
    }
    if completed.is_some_and(|day| day > today) {
        return Err(WrongDays::CompletedLater);
    }
    match (decided, completed) {
        (Some(decided), Some(completed)) if completed < decided => Err(WrongDays::CompletedFirst(decided)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use crate::member::MemberId;
    use MovementKind as M;
    use alloc::string::String;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn member(movements: &[(&str, MovementKind)]) -> Member {
        Member {
            id: MemberId(uuid::Uuid::nil()),
            name: String::new(),
            birth: Some(day("1/1/1980")),
            joined: Some(day("1/1/2010")),
            official: None,
            exempt: None,
            movements: movements.iter().map(|(on, kind)| Movement { on: day(on), kind: *kind }).collect(),
        }
    }

    fn wrongs(movements: &[(&str, MovementKind)]) -> Vec<Wrong> {
        faults(&member(movements)).into_iter().map(|fault| fault.wrong).collect()
    }

    #[test]
    fn what_can_have_happened_is_let_be() {
        let lives: [&[(&str, MovementKind)]; 7] = [
            &[],
            &[("1/5/2015", M::Admission), ("1/5/2016", M::Recognition), ("1/1/2020", M::Departure), ("1/1/2022", M::Arrival)],
            &[("1/2/2015", M::TemporaryLeave), ("1/3/2015", M::TemporaryReturn), ("1/3/2015", M::Departure)],
            &[("1/2/2015", M::TemporaryArrival), ("1/3/2015", M::TemporaryDeparture), ("1/4/2015", M::TemporaryArrival)],
            &[("1/2/2015", M::TemporaryArrival), ("1/3/2016", M::Arrival)],
            &[("1/2/2015", M::Departure), ("1/2/2015", M::TemporaryArrival), ("1/2/2017", M::Death)],
            &[
                ("1/2/2015", M::Exemption),
                ("1/2/2016", M::ExemptionEnd),
                ("1/2/2016", M::Suspension),
                ("1/2/2017", M::SuspensionEnd),
            ],
        ];
        for life in lives {
            assert_eq!(wrongs(life), [], "{life:?}");
        }
    }

    #[test]
    fn what_contradicts_is_named() {
        let cases: [(&[(&str, MovementKind)], Wrong); 16] = [
            (&[("1/1/2020", M::Departure), ("1/1/2021", M::Departure)], Wrong::NotOnRoll),
            (&[("1/1/2020", M::Recognition), ("1/1/2021", M::Admission)], Wrong::NotOnRoll),
            (&[("1/1/2005", M::Recognition)], Wrong::NotOnRoll),
            (&[("1/1/2012", M::Recognition), ("1/1/2013", M::Recognition)], Wrong::Official),
            (&[("1/1/2020", M::Death), ("1/1/2021", M::Exemption)], Wrong::Dead(day("1/1/2020"))),
            (&[("1/1/2020", M::Death), ("1/1/2021", M::Death)], Wrong::Dead(day("1/1/2020"))),
            (&[("1/1/2020", M::TemporaryReturn)], Wrong::NotAway),
            (&[("1/1/2020", M::TemporaryLeave), ("1/1/2021", M::TemporaryLeave)], Wrong::Away),
            (&[("1/1/2020", M::Arrival), ("1/1/2021", M::Arrival)], Wrong::OnRoll),
            (&[("1/1/2020", M::Arrival), ("1/1/2021", M::TemporaryArrival)], Wrong::OnRoll),
            (&[("1/1/2020", M::TemporaryArrival), ("1/1/2021", M::TemporaryArrival)], Wrong::Visiting),
            (&[("1/1/2020", M::TemporaryArrival), ("1/1/2021", M::Departure)], Wrong::NotOnRoll),
            (&[("1/1/2020", M::TemporaryDeparture)], Wrong::NotVisiting),
            (&[("1/1/2020", M::ExemptionEnd)], Wrong::NotExempt),
            (&[("1/1/2020", M::Suspension), ("1/1/2021", M::Suspension)], Wrong::Suspended),
            (&[("31/12/1979", M::Admission)], Wrong::Unborn(day("1/1/1980"))),
        ];
        for (movements, wrong) in cases {
            assert_eq!(wrongs(movements), [wrong], "{movements:?}");
        }
    }

    #[test]
    fn the_columns_of_the_same_day_do_not_contradict() {
        let mut both = member(&[("1/1/2011", M::Recognition), ("1/1/2020", M::Exemption)]);
        (both.official, both.exempt) = (Some(day("1/1/2011")), Some(day("1/1/2020")));
        assert_eq!(faults(&both), []);
        both.official = Some(day("31/12/2010"));
        assert_eq!(faults(&both).first().map(|fault| fault.wrong), Some(Wrong::Official));
    }

    #[test]
    fn only_what_the_change_brings_is_refused() {
        let today = day("1/1/2025");
        let old = member(&[("1/1/2020", M::TemporaryReturn)]);
        let more = member(&[("1/1/2020", M::TemporaryReturn), ("1/1/2021", M::Departure)]);
        assert_eq!(check(&old, &more, today), Ok(()), "the old book is not asked about again");
        let pair = member(&[("1/1/2019", M::TemporaryLeave), ("1/1/2020", M::TemporaryReturn)]);
        let removed = check(&pair, &old, today).unwrap_err();
        assert_eq!(removed.wrong, Wrong::NotAway, "a return without its leave");
        let later = member(&[("2/1/2025", M::Departure)]);
        assert_eq!(check(&member(&[]), &later, today).unwrap_err().wrong, Wrong::Future(today));
        assert_eq!(check(&later, &later, today), Ok(()));
    }

    #[test]
    fn a_transfer_is_completed_after_it_was_decided() {
        let (early, late, today) = (day("1/3/2024"), day("1/5/2024"), day("1/6/2024"));
        assert_eq!(check_days(Some(early), Some(late), today), Ok(()));
        assert_eq!(check_days(Some(early), None, today), Ok(()));
        assert_eq!(check_days(Some(late), Some(early), today), Err(WrongDays::CompletedFirst(late)));
        assert_eq!(check_days(Some(late), None, early), Err(WrongDays::DecidedLater));
        assert_eq!(check_days(Some(early), Some(late), early), Err(WrongDays::CompletedLater));
    }

    proptest! {
        /// A life without faults never ends what did not begin, and death ends it.
        #[test]
        fn a_life_without_faults_makes_sense(kinds in proptest::collection::vec(prop::sample::select(M::ALL.to_vec()), 0..6)) {
            let start = day("1/1/2015");
            let movements = (0u64..).zip(kinds).map(|(n, kind)| Movement { on: start + chrono::Days::new(n * 40), kind });
            let member = Member { movements: movements.collect(), ..member(&[]) };
            if faults(&member).is_empty() {
                let all: Vec<M> = member.movements.iter().map(|m| m.kind).collect();
                let pairs = [(M::TemporaryLeave, M::TemporaryReturn), (M::Suspension, M::SuspensionEnd), (M::Exemption, M::ExemptionEnd), (M::TemporaryArrival, M::TemporaryDeparture)];
                for (begins, ends) in pairs {
                    let of_pair: Vec<M> = all.iter().copied().filter(|kind| *kind == begins || *kind == ends).collect();
                    prop_assert!(of_pair.first() != Some(&ends) && !of_pair.windows(2).any(|two| two == [ends, ends]));
                }
                let death = all.iter().position(|kind| *kind == M::Death);
                prop_assert!(death.is_none_or(|place| place + 1 == all.len()));
            }
        }
    }
}
