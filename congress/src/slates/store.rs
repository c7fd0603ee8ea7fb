//! Lists, candidates and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

/// **Danh sách bầu cử của một chức danh.** What the congress decided about a list as a whole.
pub mod slate {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "slate")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// `chibo_core::election::Office`.
        pub office: String,
        /// The seats of delegates; those of the committee stand in the personnel plan, secretary and deputy have one.
        pub seats: i32,
        /// Whether the names stand in an order of the congress's own.
        pub own_order: bool,
        /// Whether the congress settled it.
        pub settled: bool,
        /// The vote by card on it.
        pub card_vote_id: Option<Uuid>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for slate::Entity {
    const KIND: &'static str = "slate";

    fn key(row: &slate::Model) -> String {
        row.id.to_string()
    }
}

/// **Người được giới thiệu ứng cử.**
pub mod candidate {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "candidate")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// `chibo_core::election::Office`.
        pub office: String,
        /// The member.
        pub member_id: Uuid,
        /// `chibo_core::election::nomination::Source`.
        pub source: String,
        /// Who nominated, where a member did.
        pub nominator_id: Option<Uuid>,
        /// `chibo_core::election::nomination::Withdrawal`.
        pub withdrawal: String,
        /// Who agreed, in the poll of the congress.
        pub agree: Option<i32>,
        /// Who attended it.
        pub attending: Option<i32>,
        /// What the congress decided: on the list or not.
        pub decided: Option<bool>,
        /// The place in an order of the congress's own.
        pub place: Option<i32>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for candidate::Entity {
    const KIND: &'static str = "candidate";

    fn key(row: &candidate::Model) -> String {
        row.id.to_string()
    }
}

/// What was decided about a list.
pub(super) async fn find_slate<C: ConnectionTrait>(db: &C, congress: Uuid, office: &str) -> anyhow::Result<Option<slate::Model>> {
    let find = slate::Entity::find().filter(slate::Column::CongressId.eq(congress)).filter(slate::Column::Office.eq(office));
    Ok(find.one(db).await?)
}

/// The candidates of an office.
pub(super) async fn list<C: ConnectionTrait>(db: &C, congress: Uuid, office: &str) -> anyhow::Result<Vec<candidate::Model>> {
    let find = candidate::Entity::find().filter(candidate::Column::CongressId.eq(congress));
    Ok(find.filter(candidate::Column::Office.eq(office)).all(db).await?)
}

/// The candidates of all offices.
pub(super) async fn list_all<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<candidate::Model>> {
    Ok(candidate::Entity::find().filter(candidate::Column::CongressId.eq(congress)).all(db).await?)
}

/// A candidate by his key, locked until the transaction ends.
pub(super) async fn find_locked<C: ConnectionTrait>(db: &C, congress: Uuid, id: Uuid) -> anyhow::Result<Option<candidate::Model>> {
    let find = candidate::Entity::find_by_id(id).filter(candidate::Column::CongressId.eq(congress));
    Ok(find.lock_exclusive().one(db).await?)
}
