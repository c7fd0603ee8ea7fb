//! What the ward decided, and every query on it.

use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// **Quyết định xếp loại.** How many of a cell's members are excellent in a year, and the cell's own level.
pub mod ward_rating {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "ward_rating")]
    pub struct Model {
        /// The cell's unit.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// How many members are rated excellent.
        pub excellent: i32,
        /// `chibo_core::rating::Level` of the cell itself.
        pub cell_level: Option<String>,
        /// The decision's number.
        pub number: String,
        /// Its day.
        pub decided_on: Date,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for ward_rating::Entity {
    const KIND: &'static str = "ward_rating";

    fn key(row: &ward_rating::Model) -> String {
        format!("{}/{}", row.cell_id, row.year)
    }
}

/// The decisions of a year, by cell.
pub async fn list_decided<C: ConnectionTrait>(db: &C, year: i32) -> anyhow::Result<BTreeMap<Uuid, ward_rating::Model>> {
    let rows = ward_rating::Entity::find().filter(ward_rating::Column::Year.eq(year)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.cell_id, row)).collect())
}

/// What was decided of a cell, by year.
pub async fn list_decided_of<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<ward_rating::Model>> {
    let mut rows = ward_rating::Entity::find().filter(ward_rating::Column::CellId.eq(cell)).all(db).await?;
    rows.sort_by_key(|row| row.year);
    Ok(rows)
}
