//! Members in the making and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Phát triển đảng viên.** A person on the way into the Party.
pub mod admission {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "admission")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Full name.
        pub name: String,
        /// The name without accents.
        pub folded: String,
        /// Day of birth.
        pub birth: Option<Date>,
        /// `male` or `female`.
        pub sex: Option<String>,
        /// Day of the awareness class.
        pub class_on: Option<Date>,
        /// Day of the cell's resolution.
        pub resolved_on: Option<Date>,
        /// Day of the decision.
        pub decided_on: Option<Date>,
        /// Day of admission.
        pub admitted_on: Option<Date>,
        /// Day of recognition.
        pub official_on: Option<Date>,
        /// The member that the person became.
        pub member_id: Option<Uuid>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for admission::Entity {
    const KIND: &'static str = "admission";

    fn key(row: &admission::Model) -> String {
        row.id.to_string()
    }
}

/// All persons, by name.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<admission::Model>> {
    let find = admission::Entity::find().filter(admission::Column::CellId.eq(cell));
    Ok(find.order_by_asc(admission::Column::Folded).order_by_asc(admission::Column::Id).all(db).await?)
}

/// One person.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<admission::Model>> {
    Ok(admission::Entity::find_by_id(id).one(db).await?)
}
