//! All accounts, and the form for a new one. The first password is made by the machine and shown once, in the answer
//! itself: it is kept nowhere.

use super::actions::{self, Created, New, Refusal};
use super::field::{Field, Filled};
use super::store::{self, account};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, Role, html};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct List {
    page: Page,
    accounts: Vec<account::Model>,
    created: Option<Created>,
    form: Filled,
    choices: Choices,
}

/// The roles as check boxes.
pub(super) struct Choices {
    /// Each role, and whether it is chosen.
    pub(super) roles: Vec<(Role, bool)>,
    /// Words beside them, if none was chosen.
    pub(super) error: Option<String>,
}

impl Choices {
    /// The boxes; a refusal that is about them stands beside them.
    pub(super) fn new(page: &Page, chosen: &[Role], refusal: Option<&Refusal>) -> Self {
        let roles = Role::ALL.into_iter().map(|role| (role, chosen.contains(&role))).collect();
        let error = refusal.filter(|refusal| **refusal == Refusal::Roles);
        Self { roles, error: error.map(|refusal| super::words::worded(refusal, page.words(), page.lang).text) }
    }
}

/// What was typed.
#[derive(Deserialize, Default)]
pub(crate) struct Typed {
    #[serde(default)]
    login: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    roles: Vec<Role>,
}

async fn list(page: Page, app: &App, typed: &Typed, outcome: Result<Option<Created>, Refusal>) -> Result<List, PageError> {
    let refusal = outcome.as_ref().err();
    let fields = vec![Field::text(&page, "name", &typed.name), Field::text(&page, "login", &typed.login)];
    let choices = Choices::new(&page, &typed.roles, refusal);
    let form = Filled::new(&page, fields, refusal.filter(|_| choices.error.is_none()));
    let accounts = store::list(&app.db).await?;
    Ok(List { page, accounts, created: outcome.unwrap_or_default(), form, choices })
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    html(&list(page, &app, &Typed::default(), Ok(None)).await?)
}

pub(crate) async fn create(page: Page, State(app): State<App>, Form(typed): Form<Typed>) -> Result<Response, PageError> {
    let new = New { login: typed.login.clone(), name: typed.name.clone(), roles: typed.roles.clone(), password: None };
    match actions::create(&app, Some(page.account()?), new).await? {
        Ok(created) => Ok(html(&list(page, &app, &Typed::default(), Ok(Some(created))).await?)?.into_response()),
        Err(refusal) => {
            let again = list(page, &app, &typed, Err(refusal)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&again)?).into_response())
        }
    }
}
