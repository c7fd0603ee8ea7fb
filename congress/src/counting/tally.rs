//! The form of the hand tally's totals: reading it, and putting each fault beside the field it is about.

use super::store::{Totals, counting_round};
use crate::results::problem;
use chibo_core::election::{ElectionRecord, Fault, Round, Style, Way};
use chibo_frame::Page;
use chibo_frame::typed::Typed;

/// The papers that the form asks for, under the names that the record has for them too.
pub(super) const PAPERS: [&str; 2] = ["valid", "invalid"];

/// The field of a candidate's votes, and of those against him.
pub(super) fn votes_name(place: usize) -> String {
    format!("votes-{place}")
}

/// The field of the votes against a candidate.
pub(super) fn against_name(place: usize) -> String {
    format!("against-{place}")
}

/// Reads the form of a round. Where something is no number, the words stand beside it and there are no totals.
pub(super) fn read(page: &Page, typed: &mut Typed, round: &Round) -> Option<Totals> {
    let [valid, invalid] = PAPERS.map(|name| typed.number(page, name));
    let mut votes = Vec::new();
    for place in 0..round.slate.candidates.len() {
        let agree = typed.number(page, &votes_name(place));
        let against = match round.slate.style {
            Style::Strike => Some(0),
            Style::Tick => typed.number(page, &against_name(place)),
        };
        votes.push(agree.zip(against));
    }
    Some(Totals { valid: valid?, invalid: invalid?, votes: votes.into_iter().collect::<Option<_>>()?, ..Totals::default() })
}

/// All forms of the page as they stand.
pub(super) fn standing(work: Option<&counting_round::Model>, voting: u32) -> anyhow::Result<Typed> {
    let mut typed = Typed::default();
    typed.set("issued", work.map_or(voting, counting_round::Model::papers_issued).to_string());
    let Some(work) = work else { return Ok(typed) };
    typed.set("returned", work.papers_returned().unwrap_or(work.papers_issued()).to_string());
    typed.set("size", work.bundle.to_string());
    typed.set("alone", work.alone.clone().unwrap_or_default());
    let Some(totals) = work.totals(Way::Hand)? else { return Ok(typed) };
    for (name, papers) in PAPERS.into_iter().zip([totals.valid, totals.invalid]) {
        typed.set(name, papers.to_string());
    }
    for (place, (agree, against)) in totals.votes.iter().enumerate() {
        typed.set(&votes_name(place), agree.to_string());
        typed.set(&against_name(place), against.to_string());
    }
    Ok(typed)
}

/// Puts the faults of a record beside the fields of the form; the others stand above it.
pub(super) fn place_faults(page: &Page, typed: &mut Typed, held: &ElectionRecord, round: usize, faults: &[Fault]) {
    let path = format!("rounds[{round}].");
    let candidates = held.rounds.get(round).map(|round| round.slate.candidates.as_slice()).unwrap_or_default();
    for fault in faults {
        let message = problem(page, &fault.problem, Some(held.rules));
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
