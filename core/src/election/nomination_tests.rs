//! The rules before the ballot, on examples and on anything.

extern crate std;
use super::Office;
use super::nomination::*;
use crate::rules::{QD_190, QD_244};
use proptest::prelude::*;
use std::format;
use std::vec;
use std::vec::Vec;

const OFFICIAL: Person = Person { official: true, probation_over: false, suspended: false, convening: false };
const CONVENING: Person = Person { convening: true, ..OFFICIAL };

fn nominee(name: &str, source: Source) -> Nominee {
    Nominee { name: name.into(), source, poll: None, decided: None, withdrawal: Withdrawal::None, teller: false }
}

fn own(count: usize) -> Vec<Nominee> {
    (0..count).map(|n| nominee(&format!("A{n}"), Source::Committee)).collect()
}

#[test]
fn any_official_member_stands_and_nominates_but_the_convening_committee_keeps_to_its_list() {
    let of = |person, source, nominator| check(Office::Committee, person, source, nominator);
    assert_eq!(of(OFFICIAL, Source::SelfNominated, None), Ok(()));
    assert_eq!(of(OFFICIAL, Source::Nominated, Some(OFFICIAL)), Ok(()));
    assert_eq!(of(CONVENING, Source::Committee, None), Ok(()));
    assert_eq!(of(CONVENING, Source::SelfNominated, None), Err(NominationRefusal::ConveningAccepts));
    assert_eq!(of(CONVENING, Source::Nominated, Some(OFFICIAL)), Err(NominationRefusal::ConveningAccepts));
    assert_eq!(of(OFFICIAL, Source::Nominated, Some(CONVENING)), Err(NominationRefusal::ConveningNominates));
    assert_eq!(of(OFFICIAL, Source::Nominated, None), Err(NominationRefusal::NoNominator));
    let probation = Person { official: false, probation_over: true, ..OFFICIAL };
    assert_eq!(of(probation, Source::Committee, None), Err(NominationRefusal::NotOfficial { probation_over: true }));
    assert_eq!(of(OFFICIAL, Source::Nominated, Some(probation)), Err(NominationRefusal::NominatorNotOfficial));
    let suspended = Person { suspended: true, ..OFFICIAL };
    assert_eq!(of(suspended, Source::Committee, None), Err(NominationRefusal::Suspended));
    assert_eq!(check(Office::Secretary, CONVENING, Source::Nominated, Some(CONVENING)), Ok(()));
    assert!(NominationRefusal::ConveningAccepts.article(&QD_190).starts_with("190-QĐ/TW"));
    assert!(NominationRefusal::ConveningAccepts.article(&QD_244).starts_with("244-QĐ/TW"));
}

#[test]
fn a_name_from_outside_needs_more_than_thirty_per_cent_under_190_and_a_decision_under_244() {
    let with = |agree| Nominee { poll: Some(Poll { agree, attending: 100 }), ..nominee("B", Source::Nominated) };
    let under_190 = |nominee: &Nominee| admission(&QD_190, Office::Committee, nominee);
    assert_eq!(under_190(&nominee("B", Source::Nominated)), Admission::ToPoll);
    for agree in [29, 30] {
        assert_eq!(under_190(&with(agree)), Admission::PollShort { needed: 31 });
    }
    assert_eq!(under_190(&with(31)), Admission::Listed);
    assert_eq!(under_190(&Nominee { decided: Some(false), ..with(31) }), Admission::DecidedAgainst);
    let under_244 = |nominee: &Nominee| admission(&QD_244, Office::Committee, nominee);
    assert_eq!(under_244(&with(31)), Admission::ToDecide, "no share is known");
    assert_eq!(under_244(&Nominee { decided: Some(true), ..with(29) }), Admission::Listed);
    assert_eq!(admission(&QD_190, Office::Secretary, &nominee("B", Source::Nominated)), Admission::Listed);
}

