//! What the tellers send from the counting page, each as a form.

use super::refusal::Refusal;
use super::round::Counting;
use super::show::refused_form;
use super::{actions, tally, words};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::Form;
use chibo_core::election::Way;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

type Sent = Form<Vec<(String, String)>>;

/// Papers handed out.
pub(super) async fn hand_out(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let mut typed = Typed::new(values);
    counting.same_round(&typed).map_err(|refusal| words::refused(&page, &refusal))?;
    if let Some(issued) = typed.number(&page, "issued") {
        match actions::hand_out(&app, page.account()?, &counting, issued).await? {
            Ok(()) => return Ok(see_other(&counting.path())),
            Err(Refusal::Problem(problem)) => typed.refuse("issued", words::refusal(&page, &Refusal::Problem(problem))),
            Err(refusal) => return Err(words::refused(&page, &refusal)),
        }
    }
    refused_form(page, &app, &counting, &headers, typed).await
}

/// The box opened.
pub(super) async fn open_box(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let mut typed = Typed::new(values);
    counting.same_round(&typed).map_err(|refusal| words::refused(&page, &refusal))?;
    if let Some(returned) = typed.number(&page, "returned") {
        match actions::open_box(&app, page.account()?, &counting, returned).await? {
            Ok(()) => return Ok(see_other(&counting.path())),
            Err(Refusal::Problem(problem)) => typed.refuse("returned", words::refusal(&page, &Refusal::Problem(problem))),
            Err(refusal) => return Err(words::refused(&page, &refusal)),
        }
    }
    refused_form(page, &app, &counting, &headers, typed).await
}

/// The totals of the hand tally. Whatever else the form says is not looked at: who is elected, the rules say.
pub(super) async fn by_hand(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    if counting.row.closed {
        let closed = Refusal::Election(crate::results::Refusal::Closed);
        return Err(words::refused(&page, &closed));
    }
    let mut typed = Typed::new(values);
    counting.same_round(&typed).map_err(|refusal| words::refused(&page, &refusal))?;
    let Some(totals) = tally::read(&page, &mut typed, &counting.round) else {
        return refused_form(page, &app, &counting, &headers, typed).await;
    };
    match actions::put_way(&app, page.account()?, &counting, Way::Hand, totals).await? {
        Ok(()) => Ok(see_other(&format!("{}#doi-chieu", counting.path()))),
        Err(Refusal::Faults(faults)) => {
            tally::place_faults(&page, &mut typed, &counting.held, counting.place, &faults);
            refused_form(page, &app, &counting, &headers, typed).await
        }
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}

/// Sets a way aside.
pub(super) async fn set_aside(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let typed = Typed::new(values);
    counting.same_round(&typed).map_err(|refusal| words::refused(&page, &refusal))?;
    let way = Way::from_word(typed.value("way")).ok_or(PageError::NotFound)?;
    match actions::set_aside(&app, page.account()?, &counting, way).await? {
        Ok(()) => Ok(see_other(&counting.path())),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}

/// Into the record.
pub(super) async fn enter(
    page: Page,
    State(app): State<App>,
    session: Session,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let mut typed = Typed::new(values);
    counting.same_round(&typed).map_err(|refusal| words::refused(&page, &refusal))?;
    match actions::enter(&app, page.account()?, &counting, typed.text_or_none("alone")).await? {
        Ok(()) => {
            sessions::notice(&session, page.t("results-counted")).await?;
            Ok(see_other(&counting.election_path()))
        }
        Err(refusal @ Refusal::NoReason) => {
            typed.refuse("alone", words::refusal(&page, &refusal));
            refused_form(page, &app, &counting, &headers, typed).await
        }
        Err(Refusal::Faults(faults)) => {
            let word =
                |fault: &chibo_core::election::Fault| crate::results::problem(&page, &fault.problem, Some(counting.held.rules));
            typed.general.extend(faults.iter().map(word));
            refused_form(page, &app, &counting, &headers, typed).await
        }
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
