//! Accounts and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Tài khoản.** Who may sign in.
pub mod account {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
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
        pub password: String,
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

impl Recorded for account::Entity {
    const KIND: &'static str = "account";

    fn key(row: &account::Model) -> String {
        row.id.to_string()
    }
}

/// An account by its login.
pub async fn find_by_login<C: ConnectionTrait>(db: &C, login: &str) -> anyhow::Result<Option<account::Model>> {
    Ok(account::Entity::find().filter(account::Column::Login.eq(login.trim().to_lowercase())).one(db).await?)
}

/// An account by its key.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<account::Model>> {
    Ok(account::Entity::find_by_id(id).one(db).await?)
}

/// All accounts, by login.
pub async fn list<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<account::Model>> {
    Ok(account::Entity::find().order_by_asc(account::Column::Login).all(db).await?)
}
