//! The cell's own rating of the year: what it says of itself, the votes, the ward's decision.

use super::actions::{self, OwnRating};
use super::choice::{chosen, level_field};
use super::gather::{self, Review};
use super::{at, open_sheet, path, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::rating::{Level, Votes, propose};
use chibo_frame::db::code;
use chibo_frame::{App, Field, Page, PageError, Typed, html, see_other};

#[derive(Template)]
#[template(path = "ratings/own.html")]
struct Show {
    page: Page,
    year: i32,
    path: String,
    refused: bool,
    papers: Option<String>,
    own: Field,
    votes: Vec<Field>,
    proposed: Option<String>,
    decided: Field,
    number: Field,
    on: Field,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<impl IntoResponse, PageError> {
    let review = open_sheet(&app, &year).await?;
    let sheet = review.sheet.clone().ok_or(PageError::NotFound)?;
    let decided = sheet.cell_decided.or_else(|| from_workbook(&review).as_ref().map(code));
    let mut typed = Typed::standing([
        ("own", sheet.cell_self.unwrap_or_default()),
        ("decided", decided.unwrap_or_default()),
        ("number", sheet.cell_decision_no.unwrap_or_default()),
        ("on", sheet.cell_decided_on.map(|on| page.day(&on)).unwrap_or_default()),
    ]);
    let votes = [sheet.cell_excellent, sheet.cell_good, sheet.cell_fulfilled, sheet.cell_not_fulfilled];
    for (level, n) in Level::ALL.into_iter().zip(votes) {
        typed.set(&code(&level), n.map(|n| n.to_string()).unwrap_or_default());
    }
    render(page, &review, &typed)
}

/// A level that came with a workbook: the sheet does not stand for it. It stands as decided, without a number to be typed.
fn from_workbook(review: &Review) -> Option<Level> {
    let said = review.sheet.as_ref().and_then(|sheet| sheet.cell_decided.as_deref().or(sheet.cell_proposed.as_deref()));
    review.cell_rating.filter(|level| Some(*level) != gather::level(said))
}

fn render(page: Page, review: &Review, typed: &Typed) -> Result<Html<String>, PageError> {
    let papers = review.papers();
    let votes = review.sheet.as_ref().and_then(gather::cell_votes);
    let proposal = papers.zip(votes).map(|(papers, votes)| propose(&papers, &votes, None));
    let explained = proposal.map(|proposal| {
        let note = words::proposal_note(&page, &proposal).map(|note| format!(" {note}")).unwrap_or_default();
        format!("{}{note}", words::proposal(&page, &proposal))
    });
    let vote = |level: Level| typed.whole(&page, &code(&level), &format!("ratings-level-{}", code(&level).replace('_', "-")));
    html(&Show {
        year: review.year,
        path: path(review.year),
        refused: typed.is_refused(),
        papers: papers
            .map(|p| page.with("ratings-papers-said", &[("valid", &p.valid), ("base", &p.base), ("needed", &p.needed())])),
        own: level_field(&page, typed, "own", "ratings-own-self"),
        votes: Level::ALL.map(vote).into(),
        proposed: explained,
        decided: level_field(&page, typed, "decided", "ratings-own-decided"),
        number: typed.text(&page, "number", "ratings-decision-number"),
        on: typed.text(&page, "on", "ratings-decision-day"),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::new(values);
    let votes = read(&page, &mut typed);
    let unsaid = ["number", "on"].iter().all(|name| typed.value(name).is_empty());
    let decided = match chosen(&typed, "decided") {
        Some(level) if unsaid && from_workbook(&review) == Some(level) => None,
        Some(level) => super::decision::read(&page, &mut typed, "number", "on").map(|decision| (level, decision)),
        None => None,
    };
    if !typed.is_refused() {
        let own = OwnRating { own: chosen(&typed, "own"), votes, decided };
        match actions::save_own(&app, at(&page, &review)?, &own).await? {
            Ok(()) => return Ok(see_other(&path(review.year))),
            Err(fault) => typed.refuse(&code(&Level::Excellent), words::tally_fault(&page, fault).1),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &review, &typed)?).into_response())
}

/// The votes on the cell: all blank is not counted yet; where a number stands, blank is nought.
fn read(page: &Page, typed: &mut Typed) -> Option<Votes> {
    let fields = Level::ALL.map(|level| code(&level));
    if fields.iter().all(|name| typed.value(name).is_empty()) {
        return None;
    }
    let [excellent, good, fulfilled, not_fulfilled] =
        fields.map(|name| if typed.value(&name).is_empty() { Some(0) } else { typed.number(page, &name) });
    Some(Votes { excellent: excellent?, good: good?, fulfilled: fulfilled?, not_fulfilled: not_fulfilled? })
}
