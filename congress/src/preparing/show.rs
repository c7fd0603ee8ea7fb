//! One congress: what it is, its programme, guests, bodies, attendance, votes by card, elections, and the term before it.

use super::store::{self, card_vote, congress, guest, programme_item};
use super::worklist::Worklist;
use super::{Body, Summoned, electorate_of, in_protocol_order, names_of, presence_of, summoned};
use crate::desk;
use crate::documents::{state_line, target_sentence, targets_of, term_of};
use crate::results;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::congress::{Attendance, Item};
use chibo_core::election::{Electorate, Next};
use chibo_core::rules::RuleSet;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_term::targets::reading_line;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/show.html")]
struct Show {
    page: Page,
    worklist: Worklist,
    path: String,
    title: String,
    facts: Vec<(String, String)>,
    programme: Vec<ProgrammeLine>,
    guests: Vec<guest::Model>,
    bodies: Vec<(String, Vec<String>)>,
    attendance: Vec<Figure>,
    presence: String,
    votes: Vec<(card_vote::Model, desk::Sentence)>,
    elections: Vec<ElectionLine>,
    /// How far the superior's approval is.
    approval: Option<String>,
    targets: Vec<TargetLine>,
    last_term: Option<String>,
}

struct ProgrammeLine {
    from: String,
    to: String,
    title: String,
    vote: String,
}

/// A figure of attendance, with the rule by which it counts.
struct Figure {
    label: String,
    number: String,
    rule: String,
}

struct ElectionLine {
    path: String,
    office: String,
    practice: bool,
    state: String,
}

/// A target proposed for the new term, beside what the last one read.
struct TargetLine {
    proposed: String,
    last: Vec<String>,
}

/// A congress on its page.
pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let summoned = summoned(&app.db, &congress).await?;
    let electorate = electorate_of(&summoned);
    let programme = store::list_programme(&app.db, id).await?;
    let bodies = store::list_bodies(&app.db, id).await?;
    let votes = desk::lines(&app, &page, &congress).await?;
    let (last_term, targets) = targets(&app, &page, &congress).await?;
    let elections = elections(&app, &page, id).await?;
    let approval = state_line(&app, &page, &congress).await?;
    let guests = in_protocol_order(store::list_guests(&app.db, id).await?)?;
    let worklist = Worklist::of(&app, &page, &congress, &summoned).await?;
    html(&Show {
        worklist,
        path: format!("/van-phong/dai-hoi/{id}"),
        title: page.t1("congress-title", "number", congress.congress_number()),
        facts: facts(&page, &congress),
        programme: programme_lines(&page, &congress, &programme)?,
        guests,
        bodies: Body::ALL.map(|body| (page.t(&format!("body-{}", code(&body))), names_of(&bodies, body))).into(),
        attendance: electorate.map(|e| attendance(&page, &summoned, e, congress.rules())).unwrap_or_default(),
        presence: desk::presence_line(&page, presence_of(&summoned, congress.rules())),
        votes,
        elections,
        approval,
        targets,
        last_term,
        page,
    })
}

fn facts(page: &Page, congress: &congress::Model) -> Vec<(String, String)> {
    let rules = congress.rules().map_or_else(|| page.t("congress-no-rules"), |rules| rules.name.to_owned());
    vec![
        (page.t("congress-day"), format!("{}, {}", page.day(&congress.held_on), clock(congress.starts_at))),
        (page.t("congress-place"), congress.place.clone()),
        (
            page.t("congress-term"),
            page.with("congress-days", &[("from", &page.day(&congress.term_from)), ("to", &page.day(&congress.term_to))]),
        ),
        (page.t("congress-rules"), rules),
    ]
}

/// `13:30` of minutes after midnight.
pub(crate) fn clock(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes.div_euclid(60) % 24, minutes.rem_euclid(60))
}

fn programme_lines(page: &Page, congress: &congress::Model, items: &[programme_item::Model]) -> anyhow::Result<Vec<ProgrammeLine>> {
    let mut from = congress.starts_at;
    let line = |item: &programme_item::Model| {
        let to = from.saturating_add(item.minutes);
        let line = ProgrammeLine {
            from: clock(from),
            to: clock(to),
            title: item_title(page, item)?,
            vote: page.t(&format!("vote-mode-{}", item.vote)),
        };
        from = to;
        Ok(line)
    };
    items.iter().map(line).collect()
}

