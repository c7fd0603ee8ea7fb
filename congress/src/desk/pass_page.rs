//! The secretary's page of the desks: a code for each device, taking one back, and closing the desk.

use super::{actions, passes, store, words};
use crate::preparing::{self, congress};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chibo_books::roll_call::card;
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/passes.html")]
struct Passes {
    page: Page,
    title: String,
    path: String,
    day: String,
    /// Whether the pass works today.
    is_today: bool,
    /// Whether the page was opened under an address that no other machine can reach.
    is_alone: bool,
    desks: Vec<Desk>,
}

/// One desk's pass.
struct Desk {
    id: Uuid,
    number: i32,
    revoked: bool,
    code: Option<Code>,
}

/// A pass to be read by a camera, or typed.
struct Code {
    address: String,
    side: usize,
    drawing: String,
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, PageError> {
    let congress = find(&app, id).await?;
    let base = base(&headers);
    let desk = |row: store::desk_pass::Model| {
        let pass = passes::shown_again(&app, &row).filter(|_| !row.revoked);
        let code = pass.map(|pass| code(format!("{base}{}/{pass}", super::at::PUBLIC))).transpose()?;
        Ok(Desk { id: row.id, number: row.desk, revoked: row.revoked, code })
    };
    let desks = store::list_passes(&app.db, id).await?.into_iter().map(desk).collect::<anyhow::Result<_>>()?;
    html(&Passes {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        day: page.day(&congress.held_on),
        is_today: congress.held_on == app.today(),
        is_alone: ["127.", "localhost", "[::1]"].iter().any(|own| host(&headers).starts_with(own)),
        desks,
        page,
    })
}

async fn find(app: &App, id: Uuid) -> Result<congress::Model, PageError> {
    preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)
}

fn code(address: String) -> anyhow::Result<Code> {
    let (side, drawing) = card::drawn(&address)?;
    Ok(Code { address, side, drawing })
}

fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

/// The address under which the reader found us, which the devices in the hall find us under too.
fn base(headers: &HeaderMap) -> String {
    let through_tls = headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https");
    format!("{}://{}", if through_tls { "https" } else { "http" }, host(headers))
}

pub(super) async fn make(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    passes::make(&app, page.account()?, id).await?.map_err(|refusal| words::refused(&page, &refusal))?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/ban-don/ma")))
}

pub(super) async fn revoke(
    page: Page,
    State(app): State<App>,
    Path((id, pass)): Path<(Uuid, Uuid)>,
) -> Result<Response, PageError> {
    passes::revoke(&app, page.account()?, id, pass).await?.map_err(|refusal| words::refused(&page, &refusal))?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/ban-don/ma")))
}

pub(super) async fn close(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    actions::close_desk(&app, page.account()?, id).await?.map_err(|refusal| words::refused(&page, &refusal))?;
    sessions::notice(&session, page.t("desk-closed")).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}")))
}
