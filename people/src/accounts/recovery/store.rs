//! Every query on the codes. They are kept hashed: each holds 79 random bits, which no list of guesses reaches. No history is
//! kept of them, only acts.

use chibo_frame::hash::hex;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use sha2::{Digest, Sha256};

mod recovery_code {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_code")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_hash: String,
        pub account_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many codes of an account are left.
pub(super) async fn left<C: ConnectionTrait>(db: &C, account: Uuid) -> anyhow::Result<u64> {
    Ok(of(account).count(db).await?)
}

/// Puts these codes in the place of all that an account had.
pub(super) async fn replace(tx: &DatabaseTransaction, account: Uuid, codes: &[String]) -> anyhow::Result<()> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account)).exec(tx).await?;
    let row = |code: &String| recovery_code::ActiveModel { code_hash: Set(hash(account, code)), account_id: Set(account) };
    recovery_code::Entity::insert_many(codes.iter().map(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether a code of an account stands.
pub(super) async fn stands<C: ConnectionTrait>(db: &C, account: Uuid, code: &str) -> anyhow::Result<bool> {
    Ok(of(account).filter(recovery_code::Column::CodeHash.eq(hash(account, code))).one(db).await?.is_some())
}

/// Uses a code up. Of two who bring the same one at once, one is told that it was there.
pub(super) async fn use_up(tx: &DatabaseTransaction, account: Uuid, code: &str) -> anyhow::Result<bool> {
    let delete = recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account));
    let used = delete.filter(recovery_code::Column::CodeHash.eq(hash(account, code))).exec(tx).await?;
    Ok(used.rows_affected == 1)
}

fn of(account: Uuid) -> Select<recovery_code::Entity> {
    recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(account))
}

/// Spaces, hyphens and large letters do not matter.
fn hash(account: Uuid, code: &str) -> String {
    let code: String = code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    hex(&Sha256::digest(format!("{account} {code}").as_bytes()))
}
