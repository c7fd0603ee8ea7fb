//! One account: its name, roles, leave to sign in, and a new password if the old one is lost.

use super::actions::{self, Change, Created, Refusal};
use super::field::{Field, Filled};
use super::list::Choices;
use super::sign_in;
use super::store::{self, account};
use crate::personal::Link;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, Role, html, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/edit.html")]
struct Edit {
    page: Page,
    account: account::Model,
    created: Option<Created>,
    form: Filled,
    choices: Choices,
    link: Link,
}

impl Edit {
    async fn new(page: Page, app: &App, account: account::Model, refusal: Option<&Refusal>) -> anyhow::Result<Self> {
        let choices = Choices::new(&page, &account.roles(), refusal);
        let fields = vec![Field::text(&page, "name", &account.name)];
        let form = Filled::new(&page, fields, refusal.filter(|_| choices.error.is_none()));
        let link = Link::of(&page, app, account.id).await?;
        Ok(Self { page, account, created: None, form, choices, link })
    }
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    roles: Vec<Role>,
    active: Option<String>,
}

async fn load(app: &App, id: Uuid) -> Result<account::Model, PageError> {
    store::find(&app.db, id).await?.ok_or(PageError::NotFound)
}

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    html(&Edit::new(page, &app, load(&app, id).await?, None).await?)
}

pub(crate) async fn change(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let change = Change { name: typed.name, roles: typed.roles, active: typed.active.is_some() };
    match actions::change(&app, page.account()?, id, change.clone()).await? {
        Ok(account) => {
            let notice = page.t1("accounts-changed", "name", &account.name);
            stay_signed_in(&page, &session, &account).await?;
            sessions::notice(&session, notice).await?;
            let own = page.account()? == id;
            Ok(see_other(&if own { sign_in::landing(&page, &account.who()) } else { "/van-phong/tai-khoan".to_owned() }))
        }
        Err(refusal) => {
            let standing = load(&app, id).await?;
            let typed =
                account::Model { name: change.name, roles: store::stored(&change.roles), active: change.active, ..standing };
            let again = Edit::new(page, &app, typed, Some(&refusal)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&again)?).into_response())
        }
    }
}

pub(crate) async fn reset_password(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let created = actions::reset_password(&app, page.account()?, id).await?.map_err(|_| PageError::NotFound)?;
    let account = load(&app, id).await?;
    stay_signed_in(&page, &session, &account).await?;
    Ok(html(&Edit { created: Some(created), ..Edit::new(page, &app, account, None).await? })?.into_response())
}

/// Who changes his own account goes on in a new session, with the roles he has now.
async fn stay_signed_in(page: &Page, session: &Session, account: &account::Model) -> Result<(), PageError> {
    match page.account()? == account.id {
        true if account.active => Ok(sessions::sign_in(session, &account.who()).await?),
        true => Ok(sessions::sign_out(session).await?),
        false => Ok(()),
    }
}
