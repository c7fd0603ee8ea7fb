//! The checks of a record, piece by piece: what could be read is checked even where its neighbour could not be.

use super::base::Electorate;
use super::count::{Ballots, Votes, sum_problem, votes_field};
use super::decision::Decision;
use super::fault::{Fault, Problem};
use super::json::join;
use super::outcome::{Next, Outcome};
use super::progress::Progress;
use super::slate::{Office, Slate};
use crate::rules::RuleSet;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use unicode_normalization::UnicodeNormalization;

/// A record as far as it could be read.
pub(super) struct Pieces {
    pub(super) rules: Option<&'static RuleSet>,
    pub(super) office: Option<Office>,
    pub(super) seats: Option<u32>,
    /// The whole electorate, where every part could be read.
    pub(super) electorate: Option<Electorate>,
    pub(super) present: Option<u32>,
    pub(super) rounds: Vec<RoundPieces>,
    pub(super) closed: bool,
}

/// A round as far as it could be read.
pub(super) struct RoundPieces {
    pub(super) slate: Option<Slate>,
    /// The round's own figure of those present, where it has one.
    pub(super) own_present: Option<u32>,
    /// Not so where the round has a figure of its own that cannot be read.
    pub(super) present_is_readable: bool,
    pub(super) ballots: Option<Ballots>,
    /// One entry for each candidate in the ballot's order; `None` where his votes are missing or unreadable.
    pub(super) votes: Vec<Option<Votes>>,
    /// Whether a count stands there at all.
    pub(super) counted: bool,
}

/// Checks all and, where rules, electorate and rounds could be read, decides. The decision holds only without faults.
pub(super) fn examine(pieces: &Pieces) -> (Vec<Fault>, Option<Decision>) {
    let mut faults = electorate_faults(pieces);
    let votes: Vec<_> = pieces.rounds.iter().enumerate().map(|(i, round)| round_votes(i, round, pieces, &mut faults)).collect();
    let decision = decide(pieces, &votes, &mut faults);
    (faults, decision)
}

fn electorate_faults(pieces: &Pieces) -> Vec<Fault> {
    let mut faults = Vec::new();
    if pieces.seats == Some(0) {
        faults.push(Fault::new("seats", Problem::Zero));
    }
    if let Some(electorate) = pieces.electorate {
        let (summoned, leaving) = (electorate.official_summoned, electorate.leaving());
        if summoned == 0 {
            faults.push(Fault::new("electorate.official_summoned", Problem::Zero));
        } else if electorate.election_base().is_none() {
            faults.push(Fault::new("electorate.official_summoned", Problem::NobodyLeft { summoned, leaving }));
        }
    }
    present_faults("electorate.present", pieces.present, pieces, &mut faults);
    faults
}

/// Who is present lies between two thirds of those summoned and the base.
fn present_faults(field: &str, present: Option<u32>, pieces: &Pieces, faults: &mut Vec<Fault>) {
    let Some(present) = present else { return };
    if present == 0 {
        faults.push(Fault::new(field, Problem::Zero));
        return;
    }
    let Some(electorate) = pieces.electorate else { return };
    if let Some(base) = electorate.election_base().filter(|base| present > *base) {
        faults.push(Fault::new(field, Problem::PresentAboveBase { present, base }));
    }
    let summoned = electorate.official_summoned;
    if let Some(needed) = pieces.rules.map(|r| r.quorum_of(summoned)).filter(|needed| present < *needed) {
        faults.push(Fault::new(field, Problem::NoQuorum { present, summoned, needed }));
    }
}

/// Checks one round by itself. Gives its votes where they can be trusted to say what follows.
fn round_votes(i: usize, round: &RoundPieces, pieces: &Pieces, faults: &mut Vec<Fault>) -> Option<Vec<Votes>> {
    let path = format!("rounds[{i}]");
    let before = faults.len();
    if let Some(slate) = &round.slate {
        slate_faults(&path, slate, pieces.rules, faults);
    }
    let names_stand_once = faults.len() == before || !faults.iter().skip(before).any(|f| f.problem == Problem::Twice);
    present_faults(&join(&path, "present"), round.own_present, pieces, faults);
    let ballots = round.ballots?;
    let present = round.own_present.or(pieces.present).filter(|_| round.present_is_readable);
    if ballots.issued == 0 {
        faults.push(Fault::new(join(&path, "issued"), Problem::Zero));
    }
    faults.extend(ballots.problems(present.filter(|p| *p > 0)).into_iter().map(|(f, p)| Fault::new(join(&path, f), p)));
    let slate = round.slate.as_ref()?;
    let votes = named_votes(&path, slate, round, ballots.valid, faults)?;
    if !names_stand_once {
        return None;
    }
    if let Some(problem) = sum_problem(slate, &votes, ballots.valid) {
        faults.push(Fault::new(join(&path, "votes"), problem));
        return None;
    }
    Some(votes)
}

