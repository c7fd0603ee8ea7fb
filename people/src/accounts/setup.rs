//! The first start: one page that makes the cell, or the ward whose house this is, and the first administrator. It opens only while there is no account, and
//! only with the code that was printed on the console of the machine.

use super::actions::{self, New, Refusal};
use super::field::{Field, Filled};
use super::recovery::{self, Own};
use super::store::account;
use super::{device, store, strength};
use crate::units;
use anyhow::Context;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::unit::UnitKind;
use chibo_frame::{App, Page, PageError, Role, html, password, see_other, sessions};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use std::io::Write as _;
use std::path::PathBuf;
use tower_sessions::Session;

/// The code for `/khoi-dau?ma=…`, to be printed on the console while there is no account ([`any`](super::any)). It stands in
/// a file of the data directory that only the owner reads, so that a restart does not change it.
pub async fn setup_code(app: &App) -> anyhow::Result<String> {
    if let Some(code) = standing_code(app)? {
        return Ok(code);
    }
    let code = password::generate();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(code_file(app)).context("keep the code of the first start")?;
    file.write_all(code.as_bytes()).context("keep the code of the first start")?;
    Ok(code)
}

fn code_file(app: &App) -> PathBuf {
    app.data.join("setup-code")
}

fn standing_code(app: &App) -> anyhow::Result<Option<String>> {
    match std::fs::read_to_string(code_file(app)) {
        Ok(code) => Ok(Some(code)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).context("read the code of the first start"),
    }
}

#[derive(Template)]
#[template(path = "accounts/setup.html")]
struct Setup {
    page: Page,
    /// Whether it is still open whose house this is, and whether a ward's is chosen.
    houses: Option<bool>,
    form: Filled,
}

/// What was typed, and the code.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    ma: String,
    house: String,
    cell: String,
    ward: String,
    name: String,
    login: String,
    password: String,
    again: String,
}

impl Typed {
    /// Whether the house is to be a ward's.
    fn is_ward(&self) -> bool {
        self.house == "ward"
    }
}

impl Setup {
    fn new(page: Page, typed: &Typed, is_made: bool, refusal: Option<&Refusal>) -> Self {
        let mut fields = vec![Field::text(&page, "ma", &typed.ma)];
        if !is_made {
            let [cell, ward] = [("cell", &typed.cell), ("ward", &typed.ward)].map(|(name, value)| Field::text(&page, name, value));
            fields.extend([cell.optional(), ward.optional()]);
        }
        fields.extend([
            Field::text(&page, "name", &typed.name),
            Field::text(&page, "login", &typed.login).username(),
            Field::password(&page, "password", "new-password"),
            Field::password(&page, "again", "new-password"),
        ]);
        Self { form: Filled::new(&page, fields, refusal), houses: (!is_made).then(|| typed.is_ward()), page }
    }
}

/// The code that came with the address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ma: String,
}

pub(crate) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    if store::any(&app.db).await? {
        return Ok(see_other("/dang-nhap"));
    }
    let is_made = units::find_own(&app.db).await?.is_some();
    let typed = Typed { ma: asked.ma, ..Typed::default() };
    Ok(html(&Setup::new(page, &typed, is_made, None))?.into_response())
}

pub(crate) async fn open(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    if store::any(&app.db).await? {
        return Ok(see_other("/dang-nhap"));
    }
    let is_made = units::find_own(&app.db).await?.is_some();
    let refused = |page, refusal: Refusal| {
        let again = Setup::new(page, &typed, is_made, Some(&refusal));
        Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&again)?).into_response())
    };
    // The code is random and long: nobody guesses it, and a count of tries would only keep out who has it.
    if standing_code(&app)?.is_none_or(|code| code != typed.ma.trim()) {
        return refused(page, Refusal::Code);
    }
    match make(&app, &typed).await? {
        Err(refusal) => refused(page, refusal),
        Ok((account, codes)) => {
            let who = account.who();
            sessions::sign_in(&session, &who).await?;
            let key = if typed.is_ward() { "accounts-setup-done-ward" } else { "accounts-setup-done" };
            sessions::notice(&session, page.t(key)).await?;
            let mut page = page;
            page.who = Some(who);
            let shown = html(&Own::made(page, codes))?.into_response();
            Ok(device::mark(&app, &account.login, shown))
        }
    }
}

/// Makes the cell or the ward, if there is none, and the first account with its recovery codes, all or nothing.
async fn make(app: &App, typed: &Typed) -> anyhow::Result<Result<(account::Model, Vec<String>), Refusal>> {
    if typed.password != typed.again {
        return Ok(Err(Refusal::Differ));
    }
    if let Err(refusal) = strength::judge(&typed.password, &[&typed.login, &typed.name, &typed.cell, &typed.ward]) {
        return Ok(Err(refusal));
    }
    let is_ward = match units::find_own(&app.db).await? {
        Some(own) => own.kind == "ward",
        None => typed.is_ward(),
    };
    let roles = vec![Role::Admin, if is_ward { Role::Ward } else { Role::Secretary }];
    let new = New { login: typed.login.clone(), name: typed.name.clone(), roles, password: Some(typed.password.clone()) };
    let hashed = match actions::check(new).await? {
        Ok(hashed) => hashed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = app.begin().await?;
    if let Err(refusal) = make_unit(app, &tx, typed).await? {
        return Ok(Err(refusal));
    }
    let created = match actions::create_in(app, &tx, None, hashed).await? {
        Ok(created) => created,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let account = store::find(&tx, created.id).await?.context("the account that was just made")?;
    let codes = recovery::make_in(app, &tx, Some(account.id), &account).await?;
    tx.commit().await?;
    if let Err(error) = std::fs::remove_file(code_file(app)) {
        tracing::warn!(%error, "the code of the first start opens nothing any more, but its file could not be removed");
    }
    Ok(Ok((account, codes)))
}

/// Makes the unit whose house this is, if there is none yet.
async fn make_unit(app: &App, tx: &DatabaseTransaction, typed: &Typed) -> anyhow::Result<Result<(), Refusal>> {
    if units::find_own(tx).await?.is_some() {
        return Ok(Ok(()));
    }
    Ok(if typed.is_ward() {
        units::create_ward_in(app, tx, None, &typed.ward, UnitKind::Ward).await?.map(drop).map_err(|_| Refusal::Ward)
    } else {
        units::create_in(app, tx, None, &typed.cell, &typed.ward).await?.map(drop).map_err(|_| Refusal::Cell)
    })
}
