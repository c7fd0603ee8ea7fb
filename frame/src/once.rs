//! Work that must be done once, whichever of several servers on one database does it. Who does it holds a row of the table of
//! jobs until it is done; the others pass by instead of waiting. A server that dies lets go of the row. On SQLite there is one
//! server, which need not ask.

use crate::app::App;
use anyhow::Context;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType, OnConflict};
use sea_orm::{ActiveValue::Set, DbBackend, QuerySelect, TransactionTrait};

mod job {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Does it, unless another server is at it: then there is nothing to tell.
pub async fn once<T>(app: &App, name: &'static str, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<Option<T>> {
    if app.db.get_database_backend() != DbBackend::Postgres {
        return work.await.map(Some);
    }
    let row = job::ActiveModel { name: Set(name.to_owned()) };
    let standing = OnConflict::column(job::Column::Name).do_nothing().to_owned();
    job::Entity::insert(row).on_conflict(standing).exec_without_returning(&app.db).await.context("name a job")?;
    let tx = app.db.begin().await.context("take a job")?;
    let find = job::Entity::find_by_id(name).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    if find.one(&tx).await.context("take a job")?.is_none() {
        return Ok(None);
    }
    let done = work.await;
    // Failed or not the row is let go of here; a transaction that is merely dropped lets go a moment later.
    tx.commit().await.context("lay a job down")?;
    done.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::scratch;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn two_at_once_are_one_and_the_next_is_done_again() {
        let scratch = scratch(&[], chrono::DateTime::UNIX_EPOCH).await.unwrap();
        let app = scratch.app.clone();
        let (begun, begins) = oneshot::channel();
        let (end, ended) = oneshot::channel::<()>();
        let first = tokio::spawn({
            let app = app.clone();
            async move {
                let work = async {
                    begun.send(()).ok();
                    Ok(ended.await?)
                };
                once(&app, "work", work).await
            }
        });
        begins.await.unwrap();
        let alone = app.db.get_database_backend() != DbBackend::Postgres;
        assert_eq!(once(&app, "work", async { Ok(2) }).await.unwrap().is_some(), alone, "one is at it");
        assert!(once(&app, "other", async { Ok(2) }).await.unwrap().is_some(), "other work does not wait");
        end.send(()).unwrap();
        assert!(first.await.unwrap().unwrap().is_some());
        assert!(once(&app, "work", async { anyhow::bail!("it fails") as anyhow::Result<()> }).await.is_err());
        assert_eq!(once(&app, "work", async { Ok(3) }).await.unwrap(), Some(3), "nobody holds it any more");
    }
}
