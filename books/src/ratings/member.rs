//! One member's year: why he is rated or not, what he and others say of him, what was voted and decided.

use super::actions::{self, Opinions};
use super::choice::level_text;
use super::gather::{Line, Review};
use super::{at, open, path, words};
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::rating::Circumstance;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Field, Page, PageError, Right, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "ratings/member.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    id: Uuid,
    name: String,
    made: bool,
    facts: Vec<(&'static str, String)>,
    notes: Vec<String>,
    circumstance: Field,
    texts: Vec<Field>,
    written: Vec<(&'static str, String)>,
    papers: Vec<Link>,
}

/// The texts of the form: the field and the key of its words.
const TEXTS: [(&str, &str); 4] = [
    ("own", "ratings-text-own"),
    ("committee", "ratings-text-committee"),
    ("organisations", "ratings-text-organisations"),
    ("residence", "ratings-text-residence"),
];

fn line_of<'a>(review: &'a Review, member: &str) -> Result<&'a Line, PageError> {
    let id: Uuid = member.parse().map_err(|_| PageError::NotFound)?;
    review.lines.iter().find(|line| line.row.member_id == id).ok_or(PageError::NotFound)
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((year, member)): Path<(String, String)>,
) -> Result<impl IntoResponse, PageError> {
    let review = open(&app, &year).await?;
    let line = line_of(&review, &member)?;
    let row = &line.row;
    let texts = [&row.self_text, &row.committee_opinion, &row.organisations_opinion, &row.residence_opinion];
    let mut typed = Typed::standing([("circumstance", row.circumstance.clone().unwrap_or_default())]);
    for ((name, _), text) in TEXTS.into_iter().zip(texts) {
        typed.set(name, text.clone().unwrap_or_default());
    }
    let case = |case: Circumstance| {
        let word = code(&case);
        (word.clone(), page.t(&format!("ratings-circumstance-{}", word.replace('_', "-"))))
    };
    let options = std::iter::once((String::new(), String::new())).chain(Circumstance::ALL.map(case)).collect();
    let written = TEXTS.into_iter().zip(texts).filter_map(|((_, key), text)| Some((key, text.clone()?))).collect();
    html(&Show {
        papers: links(&page, &["review-form"], row.member_id, &review.year.to_string()),
        year: review.year,
        path: path(review.year),
        id: row.member_id,
        name: line.name.clone(),
        made: review.sheet.is_some(),
        facts: facts(&page, line),
        notes: words::notes(&page, line),
        circumstance: typed.choice(&page, "circumstance", "ratings-circumstance", options),
        texts: TEXTS.map(|(name, key)| typed.area(&page, name, key, 3)).into(),
        written,
        page,
    })
}

/// What stands on his line, each with the key of its words.
fn facts(page: &Page, line: &Line) -> Vec<(&'static str, String)> {
    let row = &line.row;
    let level = |text: Option<&str>| super::gather::level(text).map(|level| level_text(page, level));
    let points = row.self_points.map(|tenths| page.t1("ratings-points-of", "points", super::show::points_text(page, tenths)));
    let own: Vec<String> = level(row.self_level.as_deref()).into_iter().chain(points).collect();
    let decision = row
        .decision_no
        .as_ref()
        .zip(row.decided_on)
        .map(|(number, on)| page.with("ratings-decision-line", &[("number", number), ("day", &page.day(&on))]));
    let explained = line.proposal.map(|proposal| {
        let note = words::proposal_note(page, &proposal).map(|note| format!(" {note}")).unwrap_or_default();
        format!("{}{note}", words::proposal(page, &proposal))
    });
    let all = [
        ("ratings-self", Some(own.join(" · ")).filter(|text| !text.is_empty())),
        ("ratings-handed-in", row.self_on.map(|on| page.day(&on))),
        ("ratings-votes-say", explained),
        ("ratings-proposed", level(row.proposed.as_deref())),
        ("ratings-level", line.rating.map(|level| level_text(page, level))),
        ("ratings-step-decide", decision),
    ];
    all.into_iter().filter_map(|(key, text)| Some((key, text?))).collect()
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path((year, member)): Path<(String, String)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let review = super::open_sheet(&app, &year).await?;
    let line = line_of(&review, &member)?;
    let typed = Typed::new(values);
    let text = |name: &str| typed.value(name).to_owned();
    let opinions = Opinions {
        circumstance: from_code(typed.value("circumstance")).ok(),
        own: text("own"),
        committee: text("committee"),
        organisations: text("organisations"),
        residence: text("residence"),
    };
    actions::save_opinions(&app, at(&page, &review)?, line.row.member_id, &opinions).await?;
    Ok(see_other(&path(review.year)))
}
