//! Units and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

/// **Đơn vị.** A unit of the Party's tree, with its validity.
pub mod unit {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "unit")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// `cell`, `ward`, `city`, `province`.
        pub kind: String,
        /// Its name, such as `Chi bộ khu 5B`.
        pub name: String,
        /// The unit above.
        pub parent_id: Option<Uuid>,
        /// The first day, if it is known.
        pub valid_from: Option<Date>,
        /// The last day, if it has ended.
        pub valid_to: Option<Date>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for unit::Entity {
    const KIND: &'static str = "unit";

    fn key(row: &unit::Model) -> String {
        row.id.to_string()
    }
}

/// The cell of this data directory, if it was made already.
pub async fn find_cell<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<unit::Model>> {
    Ok(unit::Entity::find().filter(unit::Column::Kind.eq("cell")).order_by_asc(unit::Column::Id).one(db).await?)
}

/// The cells, the one of this data directory first.
pub async fn list_cells<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<Uuid>> {
    let find = unit::Entity::find().select_only().column(unit::Column::Id).filter(unit::Column::Kind.eq("cell"));
    Ok(find.order_by_asc(unit::Column::Id).into_tuple().all(db).await?)
}

/// All units, in the order in which they were written down.
pub async fn list<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<unit::Model>> {
    Ok(unit::Entity::find().order_by_asc(unit::Column::Id).all(db).await?)
}

/// A unit by its key.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<unit::Model>> {
    Ok(unit::Entity::find_by_id(id).one(db).await?)
}
