//! An issued paper as it was frozen, or its bare entry; a key that was not issued yet is a draft's.

use super::actions::{self, Refusal};
use super::store::{self, frozen_paper, outgoing_paper};
use crate::drafting::{self, Preview};
use crate::{cell_of, kinds, making, released, sha256, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, Right, html, see_other, sessions};
use chibo_people::accounts;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "register/issued.html")]
struct Issued {
    page: Page,
    title: String,
    path: String,
    row: outgoing_paper::Model,
    number: String,
    /// When and why it was cancelled.
    cancelled: Option<String>,
    at: String,
    by: String,
    /// Whether the file is still the one that was frozen.
    whole: bool,
    preview: Option<Preview>,
    /// Whether every member may read it.
    released: bool,
    reason: Field,
}

/// An outgoing paper that the reader may see.
async fn open(page: &Page, app: &App, id: Uuid) -> Result<Option<outgoing_paper::Model>, PageError> {
    let row = store::find(&app.db, cell_of(app).await?, id).await?;
    if let Some(name) = row.as_ref().and_then(|row| row.kind.as_deref()) {
        kinds::open(page, name)?;
    }
    Ok(row)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    if let Some(row) = open(&page, &app, id).await? {
        return Ok(render(page, &app, row, &Typed::default()).await?.into_response());
    }
    let draft = drafting::find(&app.db, cell_of(&app).await?, id).await?.ok_or(PageError::NotFound)?;
    if page.may(Right::KeepRecords) {
        return Ok(drafting::draft_page(page, &app, &draft).await?.into_response());
    }
    // Who may only read is shown the paper, not the editor.
    let period = if draft.period.is_empty() { String::new() } else { format!("?ky={}", draft.period) };
    Ok(see_other(&format!("/van-phong/van-ban/lap/{}/{}{period}", draft.kind, draft.subject_id)))
}

async fn render(page: Page, app: &App, row: outgoing_paper::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let frozen = store::find_frozen(&app.db, row.id).await?;
    let issued_by = match row.issued_by {
        Some(account) => accounts::find(&app.db, account).await?.map(|account| account.name),
        None => None,
    };
    let whole = frozen.as_ref().is_some_and(|frozen| row.sha256.as_deref() == Some(sha256(&frozen.pdf).as_str()));
    let preview = frozen.map(|frozen| serde_json::from_str(&frozen.paper)).transpose()?.map(Preview::of);
    let reason = row.cancel_reason.clone().unwrap_or_default();
    let cancelled =
        row.cancelled_on.map(|day| page.with("register-cancelled-why", &[("day", &page.day(&day)), ("reason", &reason)]));
    html(&Issued {
        cancelled,
        title: title_of(&page, &row),
        path: format!("/van-phong/van-ban/{}", row.id),
        number: row.written().unwrap_or_default(),
        at: words::moment(&page, row.issued_at),
        by: issued_by.unwrap_or_default(),
        whole,
        preview,
        released: released::find(&app.db, row.id).await?.is_some(),
        reason: typed.text(&page, "reason", "register-cancel-reason"),
        row,
        page,
    })
}

/// How an outgoing paper is called.
pub(crate) fn title_of(page: &Page, row: &outgoing_paper::Model) -> String {
    if row.confidential {
        return page.t1("confidential-paper", "number", row.written().unwrap_or_default());
    }
    let kind = row.kind.as_deref().and_then(kinds::find).map(|kind| words::kind_name(page, &kind));
    let name = kind.or_else(|| row.title.clone()).unwrap_or_default();
    match row.written() {
        Some(number) => page.with("register-paper", &[("kind", &name), ("number", &number)]),
        None => name,
    }
}

async fn frozen(page: &Page, app: &App, id: Uuid) -> Result<Option<(outgoing_paper::Model, frozen_paper::Model)>, PageError> {
    let Some(row) = open(page, app, id).await? else { return Ok(None) };
    let frozen = store::find_frozen(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok(Some((row, frozen)))
}

/// The frozen file, byte for byte; of a draft, what it would be.
pub(super) async fn pdf(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    if let Some((row, frozen)) = frozen(&page, &app, id).await? {
        return Ok(drafting::pdf_file(frozen.pdf, &title_of(&page, &row)));
    }
    let (paper, name) = draft(&page, &app, id).await?;
    drafting::pdf(&page, paper, &name).await
}

/// The frozen paper for Word; of a draft, what it would be.
pub(super) async fn docx(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    if let Some((row, frozen)) = frozen(&page, &app, id).await? {
        return drafting::docx(&page, serde_json::from_str(&frozen.paper)?, &title_of(&page, &row)).await;
    }
    let (paper, name) = draft(&page, &app, id).await?;
    drafting::docx(&page, paper, &name).await
}

async fn draft(page: &Page, app: &App, id: Uuid) -> Result<(chibo_paper::writing::Paper, String), PageError> {
    let row = drafting::find(&app.db, cell_of(app).await?, id).await?.ok_or(PageError::NotFound)?;
    let kind = kinds::open(page, &row.kind)?;
    let draft = making::of_draft(app, &kind, &row, &drafting::words_of(&app.db, &row).await?, None).await?;
    Ok((draft.paper, format!("{} {}", words::kind_name(page, &kind), row.label)))
}

pub(super) async fn cancel(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let row = open(&page, &app, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let Some(reason) = typed.text_needed(&page, "reason") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, row, &typed).await?).into_response());
    };
    match actions::cancel(&app, Some(page.account()?), (row.cell_id, id), &reason).await? {
        Ok(()) | Err(Refusal::Cancelled) => {
            sessions::notice(&session, page.t("register-cancelled")).await?;
            Ok(see_other(&format!("/van-phong/van-ban/{id}")))
        }
        Err(_) => Err(PageError::NotFound),
    }
}
