//! The second step before what cannot be taken back: closing a result, closing with fewer, withdrawing a round. The page says
//! what will be done with its figures; only its button does it.

use super::actions;
use super::decided;
use super::refusal::Refusal;
use super::show::{find, next_words};
use super::store::election;
use super::words;
use crate::preparing::congress;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use chibo_core::election::Next;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

/// What is to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Chốt kết quả.
    Close,
    /// Dừng với số đã bầu.
    Fewer,
    /// Bỏ lần bầu chưa kiểm phiếu.
    Withdraw,
}

impl Step {
    /// The last part of its path, which is also that of its words.
    fn file(self) -> &'static str {
        match self {
            Self::Close => "chot",
            Self::Fewer => "dung",
            Self::Withdraw => "bo-lan",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Close => "results-close",
            Self::Fewer => "results-fewer",
            Self::Withdraw => "results-withdraw",
        }
    }
}

#[derive(Template)]
#[template(path = "results/confirm.html")]
struct Confirm {
    page: Page,
    congress: String,
    congress_path: String,
    title: String,
    path: String,
    question: String,
    /// What will stand, line by line.
    lines: Vec<String>,
    file: &'static str,
    button: String,
}

/// Whether the form's button was the second one.
pub(super) fn is_confirmed(values: Vec<(String, String)>) -> bool {
    Typed::new(values).value("confirmed") == "yes"
}

pub(super) async fn close(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let (congress, row) = find(&app, path.0.0, path.0.1).await?;
    ask(page, &congress, &row, Step::Close).map(IntoResponse::into_response)
}

pub(super) async fn fewer(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let (congress, row) = find(&app, path.0.0, path.0.1).await?;
    ask(page, &congress, &row, Step::Fewer).map(IntoResponse::into_response)
}

pub(super) async fn withdraw(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let (congress, row) = find(&app, path.0.0, path.0.1).await?;
    ask(page, &congress, &row, Step::Withdraw).map(IntoResponse::into_response)
}

/// The page that a form without the confirmation gets: nothing was done.
pub(super) fn asked(page: Page, congress: &congress::Model, row: &election::Model, step: Step) -> Result<Response, PageError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, ask(page, congress, row, step)?).into_response())
}

fn ask(page: Page, congress: &congress::Model, row: &election::Model, step: Step) -> Result<Html<String>, PageError> {
    let held = row.read()?;
    let may = match step {
        _ if row.closed => Err(Refusal::Closed),
        Step::Close => actions::may_close(&held, false),
        Step::Fewer => actions::may_close(&held, true),
        Step::Withdraw if actions::is_waiting(&held) => Ok(()),
        Step::Withdraw => Err(Refusal::NotTheRound),
    };
    may.map_err(|refusal| words::refused(&page, &refusal))?;
    let congress_path = format!("/van-phong/dai-hoi/{}", congress.id);
    html(&Confirm {
        congress: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("{congress_path}/bau-cu/{}", row.id),
        congress_path,
        title: page.t(&format!("office-{}", held.office.word())),
        question: page.t(&format!("{}-ask", step.key())),
        lines: lines(&page, row, step)?,
        file: step.file(),
        button: page.t(step.key()),
        page,
    })
}

fn lines(page: &Page, row: &election::Model, step: Step) -> anyhow::Result<Vec<String>> {
    let held = row.read()?;
    if step == Step::Withdraw {
        let names = held.rounds.last().map(|round| round.slate.candidates.join(", ")).unwrap_or_default();
        return Ok(vec![page.with("results-withdraw-what", &[("number", &held.rounds.len()), ("names", &names)])]);
    }
    let decision = decided(&held)?;
    let base = &decision.base;
    let all = || decision.rounds.iter().flat_map(|round| &round.candidates);
    let one = |name: &String| {
        let found = all().find(|one| one.verdict.is_elected() && one.name == *name)?;
        Some(page.with("results-confirm-one", &[("name", name), ("votes", &found.votes), ("base", &base.base)]))
    };
    let elected = &decision.outcome.elected;
    let figures = page.with(
        "results-confirm-figures",
        &[("elected", &elected.len()), ("seats", &held.seats), ("base", &base.base), ("needed", &base.votes_needed)],
    );
    let superior = decision.outcome.next == Next::SuperiorAppoints;
    let superior = superior.then(|| next_words(page, false, &held, &decision));
    Ok(std::iter::once(figures).chain(elected.iter().filter_map(one)).chain(superior).collect())
}
