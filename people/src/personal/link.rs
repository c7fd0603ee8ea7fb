//! Which member an account is: chosen by the administrator on the account's page.

use super::store::{self, account_member};
use crate::roll;
use crate::{accounts, units};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Form;
use chibo_frame::record;
use chibo_frame::{App, Page, PageError, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

/// The form on an account's page.
#[derive(Template)]
#[template(path = "personal/_link.html")]
pub(crate) struct Link {
    page: Page,
    account: Uuid,
    /// The members: key, name, whether it is he.
    members: Vec<(Uuid, String, bool)>,
}

impl Link {
    /// Of this account.
    pub(crate) async fn of(page: &Page, app: &App, account: Uuid) -> anyhow::Result<Self> {
        let chosen = store::find_link(&app.db, account).await?.map(|row| row.member_id);
        let members = match units::find_cell(&app.db).await? {
            Some(cell) => roll::list_members(&app.db, cell.id).await?,
            None => Vec::new(),
        };
        let line = |row: roll::member::Model| {
            let born = row.birth.map(|day| format!(" ({})", page.day(&day))).unwrap_or_default();
            (row.id, format!("{}{born}", row.name), chosen == Some(row.id))
        };
        Ok(Self { page: page.clone(), account, members: members.into_iter().map(line).collect() })
    }
}

/// Which member; empty is none.
#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    member: String,
}

pub(super) async fn keep(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(account): Path<Uuid>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, PageError> {
    accounts::find(&app.db, account).await?.ok_or(PageError::NotFound)?;
    let member = match chosen.member.as_str() {
        "" => None,
        id => Some(super::show::member_of(&app, id.parse().map_err(|_| PageError::NotFound)?).await?.id),
    };
    link(&app, Some(page.account()?), account, member).await?;
    sessions::notice(&session, page.t(if member.is_some() { "personal-linked" } else { "personal-unlinked" })).await?;
    Ok(see_other(&format!("/van-phong/tai-khoan/{account}")))
}

/// Says which member an account is, or that it is nobody's.
pub async fn link(app: &App, by: Option<Uuid>, account: Uuid, member: Option<Uuid>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::find_link(&tx, account).await?;
    let act = record::begin(app, &tx, by, "account-member", &(account, member)).await?;
    match (standing, member) {
        (Some(row), None) => record::remove::<account_member::Entity>(app, &tx, &act, row).await?,
        (None, None) => {}
        (standing, Some(member_id)) => {
            let row = account_member::Model { account_id: account, member_id };
            record::put::<account_member::Entity>(app, &tx, &act, standing, row).await?;
        }
    }
    tx.commit().await
}
