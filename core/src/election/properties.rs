//! What holds of every election, not only of the worked ones.

extern crate std;
use super::{Ballots, Count, ElectionRecord, Electorate, Next, Office, Round, Slate, Statement, Style, Votes, verify};
use crate::day::Day;
use crate::rules::ALL;
use proptest::prelude::*;
use std::format;
use std::string::String;
use std::vec::Vec;

/// A well-formed record of one round: strike or tick, 1 to 9 seats, as many names as the surplus allows or fewer. Votes
/// gather round half of the base, so that bare majorities and ties are common.
fn one_round() -> impl Strategy<Value = ElectionRecord> {
    let sizes = (3u32..60, 0u32..4, 1u32..10, 0usize..2, any::<bool>(), 0u32..3, 0usize..4);
    sizes.prop_flat_map(|(present, absent, seats, version, strike, invalid, fewer)| {
        let absent = absent.min(present / 2);
        let most = usize::try_from(ALL[version].most_names(seats)).unwrap();
        let valid = present - invalid;
        let half = present.midpoint(absent);
        let vote = prop_oneof![0..=valid, half..=half + 2, Just(half + 1)].prop_map(move |votes| votes.min(valid));
        let electorate =
            Electorate { official_summoned: present + absent, absent_accepted: absent / 2, present, ..Electorate::default() };
        let ballots = Ballots { issued: present, returned: present, valid, invalid };
        proptest::collection::vec(vote, most.saturating_sub(fewer).max(1)).prop_map(move |mut votes| {
            if strike {
                keep_within(&mut votes, valid, seats);
            }
            let of = |v: u32| if strike { Votes::Strike(v) } else { Votes::Tick { agree: v, disagree: valid - v } };
            let slate = Slate {
                seats,
                style: if strike { Style::Strike } else { Style::Tick },
                candidates: (0..votes.len()).map(|i| format!("Người {i}")).collect(),
                tie_of: Vec::new(),
            };
            let count = Some(Count { ballots, votes: votes.into_iter().map(of).collect() });
            let rounds = [Round { slate, present: None, count }].into();
            let (rules, held_on) = (ALL[version], ALL[version].valid_from);
            ElectionRecord { rules, held_on, office: Office::Committee, seats, electorate, rounds, closed: false }
        })
    })
}

/// Brings the sum of a strike round's votes between one and `seats` a valid paper, from the last name on.
fn keep_within(votes: &mut [u32], valid: u32, seats: u32) {
    let mut above = votes.iter().sum::<u32>().saturating_sub(valid * seats);
    let mut below = valid.saturating_sub(votes.iter().sum());
    for vote in votes.iter_mut().rev() {
        let (less, more) = (above.min(*vote), below.min(valid - *vote));
        *vote = *vote - less + more;
        (above, below) = (above - less, below - more);
    }
}

/// The slate that follows, where one does: the tied names, or one new name more than the seats left.
fn next_slate(record: &ElectionRecord) -> Option<Slate> {
    let outcome = record.decide().unwrap().outcome;
    let last = outcome.rounds.last().unwrap();
    let (seats, tied) = (last.seats_left, last.tied.clone());
    let of = |candidates, tie_of| Some(Slate { seats, style: Style::Tick, candidates, tie_of });
    match outcome.next {
        Next::TieRevote { names, .. } => of(names.clone(), names),
        Next::CongressDecides => of(tied.iter().rev().cloned().collect(), tied),
        Next::AnotherRound { seats } => {
            of((0..=seats).map(|i| format!("Lần {} người {i}", record.rounds.len())).collect(), Vec::new())
        }
        Next::Complete | Next::SuperiorAppoints => None,
    }
}

/// The record with one round more, its votes drawn in turn and kept below the valid papers.
fn with_round(mut record: ElectionRecord, slate: Slate, draws: &[u32]) -> ElectionRecord {
    let ballots = record.rounds[0].count.as_ref().unwrap().ballots;
    let vote = |draw: &u32| Votes::Tick { agree: (*draw).min(ballots.valid), disagree: 0 };
    let votes = draws.iter().cycle().map(vote).take(slate.candidates.len()).collect();
    record.rounds.push(Round { slate, present: None, count: Some(Count { ballots, votes }) });
    record
}

/// The record with the re-vote that its tie calls for.
fn with_revote(record: ElectionRecord, draws: &[u32]) -> Option<ElectionRecord> {
    let slate = next_slate(&record).filter(|slate| !slate.is_ordinary())?;
    Some(with_round(record, slate, draws))
}

/// A slate that does not follow, by one change to one that does.
fn spoiled(slate: &Slate, record: &ElectionRecord, how: u8) -> Slate {
    let mut wrong = slate.clone();
    let elected = record.decide().unwrap().outcome.elected;
    match (how, elected.first()) {
        (0, Some(name)) => wrong.candidates[0].clone_from(name),
        (1, _) if slate.is_ordinary() => wrong.tie_of = wrong.candidates.clone(),
        (1, _) => wrong.tie_of.clear(),
        (2, _) if !slate.is_ordinary() => wrong.candidates[0] = "Người mới".into(),
        _ => wrong.seats += 1,
    }
    wrong
}

