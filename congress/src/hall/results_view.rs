//! Votes by card and released results, as the screens show them. Who is elected is what the rules say of the rounds that the
//! chair released, and nothing else.

use super::shows::Shows;
use super::state::{Hall, counted_rounds};
use crate::results::{decided, election};
use chibo_core::election::{Ballots, Decision, ElectionRecord};
use chibo_core::exact::Share;
use chibo_frame::Page;
use uuid::Uuid;

/// A vote by card.
pub(super) struct VoteView {
    pub(super) subject: String,
    pub(super) agree: i32,
    pub(super) disagree: i32,
    pub(super) abstain: i32,
    pub(super) sentence: String,
    /// None where the base is not known.
    pub(super) adopted: Option<bool>,
}

/// A released result.
pub(super) struct ResultView {
    pub(super) election: Uuid,
    pub(super) office: String,
    pub(super) elected: Vec<Candidate>,
    pub(super) others: Vec<Candidate>,
    pub(super) needed: String,
    pub(super) papers: Option<PapersView>,
}

/// One name and its votes.
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) votes: u32,
    pub(super) share: String,
}

/// The papers of a round.
pub(super) struct PapersView {
    pub(super) office: String,
    pub(super) ballots: Ballots,
}

/// The vote that is shown, or the last one taken.
pub(super) fn vote(hall: &Hall) -> Option<VoteView> {
    let shown = match &hall.shows {
        Shows::Vote(id) => hall.votes.iter().find(|(vote, _)| vote.id == *id),
        _ => None,
    };
    shown.or(hall.votes.last()).map(|(vote, sentence)| VoteView {
        subject: vote.subject.clone(),
        agree: vote.agree,
        disagree: vote.disagree,
        abstain: vote.abstain,
        sentence: sentence.text.clone(),
        adopted: sentence.adopted,
    })
}

/// What an office is called.
pub(super) fn office(page: &Page, row: &election::Model) -> String {
    page.t(&format!("office-{}", row.office))
}

/// The released result of an election; none where nothing was released.
pub(super) fn result(page: &Page, hall: &Hall, id: Uuid) -> anyhow::Result<Option<ResultView>> {
    let rounds = hall.released(id);
    let Some(row) = hall.elections.iter().find(|row| row.id == id).filter(|_| rounds > 0) else { return Ok(None) };
    let record = row.read()?;
    let decision = decided(&record)?;
    let all = || decision.rounds.iter().take(rounds);
    let candidate = |name: &str, votes: u32| Candidate {
        name: name.to_owned(),
        votes,
        share: page.percent(&Share::new(votes, decision.base.base).ten_thousandths().unwrap_or(0)),
    };
    let elected: Vec<Candidate> = decision
        .outcome
        .rounds
        .iter()
        .zip(all())
        .flat_map(|(outcome, round)| {
            outcome.elected.iter().filter_map(|name| round.candidates.iter().find(|one| one.name == *name))
        })
        .map(|one| candidate(&one.name, one.votes))
        .collect();
    let last = all().next_back().map(|round| round.candidates.as_slice()).unwrap_or_default();
    let others = last.iter().filter(|one| !one.verdict.is_elected()).map(|one| candidate(&one.name, one.votes)).collect();
    Ok(Some(ResultView {
        election: id,
        office: office(page, row),
        elected,
        others,
        needed: needed(page, &decision),
        papers: papers_of(page, row, &record, rounds),
    }))
}

fn needed(page: &Page, decision: &Decision) -> String {
    page.with("hall-result-needed", &[("needed", &decision.base.votes_needed), ("base", &decision.base.base)])
}

fn papers_of(page: &Page, row: &election::Model, record: &ElectionRecord, rounds: usize) -> Option<PapersView> {
    let count = record.rounds.get(rounds.checked_sub(1)?)?.count.as_ref()?;
    Some(PapersView { office: office(page, row), ballots: count.ballots })
}

/// The papers that are shown: those of the last counted round.
pub(super) fn papers(page: &Page, hall: &Hall) -> anyhow::Result<Option<PapersView>> {
    let Shows::Papers(id) = &hall.shows else { return Ok(None) };
    let Some(row) = hall.elections.iter().find(|row| row.id == *id) else { return Ok(None) };
    let record = row.read()?;
    let counted = record.rounds.iter().take_while(|round| round.count.is_some()).count();
    Ok(papers_of(page, row, &record, counted))
}

/// The elections that may be released: each with its key, its office, and whether all its counted rounds are shown already.
pub(super) fn releasable(page: &Page, hall: &Hall) -> anyhow::Result<Vec<(String, String, bool)>> {
    let one = |row: &election::Model| {
        let counted = counted_rounds(row)?;
        Ok((counted > 0).then(|| (row.id.to_string(), office(page, row), hall.released(row.id) >= counted)))
    };
    hall.elections.iter().map(one).filter_map(anyhow::Result::transpose).collect()
}
