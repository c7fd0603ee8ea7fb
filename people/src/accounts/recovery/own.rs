//! One's own recovery codes: how many are left, and new ones, shown once in the answer itself.

use super::{actions, store};
use crate::accounts::actions::Refusal;
use crate::accounts::field::{Field, Filled};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, html};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/recovery/own.html")]
pub(in crate::accounts) struct Own {
    page: Page,
    left: u64,
    /// Codes that were just made, and where to go when they are put away.
    made: Option<(Vec<String>, String)>,
    form: Filled,
}

impl Own {
    fn new(page: Page, left: u64, refusal: Option<&Refusal>) -> Self {
        let fields = vec![Field::password(&page, "present", "current-password")];
        Self { form: Filled::new(&page, fields, refusal), page, left, made: None }
    }

    /// With codes that were just made.
    pub(in crate::accounts) fn made(page: Page, codes: Vec<String>) -> Self {
        let next = page.who.as_ref().map(|who| crate::accounts::sign_in::landing(&page, who)).unwrap_or_default();
        Self { made: Some((codes, next)), ..Self::new(page, 0, None) }
    }
}

/// What was typed.
#[derive(Deserialize)]
pub(in crate::accounts) struct Typed {
    #[serde(default)]
    present: String,
}

pub(in crate::accounts) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let left = store::left(&app.db, page.account()?).await?;
    html(&Own::new(page, left, None))
}

pub(in crate::accounts) async fn make(page: Page, State(app): State<App>, Form(typed): Form<Typed>) -> Result<Response, PageError> {
    let account = page.account()?;
    match actions::make(&app, account, typed.present).await? {
        Ok(codes) => Ok(html(&Own::made(page, codes))?.into_response()),
        Err(refusal) => {
            let left = store::left(&app.db, account).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&Own::new(page, left, Some(&refusal)))?).into_response())
        }
    }
}
