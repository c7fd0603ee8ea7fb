//! The list of an office before the ballot: who was put forward by whom, what the congress said, what is still to be done.

use super::gather::{self, Standing, Whole};
use super::words;
use crate::preparing::{self, Summoned, congress};
use crate::results;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse};
use chibo_core::election::Office;
use chibo_core::election::nomination::{Admission, Source, Withdrawal, agree_needed};
use chibo_frame::db::code;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Message, Page, PageError, Right, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "slates/list.html")]
pub(super) struct List {
    page: Page,
    congress: String,
    congress_path: String,
    path: String,
    office: Office,
    title: String,
    lead: String,
    /// Other offices: path, words, whether it is this one.
    offices: Vec<(String, String, bool)>,
    candidates: Vec<Shown>,
    /// What keeps the list from being settled.
    faults: Vec<Message>,
    /// What was refused just now.
    refused: Vec<Message>,
    typed: TypedIn,
    official: Vec<String>,
    votes: Vec<(Uuid, String)>,
    settled: bool,
    own_order: bool,
    /// The ballot on it, once it is opened.
    election: Option<String>,
    /// Whether somebody from outside needs a share of those attending, or the congress's decision.
    polls: bool,
    may_change: bool,
}

/// What was typed into the form for a new name.
#[derive(Default)]
struct TypedIn {
    name: String,
    source: String,
    nominator: String,
    seats: String,
}

/// A candidate's line.
struct Shown {
    id: Uuid,
    name: String,
    source: String,
    outside: bool,
    poll: Option<String>,
    state: String,
    light: &'static str,
    agree: String,
    attending: String,
    asked: bool,
    released: bool,
    decided: Option<bool>,
    place: usize,
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((id, office)): Path<(Uuid, String)>,
) -> Result<impl IntoResponse, PageError> {
    let (congress, office) = find(&app, id, &office).await?;
    render(page, &app, &congress, office, &Typed::default(), Vec::new()).await
}

pub(super) async fn find(app: &App, id: Uuid, office: &str) -> Result<(congress::Model, Office), PageError> {
    let office = Office::from_word(office).ok_or(PageError::NotFound)?;
    Ok((preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?, office))
}

/// The page, with what was refused and what was typed.
pub(super) async fn render(
    page: Page,
    app: &App,
    congress: &congress::Model,
    office: Office,
    typed: &Typed,
    refused: Vec<Message>,
) -> Result<Html<String>, PageError> {
    let summoned = preparing::summoned(&app.db, congress).await?;
    let whole = gather::whole(&app.db, congress, &summoned, office).await?;
    let whole = whole.ok_or_else(|| PageError::Refused(Message::new(page.t("slates-no-rules"))))?;
    let election = results::opened(&app.db, congress.id, office).await?;
    let votes = preparing::list_card_votes(&app.db, congress.id).await?;
    let now = preparing::presence(&app.db, congress).await?;
    let attending = if now.voting > 0 { now.voting.to_string() } else { String::new() };
    let congress_path = format!("/van-phong/dai-hoi/{}", congress.id);
    let settled = whole.is_settled();
    html(&List {
        congress: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("{congress_path}/ung-cu/{}", office.word()),
        title: page.t(&format!("slates-of-{}", office.word())),
        lead: lead(&page, &whole),
        offices: offices(&page, &congress_path, office),
        candidates: whole.candidates.iter().enumerate().map(|one| shown(&page, &whole, one, &attending)).collect(),
        faults: faults(&page, &whole),
        typed: TypedIn {
            name: typed.value("name").to_owned(),
            source: typed.value("source").to_owned(),
            nominator: typed.value("nominator").to_owned(),
            seats: if typed.value("seats").is_empty() { whole.seats.to_string() } else { typed.value("seats").to_owned() },
        },
        official: official(&app.db, congress, &summoned, office).await?,
        votes: votes.into_iter().map(|vote| (vote.id, vote.subject)).collect(),
        settled,
        own_order: whole.own_order(),
        polls: matches!(office, Office::Committee | Office::Delegates),
        may_change: page.may(Right::RunCongress) && !settled && election.is_none(),
        election: election.map(|row| format!("{congress_path}/bau-cu/{}", row.id)),
        office,
        refused,
        congress_path,
        page,
    })
}

