//! The plan of inspections and every query on it.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Kiểm tra, giám sát.** A line of a year's plan.
pub mod inspection {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "inspection")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The plan's year.
        pub year: i32,
        /// The line's number in the workbook.
        pub line: i32,
        /// `chibo_core::inspection::InspectionForm`.
        pub form: String,
        /// What is looked into.
        pub topic: String,
        /// Who or what is looked at.
        pub subject: String,
        /// The member, where the subject is one.
        pub subject_id: Option<Uuid>,
        /// When it is planned, as written.
        pub planned: Option<String>,
        /// When it was carried out.
        pub done_on: Option<Date>,
        /// The conclusion.
        pub conclusion: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for inspection::Entity {
    const KIND: &'static str = "inspection";

    fn key(row: &inspection::Model) -> String {
        row.id.to_string()
    }
}

/// The lines of all plans, by year and line.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<inspection::Model>> {
    let find = inspection::Entity::find().filter(inspection::Column::CellId.eq(cell));
    Ok(find
        .order_by_asc(inspection::Column::Year)
        .order_by_asc(inspection::Column::Line)
        .order_by_asc(inspection::Column::Id)
        .all(db)
        .await?)
}
