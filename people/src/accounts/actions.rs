//! What is done to accounts, by a page or by the command line: one transaction each, recorded as an act without the rows.

use super::passkeys;
use super::store::{self, PasswordHash, account};
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
    /// The password is the login.
    #[error("the password is the login")]
    IsLogin,
    /// The two typings of the new password differ.
    #[error("the two passwords differ")]
    Differ,
    /// The present password is wrong.
    #[error("the present password is wrong")]
    Wrong,
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
struct Detail<'a> {
    id: Uuid,
    login: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
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
        () => check_password(&password, &new.login),
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
/// one who asks may have lost the device.
pub async fn reset_password(app: &App, by: Uuid, id: Uuid) -> anyhow::Result<Result<Created, Refusal>> {
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
    let Some(standing) = store::find(&app.db, id).await? else { return Ok(Err(Refusal::NoAccount)) };
    let keys = super::throttle::keys(&standing.login, None);
    if let Err(seconds) = super::throttle::begin(app, &keys) {
        return Ok(Err(Refusal::Wait(seconds)));
    }
    if !password::verify(present, standing.password.0.clone()).await? {
        return Ok(Err(Refusal::Wrong));
    }
    super::throttle::forget(app, &keys);
    if let Err(refusal) = check_password(&wanted, &standing.login) {
        return Ok(Err(refusal));
    }
    set_password(app, id, &standing, wanted, false).await?;
    Ok(Ok(standing))
}

async fn set_password(app: &App, by: Uuid, standing: &account::Model, wanted: String, with_passkeys: bool) -> anyhow::Result<()> {
    let password = PasswordHash(password::hash(wanted).await?);
    let tx = app.begin().await?;
    let detail = Detail { id: standing.id, login: &standing.login, change: None };
    record::begin(app, &tx, Some(by), "account-password", &detail).await?;
    store::save_password(&tx, standing.id, password).await?;
    if with_passkeys {
        passkeys::remove_all_of(&tx, standing.id).await?;
    }
    sessions::end_all_of(&tx, standing.id).await?;
    tx.commit().await
}

/// At least ten characters, and not the login: length is what makes guessing hard.
fn check_password(password: &str, login: &str) -> Result<(), Refusal> {
    match password.chars().count() {
        length if length < SHORTEST => Err(Refusal::Short(length)),
        _ if password.to_lowercase() == login => Err(Refusal::IsLogin),
        _ => Ok(()),
    }
}

fn login_holds(login: &str) -> bool {
    (2..=40).contains(&login.len()) && login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
}
