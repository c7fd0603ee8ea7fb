//! The fields of the minutes of a count, from one election of the congress's facts: all its rounds.

use super::facts::{Facts, Held, figure, lines_of, presence_figures, share};
use crate::preparing::Body;
use chibo_core::election::{Ballots, CandidateResult, Next, Round, RoundDecision, RoundOutcome, Slate, Style, Verdict, Votes};
use chibo_frame::Page;
use chibo_paper::writing::{Column, Piece, Run, Table, Values};

/// The values of one count.
pub(super) fn values(page: &Page, facts: &Facts, held: &Held) -> Values {
    let (record, base) = (&held.record, &held.decision.base);
    let figures = presence_figures(page, &record.electorate).into_iter();
    let figures = figures.chain([figure(page, "base-base", base.base), figure(page, "base-needed", base.votes_needed)]);
    let mut values = Values::default();
    values
        .words("bầu gì", facts.said(page, &format!("paper-tally-{}", record.office.word())))
        .pieces("tình hình đảng viên", lines_of(page, figures))
        .words("số phiếu cần thiết", base.votes_needed)
        .words("số đảng viên tính kết quả", base.base)
        .words("điều khoản về số phiếu", base.article)
        .pieces("các lần bầu", rounds(page, held))
        .pieces("kết quả bầu cử", results(page, held).into_iter().map(Piece::paragraph))
        .pieces("chữ ký ban kiểm phiếu", tellers(page, &facts.names(Body::Tellers)));
    values
}

/// The tellers with room to sign.
fn tellers(page: &Page, names: &[String]) -> Option<Piece> {
    let mut table = Table::of([
        Column::centre("TT", 10),
        Column::wide(page.t("results-name")),
        Column::left(page.t("paper-tally-part"), 38),
        Column::left(page.t("paper-tally-hand"), 48),
    ]);
    for (place, name) in (1..).zip(names) {
        let part = page.t(if place == 1 { "paper-tally-head" } else { "paper-tally-member" });
        table.push([place.to_string(), name.clone(), part, String::new()]);
    }
    (!names.is_empty()).then_some(Piece::Table(table))
}

fn rounds(page: &Page, held: &Held) -> Vec<Piece> {
    let decided = held.decision.rounds.iter().zip(&held.decision.outcome.rounds);
    let all = held.record.rounds.iter().zip(decided).enumerate();
    all.flat_map(|(i, (round, (decided, outcome)))| one_round(page, held, i, round, decided, outcome)).collect()
}

/// What was elected how, the papers, the votes of each name, remarks.
fn one_round(page: &Page, held: &Held, i: usize, round: &Round, decided: &RoundDecision, outcome: &RoundOutcome) -> Vec<Piece> {
    let Some(count) = &round.count else { return Vec::new() };
    let Ballots { issued, returned, valid, invalid } = count.ballots;
    let papers = [("issued", issued), ("returned", returned), ("valid", valid), ("invalid", invalid)];
    let papers = papers.map(|(key, papers)| figure(page, &format!("paper-tally-{key}"), papers));
    let present = round.present.unwrap_or(held.record.electorate.present);
    let words = vec![Run::plain(page.t1("paper-tally-round", "number", i + 1))];
    let heading = Piece::Heading { level: 2, numbered: false, number: String::new(), words };
    let mut pieces = vec![heading, Piece::paragraph(about(page, &round.slate, present))];
    pieces.extend(lines_of(page, papers));
    let mut table = votes_table(page, round.slate.style);
    for (place, (one, votes)) in (1..).zip(decided.candidates.iter().zip(&count.votes)) {
        table.push(row(page, held, place, one, *votes));
    }
    pieces.push(Piece::Table(table));
    pieces.extend(remarks(page, held, i, round, invalid, outcome).into_iter().map(Piece::paragraph));
    pieces
}

fn about(page: &Page, slate: &Slate, present: u32) -> String {
    let style = match (slate.is_ordinary(), slate.style) {
        (false, _) => "paper-tally-tie",
        (true, Style::Strike) => "paper-tally-strike",
        (true, Style::Tick) => "paper-tally-tick",
    };
    let about =
        page.with("paper-tally-about", &[("seats", &slate.seats), ("names", &slate.candidates.len()), ("present", &present)]);
    format!("{about} {}", page.t(style))
}

fn votes_table(page: &Page, style: Style) -> Table {
    let against = (style == Style::Tick).then(|| Column::right(page.t("vote-disagree"), 22));
    Table::of(
        [Column::centre("TT", 10), Column::wide(page.t("results-name")), Column::right(page.t("vote-agree"), 22)]
            .into_iter()
            .chain(against)
            .chain([Column::right(page.t("paper-tally-share"), 22), Column::left(page.t("paper-tally-result"), 34)]),
    )
}

/// A name with its votes, their share of the base, and what they decided.
fn row(page: &Page, held: &Held, place: usize, one: &CandidateResult, votes: Votes) -> Vec<String> {
    let result = match one.verdict {
        Verdict::Elected { .. } | Verdict::ElectedInTie => "results-elected",
        Verdict::Tied { .. } => "paper-tally-tied",
        Verdict::Short { .. } => "paper-tally-short",
        Verdict::SeatsFilled => "paper-tally-filled",
        Verdict::LostTie => "paper-tally-lost",
    };
    let against = if let Votes::Tick { disagree, .. } = votes { Some(page.number(&disagree)) } else { None };
    [place.to_string(), one.name.clone(), page.number(&one.votes)]
        .into_iter()
        .chain(against)
        .chain([share(page, one.votes, held.decision.base.base), page.t(result)])
        .collect()
}

fn remarks(page: &Page, held: &Held, i: usize, round: &Round, invalid: u32, outcome: &RoundOutcome) -> Vec<String> {
    let account = held.accounts.get(i).and_then(Option::as_ref);
    let known = account.and_then(|account| account.why_invalid(page));
    let why = (invalid > 0).then(|| known.unwrap_or_else(|| page.t("paper-tally-why-invalid")));
    let counted = account.map(|account| account.said(page));
    let corrected = account.map(|account| account.corrected(page, &round.slate)).unwrap_or_default();
    let tied = (!outcome.tied.is_empty())
        .then(|| page.with("paper-tally-tie-stands", &[("names", &outcome.tied.join(", ")), ("seats", &outcome.seats_left)]));
    let short = outcome.tied.is_empty() && outcome.seats_left > 0;
    let short =
        short.then(|| page.with("paper-tally-seats-left", &[("elected", &outcome.elected.len()), ("seats", &outcome.seats_left)]));
    why.into_iter().chain(counted).chain(corrected).chain(tied).chain(short).collect()
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
