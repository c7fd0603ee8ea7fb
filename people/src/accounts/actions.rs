//! What is done to accounts, by a page or by the command line: one transaction each, recorded as an act without the rows.

use super::passkeys;
use super::store::{self, PasswordHash, account};
use super::strength::{self, Weak};
use super::throttle;
use crate::units;
use chibo_core::name::tidy;
use chibo_frame::{App, Role, password, record, sessions};
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use uuid::Uuid;

/// Why an account is not made or changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A login is 2 to 40 of a–z, 0–9, dot, hyphen, underscore.
    #[error("the login {0:?} is not 2 to 40 of a-z, 0-9, dot, hyphen, underscore")]
    Login(String),
    /// The login is taken.
    #[error("the login {0:?} is taken")]
    Taken(String),
    /// The name is empty.
    #[error("the name is empty")]
    Name,
    /// No role was chosen.
    #[error("no role was chosen")]
    Roles,
    /// The password is too short: its length.
    #[error("the password has {0} characters, at least {SHORTEST} are needed")]
    Short(usize),
    /// The password is long enough and is guessed all the same.
    #[error("the password is easily guessed: {0:?}")]
    Weak(Weak),
    /// The two typings of the new password differ.
    #[error("the two passwords differ")]
    Differ,
    /// The present password is wrong.
    #[error("the present password is wrong")]
    Wrong,
    /// The login and the recovery code do not belong together.
    #[error("the recovery code is wrong or used")]
    Recovery,
    /// Too many tries: wait so many seconds.
    #[error("too many tries, wait {0} seconds")]
    Wait(i64),
    /// It is the last active administrator.
    #[error("the last active administrator cannot be removed")]
    LastAdmin,
    /// The code of the first start is wrong.
    #[error("the code of the first start is wrong")]
    Code,
    /// The cell has no name.
    #[error("the cell has no name")]
    Cell,
    /// The ward has no name.
    #[error("the ward has no name")]
    Ward,
    /// There is no such account.
    #[error("there is no such account")]
    NoAccount,
}

/// The fewest characters of a password.
pub const SHORTEST: usize = 10;

/// An account to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The login.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// The roles.
    pub roles: Vec<Role>,
    /// The first password; none lets the machine make one.
    pub password: Option<String>,
}

/// An account that was made.
pub struct Created {
    /// Its key.
    pub id: Uuid,
    /// The login as it is stored.
    pub login: String,
    /// The first password, to be shown once.
    pub password: String,
}

/// What is changed of an account.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// The name shown.
    pub name: String,
    /// The roles.
    pub roles: Vec<Role>,
    /// Whether it may sign in.
    pub active: bool,
}

/// What the record of acts keeps of an account: never a password.
#[derive(Serialize)]
pub(super) struct Detail<'a> {
    id: Uuid,
    login: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
}

impl<'a> Detail<'a> {
    /// Of an account that stays as it is.
    pub(super) fn of(account: &'a account::Model) -> Self {
        Self { id: account.id, login: &account.login, change: None }
    }
}

