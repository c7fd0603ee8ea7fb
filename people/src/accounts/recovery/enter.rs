//! Signing in with a recovery code, which also sets the new password: one form, so that no half-open door stands in between.

use super::actions;
use crate::accounts::actions::Refusal;
use crate::accounts::device;
use crate::accounts::field::{Field, Filled};
use crate::accounts::sign_in::landing;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "accounts/recovery/enter.html")]
struct Enter {
    page: Page,
    form: Filled,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::accounts) struct Typed {
    login: String,
    code: String,
    password: String,
    again: String,
}

impl Enter {
    fn new(page: Page, typed: &Typed, refusal: Option<&Refusal>) -> Self {
        let fields = vec![
            Field::text(&page, "login", &typed.login).username().without_hint(),
            Field::text(&page, "code", &typed.code),
            Field::password(&page, "password", "new-password").labelled(page.t("accounts-new-password")),
            Field::password(&page, "again", "new-password"),
        ];
        Self { form: Filled::new(&page, fields, refusal), page }
    }
}

pub(in crate::accounts) async fn show(page: Page) -> Result<impl IntoResponse, PageError> {
    html(&Enter::new(page, &Typed::default(), None))
}

pub(in crate::accounts) async fn enter(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = if typed.password == typed.again {
        actions::open(&app, &typed.login, &typed.code, typed.password.clone()).await?
    } else {
        Err(Refusal::Differ)
    };
    match opened {
        Ok((account, left)) => {
            sessions::sign_in(&session, &account.who()).await?;
            sessions::notice(&session, page.t1("accounts-recovered", "left", left)).await?;
            Ok(device::mark(&app, &account.login, see_other(&landing(&page, &account.who()))))
        }
        Err(refusal) => {
            let again = Enter::new(page, &typed, Some(&refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&again)?).into_response())
        }
    }
}
