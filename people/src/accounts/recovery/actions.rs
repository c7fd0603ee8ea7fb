//! Making codes, and opening an account with one.

use super::store as codes;
use crate::accounts::actions::{Detail, Refusal, judge, put_password};
use crate::accounts::store::{self, PasswordHash, account};
use chibo_frame::{App, password, record};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// How many codes an account has.
const COUNT: usize = 10;

/// New codes in the place of the old ones, for who knows the password. They are told once and kept hashed.
pub(super) async fn make(app: &App, id: Uuid, present: String) -> anyhow::Result<Result<Vec<String>, Refusal>> {
    let standing = match crate::accounts::actions::confirmed(app, id, present).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = app.begin().await?;
    let made = make_in(app, &tx, Some(id), &standing).await?;
    tx.commit().await?;
    Ok(Ok(made))
}

/// New codes within a transaction.
pub(in crate::accounts) async fn make_in(
    app: &App,
    tx: &DatabaseTransaction,
    by: Option<Uuid>,
    standing: &account::Model,
) -> anyhow::Result<Vec<String>> {
    let made: Vec<String> = (0..COUNT).map(|_| password::generate()).collect();
    record::begin(app, tx, by, "recovery-codes", &Detail::of(standing)).await?;
    codes::replace(tx, standing.id, &made).await?;
    Ok(made)
}

/// Opens an account with one of its codes, which is used up, and gives it a new password. How many codes are left comes back.
pub(super) async fn open(
    app: &App,
    login: &str,
    code: &str,
    wanted: String,
) -> anyhow::Result<Result<(account::Model, u64), Refusal>> {
    let found = store::find_by_login(&app.db, login).await?.filter(|account| account.active);
    let Some(standing) = found else { return Ok(Err(Refusal::Recovery)) };
    if !codes::stands(&app.db, standing.id, code).await? {
        return Ok(Err(Refusal::Recovery));
    }
    if let Err(refusal) = judge(app, &wanted, &standing).await? {
        return Ok(Err(refusal));
    }
    let hash = PasswordHash(password::hash(wanted).await?);
    let tx = app.begin().await?;
    if !codes::use_up(&tx, standing.id, code).await? {
        return Ok(Err(Refusal::Recovery));
    }
    record::begin(app, &tx, Some(standing.id), "account-recovered", &Detail::of(&standing)).await?;
    put_password(&tx, &standing, hash).await?;
    let left = codes::left(&tx, standing.id).await?;
    tx.commit().await?;
    Ok(Ok((standing, left)))
}
