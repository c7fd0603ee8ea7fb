//! The room's page: this cell's own digits, the form that takes a file in, and every transfer out and in.

use super::body::State as Stands;
use super::store::{self, transfer_in, transfer_out};
use super::taking::{self, Outcome};
use super::{PATH, leaving, receiving, words};
use crate::roll;
use crate::units::{self, unit};
use askama::Template;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_core::day::Day;
use chibo_frame::parcel::{as_file, sent};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "transfers/list.html")]
struct List {
    page: Page,
    problem: Option<Message>,
    fingerprint: String,
    /// Out and in: the words of the heading, of the other cell's column, of none; and the lines.
    directions: [(&'static str, &'static str, &'static str, Vec<Line>); 2],
}

/// A transfer's line.
struct Line {
    name: String,
    href: String,
    cell: String,
    on: Day,
    state: &'static str,
    light: &'static str,
    /// The file that is to be handed over.
    file: Option<Uuid>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    render(page, &app, &cell, None).await
}

async fn render(page: Page, app: &App, cell: &unit::Model, problem: Option<Message>) -> Result<Response, PageError> {
    let rows = roll::list_members(&app.db, cell.id).await?;
    let names: BTreeMap<Uuid, &str> = rows.iter().map(|row| (row.id, row.name.as_str())).collect();
    let out = store::list_out(&app.db, cell.id).await?;
    let arriving = store::list_in(&app.db, cell.id).await?;
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let list = List {
        fingerprint: leaving::own_fingerprint(app)?,
        directions: [
            ("transfers-out", "transfers-to", "transfers-out-none", out.iter().map(|row| line_out(row, &names)).collect()),
            ("transfers-in", "transfers-from", "transfers-in-none", arriving.iter().map(line_in).collect()),
        ],
        problem,
        page,
    };
    Ok((status, html(&list)?).into_response())
}

fn line_out(row: &transfer_out::Model, names: &BTreeMap<Uuid, &str>) -> Line {
    let (state, light) = if row.is(Stands::Open) {
        ("transfers-state-leaving", "wait")
    } else if row.is(Stands::Accepted) {
        ("transfers-state-left", "yes")
    } else if row.is(Stands::Declined) {
        ("transfers-state-declined", "no")
    } else {
        ("transfers-state-withdrawn", "none")
    };
    Line {
        name: names.get(&row.member_id).copied().unwrap_or_default().to_owned(),
        href: format!("{PATH}/di/{}", row.member_id),
        cell: row.to_name.clone(),
        on: row.on_day,
        state,
        light,
        file: row.is(Stands::Open).then_some(row.id),
    }
}

fn line_in(row: &transfer_in::Model) -> Line {
    let (state, light) = if row.is(Stands::Open) {
        ("transfers-state-waits", "wait")
    } else if row.is(Stands::Accepted) {
        ("transfers-state-received", "yes")
    } else {
        ("transfers-state-refused", "no")
    };
    Line {
        name: row.name.clone(),
        href: format!("{PATH}/den/{}", row.id),
        cell: row.from_name.clone(),
        on: row.on_day,
        state,
        light,
        file: (!row.is(Stands::Open)).then_some(row.id),
    }
}

/// Takes a file in: either kind, as it says itself.
pub(super) async fn upload(
    page: Page,
    State(app): State<App>,
    session: Session,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let bytes = match form {
        Ok(form) => sent(form).await,
        Err(_) => None,
    };
    let Some(bytes) = bytes else {
        let problem = Message::new(page.t("transfers-no-file")).remedy(page.t("transfers-no-file-remedy"));
        return render(page, &app, &cell, Some(problem)).await;
    };
    let outcome = taking::take(&app, Some(page.account()?), &cell, &bytes).await?;
    if let Some(problem) = words::not_taken(&page, &outcome, &leaving::own_fingerprint(&app)?)? {
        return render(page, &app, &cell, Some(problem)).await;
    }
    let (notice, path) = match outcome {
        Outcome::Known(id) => (Some("transfers-known"), format!("{PATH}/den/{id}")),
        Outcome::Left(member) => (Some("transfers-left"), format!("/van-phong/danh-sach/{member}")),
        Outcome::Stays(member) => (Some("transfers-stays"), format!("{PATH}/di/{member}")),
        Outcome::Answered(member) => (Some("transfers-known"), format!("{PATH}/di/{member}")),
        Outcome::Waits(id) => (None, format!("{PATH}/den/{id}")),
        _ => (None, PATH.to_owned()),
    };
    if let Some(key) = notice {
        sessions::notice(&session, page.t(key)).await?;
    }
    Ok(see_other(&path))
}

/// The file that is to be handed over: of a member who is sent, or of an answer.
pub(super) async fn download(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    if let Some(row) = store::find_out(&app.db, id).await?.filter(|row| row.is(Stands::Open)) {
        return Ok(as_file(&format!("chuyen-sinh-hoat-{}.json", row.made_on), leaving::file(&app, &row)?));
    }
    let row = store::find_in(&app.db, id).await?.filter(|row| !row.is(Stands::Open)).ok_or(PageError::NotFound)?;
    let day = row.answered_on.unwrap_or(row.received_on);
    Ok(as_file(&format!("tra-loi-chuyen-sinh-hoat-{day}.json"), receiving::file(&app, &row)?))
}
