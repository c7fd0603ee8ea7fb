//! An election round by round: what may follow, and what a round's votes decide (244 Art. 32 = 190 Art. 30).

use super::count::Votes;
use super::decision::{CandidateResult, RoundDecision, Verdict};
use super::fault::Problem;
use super::outcome::{Next, RoundOutcome};
use super::slate::{Office, Slate};
use super::{contains_name, same_name};
use crate::rules::RuleSet;
use alloc::string::String;
use alloc::vec::Vec;

/// **Tiến trình bầu cử.** Where an election stands between two rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    office: Office,
    votes_needed: u32,
    secretary_rounds: u32,
    seats_left: u32,
    ordinary_rounds: u32,
    elected: Vec<String>,
    tied: Vec<String>,
    next: Next,
}

impl Progress {
    /// An election of `seats` before its first round, on a base.
    pub fn start(office: Office, seats: u32, base: u32, rules: &RuleSet) -> Self {
        Self {
            office,
            votes_needed: rules.votes_needed(base),
            secretary_rounds: rules.secretary_rounds.value,
            seats_left: seats,
            ordinary_rounds: 0,
            elected: Vec::new(),
            tied: Vec::new(),
            next: Next::AnotherRound { seats },
        }
    }

    /// What follows now.
    pub fn next(&self) -> &Next {
        &self.next
    }

    /// Who is elected so far, round by round.
    pub fn elected(&self) -> &[String] {
        &self.elected
    }

    /// Why a round with this slate does not follow now, each with the slate's field (empty: the round as a whole). A tie
    /// that stood after its re-vote may be voted on again: the congress decides that, and the names stay those tied.
    pub fn refusals(&self, slate: &Slate) -> Vec<(String, Problem)> {
        match self.next {
            Next::Complete => [(String::new(), Problem::NothingFollows)].into(),
            Next::SuperiorAppoints => [(String::new(), Problem::SuperiorAppoints { rounds: self.ordinary_rounds })].into(),
            Next::AnotherRound { .. } => self.ordinary_refusals(slate),
            Next::TieRevote { .. } | Next::CongressDecides => self.revote_refusals(slate),
        }
    }

    fn ordinary_refusals(&self, slate: &Slate) -> Vec<(String, Problem)> {
        let mut refusals = self.seats_refusal(slate);
        if !slate.is_ordinary() {
            refusals.push(("tie_of".into(), Problem::NoTie));
        }
        let again = slate.candidates.iter().enumerate().filter(|(_, name)| contains_name(&self.elected, name));
        refusals.extend(again.map(|(i, _)| (alloc::format!("candidates[{i}]"), Problem::AlreadyElected)));
        refusals
    }

    fn revote_refusals(&self, slate: &Slate) -> Vec<(String, Problem)> {
        let mut refusals = self.seats_refusal(slate);
        if slate.is_ordinary() {
            refusals.push(("tie_of".into(), Problem::TieUnsettled { names: self.tied.clone() }));
            return refusals;
        }
        for (field, names) in [("tie_of", &slate.tie_of), ("candidates", &slate.candidates)] {
            if !same_names(names, &self.tied) {
                refusals.push((field.into(), Problem::NotTheTied { names: self.tied.clone() }));
            }
        }
        refusals
    }

    fn seats_refusal(&self, slate: &Slate) -> Vec<(String, Problem)> {
        if slate.seats == self.seats_left {
            return Vec::new();
        }
        [("seats".into(), Problem::SeatsNotLeft { seats: slate.seats, left: self.seats_left })].into()
    }

    /// Holds a round that follows: decides it and moves on. `votes` stand in the ballot's order.
    pub fn hold(&mut self, slate: &Slate, votes: &[Votes]) -> (RoundOutcome, RoundDecision) {
        let revote = !slate.is_ordinary();
        let mut ranked: Vec<(usize, u32)> = votes.iter().map(|v| v.agree()).enumerate().collect();
        ranked.retain(|(_, votes)| revote || *votes >= self.votes_needed);
        ranked.sort_by_key(|(_, votes)| core::cmp::Reverse(*votes));
        let (elected, tied) = fill(&ranked, slate.seats);

        let name = |i: &usize| slate.candidates.get(*i).cloned();
        let outcome_elected: Vec<String> = elected.iter().filter_map(name).collect();
        self.tied = tied.iter().filter_map(name).collect();
        self.seats_left = self.seats_left.saturating_sub(u32::try_from(elected.len()).unwrap_or(u32::MAX));
        self.ordinary_rounds += u32::from(!revote);
        self.elected.extend(outcome_elected.iter().cloned());
        self.next = self.following(revote);

        let verdict = |i: usize, votes: u32| match (elected.contains(&i), tied.contains(&i)) {
            (true, _) if revote => Verdict::ElectedInTie,
            (true, _) => Verdict::Elected { above: votes.saturating_sub(self.votes_needed) },
            (_, true) => Verdict::Tied { seats: self.seats_left },
            _ if revote => Verdict::LostTie,
            _ if votes >= self.votes_needed => Verdict::SeatsFilled,
            _ => Verdict::Short { by: self.votes_needed - votes },
        };
        let candidates = slate.candidates.iter().zip(votes).enumerate();
        let candidates = candidates
            .map(|(i, (name, v))| CandidateResult { name: name.clone(), votes: v.agree(), verdict: verdict(i, v.agree()) })
            .collect();
        let outcome = RoundOutcome { elected: outcome_elected, tied: self.tied.clone(), seats_left: self.seats_left };
        (outcome, RoundDecision { candidates, majority_needed: !revote })
    }

    /// What follows after a round. A tie takes all seats that are left: it is one of more names than seats.
    fn following(&self, revote: bool) -> Next {
        let seats = self.seats_left;
        if seats == 0 {
            Next::Complete
        } else if !self.tied.is_empty() && revote {
            Next::CongressDecides
        } else if !self.tied.is_empty() {
            Next::TieRevote { names: self.tied.clone(), seats }
        } else if self.office == Office::Secretary && self.elected.is_empty() && self.ordinary_rounds >= self.secretary_rounds {
            Next::SuperiorAppoints
        } else {
            Next::AnotherRound { seats }
        }
    }
}

/// Fills the seats from names ranked by votes: who has more than the first one left without a seat is elected, and who
/// has as many as that one is tied with him, unless the seats are just enough for those before.
fn fill(ranked: &[(usize, u32)], seats: u32) -> (Vec<usize>, Vec<usize>) {
    let seats = usize::try_from(seats).unwrap_or(usize::MAX);
    let Some(&(_, line)) = ranked.get(seats) else {
        return (ranked.iter().map(|(i, _)| *i).collect(), Vec::new());
    };
    let elected: Vec<usize> = ranked.iter().filter(|(_, votes)| *votes > line).map(|(i, _)| *i).collect();
    let all_filled = elected.len() == seats;
    let tied = ranked.iter().filter(|(_, votes)| !all_filled && *votes == line).map(|(i, _)| *i).collect();
    (elected, tied)
}

/// Whether two lists hold the same names, in any order.
fn same_names(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| same_name(x, y)))
}
