//! One election: its base, its rounds with what each decides and why, and what follows.

use super::pool::Pool;
use super::store::{self, election};
use super::{actions, decided, words};
use crate::preparing::{self, congress};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::election::{CandidateResult, Decision, ElectionRecord, Next, Office, Round, RoundDecision, Style, Votes};
use chibo_core::exact::Share;
use chibo_frame::{App, Page, PageError, Right, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "results/show.html")]
struct Show {
    page: Page,
    congress: String,
    congress_path: String,
    path: String,
    title: String,
    practice: bool,
    closed: bool,
    rules: String,
    base: Vec<BaseLine>,
    rounds: Vec<RoundView>,
    may_count: bool,
    waits: bool,
    next: String,
    follows: Follows,
    /// What is elected after this one: why, the office, and its words.
    after: Option<(String, &'static str, String)>,
}

/// One line of how the base comes about.
pub(crate) struct BaseLine {
    pub(crate) label: String,
    pub(crate) figure: String,
    pub(crate) rule: String,
}

struct RoundView {
    title: String,
    about: String,
    papers: Option<String>,
    has_against: bool,
    candidates: Vec<CandidateView>,
    waits: bool,
    /// The last round of an election that is closed.
    is_final: bool,
}

struct CandidateView {
    name: String,
    votes: Option<u32>,
    against: Option<u32>,
    share: String,
    elected: bool,
    verdict: String,
}

/// What the reader may do next.
#[derive(Default)]
struct Follows {
    /// Names for another round, with who stood in the last one.
    choose: Option<Vec<(String, bool)>>,
    revote: bool,
    fewer: bool,
    close: bool,
    withdraw: bool,
}

/// An election on its page.
pub(crate) async fn show(
    page: Page,
    State(app): State<App>,
    Path((congress, election)): Path<(Uuid, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let (congress, row) = find(&app, congress, election).await?;
    render(page, &app, &congress, &row).await
}

/// The congress and the election that a path names.
pub(crate) async fn find(app: &App, congress: Uuid, election: Uuid) -> Result<(congress::Model, election::Model), PageError> {
    let congress = preparing::find(&app.db, congress).await?.ok_or(PageError::NotFound)?;
    let row = store::find(&app.db, election).await?.filter(|row| row.congress_id == congress.id).ok_or(PageError::NotFound)?;
    Ok((congress, row))
}

async fn render(
    page: Page,
    app: &App,
    congress: &congress::Model,
    row: &election::Model,
) -> Result<axum::response::Html<String>, PageError> {
    let held = row.read()?;
    let decision = decided(&held)?;
    let congress_path = format!("/van-phong/dai-hoi/{}", congress.id);
    let waits = actions::is_waiting(&held);
    let may_count = page.may(Right::CountBallots) && !row.closed;
    let follows = follows(app, &page, congress, row, &held, &decision).await?;
    let after = after(app, &page, congress, row).await?;
    html(&Show {
        congress: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("{congress_path}/bau-cu/{}", row.id),
        congress_path,
        title: page.t(&format!("office-{}", held.office.word())),
        practice: row.practice,
        closed: row.closed,
        rules: page.with("results-rules", &[("rules", &held.rules.name), ("guidance", &held.rules.guidance)]),
        base: base_lines(&page, &held, &decision),
        rounds: rounds(&page, row.closed, &held, &decision),
        may_count,
        waits,
        next: if waits { page.t("results-next-count") } else { next_words(&page, row.closed, &held, &decision) },
        follows,
        after,
        page,
    })
}

/// The election that comes next in order, once this one is final: the congress elects the secretary from the new committee
/// itself, whoever had most votes, then one deputy.
async fn after(
    app: &App,
    page: &Page,
    congress: &congress::Model,
    row: &election::Model,
) -> anyhow::Result<Option<(String, &'static str, String)>> {
    let office = if row.closed && !row.practice { Office::from_word(&row.office).and_then(Office::followed_by) } else { None };
    let Some(office) = office else { return Ok(None) };
    let standing = store::list_elections(&app.db, congress.id).await?;
    if standing.iter().any(|other| !other.practice && other.office == office.word()) {
        return Ok(None);
    }
    let what = page.t(&format!("office-{}", office.word())).to_lowercase();
    Ok(Some((page.t(&format!("results-after-{}", office.word())), office.word(), what)))
}

/// How the base comes about, line by line, and what it needs.
pub(crate) fn base_lines(page: &Page, held: &ElectionRecord, decision: &Decision) -> Vec<BaseLine> {
    let base = &decision.base;
    let line = |key: &str, figure: String, rule: &str| BaseLine { label: page.t(key), figure, rule: rule.to_owned() };
    let summoned = line("base-summoned", page.number(&base.summoned), &page.t("base-summoned-rule"));
    let left = base.left_out.iter().map(|(why, n)| {
        let key = format!("base-left-{}", chibo_frame::db::code(why).replace('_', "-"));
        line(&key, format!("− {}", page.number(n)), base.article)
    });
    let needed = page.t1("base-needed-rule", "article", base.article);
    let quorum = page.t1("base-quorum-rule", "article", held.rules.quorum.article);
    std::iter::once(summoned)
        .chain(left)
        .chain([
            line("base-base", page.number(&base.base), base.article),
            line("base-needed", page.number(&base.votes_needed), &needed),
            line("base-present", page.number(&held.electorate.present), ""),
            line("base-quorum", page.number(&base.quorum), &quorum),
        ])
        .collect()
}

fn rounds(page: &Page, closed: bool, held: &ElectionRecord, decision: &Decision) -> Vec<RoundView> {
    let view = |(i, round)| round_view(page, i, round, decision, closed && i + 1 == held.rounds.len());
    held.rounds.iter().enumerate().map(view).collect()
}

fn round_view(page: &Page, i: usize, round: &Round, decision: &Decision, is_final: bool) -> RoundView {
    let slate = &round.slate;
    let about = match (slate.is_ordinary(), slate.style) {
        (false, _) => "results-about-tie",
        (true, Style::Strike) => "results-about-strike",
        (true, Style::Tick) => "results-about-tick",
    };
    let papers = round.count.as_ref().map(|count| {
        let b = &count.ballots;
        page.with(
            "results-papers",
            &[("issued", &b.issued), ("returned", &b.returned), ("valid", &b.valid), ("invalid", &b.invalid)],
        )
    });
    let candidates = match decision.rounds.get(i).zip(round.count.as_ref()) {
        Some((decided, count)) => {
            decided.candidates.iter().zip(&count.votes).map(|(c, v)| candidate(page, c, *v, decided, decision)).collect()
        }
        None => slate.candidates.iter().map(|name| CandidateView::waiting(name)).collect(),
    };
    RoundView {
        title: page.with("results-round", &[("number", &(i + 1)), ("seats", &slate.seats), ("names", &slate.candidates.len())]),
        about: page.t(about),
        papers,
        has_against: slate.style == Style::Tick,
        candidates,
        waits: round.count.is_none(),
        is_final,
    }
}

impl CandidateView {
    fn waiting(name: &str) -> Self {
        let (votes, against) = (None, None);
        Self { name: name.to_owned(), votes, against, share: String::new(), elected: false, verdict: String::new() }
    }
}

fn candidate(page: &Page, one: &CandidateResult, votes: Votes, round: &RoundDecision, decision: &Decision) -> CandidateView {
    let share = Share::new(one.votes, decision.base.base).ten_thousandths().unwrap_or(0);
    CandidateView {
        name: one.name.clone(),
        votes: Some(one.votes),
        against: if let Votes::Tick { disagree, .. } = votes { Some(disagree) } else { None },
        share: page.percent(&share),
        elected: one.verdict.is_elected(),
        verdict: words::verdict(page, one, round, decision.base.votes_needed),
    }
}

/// What follows, with its numbers and the article.
pub(super) fn next_words(page: &Page, closed: bool, held: &ElectionRecord, decision: &Decision) -> String {
    let (elected, base) = (decision.outcome.elected.len(), &decision.base);
    let rounds = &held.rules.secretary_rounds;
    let said = |key: &str, more: &[(&'static str, &dyn std::fmt::Display)]| {
        let figures: [(&'static str, &dyn std::fmt::Display); 3] =
            [("elected", &elected), ("needed", &base.votes_needed), ("base", &base.base)];
        page.with(key, &[&figures[..], more].concat())
    };
    match &decision.outcome.next {
        Next::Complete if held.closed => said("next-fewer", &[("seats", &held.seats)]),
        Next::Complete if closed => page.t1("next-done", "names", decision.outcome.elected.join(", ")),
        Next::Complete => said("next-complete", &[("article", &base.article)]),
        Next::AnotherRound { seats } => said("next-another", &[("seats", seats), ("article", &base.article)]),
        Next::TieRevote { names, seats } => {
            said("next-tie", &[("names", &names.join(", ")), ("seats", seats), ("article", &base.article)])
        }
        Next::CongressDecides => page.t("next-congress"),
        Next::SuperiorAppoints => said("next-superior", &[("rounds", &rounds.value), ("article", &rounds.article)]),
    }
}

async fn follows(
    app: &App,
    page: &Page,
    congress: &congress::Model,
    row: &election::Model,
    held: &ElectionRecord,
    decision: &Decision,
) -> anyhow::Result<Follows> {
    let runs = page.may(Right::RunCongress);
    if row.closed {
        return Ok(Follows::default());
    }
    if actions::is_waiting(held) {
        return Ok(Follows { withdraw: runs, ..Follows::default() });
    }
    Ok(match &decision.outcome.next {
        Next::AnotherRound { .. } if runs => {
            let names = names_left(app, congress, row, held, decision).await?;
            Follows { choose: Some(names), fewer: true, ..Follows::default() }
        }
        Next::TieRevote { .. } => Follows { revote: true, ..Follows::default() },
        Next::CongressDecides if runs => Follows { revote: true, fewer: true, ..Follows::default() },
        Next::Complete | Next::SuperiorAppoints => Follows { close: true, ..Follows::default() },
        _ => Follows::default(),
    })
}

/// Who may stand in another round: those of the last list who are not elected first, then the others.
async fn names_left(
    app: &App,
    congress: &congress::Model,
    row: &election::Model,
    held: &ElectionRecord,
    decision: &Decision,
) -> anyhow::Result<Vec<(String, bool)>> {
    let elected = &decision.outcome.elected;
    let stood: Vec<String> = held.rounds.last().map(|round| round.slate.candidates.clone()).unwrap_or_default();
    let summoned = preparing::summoned(&app.db, congress).await?;
    let pool = Pool::of(&app.db, congress, &summoned, held.office, row.practice).await?;
    let others = pool.map(|pool| pool.names()).unwrap_or_default();
    let left = stood.iter().filter(|name| !elected.contains(name)).map(|name| (name.clone(), true));
    let new = others.into_iter().filter(|name| !elected.contains(name) && !stood.contains(name)).map(|name| (name, false));
    Ok(left.chain(new).collect())
}
