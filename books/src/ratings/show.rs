//! A year's review: how far it has come, the cap, and everybody's line.

use super::choice::level_text;
use super::gather::{Line, Review};
use super::{actions, at, open, path, words};
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chibo_core::rating::{Counts, Level, shortlist};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
use chrono::Datelike;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "ratings/show.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    regime: &'static str,
    needs: String,
    made: bool,
    steps: Vec<Step>,
    counts: Counts,
    cap: Option<String>,
    over: Option<Over>,
    own: Own,
    rows: Vec<Row>,
    others: Vec<(String, String)>,
    papers: Vec<Link>,
}

/// A step of the review: how many are through it, and where it is done.
struct Step {
    key: &'static str,
    done: usize,
    of: usize,
    href: String,
}

/// More are proposed than the cap allows: the warning, and who stands where by votes.
struct Over {
    warning: String,
    within: Vec<String>,
    tied: Option<String>,
    beyond: Vec<String>,
}

/// The cell's own rating.
struct Own {
    proposed: Option<String>,
    level: Option<String>,
    decision: Option<String>,
}

struct Row {
    id: Uuid,
    name: String,
    own: String,
    votes: Option<String>,
    proposed: Option<String>,
    explained: Option<String>,
    level: Option<String>,
    decision: String,
    notes: Vec<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<impl IntoResponse, PageError> {
    let review = open(&app, &year).await?;
    let proposals = review.proposals();
    let counts = if review.standing().rated() > 0 { review.standing() } else { proposals };
    let cap = review.cap.as_ref().map(|cap| words::cap_text(&page, cap, cap.allowed(&counts)));
    html(&Show {
        papers: links(&page, &super::papers::OF_YEAR, review.cell, &review.year.to_string()),
        year: review.year,
        path: path(review.year),
        regime: review.regime.name,
        needs: page.t(&format!("ratings-needs-{}", review.regime.key)),
        made: review.sheet.is_some(),
        steps: steps(&review),
        cap: cap.filter(|_| counts.rated() > 0),
        over: over(&page, &review, &proposals),
        own: own(&page, &review),
        rows: review.lines.iter().map(|line| row(&page, line)).collect(),
        others: review.others.iter().map(|(name, level)| (name.clone(), level_text(&page, *level))).collect(),
        counts,
        page,
    })
}

fn steps(review: &Review) -> Vec<Step> {
    let path = path(review.year);
    let count = |holds: fn(&Line) -> bool| review.rated().filter(|line| holds(line)).count();
    let reviewed = review.lines.iter().filter(|line| line.place.reviewed);
    let rated = review.rated().count();
    let step = |key, done, of, to| Step { key, done, of, href: format!("{path}/{to}") };
    vec![
        step("ratings-step-self", reviewed.clone().filter(|line| line.handed_in()).count(), reviewed.count(), "tu-kiem-diem"),
        step("ratings-step-ballot", count(|line| line.proposal.is_some()), rated, "kiem-phieu"),
        step("ratings-step-propose", count(|line| line.row.proposed.is_some()), rated, "de-nghi"),
        step("ratings-step-decide", count(Line::is_final), rated, "quyet-dinh"),
    ]
}

/// Who would be within the cap by votes. Only those for whom votes were counted can be ordered.
fn over(page: &Page, review: &Review, proposals: &Counts) -> Option<Over> {
    let cap = review.cap.as_ref()?;
    let warning = words::over_cap(page, cap, proposals)?;
    let is_excellent = |line: &&Line| line.proposed().or(line.proposal.and_then(|p| p.level)) == Some(Level::Excellent);
    let votes = |line: &Line| line.row.excellent.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let excellent: Vec<&Line> = review.rated().filter(is_excellent).collect();
    let counted = excellent.iter().any(|line| votes(line) > 0);
    let proposed = excellent.iter().enumerate().map(|(place, line)| (votes(line), place)).collect();
    let list = shortlist(proposed, cap.allowed(proposals));
    let names = |places: &[usize]| -> Vec<String> {
        let named = places.iter().filter_map(|place| excellent.get(*place));
        named.map(|line| format!("{} ({})", line.name, votes(line))).collect()
    };
    let tied = (!list.tied.is_empty()).then(|| {
        let (names, count) = (names(&list.tied).join(", "), list.tied.len());
        page.with("ratings-tied", &[("votes", &list.votes), ("names", &names), ("left", &list.left), ("count", &count)])
    });
    if !counted {
        return Some(Over { warning, within: Vec::new(), tied: None, beyond: Vec::new() });
    }
    Some(Over { warning, within: names(&list.within), tied, beyond: names(&list.beyond) })
}

fn own(page: &Page, review: &Review) -> Own {
    let sheet = review.sheet.as_ref();
    let proposed = sheet.and_then(|sheet| super::gather::level(sheet.cell_proposed.as_deref()));
    let decided = sheet.is_some_and(|sheet| sheet.cell_decided.is_some());
    let decision = sheet.filter(|_| decided).and_then(|sheet| {
        let (number, on) = (sheet.cell_decision_no.as_ref()?, sheet.cell_decided_on?);
        Some(page.with("ratings-decision-line", &[("number", number), ("day", &page.day(&on))]))
    });
    Own {
        proposed: proposed.map(|level| level_text(page, level)),
        level: review.cell_rating.map(|level| level_text(page, level)),
        decision,
    }
}

fn row(page: &Page, line: &Line) -> Row {
    let row = &line.row;
    let points = row.self_points.map(|tenths| page.t1("ratings-points-of", "points", points_text(page, tenths)));
    let level = super::gather::level(row.self_level.as_deref()).map(|level| level_text(page, level));
    let decision = match (row.decision_no.as_ref(), row.decided_on) {
        (Some(number), Some(on)) => page.with("ratings-decision-line", &[("number", number), ("day", &page.day(&on))]),
        _ if line.imported().is_some() => page.t("ratings-imported"),
        _ if line.rating.is_some() => page.t("ratings-while-proposed"),
        _ => String::new(),
    };
    let by_votes = line.proposal.filter(|_| row.proposed.is_none());
    Row {
        id: row.member_id,
        name: line.name.clone(),
        own: level.into_iter().chain(points).collect::<Vec<_>>().join(" · "),
        votes: super::gather::votes(row).map(|votes| Level::ALL.map(|level| votes.of(level).to_string()).join(" – ")),
        proposed: match line.proposed() {
            Some(level) => Some(level_text(page, level)),
            None => by_votes.map(|proposal| words::proposal(page, &proposal)),
        },
        explained: line.proposal.and_then(|proposal| words::proposal_note(page, &proposal)),
        level: line.rating.map(|level| level_text(page, level)),
        decision,
        notes: words::notes(page, line),
    }
}

/// Points kept in tenths, as people write them.
pub(super) fn points_text(page: &Page, tenths: i32) -> String {
    let comma = if page.lang == chibo_frame::Lang::Vi { ',' } else { '.' };
    if tenths % 10 == 0 { format!("{}", tenths / 10) } else { format!("{}{comma}{}", tenths / 10, tenths % 10) }
}

/// Makes the year's sheet in one press.
pub(super) async fn make(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<Response, PageError> {
    let review = open(&app, &year).await?;
    if review.year > app.today().year() {
        return Err(PageError::Refused(Message::new(page.t("ratings-refused-to-come"))));
    }
    if review.lines.is_empty() {
        let remedy = page.t("ratings-refused-nobody-remedy");
        return Err(PageError::Refused(Message::new(page.t("ratings-refused-nobody")).remedy(remedy)));
    }
    actions::make(&app, at(&page, &review)?).await?;
    Ok(see_other(&path(review.year)))
}
