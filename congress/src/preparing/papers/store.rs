//! The papers of a congress and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Giấy tờ, công việc đại hội.**
pub mod congress_paper {
    use chibo_core::congress::Offset;
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "congress_paper")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// Its place in the list.
        pub place: i32,
        /// The line of the dated rule it was taken from; empty for the congress's own.
        pub code: String,
        /// What it is.
        pub words: String,
        /// Days before the congress, below zero, or after it.
        pub days: i32,
        /// Whether they are working days.
        pub working: bool,
        /// The day it was done.
        pub done_on: Option<Date>,
    }

    impl Model {
        /// When it must be done.
        pub fn offset(&self) -> Offset {
            Offset { days: self.days, working: self.working }
        }
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for congress_paper::Entity {
    const KIND: &'static str = "congress_paper";

    fn key(row: &congress_paper::Model) -> String {
        row.id.to_string()
    }
}

/// The papers of a congress, in their order.
pub(crate) async fn list<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<congress_paper::Model>> {
    let find = congress_paper::Entity::find().filter(congress_paper::Column::CongressId.eq(congress));
    Ok(find.order_by_asc(congress_paper::Column::Place).order_by_asc(congress_paper::Column::Id).all(db).await?)
}