/// The item's own words, or the usual ones of its kind.
pub(crate) fn item_title(page: &Page, item: &programme_item::Model) -> anyhow::Result<String> {
    let kind: Item = from_code(&item.item)?;
    Ok(if item.title.is_empty() { page.t(&format!("item-{}", code(&kind).replace('_', "-"))) } else { item.title.clone() })
}

fn attendance(page: &Page, summoned: &[Summoned], electorate: Electorate, rules: Option<&RuleSet>) -> Vec<Figure> {
    let absent = summoned.iter().filter(|s| s.standing.official && s.status == Some(Attendance::Absent)).count();
    let probation = summoned.iter().filter(|s| !s.standing.official).count();
    let line = |key: &str, n: u64, rule: String| Figure { label: page.t(key), number: page.number(&n), rule };
    let rule = |key: &str| page.t(key);
    let mut lines = vec![
        line("attendance-members", summoned.len() as u64, page.t1("attendance-members-rule", "probation", probation)),
        line("base-summoned", electorate.official_summoned.into(), rule("base-summoned-rule")),
        line("base-present", electorate.present.into(), rule("attendance-present-rule")),
    ];
    let left = electorate.left_out().into_iter().filter(|(_, n)| *n > 0);
    lines.extend(left.map(|(why, n)| {
        let key = format!("base-left-{}", code(&why).replace('_', "-"));
        line(&key, n.into(), rule("attendance-left-rule"))
    }));
    lines.push(line("attendance-absent", absent as u64, rule("attendance-absent-rule")));
    if let Some((rules, base)) = rules.and_then(|rules| Some((rules, electorate.base(rules)?))) {
        lines.push(line("base-base", base.base.into(), base.article.to_owned()));
        lines.push(line("base-needed", base.votes_needed.into(), page.t1("base-needed-rule", "article", base.article)));
        let quorum = page.t1("base-quorum-rule", "article", rules.quorum.article);
        let key = if electorate.present >= base.quorum { "attendance-quorate" } else { "attendance-not-quorate" };
        lines.push(Figure {
            label: page.t("base-quorum"),
            number: page.number(&base.quorum),
            rule: format!("{quorum} {}", page.t(key)),
        });
    }
    lines
}

async fn elections(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Vec<ElectionLine>> {
    let rows = results::list_elections(&app.db, id).await?;
    let line = |row: &results::election::Model| {
        let record = row.read()?;
        let outcome = results::decided(&record)?.outcome;
        let waits = record.rounds.last().is_some_and(|round| round.count.is_none());
        let state = match (&outcome.next, row.closed) {
            (_, true) => page.with("election-closed", &[("names", &outcome.elected.join(", ")), ("count", &outcome.elected.len())]),
            _ if waits => page.t("results-next-count"),
            (Next::Complete, false) => page.t("election-to-close"),
            (Next::SuperiorAppoints, false) => page.t("election-superior"),
            (_, false) => page.t("election-goes-on"),
        };
        Ok(ElectionLine {
            path: format!("/van-phong/dai-hoi/{id}/bau-cu/{}", row.id),
            office: page.t(&format!("office-{}", record.office.word())),
            practice: row.practice,
            state,
        })
    };
    rows.iter().map(line).collect()
}

/// The targets proposed for the new term beside the readings of the last, where it was kept here.
async fn targets(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<(Option<String>, Vec<TargetLine>)> {
    let number = congress.congress_number().0.saturating_sub(1);
    let Some(last) = term_of(app, congress.cell_id, number).await? else { return Ok((None, Vec::new())) };
    let judged = last.read(app).await?;
    let readings = |number: u32| {
        let of_number = judged.iter().filter(|j| j.target.number == number);
        of_number
            .map(|j| j.readings.last().map_or_else(|| page.t("congress-no-reading"), |r| reading_line(page, j.target.measure, r)))
            .collect()
    };
    let proposed = targets_of(app, congress).await?;
    let lines = proposed.iter().map(|targets| TargetLine {
        proposed: target_sentence(page, targets),
        last: targets.first().map(|version| readings(version.target.number)).unwrap_or_default(),
    });
    Ok((Some(last.term.label()), lines.collect()))
}
