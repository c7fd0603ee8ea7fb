//! The tally of the secret vote: the papers, and for each member how many of them give each level. No voter is anywhere.

use super::actions::save_ballot;
use super::gather::{Line, Review, electorate_on};
use super::part::{Asked, Part, ROWS};
use super::{at, open_sheet, path, words};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::election::Electorate;
use chibo_core::rating::{Level, Papers, Votes};
use chibo_frame::db::code;
use chibo_frame::{App, Field, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "ratings/ballot.html")]
struct Show<'a> {
    page: Page,
    year: i32,
    path: String,
    part: Part<'a>,
    refused: bool,
    base: String,
    on: Field,
    papers: Vec<Field>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    votes: Vec<(String, Field)>,
}

/// The papers, in the order of the form.
const PAPERS: [&str; 4] = ["base", "issued", "returned", "valid"];

/// The field of one member's votes for one level.
fn field(level: Level, member: Uuid) -> String {
    format!("{}-{member}", code(&level))
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let review = open_sheet(&app, &year).await?;
    let sheet = review.sheet.as_ref().ok_or(PageError::NotFound)?;
    let electorate = electorate_on(&app.db, review.cell, sheet.voted_on.unwrap_or_else(|| app.today())).await?;
    let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    let base = sheet.base.map(|base| base.to_string()).or(electorate.resolution_base().map(|base| base.to_string()));
    let mut typed = Typed::standing([
        ("on", sheet.voted_on.map(|on| page.day(&on)).unwrap_or_default()),
        ("base", base.unwrap_or_default()),
        ("issued", number(sheet.issued)),
        ("returned", number(sheet.returned)),
        ("valid", number(sheet.valid)),
    ]);
    for line in review.rated() {
        let row = &line.row;
        for (level, n) in Level::ALL.into_iter().zip([row.excellent, row.good, row.fulfilled, row.not_fulfilled]) {
            typed.set(&field(level, row.member_id), number(n));
        }
    }
    render(page, &review, asked, &typed, &electorate)
}

fn render(page: Page, review: &Review, asked: Asked, typed: &Typed, electorate: &Electorate) -> Result<Html<String>, PageError> {
    let part = Part::of(review.rated().collect(), asked, page.rows(ROWS));
    let row = |line: &&Line| {
        let votes = Level::ALL.map(|level| {
            let key = format!("ratings-level-{}", code(&level).replace('_', "-"));
            (page.t(&key), typed.whole(&page, &field(level, line.row.member_id), &key).of(&line.name))
        });
        Row { name: line.name.clone(), votes: votes.into() }
    };
    html(&Show {
        year: review.year,
        path: path(review.year),
        refused: typed.is_refused(),
        base: base_text(&page, electorate),
        on: typed.text(&page, "on", "ratings-voted-on"),
        papers: PAPERS.map(|name| typed.whole(&page, name, &format!("ratings-{name}"))).into(),
        rows: part.lines.iter().map(row).collect(),
        part,
        page,
    })
}

/// How the base that the form proposes comes about.
fn base_text(page: &Page, electorate: &Electorate) -> String {
    let Electorate { official_summoned, temporarily_transferred, exempt_absent, .. } = electorate;
    let base = electorate.resolution_base().unwrap_or(0);
    page.with(
        "ratings-base-text",
        &[("official", official_summoned), ("away", temporarily_transferred), ("exempt", exempt_absent), ("base", &base)],
    )
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::new(values);
    let asked = Asked::sent(&typed);
    let part = Part::of(review.rated().collect(), asked, page.rows(ROWS));
    let (on, papers) = (typed.day(&page, "on"), PAPERS.map(|name| typed.number(&page, name)));
    let votes: Vec<(Uuid, Option<Votes>)> =
        part.lines.iter().map(|line| (line.row.member_id, read(&page, &mut typed, line.row.member_id))).collect();
    if let (Some(on), [Some(base), Some(issued), Some(returned), Some(valid)], false) = (on, papers, typed.is_refused()) {
        let papers = Papers { base, issued, returned, valid };
        match save_ballot(&app, at(&page, &review)?, on, papers, &votes).await? {
            Ok(()) => {
                let path = path(review.year);
                return Ok(see_other(&part.next().map_or(path.clone(), |next| format!("{path}/kiem-phieu{next}"))));
            }
            Err((member, fault)) => {
                let (name, message) = words::tally_fault(&page, fault);
                match member.filter(|member| part.lines.iter().any(|line| line.row.member_id == *member)) {
                    Some(member) => typed.refuse(&field(Level::Excellent, member), message),
                    None => typed.refuse(if name == "excellent" { "valid" } else { name }, message),
                }
            }
        }
    }
    let electorate = electorate_on(&app.db, review.cell, on.unwrap_or_else(|| app.today())).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &review, asked, &typed, &electorate)?).into_response())
}

/// One member's votes: a row left blank is not counted yet; in a row on which a number stands, blank is nought.
fn read(page: &Page, typed: &mut Typed, member: Uuid) -> Option<Votes> {
    let fields = Level::ALL.map(|level| field(level, member));
    if fields.iter().all(|name| typed.value(name).is_empty()) {
        return None;
    }
    let [excellent, good, fulfilled, not_fulfilled] =
        fields.map(|name| if typed.value(&name).is_empty() { Some(0) } else { typed.number(page, &name) });
    Some(Votes { excellent: excellent?, good: good?, fulfilled: fulfilled?, not_fulfilled: not_fulfilled? })
}
