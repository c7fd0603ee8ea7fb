//! Accounts and every query on them. No history of rows is kept of accounts, only acts: a history would keep the
//! hashes of old passwords.

use chibo_frame::Role;
use chibo_frame::db::{code, from_code};
use chibo_frame::page::Who;
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};

/// **Tài khoản.** Who may sign in.
pub mod account {
    use super::PasswordHash;
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The name typed to sign in, lower case.
        pub login: String,
        /// The name shown.
        pub name: String,
        /// The argon2id hash.
        pub password: PasswordHash,
        /// Roles, by comma: `admin,secretary`.
        pub roles: String,
        /// Whether it may sign in.
        pub active: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The hash of a password. It has no JSON and does not print, so that it reaches neither history nor log.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct PasswordHash(pub(crate) String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash")
    }
}

impl account::Model {
    /// The roles.
    pub fn roles(&self) -> Vec<Role> {
        self.roles.split(',').filter_map(|word| from_code(word).ok()).collect()
    }

    /// Whether it may sign in and manage accounts.
    pub fn is_active_admin(&self) -> bool {
        self.active && self.roles().contains(&Role::Admin)
    }

    /// The account as a session keeps it.
    pub fn who(&self) -> Who {
        Who { id: self.id, name: self.name.clone(), roles: self.roles() }
    }
}

/// Roles as they are stored.
pub(crate) fn stored(roles: &[Role]) -> String {
    roles.iter().map(code).collect::<Vec<_>>().join(",")
}

/// A login as it is stored and looked up.
pub(crate) fn tidy_login(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Whether there is any account.
pub async fn any<C: ConnectionTrait>(db: &C) -> anyhow::Result<bool> {
    Ok(account::Entity::find().one(db).await?.is_some())
}

/// An account by its login.
pub async fn find_by_login<C: ConnectionTrait>(db: &C, login: &str) -> anyhow::Result<Option<account::Model>> {
    Ok(account::Entity::find().filter(account::Column::Login.eq(tidy_login(login))).one(db).await?)
}

/// An account by its key.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<account::Model>> {
    Ok(account::Entity::find_by_id(id).one(db).await?)
}

/// All accounts, by login.
pub async fn list<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<account::Model>> {
    Ok(account::Entity::find().order_by_asc(account::Column::Login).all(db).await?)
}

/// All accounts, locked until the transaction ends, so that two administrators cannot remove each other at once.
pub(crate) async fn list_locked<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<account::Model>> {
    Ok(account::Entity::find().order_by_asc(account::Column::Id).lock_exclusive().all(db).await?)
}

pub(crate) async fn insert<C: ConnectionTrait>(db: &C, row: account::Model) -> anyhow::Result<()> {
    account::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(db).await?;
    Ok(())
}

pub(crate) async fn save<C: ConnectionTrait>(db: &C, row: account::Model) -> anyhow::Result<()> {
    account::Entity::update(row.into_active_model().reset_all()).exec(db).await?;
    Ok(())
}

pub(crate) async fn save_password<C: ConnectionTrait>(db: &C, id: Uuid, password: PasswordHash) -> anyhow::Result<()> {
    let change = account::Entity::update_many().col_expr(account::Column::Password, Expr::value(password.0));
    change.filter(account::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}
