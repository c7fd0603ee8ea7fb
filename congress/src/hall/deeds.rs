//! The console's forms, each one act.

use super::acting::Refusal;
use super::console::{address_of, after};
use super::shows::Shows;
use super::who::{meant, people};
use super::{actions, screens, speeches};
use crate::preparing;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::Form;
use chibo_core::congress::clock::Step;
use chibo_core::congress::speaking::SpeechRefusal;
use chibo_core::name::tidy;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError};
use uuid::Uuid;

type Sent = Form<Vec<(String, String)>>;

/// The longest notice.
const LONGEST: usize = 400;
/// A pause, where the form says nothing of its length.
const PAUSE: i32 = 15;

/// Opens the hall, or takes another address for the phones.
pub(super) async fn open(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let address = Some(tidy(typed.value("address"))).filter(|address| !address.is_empty());
    let address = address.map(|address| address.trim_start_matches("http://").trim_end_matches('/').to_owned());
    let done = actions::open(&app, page.account()?, id, address.or_else(|| address_of(&headers))).await;
    after(page, &app, id, &headers, typed, done).await
}

/// New codes.
pub(super) async fn codes(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let done = actions::change_codes(&app, page.account()?, id).await;
    after(page, &app, id, &headers, Typed::default(), done).await
}

/// A step in the programme.
pub(super) async fn step(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let step = match typed.value("step") {
        "next" => Step::Next,
        "back" => Step::Back,
        "pause" => Step::Pause,
        "resume" => Step::Resume,
        "close" => Step::Close,
        "reopen" => Step::Reopen,
        "go" => Step::Go(place(&app, id, typed.value("item")).await?),
        _ => return Err(PageError::NotFound),
    };
    let minutes = typed.value("minutes").parse().ok().filter(|minutes| (0..=600).contains(minutes)).unwrap_or(PAUSE);
    let done = actions::take_step(&app, page.account()?, id, step, minutes).await;
    after(page, &app, id, &headers, typed, done).await
}

/// The place of an item in the programme.
async fn place(app: &App, id: Uuid, item: &str) -> Result<usize, PageError> {
    let wanted: Uuid = item.parse().map_err(|_| PageError::NotFound)?;
    let items = preparing::list_programme(&app.db, id).await?;
    items.iter().position(|row| row.id == wanted).ok_or(PageError::NotFound)
}

/// Somebody asks to speak.
pub(super) async fn ask(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let account = page.account()?;
    let Some(minutes) = typed.number(&page, "minutes") else {
        let wrong = SpeechRefusal::Minutes { minutes: 0, most: chibo_core::congress::speaking::MOST_MINUTES };
        return after(page, &app, id, &headers, typed, Ok(Err(wrong.into()))).await;
    };
    let done = match meant(&people(&app.db, &congress).await?, typed.value("who")) {
        Ok(who) => speeches::add_speaker(&app, account, id, who, minutes).await,
        Err(refusal) => Ok(Err(refusal)),
    };
    after(page, &app, id, &headers, typed, done).await
}

/// A speaker begins: the one named, or the first who waits.
pub(super) async fn begin(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let wanted = typed.value("speaker").parse().ok();
    let done = speeches::begin_speech(&app, page.account()?, id, wanted).await;
    after(page, &app, id, &headers, typed, done).await
}

/// The speaker ends.
pub(super) async fn end(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let done = speeches::end_speech(&app, page.account()?, id).await;
    after(page, &app, id, &headers, Typed::default(), done).await
}

/// Somebody does not speak after all.
pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let speaker = typed.value("speaker").parse().map_err(|_| PageError::NotFound)?;
    let done = speeches::remove_speaker(&app, page.account()?, id, speaker).await;
    after(page, &app, id, &headers, typed, done).await
}

/// What the screens show.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let notice: String = typed.value("notice").chars().take(LONGEST).collect();
    let done = match Shows::asked(typed.value("shows"), &notice) {
        Some(shows) => screens::show(&app, page.account()?, id, &shows).await,
        None => Ok(Err(Refusal::NothingToShow)),
    };
    after(page, &app, id, &headers, typed, done).await
}

/// Releases a result, or takes it back.
pub(super) async fn release(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let election = typed.value("election").parse().map_err(|_| PageError::NotFound)?;
    let account = page.account()?;
    let done = match typed.value("deed") {
        "withdraw" => screens::withdraw(&app, account, id, election).await,
        _ => screens::release(&app, account, id, election).await,
    };
    after(page, &app, id, &headers, typed, done).await
}
