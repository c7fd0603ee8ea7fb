//! Elections and every query on them. A row holds the record's facts; who is elected is never stored, the rules say it
//! each time anew.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

/// **Cuộc bầu cử.** The record of one election.
pub mod election {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row. Its key is random, and nothing in it tells a time.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "election")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// `chibo_core::election::Office`.
        pub office: String,
        /// The record in the format `chibo-election/1`, without an outcome.
        pub record: String,
        /// Held for the tellers' practice: it elects nobody.
        pub practice: bool,
        /// Its result is final: nothing is changed any more.
        pub closed: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for election::Entity {
    const KIND: &'static str = "election";
    const SEALED: bool = true;

    fn key(row: &election::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut election::Model) -> Vec<Part<'_>> {
        vec![(&mut row.record).into()]
    }
}

/// The elections of a congress; practice last. Keys are random, so the order within is the offices'.
pub(crate) async fn list_elections<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<election::Model>> {
    let mut rows = election::Entity::find().filter(election::Column::CongressId.eq(congress)).rows(db).await?;
    rows.sort_by_key(|row| (row.practice, place(&row.office), row.id));
    Ok(rows)
}

/// All elections of the house.
pub(crate) async fn list_all<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<election::Model>> {
    election::Entity::find().rows(db).await
}

/// An election by its key.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<election::Model>> {
    election::Entity::find_by_id(id).row(db).await
}

/// An election by its key, locked until the transaction ends, so that two tellers do not overtake each other.
pub(crate) async fn find_locked<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<election::Model>> {
    election::Entity::find_by_id(id).lock_exclusive().row(db).await
}

/// The offices in the order in which they are elected.
pub(crate) fn place(office: &str) -> usize {
    chibo_core::election::Office::WORDS.iter().position(|word| *word == office).unwrap_or(usize::MAX)
}