#[test]
fn a_list_has_a_surplus_and_not_too_much_of_it() {
    let settle = |rules, seats, count| settle(rules, Office::Committee, seats, &own(count)).map(|listed| listed.len());
    assert_eq!(settle(&QD_190, 5, 6), Ok(6));
    assert_eq!(settle(&QD_190, 5, 5), Err(vec![ListFault::NoSurplus { names: 5, seats: 5 }]));
    let too_many = ListFault::TooMany { names: 8, seats: 5, most: 6 };
    for (rules, name) in [(&QD_190, "190-QĐ/TW"), (&QD_244, "244-QĐ/TW")] {
        assert_eq!(settle(rules, 5, 8), Err(vec![too_many.clone()]));
        assert!(too_many.article(rules).unwrap().contains(name));
    }
    assert_eq!(settle(&QD_190, 7, 9), Ok(9));
    assert_eq!(settle(&QD_190, 0, 3), Err(vec![ListFault::NoSeats]));
    assert_eq!(settle(&QD_190, 3, 0), Err(vec![ListFault::NoNames]));
    assert_eq!(super::nomination::settle(&QD_190, Office::Secretary, 1, &own(1)), Ok(vec![0]), "a single name is allowed");
}

#[test]
fn withdrawals_wait_for_the_congress_and_tellers_do_not_stand() {
    let mut names = own(7);
    names[6].withdrawal = Withdrawal::Asked;
    names[0].teller = true;
    let faults = settle(&QD_190, Office::Committee, 5, &names).unwrap_err();
    assert!(
        faults.contains(&ListFault::ToRelease { name: "A6".into() }) && faults.contains(&ListFault::Teller { name: "A0".into() })
    );
    names[6].withdrawal = Withdrawal::Granted;
    names[0].teller = false;
    assert_eq!(settle(&QD_190, Office::Committee, 5, &names), Ok(vec![0, 1, 2, 3, 4, 5]));
    names[5].teller = true;
    names[5].withdrawal = Withdrawal::Granted;
    assert_eq!(settle(&QD_190, Office::Committee, 4, &names), Ok(vec![0, 1, 2, 3, 4]), "who withdrew may count ballots");
}

fn any_nominee() -> impl Strategy<Value = Nominee> {
    let source = prop_oneof![Just(Source::Committee), Just(Source::Nominated), Just(Source::SelfNominated)];
    let withdrawal = prop_oneof![4 => Just(Withdrawal::None), 1 => Just(Withdrawal::Asked), 1 => Just(Withdrawal::Granted)];
    let poll = proptest::option::of((0u32..200, 1u32..200).prop_map(|(agree, attending)| Poll { agree, attending }));
    (source, poll, any::<Option<bool>>(), withdrawal, proptest::bool::weighted(0.1)).prop_map(
        |(source, poll, decided, withdrawal, teller)| Nominee { name: "A".into(), source, poll, decided, withdrawal, teller },
    )
}

proptest! {
    #[test]
    fn a_list_that_is_settled_keeps_every_rule(seats in 0u32..9, names in proptest::collection::vec(any_nominee(), 0..14), old: bool) {
        let rules = if old { &QD_244 } else { &QD_190 };
        if let Ok(listed) = settle(rules, Office::Committee, seats, &names) {
            let count = u32::try_from(listed.len()).unwrap();
            prop_assert!(seats > 0 && count > seats && count <= rules.most_names(seats));
            for nominee in listed.iter().map(|place| &names[*place]) {
                prop_assert!(nominee.withdrawal == Withdrawal::None && !nominee.teller && nominee.decided != Some(false));
                let outside = nominee.source != Source::Committee;
                prop_assert!(!outside || old || nominee.poll.is_some_and(|p| u64::from(p.agree) * 10 > u64::from(p.attending) * 3));
                prop_assert!(!outside || !old || nominee.decided == Some(true));
            }
        }
    }

    #[test]
    fn the_number_named_is_the_fewest_that_admits(attending in 1u32..5000) {
        let needed = agree_needed(&QD_190, attending).unwrap();
        prop_assert_eq!(QD_190.admits_outside_name(needed, attending), Some(true));
        prop_assert_eq!(QD_190.admits_outside_name(needed - 1, attending), Some(false));
    }
}