fn votes_of(record: &ElectionRecord, name: &str) -> u32 {
    let round = &record.rounds[0];
    let at = round.slate.candidates.iter().position(|n| n == name).unwrap();
    round.count.as_ref().unwrap().votes[at].agree()
}

proptest! {
    #[test]
    fn elected_are_over_half_and_not_more_than_the_seats(record in one_round()) {
        let outcome = record.decide().unwrap().outcome;
        prop_assert!(outcome.elected.len() <= record.seats as usize);
        for name in &outcome.elected {
            prop_assert!(2 * votes_of(&record, name) > outcome.base);
        }
        let left = record.seats as usize - outcome.elected.len();
        prop_assert_eq!(outcome.rounds[0].seats_left as usize, left);
        let tied = &outcome.rounds[0].tied;
        prop_assert!(tied.is_empty() || (tied.len() > left && left > 0));
        prop_assert!(tied.iter().all(|name| votes_of(&record, name) == votes_of(&record, &tied[0])));
    }

    /// Nobody who is left out has more votes than someone elected, and whoever is over half is elected, tied, or beaten.
    #[test]
    fn more_votes_never_lose_to_fewer(record in one_round()) {
        let outcome = record.decide().unwrap().outcome;
        let fewest = outcome.elected.iter().map(|n| votes_of(&record, n)).min();
        for name in record.rounds[0].slate.candidates.iter().filter(|n| !outcome.elected.contains(n)) {
            let votes = votes_of(&record, name);
            prop_assert!(fewest.is_none_or(|fewest| votes < fewest));
            let beaten = outcome.rounds[0].seats_left == 0 || !outcome.rounds[0].tied.is_empty();
            prop_assert!(votes < outcome.votes_needed || beaten);
        }
    }

    #[test]
    fn the_ballots_order_changes_nothing_but_order(record in one_round(), turn in 0usize..10) {
        let mut turned = record.clone();
        let round = &mut turned.rounds[0];
        let by = turn % round.slate.candidates.len();
        round.slate.candidates.rotate_left(by);
        round.count.as_mut().unwrap().votes.rotate_left(by);
        let sorted = |mut names: Vec<String>| { names.sort(); names };
        let (a, b) = (record.decide().unwrap().outcome, turned.decide().unwrap().outcome);
        prop_assert_eq!(sorted(a.elected), sorted(b.elected));
        prop_assert_eq!(sorted(a.rounds[0].tied.clone()), sorted(b.rounds[0].tied.clone()));
        prop_assert_eq!(core::mem::discriminant(&a.next), core::mem::discriminant(&b.next));
    }

    #[test]
    fn more_votes_for_the_elected_never_unelect_him(record in one_round(), pick in 0usize..10) {
        let outcome = record.decide().unwrap().outcome;
        prop_assume!(!outcome.elected.is_empty());
        let name = &outcome.elected[pick % outcome.elected.len()];
        let mut more = record.clone();
        let at = more.rounds[0].slate.candidates.iter().position(|n| n == name).unwrap();
        let count = more.rounds[0].count.as_mut().unwrap();
        count.votes[at] = match count.votes[at] {
            Votes::Strike(votes) => Votes::Strike(votes + 1),
            Votes::Tick { agree, disagree } => Votes::Tick { agree: agree + 1, disagree: disagree.saturating_sub(1) },
        };
        if let Ok(decision) = more.decide() {
            prop_assert!(decision.outcome.elected.contains(name));
        }
    }

    #[test]
    fn an_exported_record_verifies(record in one_round(), draws in proptest::collection::vec(0u32..6, 3)) {
        for record in [Some(record.clone()), with_revote(record, &draws)].into_iter().flatten() {
            let outcome = record.decide().unwrap().outcome;
            let verified = verify(record.export(Some(&outcome))).unwrap();
            prop_assert_eq!(&verified.statement, &Statement::Agrees);
            prop_assert_eq!(verified.record, record);
        }
    }

    /// A tie's re-vote fills all its seats, or it stands and the congress decides.
    #[test]
    fn a_revote_fills_its_seats_or_stands(record in one_round(), draws in proptest::collection::vec(0u32..6, 3)) {
        if let Some(record) = with_revote(record, &draws) {
            let outcome = record.decide().unwrap().outcome;
            let tied = &outcome.rounds[1].tied;
            match outcome.next {
                Next::Complete => prop_assert!(tied.is_empty() && outcome.elected.len() == record.seats as usize),
                Next::CongressDecides => prop_assert!(tied.len() > outcome.rounds[1].seats_left as usize),
                next => prop_assert!(false, "{next:?}"),
            }
        }
    }

    #[test]
    fn a_changed_statement_is_caught(record in one_round(), change in 0u8..8, pick in 0usize..10) {
        let truth = record.decide().unwrap().outcome;
        let mut stated = truth.clone();
        match change {
            0 => stated.base += 1,
            1 => stated.votes_needed -= 1,
            2 => stated.elected.push("Người 0".into()),
            3 => { stated.elected.pop(); }
            4 => stated.rounds[0].seats_left += 1,
            5 => stated.rounds[0].tied.push("Người 1".into()),
            6 => stated.next = if truth.next == Next::Complete { Next::CongressDecides } else { Next::Complete },
            _ => { let len = stated.elected.len().max(1); if stated.elected.len() > 1 { stated.elected.swap(pick % len, (pick + 1) % len); } }
        }
        prop_assume!(stated != truth);
        let verified = verify(record.export(Some(&stated))).unwrap();
        prop_assert!(verified.difference().is_some());
        prop_assert_eq!(verified.outcome(), &truth);
    }

    /// Whatever is done to the figures: an answer or a refusal, no panic, and never an election without a majority.
    #[test]
    fn wild_figures_do_not_panic(figures in proptest::collection::vec(prop_oneof![0u32..8, Just(u32::MAX)], 14), day in 0i32..40) {
        let f = |i: usize| figures[i];
        let names = [String::from("A"), "B".into(), "C".into()];
        let slate = Slate { seats: f(0), style: Style::Strike, candidates: names.clone().into(), tie_of: Vec::new() };
        let ballots = Ballots { issued: f(1), returned: f(2), valid: f(3), invalid: f(4) };
        let votes = [5, 6, 7].map(|i| Votes::Strike(f(i))).into();
        let record = ElectionRecord {
            rules: ALL[0],
            held_on: Day::from_ymd_opt(2000 + day, 1, 1).unwrap(),
            office: Office::Committee,
            seats: f(0),
            electorate: Electorate {
                official_summoned: f(8),
                temporarily_transferred: f(9),
                exempt_absent: f(10),
                suspended_or_prosecuted: f(11),
                absent_accepted: f(12),
                present: f(13),
            },
            rounds: [Round { slate, present: None, count: Some(Count { ballots, votes }) }].into(),
            closed: false,
        };
        if let Ok(decision) = record.decide() {
            for name in &decision.outcome.elected {
                prop_assert!(u64::from(votes_of(&record, name)) * 2 > u64::from(decision.outcome.base));
            }
        }
        let read = verify(record.export(None));
        prop_assert_eq!(read.is_ok(), record.decide().is_ok());
    }

    /// A file with one character changed is decided or refused, never a panic, and a refusal names its field.
    #[test]
    fn a_changed_character_does_not_panic(record in one_round(), at in any::<prop::sample::Index>(), c in "[0-9a-zĐ\"{}\\[\\],:. -]") {
        let outcome = record.decide().unwrap().outcome;
        let mut text: Vec<char> = record.export(Some(&outcome)).chars().collect();
        let at = at.index(text.len());
        text[at] = c.chars().next().unwrap();
        match verify(text.into_iter().collect::<String>()) {
            Ok(verified) => prop_assert_eq!(verified.record.decide().unwrap(), verified.decision),
            Err(faults) => prop_assert!(!faults.is_empty() && faults.iter().all(|f| !f.field.is_empty())),
        }
    }

    /// Round upon round, as long as one follows: never more elected than seats, nobody twice, each round's seats left
    /// add up, the file agrees, and a round that does not follow is refused.
    #[test]
    fn round_follows_round(
        first in one_round(),
        office in prop_oneof![Just(Office::Committee), Just(Office::Secretary), Just(Office::Deputy), Just(Office::Delegates)],
        draws in proptest::collection::vec(proptest::collection::vec(0u32..60, 1..4), 7),
        how in 0u8..4,
    ) {
        let mut record = ElectionRecord { office, ..first };
        for draw in &draws {
            let Some(slate) = next_slate(&record) else { break };
            prop_assert!(with_round(record.clone(), spoiled(&slate, &record, how), draw).decide().is_err());
            record = with_round(record, slate, draw);
            let outcome = record.decide().unwrap().outcome;
            let mut names = outcome.elected.clone();
            names.sort();
            names.dedup();
            prop_assert_eq!(names.len(), outcome.elected.len());
            prop_assert_eq!(outcome.elected.len() + outcome.rounds.last().unwrap().seats_left as usize, record.seats as usize);
            prop_assert_eq!(&verify(record.export(Some(&outcome))).unwrap().statement, &Statement::Agrees);
        }
        let outcome = record.decide().unwrap().outcome;
        let ordinary = record.rounds.iter().filter(|r| r.slate.is_ordinary()).count();
        prop_assert!(office != Office::Secretary || !outcome.elected.is_empty() || ordinary <= 3);
        if next_slate(&record).is_none() {
            let slate = Slate { seats: 1, style: Style::Tick, candidates: ["Người mới".into()].into(), tie_of: Vec::new() };
            prop_assert_eq!(with_round(record.clone(), slate, &[1]).decide().unwrap_err()[0].field.clone(), format!("rounds[{}]", record.rounds.len()));
        }
        let closed = ElectionRecord { closed: true, ..record };
        prop_assert_eq!(closed.decide().unwrap().outcome.next, Next::Complete);
    }
}
