//! The tellers' form of one round: reading it, and putting each fault beside the field it is about.

use super::words;
use chibo_core::election::{Ballots, Count, ElectionRecord, Fault, Round, Style, Votes};
use chibo_frame::Page;
use chibo_frame::typed::Typed;

/// A tally as it was typed, with the number of members present.
pub(crate) struct Tally {
    /// Present in this round.
    pub(crate) present: u32,
    /// Papers and votes.
    pub(crate) count: Count,
}

/// The form's own names for the papers, which are also the record's.
pub(crate) const PAPERS: [&str; 5] = ["present", "issued", "returned", "valid", "invalid"];

/// The field of a candidate's votes, and of those against him.
pub(crate) fn votes_name(place: usize) -> String {
    format!("votes-{place}")
}

/// The field of the votes against a candidate.
pub(crate) fn against_name(place: usize) -> String {
    format!("against-{place}")
}

/// Reads the form of a round. Where something is no number, the words stand beside it and there is no tally.
pub(crate) fn read(page: &Page, typed: &mut Typed, round: &Round) -> Option<Tally> {
    let [present, issued, returned, valid, invalid] = PAPERS.map(|name| typed.number(page, name));
    let mut votes = Vec::new();
    for place in 0..round.slate.candidates.len() {
        let agree = typed.number(page, &votes_name(place));
        votes.push(match round.slate.style {
            Style::Strike => agree.map(Votes::Strike),
            Style::Tick => {
                let disagree = typed.number(page, &against_name(place));
                agree.zip(disagree).map(|(agree, disagree)| Votes::Tick { agree, disagree })
            }
        });
    }
    let ballots = Ballots { issued: issued?, returned: returned?, valid: valid?, invalid: invalid? };
    Some(Tally { present: present?, count: Count { ballots, votes: votes.into_iter().collect::<Option<_>>()? } })
}

/// The form of a round as it stands: its count, or only who is present.
pub(crate) fn standing(held: &ElectionRecord, round: &Round) -> Typed {
    let mut typed = Typed::default();
    typed.set("present", round.present.unwrap_or(held.electorate.present).to_string());
    let Some(count) = &round.count else { return typed };
    let Ballots { issued, returned, valid, invalid } = count.ballots;
    for (name, papers) in [("issued", issued), ("returned", returned), ("valid", valid), ("invalid", invalid)] {
        typed.set(name, papers.to_string());
    }
    for (place, votes) in count.votes.iter().enumerate() {
        typed.set(&votes_name(place), votes.agree().to_string());
        if let Votes::Tick { disagree, .. } = votes {
            typed.set(&against_name(place), disagree.to_string());
        }
    }
    typed
}

/// Puts the faults of a record beside the fields of a round's form; the others stand above it.
pub(crate) fn place_faults(page: &Page, typed: &mut Typed, held: &ElectionRecord, round: usize, faults: &[Fault]) {
    let path = format!("rounds[{round}].");
    let candidates = held.rounds.get(round).map(|round| round.slate.candidates.as_slice()).unwrap_or_default();
    for fault in faults {
        let message = words::problem(page, &fault.problem, Some(held.rules));
        match fault.field.strip_prefix(&path) {
            Some(name) if PAPERS.contains(&name) => typed.refuse(name, message),
            Some(name) => match candidates.iter().position(|c| name.strip_prefix("votes.") == Some(c)) {
                Some(place) => typed.refuse(&votes_name(place), message),
                None => typed.general.push(message),
            },
            None => typed.general.push(message),
        }
    }
}