fn slate_faults(path: &str, slate: &Slate, rules: Option<&RuleSet>, faults: &mut Vec<Fault>) {
    if slate.seats == 0 {
        faults.push(Fault::new(join(path, "seats"), Problem::Zero));
    }
    if slate.candidates.is_empty() {
        faults.push(Fault::new(join(path, "candidates"), Problem::Zero));
    }
    for (list, names) in [("candidates", &slate.candidates), ("tie_of", &slate.tie_of)] {
        let repeated = repeated(names).into_iter();
        faults.extend(repeated.map(|k| Fault::new(join(path, &format!("{list}[{k}]")), Problem::Twice)));
    }
    // A tie is settled among all who are tied, however many they are.
    let most = rules.filter(|_| slate.is_ordinary() && slate.seats > 0).map(|r| r.most_names(slate.seats));
    if let Some(most) = most.filter(|_| slate.surplus() > 0) {
        let names = slate.candidates.len();
        if u32::try_from(names).map_or(true, |n| n > most) {
            faults.push(Fault::new(join(path, "candidates"), Problem::TooManyNames { names, seats: slate.seats, most }));
        }
    }
}

/// The places of names that stand on the list before.
fn repeated(names: &[String]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let stands_before = |(i, name): (usize, &String)| (!seen.insert(name.nfc().collect::<String>())).then_some(i);
    names.iter().enumerate().filter_map(stands_before).collect()
}

/// The votes of all candidates; `None` where one has none or one that cannot be.
fn named_votes(path: &str, slate: &Slate, round: &RoundPieces, valid: u32, faults: &mut Vec<Fault>) -> Option<Vec<Votes>> {
    let mut all = Some(Vec::new());
    for (name, votes) in slate.candidates.iter().zip(&round.votes) {
        let problem = votes.and_then(|v| v.problem(valid));
        match (*votes, &mut all) {
            (Some(votes), Some(list)) if problem.is_none() => list.push(votes),
            _ => all = None,
        }
        faults.extend(problem.map(|p| Fault::new(join(path, &votes_field(name)), p)));
    }
    all.filter(|list| list.len() == slate.candidates.len())
}

/// Goes through the rounds in order as far as each can be trusted and follows from the one before.
fn decide(pieces: &Pieces, votes: &[Option<Vec<Votes>>], faults: &mut Vec<Fault>) -> Option<Decision> {
    let base = pieces.electorate?.base(pieces.rules?)?;
    let mut progress = Progress::start(pieces.office?, pieces.seats.filter(|s| *s > 0)?, base.base, pieces.rules?);
    let (mut outcomes, mut rounds) = (Vec::new(), Vec::new());
    for (i, (round, votes)) in pieces.rounds.iter().zip(votes).enumerate() {
        let slate = round.slate.as_ref()?;
        let refusals = if slate.seats > 0 { progress.refusals(slate) } else { Vec::new() };
        let refused = !refusals.is_empty();
        faults.extend(refusals.into_iter().map(|(field, problem)| Fault::new(round_field(i, &field), problem)));
        if !round.counted {
            break;
        }
        let votes = votes.as_ref().filter(|_| !refused)?;
        let (outcome, decision) = progress.hold(slate, votes);
        outcomes.push(outcome);
        rounds.push(decision);
    }
    let outcome = Outcome {
        rules: pieces.rules?.name.into(),
        base: base.base,
        votes_needed: base.votes_needed,
        rounds: outcomes,
        elected: progress.elected().to_vec(),
        next: if pieces.closed { Next::Complete } else { progress.next().clone() },
    };
    Some(Decision { outcome, base, rounds })
}

fn round_field(i: usize, field: &str) -> String {
    let round = format!("rounds[{i}]");
    if field.is_empty() { round } else { join(&round, field) }
}