/// Who may be put forward: official members, and for secretary and deputy those of the committee just elected.
async fn official(
    db: &sea_orm::DatabaseConnection,
    congress: &congress::Model,
    summoned: &[Summoned],
    office: Office,
) -> anyhow::Result<Vec<String>> {
    let namesakes = preparing::namesakes(summoned);
    let elected = results::committee_elected(db, congress, summoned, office).await?;
    let official = summoned.iter().filter(|one| one.standing.official).map(|one| one.called(&namesakes));
    Ok(official.filter(|name| elected.as_ref().is_none_or(|elected| elected.contains(name))).collect())
}

fn faults(page: &Page, whole: &Whole) -> Vec<Message> {
    let faults = whole.settled().err().unwrap_or_default();
    faults.iter().map(|fault| words::list_fault(page, fault, Some(whole.rules))).collect()
}

/// The seats, the names that are allowed, and the rule of the day.
fn lead(page: &Page, whole: &Whole) -> String {
    let rules = whole.rules;
    let listed = whole.candidates.iter().filter(|one| one.admission == Admission::Listed).count();
    let most = rules.most_names(whole.seats);
    let figures: [(&'static str, &dyn std::fmt::Display); 5] = [
        ("seats", &whole.seats),
        ("most", &most),
        ("listed", &listed),
        ("rules", &rules.name),
        ("article", &rules.surplus.article),
    ];
    page.with(if whole.seats == 0 { "slates-lead-no-seats" } else { "slates-lead" }, &figures)
}

fn offices(page: &Page, path: &str, here: Office) -> Vec<(String, String, bool)> {
    let office = |word: &str| (format!("{path}/ung-cu/{word}"), page.t(&format!("slates-of-{word}")), here.word() == word);
    Office::WORDS.map(office).into()
}

fn shown(page: &Page, whole: &Whole, (i, one): (usize, &Standing), attending: &str) -> Shown {
    let nominee = &one.nominee;
    let source = source(page, one);
    let (light, state) = state(page, whole, one);
    Shown {
        id: one.row.id,
        name: nominee.name.clone(),
        source,
        outside: nominee.source != Source::Committee,
        poll: nominee.poll.map(|poll| page.with("slates-polled", &[("agree", &poll.agree), ("attending", &poll.attending)])),
        state,
        light,
        agree: nominee.poll.map(|poll| poll.agree.to_string()).unwrap_or_default(),
        attending: nominee.poll.map_or_else(|| attending.to_owned(), |poll| poll.attending.to_string()),
        asked: nominee.withdrawal == Withdrawal::Asked,
        released: nominee.withdrawal == Withdrawal::Granted,
        decided: nominee.decided,
        place: i + 1,
    }
}

/// Who put a name forward.
pub(super) fn source(page: &Page, one: &Standing) -> String {
    match (one.nominee.source, &one.nominator) {
        (Source::Nominated, Some(by)) => page.t1("slates-nominated-by", "name", by),
        (source, _) => page.t(&format!("slates-source-{}", code(&source).replace('_', "-"))),
    }
}

/// Where a name stands, with the figure that decided it.
pub(super) fn state(page: &Page, whole: &Whole, one: &Standing) -> (&'static str, String) {
    match one.admission {
        Admission::Listed => ("yes", page.t("slates-listed")),
        Admission::Withdrawn => ("none", page.t("slates-withdrawn")),
        Admission::DecidedAgainst => ("none", page.t("slates-decided-against")),
        Admission::PollShort { needed } => {
            let article = whole.rules.outside_nomination.map(|share| share.article).unwrap_or_default();
            ("no", page.with("slates-poll-short", &[("needed", &needed), ("article", &article)]))
        }
        Admission::ToPoll => {
            let attending = one.nominee.poll.map_or(0, |poll| poll.attending);
            let needed = agree_needed(whole.rules, attending).filter(|_| attending > 0);
            let text = needed.map_or_else(|| page.t("slates-wait-poll"), |needed| page.t1("slates-wait-needed", "needed", needed));
            ("wait", text)
        }
        Admission::ToDecide => ("wait", page.t("slates-wait-decision")),
        Admission::ToRelease => ("wait", page.t("slates-wait-release")),
    }
}
