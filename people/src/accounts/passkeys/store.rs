//! Passkeys and every query on them. Like accounts they have no history, only acts.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

/// **Chìa khóa.** What a signature of one device is checked with.
pub(super) mod passkey {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passkey")]
    pub(crate) struct Model {
        /// The device's own name of the key, in base64url.
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: String,
        /// Whose it is.
        pub(crate) account_id: Uuid,
        /// The device, as its owner knows it: `Chrome, Android`.
        pub(crate) device: String,
        /// The site's name under which it was made; it opens under no other.
        pub(crate) site: String,
        /// What its signatures are checked with, in base64url.
        pub(crate) public_key: String,
        /// How often it signed and the like, in base64url.
        pub(crate) state: String,
        /// When it was made.
        pub(crate) made_at: DateTimeUtc,
        /// When it opened last.
        pub(crate) used_at: Option<DateTimeUtc>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The passkeys of an account, the oldest first.
pub(super) async fn list_of<C: ConnectionTrait>(db: &C, account: Uuid) -> anyhow::Result<Vec<passkey::Model>> {
    let find = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account));
    Ok(find.order_by_asc(passkey::Column::MadeAt).all(db).await?)
}

/// A passkey by its name.
pub(super) async fn find<C: ConnectionTrait>(db: &C, id: &str) -> anyhow::Result<Option<passkey::Model>> {
    Ok(passkey::Entity::find_by_id(id).one(db).await?)
}

pub(super) async fn insert<C: ConnectionTrait>(db: &C, row: passkey::Model) -> anyhow::Result<()> {
    passkey::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(db).await?;
    Ok(())
}

/// Keeps that it opened, if it is still as it was read: of two uses of a copied key one is refused.
pub(super) async fn used<C: ConnectionTrait>(
    db: &C,
    passkey: &passkey::Model,
    state: &str,
    at: DateTimeUtc,
) -> anyhow::Result<bool> {
    let change = passkey::Entity::update_many().col_expr(passkey::Column::State, Expr::value(state));
    let change = change.col_expr(passkey::Column::UsedAt, Expr::value(at)).filter(passkey::Column::Id.eq(&passkey.id));
    let changed = change.filter(passkey::Column::State.eq(&passkey.state)).exec(db).await?;
    Ok(changed.rows_affected == 1)
}

/// Removes one passkey of an account; whether there was one.
pub(super) async fn remove<C: ConnectionTrait>(db: &C, account: Uuid, id: &str) -> anyhow::Result<bool> {
    let delete = passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(account));
    Ok(delete.filter(passkey::Column::Id.eq(id)).exec(db).await?.rows_affected > 0)
}

/// Removes every passkey of an account.
pub(crate) async fn remove_all_of<C: ConnectionTrait>(db: &C, account: Uuid) -> anyhow::Result<()> {
    passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(account)).exec(db).await?;
    Ok(())
}
