//! Signing in and out. An unknown login and a wrong password look alike, in words and in time.

use super::field::{Field, Filled};
use super::store::{self, account};
use super::{actions::Refusal, passkeys, throttle};
use askama::Template;
use axum::Extension;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::page::Who;
use chibo_frame::{App, Message, Page, PageError, html, password, see_other, sessions};
use serde::Deserialize;
use std::net::SocketAddr;
use tokio::sync::OnceCell;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignIn {
    page: Page,
    back: String,
    form: Filled,
    /// Whether a passkey may open here.
    passkeys: bool,
}

impl SignIn {
    fn new(page: Page, headers: &HeaderMap, back: &str, login: &str, refusal: Option<&Refusal>) -> Self {
        let login = Field::text(&page, "login", login).username().without_hint();
        let fields = vec![login, Field::password(&page, "password", "current-password").without_hint()];
        let form = Filled::new(&page, fields, refusal);
        Self { page, back: back.to_owned(), form, passkeys: passkeys::possible(headers) }
    }
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(super) ve: String,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    ve: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
}

pub(crate) async fn show(page: Page, headers: HeaderMap, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    match &page.who {
        Some(who) => Ok(see_other(&landing(&page, who))),
        None => Ok(html(&SignIn::new(page, &headers, &asked.ve, "", None))?.into_response()),
    }
}

/// The caller's address, if the server tells it.
pub(crate) type Caller = Option<Extension<ConnectInfo<SocketAddr>>>;

pub(crate) async fn enter(
    page: Page,
    State(app): State<App>,
    session: Session,
    caller: Caller,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let keys = throttle::keys(&typed.login, caller.map(|Extension(ConnectInfo(address))| address));
    if let Err(seconds) = throttle::begin(&app, &keys) {
        let again = SignIn::new(page, &headers, &typed.ve, &typed.login, Some(&Refusal::Wait(seconds)));
        return Ok((StatusCode::TOO_MANY_REQUESTS, html(&again)?).into_response());
    }
    let Some(account) = account_of(&app, &typed.login, typed.password).await? else {
        let mut again = SignIn::new(page, &headers, &typed.ve, &typed.login, None);
        let remedy = again.page.t("accounts-refused-sign-in-remedy");
        again.form.problem = Some(Message::new(again.page.t("accounts-refused-sign-in")).remedy(remedy));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&again)?).into_response());
    };
    throttle::forget(&app, &keys);
    let who = account.who();
    sessions::sign_in(&session, &who).await?;
    Ok(see_other(&onward(&page, &who, &typed.ve)))
}

pub(crate) async fn leave(session: Session) -> Result<Response, PageError> {
    sessions::sign_out(&session).await?;
    Ok(see_other("/dang-nhap"))
}

/// The active account with this login and password.
async fn account_of(app: &App, login: &str, typed: String) -> anyhow::Result<Option<account::Model>> {
    static NOBODY: OnceCell<String> = OnceCell::const_new();
    let account = store::find_by_login(&app.db, login).await?;
    let hash = match &account {
        Some(account) => account.password.0.clone(),
        None => NOBODY.get_or_try_init(|| password::hash(password::generate())).await?.clone(),
    };
    let right = password::verify(typed, hash).await?;
    Ok(account.filter(|account| right && account.active))
}

/// The first page of the account's own work.
pub(crate) fn landing(page: &Page, who: &Who) -> String {
    let mut page = page.clone();
    page.who = Some(who.clone());
    page.nav().first().map_or("/van-phong/mat-khau", |entry| entry.href).to_owned()
}

/// Where somebody who was let in goes: back to where he was asked to sign in, or to his own work.
pub(super) fn onward(page: &Page, who: &Who, back: &str) -> String {
    local(back).unwrap_or_else(|| landing(page, who))
}

/// A path of this site, and no other: one slash at its start, nothing that a browser reads as a second one.
fn local(path: &str) -> Option<String> {
    let one_slash = path.starts_with('/') && !path.starts_with("//");
    (one_slash && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_nowhere_else() {
        assert_eq!(local("/van-phong/danh-sach?ngay=2022-07-03").as_deref(), Some("/van-phong/danh-sach?ngay=2022-07-03"));
        for other in ["", "van-phong", "//example.org", "/\\example.org", "/\t/example.org", "https://example.org", "/a\r\nb"] {
            assert_eq!(local(other), None, "{other:?}");
        }
    }
}
