//! The minutes as a paper: before they are signed as they would be, afterwards as they were; with what was added since.

use super::paper::Paper;
use super::{actions, draft, find_minutes, list_addenda};
use crate::meetings::actions::Refusal;
use crate::meetings::show::{path, title};
use crate::meetings::{find, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Field, Page, PageError, Right, Typed, html, see_other};
use chibo_people::accounts;
use chrono::{DateTime, Utc};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/minutes/read.html")]
struct Read {
    page: Page,
    title: String,
    path: String,
    paper: Paper,
    /// Who signed and when.
    signed: Option<String>,
    /// What was added, with who and when.
    added: Vec<(String, String)>,
    addendum: Field,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, id, &Typed::default()).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Html<String>, PageError> {
    let meeting = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let signed = find_minutes(&app.db, id).await?;
    let paper = match &signed {
        Some(row) => serde_json::from_str(&row.text)?,
        None => draft::of(app, &app.db, &meeting).await?,
    };
    let mut added = Vec::new();
    for row in list_addenda(&app.db, id).await? {
        added.push((row.text, by(&page, app, "meetings-added-by", row.added_by, row.added_at).await?));
    }
    let signed = match signed {
        Some(row) => Some(by(&page, app, "meetings-signed-by", row.signed_by, row.signed_at).await?),
        None => None,
    };
    html(&Read {
        title: title(&page, &meeting)?,
        path: path(id),
        paper,
        signed,
        added,
        addendum: typed.area(&page, "text", "meetings-addendum", 3),
        page,
    })
}

/// `Người bí thư ký và khóa lúc 21:30, 03/11/2025`.
async fn by(page: &Page, app: &App, key: &str, account: Option<Uuid>, at: DateTime<Utc>) -> anyhow::Result<String> {
    let account = match account {
        Some(id) => accounts::find(&app.db, id).await?,
        None => None,
    };
    let who = account.map_or_else(|| page.t("meetings-by-nobody"), |account| account.name);
    let at = vietnam(at);
    Ok(page.with(key, &[("who", &who), ("at", &at.format("%H:%M")), ("day", &page.day(&at.date_naive()))]))
}

/// Signs and locks.
pub(super) async fn sign(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match actions::sign(&app, Some(page.account()?), id).await? {
        Ok(()) => Ok(see_other(&format!("{}/bien-ban/xem", path(id)))),
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}

/// Adds to signed minutes.
pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let Some(_) = typed.text_needed(&page, "text") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, &typed).await?).into_response());
    };
    match actions::add(&app, Some(page.account()?), id, typed.value("text")).await? {
        Ok(()) => Ok(see_other(&format!("{}/bien-ban/xem", path(id)))),
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}
