//! What is done on a list's page, each as a form.

use super::actions::{self, New, Refusal, Said, Settling};
use super::list::{find, render};
use super::{gather, words};
use crate::preparing::{self, congress};
use crate::results;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::election::Office;
use chibo_core::election::nomination::{Source, Withdrawal};
use chibo_frame::db::from_code;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Message, Page, PageError, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

type Sent = Form<Vec<(String, String)>>;

/// Puts somebody forward.
pub(super) async fn nominate(
    page: Page,
    State(app): State<App>,
    Path((id, office)): Path<(Uuid, String)>,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let (congress, office) = find(&app, id, &office).await?;
    let typed = Typed::new(values);
    let Ok(source) = from_code::<Source>(typed.value("source")) else {
        return refused(page, &app, &congress, office, &typed, vec![]).await;
    };
    let new = New { name: typed.value("name").to_owned(), source, nominator: typed.value("nominator").to_owned() };
    let done = actions::nominate(&app, page.account()?, &congress, office, new).await?;
    answer(page, &app, &congress, office, &typed, done).await
}

/// What the congress said about one name: poll, decision, withdrawal, or that it was put forward by mistake.
pub(super) async fn change(
    page: Page,
    State(app): State<App>,
    Path((id, office, candidate)): Path<(Uuid, String, Uuid)>,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let (congress, office) = find(&app, id, &office).await?;
    let mut typed = Typed::new(values);
    let said = match typed.value("do") {
        "poll" => {
            let (Some(agree), Some(attending)) = (typed.number(&page, "agree"), typed.number(&page, "attending")) else {
                let messages = ["agree", "attending"].iter().filter_map(|name| typed.problem(name).cloned()).collect();
                return refused(page, &app, &congress, office, &typed, messages).await;
            };
            Said::Poll(agree, attending)
        }
        "list" => Said::Decided(Some(true)),
        "leave-out" => Said::Decided(Some(false)),
        "undecide" => Said::Decided(None),
        "ask" => Said::Withdrawal(Withdrawal::Asked),
        "release" => Said::Withdrawal(Withdrawal::Granted),
        "stay" => Said::Withdrawal(Withdrawal::None),
        "remove" => Said::Removed,
        _ => return Err(PageError::NotFound),
    };
    let done = actions::say(&app, page.account()?, &congress, office, candidate, said).await?;
    answer(page, &app, &congress, office, &typed, done).await
}

/// Settles the list.
pub(super) async fn settle(
    page: Page,
    State(app): State<App>,
    Path((id, office)): Path<(Uuid, String)>,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let (congress, office) = find(&app, id, &office).await?;
    let typed = Typed::new(values.clone());
    let place = |(name, value): &(String, String)| {
        let candidate = name.strip_prefix("place-")?.parse::<Uuid>().ok()?;
        Some((candidate, value.trim().parse().unwrap_or(i32::MAX)))
    };
    let how = Settling {
        seats: typed.value("seats").parse().ok(),
        order: (typed.value("order") == "own").then(|| values.iter().filter_map(place).collect()),
        vote: typed.value("vote").parse().ok(),
    };
    let done = actions::settle(&app, page.account()?, &congress, office, how).await?;
    answer(page, &app, &congress, office, &typed, done).await
}

/// Opens a settled list again.
pub(super) async fn reopen(
    page: Page,
    State(app): State<App>,
    Path((id, office)): Path<(Uuid, String)>,
) -> Result<Response, PageError> {
    let (congress, office) = find(&app, id, &office).await?;
    let done = actions::reopen(&app, page.account()?, &congress, office).await?;
    answer(page, &app, &congress, office, &Typed::default(), done).await
}

/// Opens the election with the settled list.
pub(super) async fn open(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path((id, office)): Path<(Uuid, String)>,
) -> Result<Response, PageError> {
    let (congress, office) = find(&app, id, &office).await?;
    let summoned = preparing::summoned(&app.db, &congress).await?;
    let whole = gather::whole(&app.db, &congress, &summoned, office).await?.filter(gather::Whole::is_settled);
    let whole = whole.ok_or_else(|| PageError::Refused(Message::new(page.t("slates-settle-first"))))?;
    let names = match whole.settled() {
        Ok(names) => names,
        Err(faults) => return answer(page, &app, &congress, office, &Typed::default(), Err(Refusal::List(faults))).await,
    };
    let listed = results::NewElection { office, seats: whole.seats, names, practice: false, keep_order: whole.own_order() };
    match results::open_listed(&app, &page, &congress, &summoned, listed).await? {
        Ok(election) => {
            sessions::notice(&session, page.t("slates-opened")).await?;
            Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bau-cu/{election}")))
        }
        Err(messages) => refused(page, &app, &congress, office, &Typed::default(), messages).await,
    }
}

/// Back to the list; or the list with what was refused and what was typed.
async fn answer(
    page: Page,
    app: &App,
    congress: &congress::Model,
    office: Office,
    typed: &Typed,
    done: Result<(), Refusal>,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(see_other(&format!("/van-phong/dai-hoi/{}/ung-cu/{}", congress.id, office.word()))),
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal) => {
            let messages = words::refusal(&page, &refusal, congress.rules());
            refused(page, app, congress, office, typed, messages).await
        }
    }
}

async fn refused(
    page: Page,
    app: &App,
    congress: &congress::Model,
    office: Office,
    typed: &Typed,
    messages: Vec<Message>,
) -> Result<Response, PageError> {
    let messages = if messages.is_empty() { vec![Message::new(page.t("slates-no-source"))] } else { messages };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, congress, office, typed, messages).await?).into_response())
}
