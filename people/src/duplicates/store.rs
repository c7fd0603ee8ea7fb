//! Pairs that somebody looked at and found to be two people.

use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;

/// **Hai người khác nhau.** A pair that is not to be asked about again.
pub mod distinct_pair {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row; the smaller key stands first.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "distinct_pair")]
    pub struct Model {
        /// The one.
        #[sea_orm(primary_key, auto_increment = false)]
        pub first_id: Uuid,
        /// The other.
        #[sea_orm(primary_key, auto_increment = false)]
        pub second_id: Uuid,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for distinct_pair::Entity {
    const KIND: &'static str = "distinct_pair";

    fn key(row: &distinct_pair::Model) -> String {
        format!("{}/{}", row.first_id, row.second_id)
    }
}

/// All such pairs.
pub(super) async fn list<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<distinct_pair::Model>> {
    Ok(distinct_pair::Entity::find().all(db).await?)
}
