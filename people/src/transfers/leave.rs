//! A member's page of leaving: the form by which he is sent, and how his last transfer stands.

use super::body::State as Stands;
use super::leaving::{self, New};
use super::store::{self, transfer_out};
use super::{PATH, words};
use crate::personal;
use crate::roll::{self, member};
use crate::units;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "transfers/leave.html")]
struct Leave {
    page: Page,
    member: member::Model,
    /// The transfer that is not answered.
    open: Option<transfer_out::Model>,
    /// How the last one ended.
    ended: Option<String>,
    /// The form; none where he is on his way, or on no roll.
    fields: Option<[Field; 3]>,
    restricted: bool,
}

async fn member_of(app: &App, id: Uuid) -> Result<member::Model, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    roll::find_member(&app.db, id).await?.filter(|row| row.cell_id == cell.id).ok_or(PageError::NotFound)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let member = member_of(&app, id).await?;
    render(page, &app, member, &Typed::default()).await
}

async fn render(page: Page, app: &App, member: member::Model, typed: &Typed) -> Result<Response, PageError> {
    let last = store::list_out_of(&app.db, member.id).await?.into_iter().next();
    let ended = last.as_ref().and_then(|row| ended(&page, row));
    let open = last.filter(|row| row.is(Stands::Open));
    let moved = roll::list_movements_of(&app.db, member.id).await?;
    let on_roll = roll::members(vec![member.clone()], moved)?.pop().is_some_and(|rules| rules.standing_on(app.today()).on_roll);
    let text = |name: &str| typed.text(&page, name, &format!("transfers-field-{name}"));
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let leave = Leave {
        fields: (open.is_none() && on_roll).then(|| ["to_name", "to_key", "on_day"].map(text)),
        restricted: personal::find_restriction(&app.db, member.id).await?.is_some(),
        open,
        ended,
        member,
        page,
    };
    Ok((status, html(&leave)?).into_response())
}

fn ended(page: &Page, row: &transfer_out::Model) -> Option<String> {
    let (cell, day) = (&row.to_name, page.day(&row.on_day));
    if row.is(Stands::Accepted) {
        Some(page.with("transfers-ended-left", &[("cell", cell), ("day", &day)]))
    } else if row.is(Stands::Declined) {
        let reason = row.reason.clone().unwrap_or_default();
        Some(page.with("transfers-ended-declined", &[("cell", cell), ("reason", &reason)]))
    } else {
        None
    }
}

pub(super) async fn make(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let member = member_of(&app, id).await?;
    let mut typed = Typed::new(values);
    let (to_name, to_key, on) =
        (typed.text_needed(&page, "to_name"), typed.text_needed(&page, "to_key"), typed.day(&page, "on_day"));
    if let (Some(to_name), Some(to_key), Some(on)) = (to_name, to_key, on) {
        let to_name = to_name.chars().take(super::body::LONGEST).collect();
        match leaving::make(&app, page.account()?, &cell, id, New { to_name, to_key, on }).await? {
            Ok(_) => {
                sessions::notice(&session, page.t("transfers-made")).await?;
                return Ok(see_other(&format!("{PATH}/di/{id}")));
            }
            Err(refusal) => {
                let (field, message) = words::not_made(&page, &refusal)?;
                typed.refuse(field, message);
            }
        }
    }
    render(page, &app, member, &typed).await
}

pub(super) async fn withdraw(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let member = leaving::withdraw(&app, page.account()?, id).await?.ok_or(PageError::NotFound)?;
    sessions::notice(&session, page.t("transfers-withdrawn")).await?;
    Ok(see_other(&format!("{PATH}/di/{member}")))
}
