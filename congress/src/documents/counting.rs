//! The minutes of the count of one election, from the facts of its congress.

use super::facts::{Facts, Held, figure, presence_figures, share};
use crate::preparing::Body;
use chibo_core::election::{Ballots, CandidateResult, Next, Round, RoundDecision, RoundOutcome, Style, Verdict, Votes};
use chibo_frame::Page;
use chibo_paper::documents::counting_minutes::{CountingMinutes, Teller};
use chibo_paper::documents::pieces::{VoteRow, VoteTable};
use chibo_paper::documents::resolution::Signature;

/// The minutes of a count.
pub(super) fn minutes(page: &Page, facts: &Facts, held: &Held) -> CountingMinutes {
    let (record, base) = (&held.record, &held.decision.base);
    let tellers = facts.names(Body::Tellers);
    let mut presence = presence_figures(page, &record.electorate);
    presence.push(figure(page, "base-base", base.base));
    presence.push(figure(page, "base-needed", base.votes_needed));
    CountingMinutes {
        superior: facts.superior(),
        issuer: facts.congress_as_issuer(page),
        place: facts.place(),
        day: facts.congress.held_on,
        abstract_line: facts.said(page, &format!("paper-tally-{}", record.office.word())),
        opening: opening(page, facts, tellers.len()),
        presence,
        rules: vec![
            page.with("paper-tally-rule", &[("article", &base.article), ("base", &base.base), ("needed", &base.votes_needed)]),
        ],
        rounds: rounds(page, held),
        results: results(page, held),
        closing: ["paper-tally-assists", "paper-tally-sealed", "paper-tally-ended"].map(|key| page.t(key)).into(),
        signatures: signatures(page, facts, &tellers),
        tellers: tellers.into_iter().enumerate().map(|(i, name)| teller(page, i, name)).collect(),
    }
}

fn opening(page: &Page, facts: &Facts, tellers: usize) -> Vec<String> {
    let day = page.day(&facts.congress.held_on);
    let place = if facts.congress.place.is_empty() { facts.place() } else { facts.congress.place.clone() };
    let began = page.with("paper-tally-began", &[("day", &day), ("place", &place), ("count", &format!("{tellers:02}"))]);
    vec![began, page.t("paper-tally-box")]
}

fn teller(page: &Page, place: usize, name: String) -> Teller {
    Teller { name, part: page.t(if place == 0 { "paper-tally-head" } else { "paper-tally-member" }) }
}

fn signatures(page: &Page, facts: &Facts, tellers: &[String]) -> Vec<Signature> {
    let sign = |on: &str, title: String, name: Option<&String>| Signature {
        on_behalf_of: page.t(on),
        title,
        name: name.cloned().unwrap_or_default(),
    };
    vec![
        sign("paper-tally-witness", String::new(), facts.names(Body::Presidium).first()),
        sign("paper-tally-on-behalf", page.t("paper-tally-head-title"), tellers.first()),
    ]
}

fn rounds(page: &Page, held: &Held) -> Vec<VoteTable> {
    let decided = held.decision.rounds.iter().zip(&held.decision.outcome.rounds);
    let all = held.record.rounds.iter().zip(decided).enumerate();
    all.filter_map(|(i, (round, (decided, outcome)))| table(page, held, i, round, decided, outcome)).collect()
}

fn table(page: &Page, held: &Held, i: usize, round: &Round, decided: &RoundDecision, outcome: &RoundOutcome) -> Option<VoteTable> {
    let (slate, count) = (&round.slate, round.count.as_ref()?);
    let Ballots { issued, returned, valid, invalid } = count.ballots;
    let present = round.present.unwrap_or(held.record.electorate.present);
    let style = match (slate.is_ordinary(), slate.style) {
        (false, _) => "paper-tally-tie",
        (true, Style::Strike) => "paper-tally-strike",
        (true, Style::Tick) => "paper-tally-tick",
    };
    let about =
        page.with("paper-tally-about", &[("seats", &slate.seats), ("names", &slate.candidates.len()), ("present", &present)]);
    let votes = decided.candidates.iter().zip(&count.votes);
    Some(VoteTable {
        title: page.t1("paper-tally-round", "number", i + 1),
        about: vec![format!("{about} {}", page.t(style))],
        papers: vec![
            figure(page, "paper-tally-issued", issued),
            figure(page, "paper-tally-returned", returned),
            figure(page, "paper-tally-valid", valid),
            figure(page, "paper-tally-invalid", invalid),
        ],
        against: slate.style == Style::Tick,
        rows: votes.map(|(one, votes)| row(page, held, one, *votes)).collect(),
        remarks: remarks(page, held, i, invalid, outcome),
    })
}

fn row(page: &Page, held: &Held, one: &CandidateResult, votes: Votes) -> VoteRow {
    let result = match one.verdict {
        Verdict::Elected { .. } | Verdict::ElectedInTie => "results-elected",
        Verdict::Tied { .. } => "paper-tally-tied",
        Verdict::Short { .. } => "paper-tally-short",
        Verdict::SeatsFilled => "paper-tally-filled",
        Verdict::LostTie => "paper-tally-lost",
    };
    VoteRow {
        name: one.name.clone(),
        votes: one.votes,
        against: if let Votes::Tick { disagree, .. } = votes { Some(disagree) } else { None },
        share: share(page, one.votes, held.decision.base.base),
        result: page.t(result),
    }
}

fn remarks(page: &Page, held: &Held, i: usize, invalid: u32, outcome: &RoundOutcome) -> Vec<String> {
    let account = held.accounts.get(i).and_then(Option::as_ref);
    let known = account.and_then(|account| account.why_invalid(page));
    let why = (invalid > 0).then(|| known.unwrap_or_else(|| page.t("paper-tally-why-invalid")));
    let counted = account.map(|account| account.said(page));
    let tied = (!outcome.tied.is_empty())
        .then(|| page.with("paper-tally-tie-stands", &[("names", &outcome.tied.join(", ")), ("seats", &outcome.seats_left)]));
    let short = outcome.tied.is_empty() && outcome.seats_left > 0;
    let short =
        short.then(|| page.with("paper-tally-seats-left", &[("elected", &outcome.elected.len()), ("seats", &outcome.seats_left)]));
    why.into_iter().chain(counted).chain(tied).chain(short).collect()
}

/// Who is elected, in the order of votes, and why seats are left where some are.
fn results(page: &Page, held: &Held) -> Vec<String> {
    let (record, outcome) = (&held.record, &held.decision.outcome);
    let elected = outcome.elected.len();
    let first = if elected == 0 {
        page.t("paper-tally-nobody")
    } else {
        let key = if elected == 1 { "paper-tally-elected-one" } else { "paper-tally-elected" };
        page.with(key, &[("count", &format!("{elected:02}")), ("names", &outcome.elected.join(", "))])
    };
    let rest = match outcome.next {
        Next::SuperiorAppoints => {
            let article = record.rules.secretary_rounds.article;
            Some(page.with("paper-tally-superior", &[("rounds", &record.rules.secretary_rounds.value), ("article", &article)]))
        }
        _ if record.closed => Some(page.with("paper-tally-fewer", &[("elected", &elected), ("seats", &record.seats)])),
        _ => None,
    };
    std::iter::once(first).chain(rest).collect()
}
