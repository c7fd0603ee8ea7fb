//! `chibo account`: who may sign in, and a new password for who cannot, at the machine itself.

use super::{Ended, Options, answer, answer_json, open_or_refuse, tell};
use chibo_frame::db::code;
use chibo_frame::{Message, Page};
use chibo_people::accounts;
use clap::Subcommand;
use serde::Serialize;

/// List accounts, give one a new password
#[derive(Subcommand)]
pub(super) enum Account {
    /// List the accounts
    List,
    /// Give an account a new password, printed once, and end its sessions
    Password {
        /// The login
        login: String,
    },
}

/// An account, for programs.
#[derive(Serialize)]
struct Said<'a> {
    login: &'a str,
    name: &'a str,
    roles: Vec<String>,
    active: bool,
}

pub(super) async fn run(options: &Options, page: &Page, command: Account) -> anyhow::Result<Ended> {
    match command {
        Account::List => list(options, page).await,
        Account::Password { login } => new_password(options, page, &login).await,
    }
}

async fn list(options: &Options, page: &Page) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    let accounts = accounts::list_accounts(&app.db).await?;
    if options.json {
        let roles = |account: &accounts::account::Model| account.roles().iter().map(code).collect();
        let said = |account| -> Said<'_> {
            let account: &accounts::account::Model = account;
            Said { login: &account.login, name: &account.name, roles: roles(account), active: account.active }
        };
        answer_json(&accounts.iter().map(said).collect::<Vec<_>>())?;
        return Ok(Ended::Done);
    }
    for account in &accounts {
        let roles: Vec<String> = account.roles().iter().map(|role| page.t(role.key())).collect();
        let locked = if account.active { String::new() } else { format!(" ({})", page.t("accounts-inactive")) };
        answer(&format!("  {:<16} {:<28} {}{locked}", account.login, account.name, roles.join(", ")));
    }
    Ok(Ended::Done)
}

async fn new_password(options: &Options, page: &Page, login: &str) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    let Some(account) = accounts::find_by_login(&app.db, login).await? else {
        let text = page.t1("cli-no-account", "login", login);
        return Ok(Ended::Refused(Message::new(text).remedy(page.t("cli-no-account-remedy"))));
    };
    match accounts::reset_password(&app, None, account.id).await? {
        Ok(created) if options.json => {
            answer_json(&serde_json::json!({ "login": created.login, "password": created.password }))?;
        }
        Ok(created) => {
            answer(&page.with("cli-new-login", &[("login", &created.login), ("password", &created.password)]));
            tell(&page.t("cli-account-password-next"));
        }
        Err(refused) => return Ok(Ended::Refused(accounts::worded(&refused, page.words(), page.lang))),
    }
    if !account.active {
        tell(&page.t("cli-account-locked"));
    }
    Ok(Ended::Done)
}