/// Makes an account. `account` is who does it; nobody is the command line.
pub async fn create(app: &App, account: Option<Uuid>, new: New) -> anyhow::Result<Result<Created, Refusal>> {
    let hashed = match check(new).await? {
        Ok(hashed) => hashed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = app.begin().await?;
    let created = create_in(app, &tx, account, hashed).await?;
    if created.is_ok() {
        tx.commit().await?;
    }
    Ok(created)
}

/// A new account whose fields hold and whose password is hashed. Hashing is slow and stays outside transactions.
pub(crate) struct Hashed {
    new: New,
    password: String,
    hash: PasswordHash,
}

/// Checks a new account and hashes its password.
pub(crate) async fn check(new: New) -> anyhow::Result<Result<Hashed, Refusal>> {
    let new = New { login: store::tidy_login(&new.login), name: tidy(&new.name), ..new };
    let password = new.password.clone().unwrap_or_else(password::generate);
    let checked = match () {
        () if !login_holds(&new.login) => Err(Refusal::Login(new.login.clone())),
        () if new.name.is_empty() => Err(Refusal::Name),
        () if new.roles.is_empty() => Err(Refusal::Roles),
        () => long_enough(&password),
    };
    if let Err(refusal) = checked {
        return Ok(Err(refusal));
    }
    let hash = PasswordHash(password::hash(password.clone()).await?);
    Ok(Ok(Hashed { new, password, hash }))
}

/// Makes a checked account within a transaction.
pub(crate) async fn create_in(
    app: &App,
    tx: &DatabaseTransaction,
    account: Option<Uuid>,
    hashed: Hashed,
) -> anyhow::Result<Result<Created, Refusal>> {
    let Hashed { new, password, hash } = hashed;
    if store::find_by_login(tx, &new.login).await?.is_some() {
        return Ok(Err(Refusal::Taken(new.login)));
    }
    let (id, roles) = (app.new_id(), store::stored(&new.roles));
    let change = Change { name: new.name.clone(), roles: new.roles, active: true };
    record::begin(app, tx, account, "account-create", &Detail { id, login: &new.login, change: Some(change) }).await?;
    let row = account::Model { id, login: new.login.clone(), name: new.name, password: hash, roles, active: true };
    store::insert(tx, row).await?;
    Ok(Ok(Created { id, login: new.login, password }))
}

/// Changes an account's name, roles or leave to sign in, and ends its sessions.
pub async fn change(app: &App, by: Uuid, id: Uuid, change: Change) -> anyhow::Result<Result<account::Model, Refusal>> {
    let change = Change { name: tidy(&change.name), ..change };
    let tx = app.begin().await?;
    let accounts = store::list_locked(&tx).await?;
    let Some(standing) = accounts.iter().find(|account| account.id == id) else { return Ok(Err(Refusal::NoAccount)) };
    let row = account::Model {
        name: change.name.clone(),
        roles: store::stored(&change.roles),
        active: change.active,
        ..standing.clone()
    };
    let others_remain = accounts.iter().any(|account| account.id != id && account.is_active_admin());
    match () {
        () if row.name.is_empty() => return Ok(Err(Refusal::Name)),
        () if change.roles.is_empty() => return Ok(Err(Refusal::Roles)),
        () if standing.is_active_admin() && !row.is_active_admin() && !others_remain => return Ok(Err(Refusal::LastAdmin)),
        () => {}
    }
    record::begin(app, &tx, Some(by), "account-change", &Detail { id, login: &row.login, change: Some(change) }).await?;
    store::save(&tx, row.clone()).await?;
    sessions::end_all_of(&tx, id).await?;
    tx.commit().await?;
    Ok(Ok(row))
}

/// Gives an account a new password made by the machine, to be shown once; ends its sessions and takes its passkeys, for the
/// one who asks may have lost the device. Nobody is the command line.
pub async fn reset_password(app: &App, by: Option<Uuid>, id: Uuid) -> anyhow::Result<Result<Created, Refusal>> {
    let Some(standing) = store::find(&app.db, id).await? else { return Ok(Err(Refusal::NoAccount)) };
    let password = password::generate();
    set_password(app, by, &standing, password.clone(), true).await?;
    Ok(Ok(Created { id, login: standing.login, password }))
}

/// Replaces one's own password, and ends all sessions of the account.
pub async fn change_password(
    app: &App,
    id: Uuid,
    present: String,
    wanted: String,
) -> anyhow::Result<Result<account::Model, Refusal>> {
    let standing = match confirmed(app, id, present).await? {
        Ok(standing) => standing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(refusal) = judge(app, &wanted, &standing).await? {
        return Ok(Err(refusal));
    }
    set_password(app, Some(id), &standing, wanted, false).await?;
    Ok(Ok(standing))
}

/// The account, if whoever is signed in to it knows its password.
pub(super) async fn confirmed(app: &App, id: Uuid, present: String) -> anyhow::Result<Result<account::Model, Refusal>> {
    let Some(standing) = store::find(&app.db, id).await? else { return Ok(Err(Refusal::NoAccount)) };
    let keys = throttle::of_account(id);
    if let Err(seconds) = throttle::begin(app, &keys) {
        return Ok(Err(Refusal::Wait(seconds)));
    }
    if !password::verify(present, standing.password.0.clone()).await? {
        return Ok(Err(Refusal::Wrong));
    }
    throttle::forget(app, &keys);
    Ok(Ok(standing))
}

/// Whether a new password of an account holds.
pub(super) async fn judge(app: &App, wanted: &str, of: &account::Model) -> anyhow::Result<Result<(), Refusal>> {
    let cell = units::find_own(&app.db).await?.map(|cell| cell.name).unwrap_or_default();
    Ok(strength::judge(wanted, &[&of.login, &of.name, &cell]))
}

async fn set_password(
    app: &App,
    by: Option<Uuid>,
    standing: &account::Model,
    wanted: String,
    and_passkeys: bool,
) -> anyhow::Result<()> {
    let hash = PasswordHash(password::hash(wanted).await?);
    let tx = app.begin().await?;
    record::begin(app, &tx, by, "account-password", &Detail::of(standing)).await?;
    put_password(&tx, standing, hash).await?;
    if and_passkeys {
        passkeys::remove_all_of(&tx, standing.id).await?;
    }
    tx.commit().await
}

/// Writes a new password and ends all sessions, within an act.
pub(super) async fn put_password(tx: &DatabaseTransaction, of: &account::Model, hash: PasswordHash) -> anyhow::Result<()> {
    store::save_password(tx, of.id, hash).await?;
    sessions::end_all_of(tx, of.id).await
}

/// A password that no person chose here, the demonstration's among them, is not judged further.
fn long_enough(password: &str) -> Result<(), Refusal> {
    match password.chars().count() {
        length if length < SHORTEST => Err(Refusal::Short(length)),
        _ => Ok(()),
    }
}

fn login_holds(login: &str) -> bool {
    (2..=40).contains(&login.len()) && login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
}
