//! The total of visits, one row of key 1, and every query on it.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};

mod visit_total {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_total")]
    pub(crate) struct Model {
        /// 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Handed over by an earlier site.
        pub migrated: i64,
        /// Pages that people opened.
        pub counted: i64,
        /// Pages that programs opened.
        pub bots: i64,
        /// Since when.
        pub since: DateTimeUtc,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use visit_total::{ActiveModel, Column, Entity, Model};

const THE_TOTAL: i32 = 1;

/// The total, once something was counted.
pub(crate) async fn find_total<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<Model>> {
    Ok(Entity::find_by_id(THE_TOTAL).one(db).await?)
}

/// Adds to the total in one statement.
pub(crate) async fn add<C: ConnectionTrait>(db: &C, people: i64, bots: i64, now: DateTime<Utc>) -> anyhow::Result<()> {
    let added = |column: Column, n: i64| (column, Expr::col((Entity, column)).add(n));
    let again = OnConflict::column(Column::Id).values([added(Column::Counted, people), added(Column::Bots, bots)]).to_owned();
    Entity::insert(row(0, people, bots, now)).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Sets what an earlier site handed over.
pub(crate) async fn set_migrated<C: ConnectionTrait>(db: &C, migrated: i64, now: DateTime<Utc>) -> anyhow::Result<()> {
    let again = OnConflict::column(Column::Id).update_column(Column::Migrated).to_owned();
    Entity::insert(row(migrated, 0, 0, now)).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn row(migrated: i64, counted: i64, bots: i64, since: DateTime<Utc>) -> ActiveModel {
    ActiveModel { id: Set(THE_TOTAL), migrated: Set(migrated), counted: Set(counted), bots: Set(bots), since: Set(since) }
}
