//! Who stands at a desk: an account that may check members in, or a device that was let in by a pass and keeps it in a cookie.

use super::passes::{self, Admitted};
use crate::preparing::{self, congress};
use axum::extract::{ConnectInfo, FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Message, Page, PageError};
use std::net::SocketAddr;
use uuid::Uuid;

/// Where a device's desk stands, and how far its cookie goes.
pub(super) const PUBLIC: &str = "/ban-don";
/// The cookie of a device. It dies with the congress's day; what decides is the pass.
const COOKIE: &str = "chibo_desk";
const SIXTEEN_HOURS: u32 = 16 * 3600;

/// A desk.
pub(super) struct At {
    pub(super) congress: congress::Model,
    /// The address of the desk.
    pub(super) path: String,
    /// What the desk is called: bàn 2, or the account's name.
    pub(super) called: String,
    /// Whether an account sits there.
    pub(super) is_office: bool,
}

impl FromRequestParts<App> for At {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(page) = Page::from_request_parts(parts, app).await;
        // Behind a right there is always somebody, and the gate has let him in.
        match page.who.as_ref().map(|who| who.name.clone()) {
            Some(name) => of_account(parts, app, name).await.map_err(IntoResponse::into_response),
            None => of_device(parts, app, &page).await,
        }
    }
}

async fn of_account(parts: &mut Parts, app: &App, called: String) -> Result<At, PageError> {
    let Path(id) = Path::<Uuid>::from_request_parts(parts, app).await.map_err(|_| PageError::NotFound)?;
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok(At { path: format!("/van-phong/dai-hoi/{id}{PUBLIC}"), congress, called, is_office: true })
}

async fn of_device(parts: &mut Parts, app: &App, page: &Page) -> Result<At, Response> {
    let Some(pass) = cookie(parts) else { return Err(PageError::NotFound.into_response()) };
    let (congress, desk) = let_in(page, app, &pass, address(parts)).await?;
    Ok(At { congress, path: PUBLIC.to_owned(), called: page.t1("desk-of-number", "number", desk), is_office: false })
}

fn cookie(parts: &Parts) -> Option<String> {
    let all = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut each = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    each.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned())
}

fn address(parts: &Parts) -> Option<SocketAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| *address)
}

/// The congress and the desk of a pass, or what is answered instead. A pass that was taken back is not found, like one that
/// never was.
async fn let_in(page: &Page, app: &App, pass: &str, address: Option<SocketAddr>) -> Result<(congress::Model, i32), Response> {
    match passes::admit(app, pass, address).await.map_err(|fault| PageError::from(fault).into_response())? {
        Admitted::To(congress, desk) => Ok((*congress, desk)),
        Admitted::Spent | Admitted::Unknown => Err(PageError::NotFound.into_response()),
        Admitted::Wait(seconds) => {
            let mut answer = PageError::Refused(Message::new(page.t1("desk-pass-wait", "seconds", seconds))).into_response();
            *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Err(answer)
        }
    }
}

/// The address behind the code: keeps the pass in a cookie and goes to the desk, so that it does not stand in the address bar.
pub(super) async fn enter(
    page: Page,
    app: axum::extract::State<App>,
    pass: Path<String>,
    caller: Caller,
) -> Result<Response, Response> {
    let address = caller.map(|axum::Extension(ConnectInfo(address))| address);
    let_in(&page, &app, &pass, address).await?;
    let cookie = format!("{COOKIE}={}; Path={PUBLIC}; Max-Age={SIXTEEN_HOURS}; HttpOnly; SameSite=Lax", pass.as_str());
    Ok(([(header::SET_COOKIE, cookie), (header::CACHE_CONTROL, "no-store".to_owned())], chibo_frame::see_other(PUBLIC))
        .into_response())
}

/// The caller's address, if the server tells it.
type Caller = Option<axum::Extension<ConnectInfo<SocketAddr>>>;
