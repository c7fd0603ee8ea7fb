//! One's own password: the present one, and the new one twice. All other sessions of the account end.

use super::actions::{self, Refusal};
use super::field::{Field, Filled};
use super::sign_in;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "accounts/own_password.html")]
struct OwnPassword {
    page: Page,
    form: Filled,
}

impl OwnPassword {
    fn new(page: Page, refusal: Option<&Refusal>) -> Self {
        let fields = vec![
            Field::password(&page, "present", "current-password"),
            Field::password(&page, "password", "new-password").labelled(page.t("accounts-new-password")),
            Field::password(&page, "again", "new-password"),
        ];
        Self { form: Filled::new(&page, fields, refusal), page }
    }
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    present: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

pub(crate) async fn show(page: Page) -> Result<impl IntoResponse, PageError> {
    html(&OwnPassword::new(page, None))
}

pub(crate) async fn change(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let changed = if typed.password == typed.again {
        actions::change_password(&app, page.account()?, typed.present, typed.password).await?
    } else {
        Err(Refusal::Differ)
    };
    match changed {
        Ok(account) => {
            sessions::sign_in(&session, &account.who()).await?;
            sessions::notice(&session, page.t("accounts-password-changed")).await?;
            Ok(see_other(&sign_in::landing(&page, &account.who())))
        }
        Err(refusal) => Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&OwnPassword::new(page, Some(&refusal)))?).into_response()),
    }
}
