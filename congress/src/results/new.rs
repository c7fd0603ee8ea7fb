//! The form of a new election: what is elected, how many, and the list.

use super::actions::{self, NewElection};
use super::pool::Pool;
use super::refusal::Refusal;
use super::words;
use crate::preparing::{self, Summoned, congress};
use crate::slates;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::election::Office;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "results/new.html")]
struct New {
    page: Page,
    congress: String,
    path: String,
    offices: Vec<(&'static str, String, bool)>,
    seats: Field,
    names: Vec<String>,
    official: Vec<String>,
    practice: bool,
    general: Vec<Message>,
}

/// How many lines for names the form has at least.
const LINES: usize = 8;

/// Which office the form opens with.
#[derive(serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default, rename = "chuc-danh")]
    office: String,
}

/// The empty form.
pub(crate) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let summoned = preparing::summoned(&app.db, &congress).await?;
    let office = Office::from_word(&asked.office).unwrap_or(Office::Committee);
    let listed = slates::of_office(&app.db, &congress, &summoned, office).await?.filter(|listed| listed.settled);
    let usual = if matches!(office, Office::Secretary | Office::Deputy) { 1 } else { 5 };
    let seats = listed.as_ref().map_or(usual, |listed| listed.seats);
    let mut typed = Typed::standing([("office", office.word().to_owned()), ("seats", seats.to_string())]);
    for name in listed.map(|listed| listed.names).unwrap_or_default() {
        typed.set("name", name);
    }
    render(page, &congress, &summoned, &typed)
}

fn render(page: Page, congress: &congress::Model, summoned: &[Summoned], typed: &Typed) -> Result<Html<String>, PageError> {
    let namesakes = preparing::namesakes(summoned);
    let mut names = typed.values("name");
    names.resize(names.len().max(LINES), String::new());
    html(&New {
        congress: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        offices: Office::WORDS.map(|word| (word, page.t(&format!("office-{word}")), typed.value("office") == word)).into(),
        seats: typed.whole(&page, "seats", "new-seats"),
        names,
        official: summoned.iter().filter(|s| s.standing.official).map(|s| s.called(&namesakes)).collect(),
        practice: typed.value("practice") == "yes",
        general: typed.general.clone(),
        page,
    })
}

/// Opens the election.
pub(crate) async fn open(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let summoned = preparing::summoned(&app.db, &congress).await?;
    let mut typed = Typed::new(values);
    let seats = typed.number(&page, "seats");
    let office = Office::from_word(typed.value("office")).ok_or(PageError::NotFound)?;
    if let Some(seats) = seats {
        let new = NewElection {
            office,
            seats,
            names: typed.values("name"),
            practice: typed.value("practice") == "yes",
            keep_order: false,
        };
        match try_open(&app, &page, &congress, &summoned, new).await? {
            Ok(election) => return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bau-cu/{election}"))),
            Err(refusal) => typed.general.extend(worded(&page, &congress, &refusal)),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &congress, &summoned, &typed)?).into_response())
}

/// Opens the election of a settled list: its key, or what is refused.
pub(crate) async fn open_listed(
    app: &App,
    page: &Page,
    congress: &congress::Model,
    summoned: &[Summoned],
    new: NewElection,
) -> Result<Result<Uuid, Vec<Message>>, PageError> {
    let opened = try_open(app, page, congress, summoned, new).await?;
    Ok(opened.map_err(|refusal| worded(page, congress, &refusal)))
}

fn worded(page: &Page, congress: &congress::Model, refusal: &Refusal) -> Vec<Message> {
    match refusal {
        Refusal::Faults(faults) => faults.iter().map(|fault| words::problem(page, &fault.problem, congress.rules())).collect(),
        refusal => vec![words::refusal(page, refusal)],
    }
}

async fn try_open(
    app: &App,
    page: &Page,
    congress: &congress::Model,
    summoned: &[Summoned],
    new: NewElection,
) -> Result<Result<Uuid, Refusal>, PageError> {
    let Some(electorate) = preparing::electorate_of(summoned) else { return Ok(Err(Refusal::NoAttendance)) };
    match Pool::of(&app.db, congress, summoned, new.office, new.practice).await? {
        Ok(pool) => Ok(actions::open(app, page.account()?, congress, electorate, &pool, new).await?),
        Err(refusal) => Ok(Err(refusal)),
    }
}
