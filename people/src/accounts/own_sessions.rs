//! Where one is signed in: each session of one's own, and ending it.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::app::vietnam;
use chibo_frame::sessions::{self, Open};
use chibo_frame::{App, Page, PageError, html, see_other};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "accounts/own_sessions.html")]
struct OwnSessions {
    page: Page,
    open: Vec<Open>,
}

impl OwnSessions {
    fn time(&self, at: Option<&DateTime<Utc>>) -> String {
        let here = at.map(|at| vietnam(*at));
        here.map(|at| format!("{}, {}", at.format("%H:%M"), self.page.lang.day(at.date_naive()))).unwrap_or_default()
    }

    fn device(&self, open: &Open) -> String {
        if open.device.is_empty() { self.page.t("accounts-device-unknown") } else { open.device.clone() }
    }
}

/// Which one is to end; none: all but the one in use.
#[derive(Deserialize)]
pub(crate) struct Asked {
    name: Option<String>,
}

pub(crate) async fn show(page: Page, State(app): State<App>, session: Session) -> Result<impl IntoResponse, PageError> {
    let open = sessions::list_of(&app, page.account()?, &session).await?;
    html(&OwnSessions { page, open })
}

pub(crate) async fn end(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(asked): Form<Asked>,
) -> Result<Response, PageError> {
    let account = page.account()?;
    let open = sessions::list_of(&app, account, &session).await?;
    let meant = |one: &&Open| asked.name.as_ref().map_or(!one.in_use, |name| one.name == *name);
    let mut ended = 0;
    for one in open.iter().filter(meant) {
        sessions::end(&app.db, account, &one.name).await?;
        ended += 1;
    }
    if open.iter().filter(meant).any(|one| one.in_use) {
        return Ok(see_other("/dang-nhap"));
    }
    sessions::notice(&session, page.t1("accounts-sessions-ended", "count", ended)).await?;
    Ok(see_other("/van-phong/phien"))
}
