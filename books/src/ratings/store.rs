//! Yearly ratings and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Xếp loại đảng viên.** A member's level of a year.
pub mod rating {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "rating")]
    pub struct Model {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The cell.
        pub cell_id: Uuid,
        /// `chibo_core::rating::Level`.
        pub level: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for rating::Entity {
    const KIND: &'static str = "rating";

    fn key(row: &rating::Model) -> String {
        format!("{}/{}", row.member_id, row.year)
    }
}

/// **Xếp loại chi bộ.** The cell's own level of a year.
pub mod cell_rating {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "cell_rating")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// `chibo_core::rating::Level`.
        pub level: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for cell_rating::Entity {
    const KIND: &'static str = "cell_rating";

    fn key(row: &cell_rating::Model) -> String {
        format!("{}/{}", row.cell_id, row.year)
    }
}

/// The ratings of a cell's members, by year.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<rating::Model>> {
    let find = rating::Entity::find().filter(rating::Column::CellId.eq(cell));
    Ok(find.order_by_asc(rating::Column::Year).order_by_asc(rating::Column::MemberId).all(db).await?)
}

/// The cell's own ratings, by year.
pub async fn list_of_cell<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<cell_rating::Model>> {
    let find = cell_rating::Entity::find().filter(cell_rating::Column::CellId.eq(cell));
    Ok(find.order_by_asc(cell_rating::Column::Year).all(db).await?)
}
