//! Units and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
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
        /// `chibo_core::unit::UnitKind`: `cell`, `ward`, `city`, `province`, `nation`.
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

/// **Máy của cấp trên.** The unit above cells whose own data directory this is. Where there is none, it is a cell's.
pub mod house {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row, or none.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "house")]
    pub struct Model {
        /// The ward.
        #[sea_orm(primary_key, auto_increment = false)]
        pub unit_id: Uuid,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for house::Entity {
    const KIND: &'static str = "house";

    fn key(row: &house::Model) -> String {
        row.unit_id.to_string()
    }
}

/// The cells of a cell's data directory. A ward's holds cells too, none of which is its own.
fn own_cells() -> Select<unit::Entity> {
    let of_a_ward = Query::select().column(house::Column::UnitId).from(house::Entity).take();
    let find = unit::Entity::find().filter(unit::Column::Kind.eq("cell")).filter(Expr::not_exists(of_a_ward));
    find.order_by_asc(unit::Column::Id)
}

/// The cell of this data directory, if it was made already.
pub async fn find_cell<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<unit::Model>> {
    Ok(own_cells().one(db).await?)
}

/// The ward of this data directory, if it is a ward's.
pub async fn find_ward<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<unit::Model>> {
    let Some(house) = house::Entity::find().one(db).await? else { return Ok(None) };
    find(db, house.unit_id).await
}

/// The unit of this data directory, a cell or a ward.
pub async fn find_own<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<unit::Model>> {
    match find_cell(db).await? {
        None => find_ward(db).await,
        cell => Ok(cell),
    }
}

/// The cells directly below a unit, by name.
pub async fn list_below<C: ConnectionTrait>(db: &C, above: Uuid) -> anyhow::Result<Vec<unit::Model>> {
    let find = unit::Entity::find().filter(unit::Column::ParentId.eq(above)).filter(unit::Column::Kind.eq("cell"));
    Ok(find.order_by_asc(unit::Column::Name).order_by_asc(unit::Column::Id).all(db).await?)
}

/// The cells, the one of this data directory first; none in a ward's.
pub async fn list_cells<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<Uuid>> {
    Ok(own_cells().select_only().column(unit::Column::Id).into_tuple().all(db).await?)
}

/// All units, in the order in which they were written down.
pub async fn list<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<unit::Model>> {
    Ok(unit::Entity::find().order_by_asc(unit::Column::Id).all(db).await?)
}

/// A unit by its key.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<unit::Model>> {
    Ok(unit::Entity::find_by_id(id).one(db).await?)
}
